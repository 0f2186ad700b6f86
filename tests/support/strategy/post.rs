use super::body::block;
use super::leaf::{address, flag, inline, moment, text, words};
use super::{Json, list, object, one_of};
use proptest::prelude::*;

pub fn post() -> Json {
    object(
        [("id", words()), ("datePublished", moment())],
        [
            ("dateModified", moment()),
            ("source", source()),
            ("headline", inline()),
            ("body", list(block(), 0)),
            ("keyEvent", flag()),
            ("breaking", flag()),
            ("tags", list(text(), 0)),
            ("correction", object([("at", moment()), ("note", inline())], [])),
            ("withdrawn", object([("at", moment())], [("reason", inline())])),
            ("revisions", list(revision(), 0)),
        ],
    )
}

fn revision() -> Json {
    object([("at", moment()), ("body", list(block(), 0))], [("headline", inline()), ("note", inline())])
}

fn source() -> Json {
    let known = one_of(&["desk", "correspondent", "reader", "social", "press", "official"]);
    object(
        [("type", prop_oneof![4 => known, 1 => words()].boxed())],
        [
            ("name", text()),
            ("role", text()),
            ("place", text()),
            ("organisation", text()),
            ("handle", text()),
            ("channel", text()),
            ("verb", text()),
            ("url", address()),
            ("image", address()),
        ],
    )
}
