use proptest::prelude::*;
use serde_json::{Value, json};

use super::leaf::{address, flag, inline, moment, size, text, words};
use super::post::post;
use super::{Json, list, object, one_of};

/// A whole document.
pub fn document() -> Json {
    let publisher = object([("name", text())], [("url", address()), ("logo", address())]);
    let key_point = object([("text", inline())], [("post", words())]);
    let link = object([("text", text()), ("url", address())], [("kind", text())]);
    let version = prop::sample::select(vec![json!(1), json!(1.0)]).boxed();
    object(
        [("version", version), ("id", words()), ("headline", words()), ("posts", list(post(), 0))],
        [
            ("standfirst", inline()),
            ("url", address()),
            ("inLanguage", matching("[a-zA-Z][a-zA-Z0-9]{0,7}(-[a-zA-Z0-9]{1,8}){0,3}")),
            ("timeZone", matching("[A-Z][a-z]{1,9}(/[A-Za-z_]{1,9})?")),
            ("status", one_of(&["upcoming", "live", "ended"])),
            ("coverageStartTime", known()),
            ("coverageEndTime", known()),
            ("dateModified", moment()),
            ("publisher", publisher),
            ("keyPoints", list(key_point, 0)),
            ("pinned", words()),
            ("contact", contact()),
            ("comments", comments()),
            ("refresh", (5..=300).prop_map(Value::from).boxed()),
            ("older", address()),
            ("links", list(link, 0)),
        ],
    )
}

fn matching(pattern: &'static str) -> Json {
    pattern.prop_map(Value::from).boxed()
}

/// A moment other than the zeros of clocks.
fn known() -> Json {
    moment()
        .prop_filter("a zero", |at| at.as_str().is_none_or(|at| !at.contains("-01-01") && !at.contains("-12-31")))
        .boxed()
}

fn contact() -> Json {
    let social = object([("label", text()), ("url", address())], []);
    object([], [("sms", text()), ("social", social), ("email", text()), ("notice", inline())])
}

fn comments() -> Json {
    let mailbox = "mailto:[a-z]{1,5}@[a-z.]{1,9}".prop_map(Value::from).boxed();
    prop_oneof![comments_to(&["json", "isso"], address()), comments_to(&["mailto"], mailbox)].boxed()
}

fn comments_to(protocols: &'static [&'static str], action: Json) -> Json {
    let field = || one_of(&["required", "optional", "none"]);
    let fields = object([], [("email", field()), ("place", field()), ("phone", field())]);
    object(
        [("open", flag()), ("protocol", one_of(protocols)), ("action", action)],
        [("maxLength", size()), ("fields", fields), ("notice", inline()), ("terms", address())],
    )
}
