//! Whose language and whose clock a coverage has, and when it was.

use crate::feed::cursor::{Cursor, leaf};
use crate::timeline::moment::Moment;

/// A language tag. One as programs in C write it, `de_DE`, is read as it is meant.
pub(super) fn language(at: &Cursor<'_>) -> Option<String> {
    let written = leaf::words(at)?;
    let tag = written.replace('_', "-");
    let is_subtag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric());
    let is_tag = tag.split('-').all(is_subtag) && tag.as_bytes()[0].is_ascii_alphabetic();
    if !is_tag || tag != written {
        at.fault::<()>("is no language tag such as en-GB");
    }
    is_tag.then_some(tag)
}

/// A time zone. An offset is read as it is meant.
pub(super) fn time_zone(at: &Cursor<'_>) -> Option<String> {
    let written = leaf::words(at)?;
    Some(match zone_of_offset(written.trim()) {
        Some(zone) => {
            at.fault::<()>("is an offset, which has no summer time, and not the name of a zone such as Europe/London");
            zone
        }
        None => written,
    })
}

/// The zone of `+02:00`, `UTC+2`, `GMT-0330` and the like. Zones of whole hours have names that all browsers know; in them the
/// sign is that of POSIX.
fn zone_of_offset(text: &str) -> Option<String> {
    let has_prefix = text.get(..3).is_some_and(|start| ["utc", "gmt"].contains(&&*start.to_ascii_lowercase()));
    let text = if has_prefix { text[3..].trim_start() } else { text };
    let (sign, digits) = [("+", "-"), ("-", "+"), ("\u{2212}", "+")]
        .into_iter()
        .find_map(|(sign, inverse)| Some((inverse, text.strip_prefix(sign)?)))?;
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "00"),
    };
    let is_number = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    if !matches!((hours.len(), minutes.len()), (1..=2, 2)) || !is_number(hours) || !is_number(minutes) {
        return None;
    }
    let number = |text: &str| text.bytes().fold(0, |number, digit| number * 10 + i32::from(digit - b'0'));
    match (number(hours), number(minutes)) {
        (15.., _) | (_, 60..) => None,
        (0, 0) => Some("UTC".to_owned()),
        (_, 0) => Some(["Etc/GMT", sign, hours.trim_start_matches('0')].concat()),
        _ => {
            let zero = if hours.len() < 2 { "0" } else { "" };
            Some([if sign == "-" { "+" } else { "-" }, zero, hours, ":", minutes].concat())
        }
    }
}

/// A moment. The zeros of clocks, which programs write in the place of none, are not one.
pub(super) fn moment(at: &Cursor<'_>) -> Option<Moment> {
    // That of many databases; that of Unix, in the east and in the west.
    const ZEROS: [&str; 3] = ["0001-01-01", "1970-01-01", "1969-12-31"];
    let written = leaf::str(at)?;
    if ZEROS.iter().any(|zero| written.starts_with(zero)) {
        return at.fault("is the zero of a clock and not a time");
    }
    leaf::moment(at)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::zone_of_offset;

    #[test]
    fn an_offset_is_a_zone_without_summer_time() {
        for (written, zone) in [
            ("UTC+2", "Etc/GMT-2"),
            ("utc +02:00", "Etc/GMT-2"),
            ("+02:00", "Etc/GMT-2"),
            ("GMT-3", "Etc/GMT+3"),
            ("\u{2212}0330", "-03:30"),
            ("UTC+5:30", "+05:30"),
            ("+14", "Etc/GMT-14"),
            ("UTC+0", "UTC"),
        ] {
            assert_eq!(zone_of_offset(written).as_deref(), Some(zone), "{written}");
        }
        for name in [
            "+2:5",
            "+123456",
            "UTC",
            "GMT",
            "Europe/London",
            "Etc/GMT-2",
            "+",
            "UTC+",
            "+15",
            "+2:75",
            "++2",
            "+2:+5",
            "+a",
            "2",
            "",
            "é+2",
        ] {
            assert_eq!(zone_of_offset(name), None, "{name}");
        }
    }
}
