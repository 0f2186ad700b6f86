//! What the tests that lean on the naughty strings take for granted.

use std::collections::HashSet;

use generator::naughty::{kinds, strings};

#[test]
fn there_are_five_hundred_and_each_once() {
    let strings = strings();
    assert!(strings.len() >= 500, "{}", strings.len());
    let mut seen = HashSet::new();
    let repeated: Vec<&String> = strings.iter().filter(|string| !seen.insert(*string)).collect();
    assert!(repeated.is_empty(), "{repeated:?}");
}

#[test]
fn every_kind_has_its_strings_and_a_name_of_its_own() {
    let kinds = kinds();
    let names: HashSet<&str> = kinds.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), kinds.len());
    for kind in &kinds {
        assert!(kind.strings.len() >= 10, "{}: {}", kind.name, kind.strings.len());
    }
}

#[test]
fn they_are_the_same_every_time() {
    assert_eq!(strings(), strings());
}

#[test]
fn a_form_could_send_each_as_it_is() {
    for string in strings() {
        assert_eq!(string.trim(), string);
        assert!(!string.contains(['\0', '\r']), "{string:?}");
        assert!(string.chars().any(|character| character.is_alphanumeric() || is_to_be_seen(character)), "{string:?}");
        assert!(string.chars().count() <= 1000, "{string:?}");
    }
}

/// A mark or a picture.
fn is_to_be_seen(character: char) -> bool {
    character.is_ascii_graphic()
        || matches!(character, '\u{a1}'..='\u{2fff}' | '\u{3001}'.. ) && !character.is_whitespace()
}

#[test]
fn every_length_in_utf_8_is_there() {
    for length in 1..=4 {
        assert!(strings().iter().any(|string| string.chars().any(|character| character.len_utf8() == length)));
    }
}
