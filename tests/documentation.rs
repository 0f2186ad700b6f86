//! `docs/feed.md` keeps its word.

use std::collections::BTreeSet;

use serde_json::Value;

mod support {
    pub mod documented;
    pub mod read;
    pub mod sample;
    pub mod schema;
}

use support::documented::documented;
use support::read::{HEAD, read};
use support::sample::sample;
use support::schema::validator;

const TEXT: &str = include_str!("../docs/feed.md");

/// The names of all properties in `schema`, however deep.
fn properties(schema: &Value) -> BTreeSet<&str> {
    let own = schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.as_str());
    let below: Vec<&Value> = match schema {
        Value::Object(members) => members.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    own.chain(below.into_iter().flat_map(properties)).collect()
}

/// The names of all members in `document`, however deep.
fn members(document: &Value) -> BTreeSet<&str> {
    match document {
        Value::Object(object) => object
            .iter()
            .flat_map(|(name, value)| {
                let mut names = members(value);
                names.insert(name);
                names
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(members).collect(),
        _ => BTreeSet::new(),
    }
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../public/schema/coverage-1.schema.json")).unwrap()
}

#[test]
fn its_examples_are_valid_and_read_without_a_fault() {
    let examples = documented();
    assert_eq!(examples.len(), 2);
    for example in examples {
        assert!(validator().is_valid(&example));
        let decoded = read(example.to_string().as_bytes(), HEAD).unwrap();
        assert_eq!((decoded.faults, decoded.lost_posts), (vec![], 0));
    }
}

#[test]
fn its_full_example_shows_every_property_of_the_format() {
    let schema = schema();
    let example = documented().remove(1);
    assert_eq!(properties(&schema).difference(&members(&example)).collect::<Vec<_>>(), [&""; 0]);
}

#[test]
fn it_names_every_property_of_the_format() {
    let schema = schema();
    let nameless: Vec<_> =
        properties(&schema).into_iter().filter(|name| !TEXT.contains(&format!("`{name}`"))).collect();
    assert_eq!(nameless, [""; 0]);
}

#[test]
fn its_links_within_the_page_lead_to_its_headings() {
    let headings: Vec<String> = TEXT
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| line.trim_start_matches(['#', ' ']).to_lowercase().replace(' ', "-"))
        .collect();
    for link in TEXT.split("](#").skip(1) {
        let target = link.split(')').next().unwrap();
        assert!(headings.iter().any(|heading| heading == target), "{target}");
    }
}

#[test]
fn the_sample_coverage_is_read_without_a_fault() {
    let decoded = read(sample().to_string().as_bytes(), HEAD).unwrap();
    assert_eq!((decoded.faults, decoded.lost_posts), (vec![], 0));
    assert!(decoded.snapshot.posts.len() >= 100);
}
