//! Documents that hold to the format, in all its breadth.

use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

mod body;
mod coverage;
mod leaf;
mod post;

pub use coverage::document;

type Json = BoxedStrategy<Value>;

/// An object with all the `required` members, some of the `optional` ones, and perhaps one that nobody knows.
fn object<const R: usize, const O: usize>(
    required: [(&'static str, Json); R],
    optional: [(&'static str, Json); O],
) -> Json {
    let required = required.map(|(key, value)| (key, value.prop_map(Some).boxed()));
    let optional = optional.map(|(key, value)| (key, option::of(value).boxed()));
    let unknown = ("x-own", option::weighted(0.1, Just(json!({ "type": 7, "url": null }))).boxed());
    let (keys, values): (Vec<_>, Vec<_>) = required.into_iter().chain(optional).chain([unknown]).unzip();
    values
        .prop_map(move |values| {
            let members = keys.iter().zip(values).filter_map(|(key, value)| Some(((*key).to_owned(), value?)));
            Value::Object(members.collect::<Map<_, _>>())
        })
        .boxed()
}

fn list(of: Json, least: usize) -> Json {
    prop::collection::vec(of, least..least + 3).prop_map(Value::from).boxed()
}

fn one_of(words: &'static [&'static str]) -> Json {
    prop::sample::select(words).prop_map(Value::from).boxed()
}
