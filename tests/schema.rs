//! The schema and the decoder say the same: a document is valid exactly if it is read without a fault.

use proptest::prelude::*;
use serde_json::{Value, json};

mod support {
    pub mod cases;
    pub mod documented;
    pub mod mutation;
    pub mod places;
    pub mod read;
    pub mod sample;
    pub mod schema;
    pub mod strategy;
}

use support::cases::cases;
use support::documented::documented;
use support::places::places;
use support::read::{HEAD, read};
use support::sample::sample;
use support::{mutation, schema, strategy};

/// Whether both let `document` pass; fails where they differ.
#[track_caller]
fn verdict(validator: &jsonschema::Validator, document: &Value, about: &str) -> bool {
    // `null` is as good as absent.
    let absent = without_nulls(document.clone());
    let valid = validator.is_valid(&absent);
    let faults = match read(document.to_string().as_bytes(), HEAD) {
        Ok(decoded) => decoded.faults.iter().map(ToString::to_string).collect(),
        Err(error) => vec![format!("{error:?}")],
    };
    let errors: Vec<_> = validator.iter_errors(&absent).map(|error| error.to_string()).collect();
    assert_eq!(valid, faults.is_empty(), "{about}\nschema: {errors:#?}\ndecoder: {faults:#?}");
    valid
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let present = members.into_iter().filter(|(_, value)| !value.is_null());
            present.map(|(name, value)| (name, without_nulls(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

fn with(place: &str, value: Value) -> Value {
    let mut document = documented().remove(1);
    *document.pointer_mut(place).unwrap() = value;
    document
}

#[test]
fn the_sample_coverage_is_valid_and_read_without_a_fault() {
    assert!(verdict(schema::validator(), &sample(), "the sample"));
}

#[test]
fn both_agree_on_every_single_change_to_the_documented_example() {
    let validator = schema::validator();
    let (mut valid, mut invalid) = (0, 0);
    mutation::each(&documented()[1], |document, place| {
        *if verdict(validator, document, place) { &mut valid } else { &mut invalid } += 1;
    });
    assert!(valid > 500 && invalid > 5000, "{valid} valid, {invalid} invalid");
}

#[test]
fn both_agree_on_every_single_change_to_the_sample() {
    let validator = schema::validator();
    let sample = sample();
    let head = |posts: &[Value]| json!({ "version": 1, "id": "a", "headline": "b", "posts": posts });
    for post in sample["posts"].as_array().unwrap().iter().step_by(4) {
        mutation::each(&head(std::slice::from_ref(post)), |document, place| {
            verdict(validator, document, place);
        });
    }
    let mut without_posts = sample.clone();
    without_posts["posts"] = json!([]);
    mutation::each(&without_posts, |document, place| {
        verdict(validator, document, place);
    });
}

#[test]
fn what_nobody_knows_is_passed_over_by_both() {
    let validator = schema::validator();
    let document = &documented()[1];
    for place in places(document) {
        let mut changed = document.clone();
        if let Some(Value::Object(members)) = changed.pointer_mut(&place) {
            members.insert("x-own".to_owned(), json!({ "url": 7, "datePublished": null, "type": "" }));
            assert!(verdict(validator, &changed, &place));
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_document_that_holds_to_the_format_passes_both(document in strategy::document()) {
        prop_assert!(verdict(schema::validator(), &document, "generated"));
    }

    #[test]
    fn both_agree_on_what_is_a_moment(
        text in "(19|20|00)[0-9]{2}-[01][0-9]-[0-3][0-9][Tt ]?(2[0-4]|[01][0-9]|23):(59|[0-6][0-9]):(60|[0-6][0-9])(\\.[0-9]{0,10})?([Zz]|[+\u{2212}-](00|[0-2][0-9]):?(00|[0-6][0-9]))?",
    ) {
        let validator = schema::validator();
        verdict(validator, &with("/posts/0/datePublished", json!(text)), &text);
        verdict(validator, &with("/posts/4/body/0/dateCreated", json!(text)), &text);
    }

    #[test]
    fn both_agree_on_what_is_an_address(text in address_like()) {
        let validator = schema::validator();
        for place in ["/older", "/posts/0/source/url", "/posts/0/body/1/text/1/href", "/comments/action"] {
            verdict(validator, &with(place, json!(text)), &format!("{text:?} at {place}"));
        }
        let mut by_mail = with("/comments/protocol", json!("mailto"));
        by_mail["comments"]["action"] = json!(text);
        verdict(validator, &by_mail, &format!("{text:?} as a mailbox"));
    }

    #[test]
    fn both_agree_on_what_is_blank(text in "[\\s\\p{Cc}\\p{Zs}\u{feff}\u{200b}\u{180e}]{0,3}") {
        let validator = schema::validator();
        for place in ["/id", "/posts/0/id", "/timeZone", "/pinned", "/posts/0/source/type", "/url"] {
            verdict(validator, &with(place, json!(text)), &format!("{text:?} at {place}"));
        }
    }
}

/// A host is one that can exist: whether it can is the one thing about an address that no pattern tells.
fn address_like() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(vec![
        "",
        "",
        "http:",
        "https:",
        "HTTPS:",
        "javascript:",
        "Data:",
        "mailto:",
        "MailTo:",
        "tel:",
        "ftp:",
        "a:",
        "1:",
        ".:",
        " https:",
    ]);
    let slashes = prop::sample::select(vec!["", "/", "//", "///", "\\\\", "/\\", "//\\", "/\t/"]);
    let host =
        prop::sample::select(vec!["", "example.org", "example.org:8080", "[::1]", "bücher.example", "u@example.org"]);
    let rest = "([/?#\\\\ \t][/?#:@\\\\ é%|<a\t\n\u{a0}\u{2028}\u{85}\u{7f}\u{ad}]{0,5})?";
    (scheme, slashes, host, rest).prop_map(|(scheme, slashes, host, rest)| [scheme, slashes, host, &rest].concat())
}
