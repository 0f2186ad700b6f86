//! What the tests that lean on the generator take for granted.

use std::collections::HashSet;

use generator::{HEAD, coverage, pages};
use serde_json::Value;

fn posts(document: &Value) -> &[Value] {
    document["posts"].as_array().unwrap()
}

fn ids(document: &Value) -> Vec<&str> {
    posts(document).iter().map(|post| post["id"].as_str().unwrap()).collect()
}

#[test]
fn every_document_is_valid() {
    let schema = serde_json::from_str(include_str!("../../../public/schema/coverage-1.schema.json")).unwrap();
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
    let paged = pages(130, 50, 3).into_iter().map(|(_, document)| document);
    for document in paged.chain([coverage(0, 1), coverage(1, 1), coverage(300, 2)]) {
        let errors: Vec<_> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
    }
}

#[test]
fn it_holds_as_many_posts_as_were_asked_for_and_each_id_once() {
    for length in [0, 1, 24, 10_000] {
        let document = coverage(length, 7);
        assert_eq!(posts(&document).len(), length);
        assert_eq!(ids(&document).into_iter().collect::<HashSet<_>>().len(), length);
    }
}

#[test]
fn posts_come_newest_first_about_a_minute_apart() {
    let document = coverage(3000, 7);
    let times: Vec<&str> = posts(&document).iter().map(|post| post["datePublished"].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|newer, older| newer > older));
    let minutes: HashSet<&str> = times.iter().map(|time| &time[..16]).collect();
    assert_eq!(minutes.len(), times.len());
}

#[test]
fn two_dozen_posts_hold_every_voice_and_every_block() {
    let document = coverage(24, 7);
    let voices: HashSet<&str> = posts(&document).iter().filter_map(|post| post["source"]["type"].as_str()).collect();
    assert_eq!(voices.len(), 6);
    let blocks: HashSet<&str> = posts(&document)
        .iter()
        .flat_map(|post| post["body"].as_array().into_iter().flatten())
        .filter_map(|block| block["type"].as_str())
        .collect();
    assert_eq!(blocks.len(), 10, "{blocks:?}");
}

#[test]
fn the_same_seed_gives_the_same_coverage_and_another_seed_another() {
    assert_eq!(coverage(50, 7), coverage(50, 7));
    assert_ne!(posts(&coverage(50, 7)), posts(&coverage(50, 8)));
}

#[test]
fn a_longer_coverage_holds_the_shorter_one() {
    let (shorter, longer) = (coverage(40, 7), coverage(42, 7));
    assert_eq!(posts(&longer)[2..], *posts(&shorter));
}

#[test]
fn pages_hold_the_coverage_between_them_and_each_names_the_next() {
    let paged = pages(130, 50, 7);
    let names: Vec<&str> = paged.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [HEAD, "older-1.json", "older-2.json"]);
    let older: Vec<Option<&str>> = paged.iter().map(|(_, document)| document["older"].as_str()).collect();
    assert_eq!(older, [Some("older-1.json"), Some("older-2.json"), None]);
    let whole = coverage(130, 7);
    let together: Vec<&str> = paged.iter().flat_map(|(_, document)| ids(document)).collect();
    assert_eq!(together, ids(&whole));
    assert_eq!(pages(0, 50, 7).len(), 1);
}

#[test]
fn words_vary_enough_to_be_searched_for() {
    let text = coverage(1000, 7)["posts"].to_string();
    let words: HashSet<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
    assert!(words.len() > 250, "{}", words.len());
    let pumping = text.matches("pumping").count();
    assert!((20..1000).contains(&pumping), "{pumping}");
}
