//! Reads one value. An invalid one is a fault.

use serde_json::Value;

use super::Cursor;
use crate::timeline::href::{Href, HttpUrl};
use crate::timeline::moment::Moment;

pub(in crate::feed) fn text(at: &Cursor<'_>) -> Option<String> {
    str(at).map(str::to_owned)
}

pub(in crate::feed) fn str<'a>(at: &Cursor<'a>) -> Option<&'a str> {
    match at.value {
        Value::String(text) => {
            if at.notes.is_mended && text.contains('\u{fffd}') {
                at.note("holds bytes that are no text");
            }
            Some(text)
        }
        _ => at.fault("is not a text"),
    }
}

/// Text that is not blank.
pub(in crate::feed) fn words(at: &Cursor<'_>) -> Option<String> {
    not_blank(at).map(str::to_owned)
}

fn not_blank<'a>(at: &Cursor<'a>) -> Option<&'a str> {
    let text = str(at)?;
    if text.trim().is_empty() { at.fault("is blank") } else { Some(text) }
}

/// A whole number of at least `least`.
pub(in crate::feed) fn number(at: &Cursor<'_>, least: u32) -> Option<u32> {
    // In JSON Schema, 960.0 is an integer.
    let number = at.value.as_f64().filter(|number| *number == number.trunc());
    match number {
        Some(number) if number >= f64::from(least) && number <= f64::from(u32::MAX) => Some(number as u32),
        _ => at.fault(&["is not a whole number of at least ", &least.to_string()].concat()),
    }
}

/// A whole number of at least 1.
pub(in crate::feed) fn positive(at: &Cursor<'_>) -> Option<u32> {
    number(at, 1)
}

pub(in crate::feed) fn moment(at: &Cursor<'_>) -> Option<Moment> {
    Moment::parse(str(at)?).or_else(|| at.fault("is not a date and time of RFC 3339"))
}

/// A URL to fetch or to open.
pub(in crate::feed) fn http_url(at: &Cursor<'_>) -> Option<HttpUrl> {
    resolved(at, reference(at)?).or_else(|| at.fault("is not an http or https address"))
}

/// The same; its absence is no fault.
pub(in crate::feed) fn resolved(at: &Cursor<'_>, reference: &str) -> Option<HttpUrl> {
    if reference.trim().is_empty() {
        return None;
    }
    HttpUrl::parse(reference).or_else(|| HttpUrl::parse(&resolve(at, reference)?))
}

/// The target of a link.
pub(in crate::feed) fn href(at: &Cursor<'_>) -> Option<Href> {
    let reference = reference(at)?;
    Href::parse(reference)
        .or_else(|| Href::parse(&resolve(at, reference)?))
        .or_else(|| at.fault("is not an address that a link may lead to"))
}

fn reference<'a>(at: &Cursor<'a>) -> Option<&'a str> {
    let text = not_blank(at)?;
    // Browsers accept surrounding white space in a URL, so a picture is not lost for it.
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
        at.fault::<()>("holds white space, a control character or a backslash");
    }
    Some(text)
}

fn resolve(at: &Cursor<'_>, reference: &str) -> Option<String> {
    let after_scheme = ["http:", "https:"].into_iter().find_map(|scheme| {
        let (start, rest) = reference.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    // `https:page` is relative in an https document and absolute in an http one, and resolvers disagree about the host in
    // `///host`.
    let is_plain = match after_scheme {
        Some(rest) => rest.starts_with("//") && !rest.starts_with("///"),
        None => !reference.starts_with("///"),
    };
    if is_plain { (at.notes.resolve)(reference.trim()) } else { None }
}
