use proptest::prelude::*;
use serde_json::Value;

use super::{Json, list, object};

pub fn text() -> Json {
    prop_oneof!["\\PC{0,12}", "[\\s\\PC]{0,6}", "[a-zé ]{0,30}"].prop_map(Value::from).boxed()
}

pub fn words() -> Json {
    "[\\s]{0,2}[a-zA-Z0-9é_ م<>/~-]{0,12}[a-zA-Zم7\u{feff}][\\s]{0,2}".prop_map(Value::from).boxed()
}

pub fn flag() -> Json {
    any::<bool>().prop_map(Value::from).boxed()
}

/// A whole number of at least one, now and then written with a decimal point.
pub fn size() -> Json {
    prop_oneof![(1..=u32::MAX).prop_map(Value::from), (1..5000_u16).prop_map(|size| Value::from(f64::from(size))),]
        .boxed()
}

pub fn moment() -> Json {
    moment_text().prop_map(Value::from).boxed()
}

fn moment_text() -> impl Strategy<Value = String> {
    let time = "[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,12})?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";
    (day(), time).prop_map(|(day, time)| day + &time)
}

fn day() -> impl Strategy<Value = String> {
    let longest = |month: u32| match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (0..10_000_u32, 1..=12_u32, 1..=31_u32)
        .prop_map(move |(year, month, day)| format!("{year:04}-{month:02}-{:02}", day.min(longest(month))))
}

pub fn date() -> Json {
    prop_oneof![moment_text(), day()].prop_map(Value::from).boxed()
}

pub fn address() -> Json {
    address_text().prop_map(Value::from).boxed()
}

fn address_text() -> impl Strategy<Value = String> {
    let host = "(https?:|HTTPS:|)//(www\\.)?[a-z]{1,8}\\.example(:80)?";
    let rest = "(/[a-zA-Z0-9é._~%@:|\\[\\]-]{0,8}){0,3}(\\?[a-z=&/]{0,6})?(#[a-z]{0,4})?";
    let absolute = (host, rest).prop_map(|(host, rest)| host + &rest);
    prop_oneof![absolute, "\\.\\./[a-z0-9é:]{1,9}", "/?[a-z]{1,9}(/[a-z:]{1,5})?", "[?#][a-z]{0,5}"]
}

pub fn inline() -> Json {
    let target = prop_oneof![address_text(), "(mailto|MAILTO|tel):[a-z0-9@.]{1,12}"].prop_map(Value::from).boxed();
    let span = object(
        [("text", text())],
        [("href", target), ("post", words()), ("strong", flag()), ("emphasis", flag()), ("code", flag())],
    );
    prop_oneof![text(), list(prop_oneof![text(), span].boxed(), 0)].boxed()
}
