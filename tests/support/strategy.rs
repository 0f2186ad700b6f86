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

/// Any JSON at all.
pub fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|map| Value::from_iter(map)),
        ]
    })
}

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
