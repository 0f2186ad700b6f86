//! Reads one value. What cannot be read is noted.

use serde_json::Value;

use super::Cursor;
use crate::timeline::href::{Href, HttpUrl};
use crate::timeline::moment::Moment;

pub(in crate::feed) fn text(at: &Cursor<'_>) -> Option<String> {
    str(at).map(str::to_owned)
}

pub(in crate::feed) fn str<'a>(at: &Cursor<'a>) -> Option<&'a str> {
    match at.value {
        Value::String(text) => Some(text),
        _ => at.fault("is not a text"),
    }
}

/// Text that is more than white space.
pub(in crate::feed) fn words(at: &Cursor<'_>) -> Option<String> {
    let text = str(at)?;
    if text.trim().is_empty() {
        return at.fault("is blank");
    }
    Some(text.to_owned())
}

/// A whole number of at least `least`.
pub(in crate::feed) fn number(at: &Cursor<'_>, least: u32) -> Option<u32> {
    // JSON Schema counts 960.0 as an integer too.
    let number = at.value.as_f64().filter(|number| *number == number.trunc());
    match number {
        Some(number) if number >= f64::from(least) && number <= f64::from(u32::MAX) => Some(number as u32),
        _ => at.fault(&["is not a whole number of at least ", &least.to_string()].concat()),
    }
}

pub(in crate::feed) fn moment(at: &Cursor<'_>) -> Option<Moment> {
    let text = str(at)?;
    Moment::parse(text).or_else(|| at.fault("is not a date and time of RFC 3339"))
}

/// An address to fetch from or to open.
pub(in crate::feed) fn http_url(at: &Cursor<'_>) -> Option<HttpUrl> {
    let reference = str(at)?;
    HttpUrl::parse(reference)
        .or_else(|| HttpUrl::parse(&at.notes.base.resolve(reference)?))
        .or_else(|| at.fault("is not an http or https address"))
}

/// The target of a link in a text.
pub(in crate::feed) fn href(at: &Cursor<'_>) -> Option<Href> {
    let reference = str(at)?;
    Href::parse(reference)
        .or_else(|| Href::parse(&at.notes.base.resolve(reference)?))
        .or_else(|| at.fault("is not an address that a link may lead to"))
}
