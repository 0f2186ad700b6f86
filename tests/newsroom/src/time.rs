//! Instants as text.

use chrono::{DateTime, FixedOffset, NaiveDateTime, SecondsFormat};

const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// The first instant of a generated day: 2031-05-04T06:00:00Z, a Sunday.
pub const START: i64 = 1_935_640_800_000;

/// How a server writes its times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Minutes east of UTC, in which times are written.
    pub offset: i32,
    /// Milliseconds by which the server's clock is ahead of the true time.
    pub ahead: i64,
    /// Milliseconds to which times are rounded down.
    pub precision: i64,
}

impl Clock {
    /// A right clock that writes UTC to the millisecond.
    pub const UTC: Self = Self { offset: 0, ahead: 0, precision: 1 };

    /// An instant as this server writes it.
    #[must_use]
    pub fn write(&self, instant: i64) -> String {
        rfc3339(self.read(instant), self.offset)
    }

    /// The instant that [`write`](Self::write) names.
    #[must_use]
    pub fn read(&self, instant: i64) -> i64 {
        let shown = instant + self.ahead;
        shown - shown.rem_euclid(self.precision)
    }
}

/// An instant in RFC 3339, with an offset in minutes.
#[must_use]
pub fn rfc3339(instant: i64, offset: i32) -> String {
    let offset = FixedOffset::east_opt(offset * 60);
    let written = offset.and_then(|offset| Some(DateTime::from_timestamp_millis(instant)?.with_timezone(&offset)));
    written.map(|time| time.to_rfc3339_opts(SecondsFormat::AutoSi, true)).unwrap_or_default()
}

/// Reads an instant in RFC 3339.
#[must_use]
pub fn parse(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis())
}

/// An instant as HTTP writes it (RFC 9110, section 5.6.7).
#[must_use]
pub fn http_date(instant: i64) -> String {
    let time = DateTime::from_timestamp_millis(instant);
    time.map(|time| time.format(HTTP_DATE).to_string()).unwrap_or_default()
}

/// Reads an instant as HTTP writes it.
#[must_use]
pub fn parse_http_date(text: &str) -> Option<i64> {
    NaiveDateTime::parse_from_str(text, HTTP_DATE).ok().map(|time| time.and_utc().timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_day_begins_when_the_generator_says() {
        assert_eq!(parse(&generator::at(0)), Some(START));
        assert_eq!(rfc3339(START, 0), generator::at(0));
    }

    #[test]
    fn an_instant_is_written_in_any_offset_and_read_back() {
        for offset in [-570, 0, 60, 345] {
            let clock = Clock { offset, ahead: 90_000, precision: 60_000 };
            assert_eq!(parse(&clock.write(START + 30_001)), Some(START + 120_000), "{offset}");
        }
        assert_eq!(rfc3339(START + 250, 345), "2031-05-04T11:45:00.250+05:45");
    }

    #[test]
    fn dates_are_written_as_http_writes_them_and_read_back() {
        assert_eq!(http_date(START), "Sun, 04 May 2031 06:00:00 GMT");
        assert_eq!(http_date(START + 18 * 3_600_000), "Mon, 05 May 2031 00:00:00 GMT");
        assert_eq!(parse_http_date(&http_date(START)), Some(START));
        assert_eq!(parse_http_date("soon"), None);
    }
}
