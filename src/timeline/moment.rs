use std::cmp::Ordering;
use std::fmt;

use chrono::{DateTime, FixedOffset, SecondsFormat, TimeZone};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// An instant as the feed has it: UTC milliseconds, and the offset from UTC.
///
/// Moments are compared by the instant alone: one and the same may be written with different offsets.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    utc_ms: i64,
    offset_minutes: i32,
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.utc_ms == other.utc_ms
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        self.utc_ms.cmp(&other.utc_ms)
    }
}

impl Moment {
    /// Reads a date and time of RFC 3339, such as `2014-06-13T12:17:00+01:00`.
    ///
    /// Fractions of a second are truncated to milliseconds. `None` for anything else: a date without a time, a time without an
    /// offset, an invalid day.
    pub fn parse(text: &str) -> Option<Self> {
        let parsed = DateTime::parse_from_rfc3339(text).ok()?;
        let utc_ms = parsed.timestamp_millis();
        // Chrono accepts more than the RFC: a space for the `T`, a typographic minus, and a 61st second in every minute.
        let as_written = text.is_ascii() && text.as_bytes()[10] != b' ';
        let leaps = &text.as_bytes()[17..19] == b"60";
        let is_strict = as_written && (!leaps || utc_ms.rem_euclid(DAY_MS) < 1000);
        is_strict.then(|| Self { utc_ms, offset_minutes: parsed.offset().local_minus_utc() / 60 })
    }

    /// The instant `utc_ms` milliseconds after 1970-01-01T00:00:00Z.
    pub fn from_utc_ms(utc_ms: i64) -> Self {
        Self { utc_ms, offset_minutes: 0 }
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn utc_ms(self) -> i64 {
        self.utc_ms
    }
}

/// RFC 3339, with the offset of the feed.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = FixedOffset::east_opt(self.offset_minutes * 60)
            .and_then(|offset| offset.timestamp_millis_opt(self.utc_ms).single());
        written.map_or(Ok(()), |written| f.write_str(&written.to_rfc3339_opts(SecondsFormat::AutoSi, true)))
    }
}

/// When a picture was taken: a day or an instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// A calendar day, stored as its midnight in UTC.
    On(Moment),
    /// An instant.
    At(Moment),
}

impl Taken {
    /// Reads a date of RFC 3339 (`2014-06-13`), or a date and time.
    pub fn parse(text: &str) -> Option<Self> {
        let day = || Moment::parse(&[text, "T00:00:00Z"].concat()).map(Self::On);
        Moment::parse(text).map(Self::At).or_else(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_back_in_its_own_offset() {
        for text in ["2014-06-13T12:17:00+01:00", "2014-06-13T12:17:00Z", "2014-06-13T12:17:00.250-05:30"] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn the_instant_alone_decides_whatever_the_offset() {
        let here = Moment::parse("2014-06-13T12:17:00+01:00").unwrap();
        assert_eq!(here, Moment::from_utc_ms(here.utc_ms()));

        let later = Moment::parse("2014-06-13T11:18:00Z").unwrap();
        assert!(here < later);
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "12:17",
            "2014-06-13",
            "2014-06-13T12:17:00",
            "2014-02-30T12:17:00Z",
            "2014-06-13 12:17:00Z",
            "2014-06-13T12:17:00\u{2212}05:00",
            "2014-06-13T12:17:60Z",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_leap_second_is_a_moment_where_the_calendar_has_one() {
        let after = Moment::parse("2015-07-01T00:00:00Z").unwrap().utc_ms();
        for text in ["2015-06-30T23:59:60Z", "2015-07-01T00:59:60+01:00"] {
            assert_eq!(Moment::parse(text).map(Moment::utc_ms), Some(after), "{text}");
        }
        assert_eq!(Moment::parse("2015-07-01T00:59:60Z"), None);
    }

    #[test]
    fn a_picture_may_be_dated_to_the_day() {
        let midnight = Moment::parse("2014-06-13T00:00:00Z").unwrap();
        assert_eq!(Taken::parse("2014-06-13"), Some(Taken::On(midnight)));
        assert_eq!(Taken::parse("2014-06-13T00:00:00Z"), Some(Taken::At(midnight)));
        for text in ["June 2014", "2014-6-13", " 2014-06-13", "2014-06-31", "+2014-06-13"] {
            assert_eq!(Taken::parse(text), None, "{text}");
        }
    }
}
