//! Times as systems write them, as RFC 3339.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};

use crate::field::Field;

/// Seconds since 1970 from which a number is taken for milliseconds: the year 5138.
const MILLISECONDS_FROM: f64 = 1e11;

/// A time as RFC 3339: a number of seconds or milliseconds since 1970, RFC 3339 with or without a colon, seconds or an offset, or RFC
/// 822. Without an offset it is taken for UTC.
pub(crate) fn read(field: &Field<'_>) -> Option<String> {
    if let Some(number) = field.number().filter(|number| *number > 0.0) {
        let ms = if number >= MILLISECONDS_FROM { number } else { number * 1_000.0 };
        return DateTime::from_timestamp_millis(ms as i64).map(written);
    }
    parse(&field.text()?)
}

/// A time in a text.
pub(crate) fn parse(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some(time.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    }
    if let Ok(time) = DateTime::parse_from_rfc2822(text) {
        return Some(time.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    }
    for format in ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f%z", "%Y-%m-%dT%H:%M%z", "%Y-%m-%d %H:%M:%S %z"] {
        if let Ok(time) = DateTime::parse_from_str(text, format) {
            return Some(time.to_rfc3339_opts(SecondsFormat::AutoSi, true));
        }
    }
    let plain = text.strip_suffix(" UTC").or(text.strip_suffix(" GMT")).or(text.strip_suffix('Z')).unwrap_or(text);
    for format in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"] {
        if let Ok(time) = NaiveDateTime::parse_from_str(plain, format) {
            return Some(written(time.and_utc()));
        }
    }
    None
}

fn written(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Whether `later` is at least a minute after `earlier`: systems stamp a post that was never edited a second or two later.
pub(crate) fn is_change(earlier: &str, later: &str) -> bool {
    let ms = |text: &str| DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis());
    ms(earlier).zip(ms(later)).is_some_and(|(earlier, later)| later - earlier >= 60_000)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn times_are_read_as_systems_write_them() {
        for (value, expected) in [
            (json!(1_511_873_011), "2017-11-28T12:43:31Z"),
            (json!("1511873011"), "2017-11-28T12:43:31Z"),
            (json!(1_702_482_110_000_i64), "2023-12-13T15:41:50Z"),
            (json!("2020-10-06T21:22:53.212+01:00"), "2020-10-06T21:22:53.212+01:00"),
            (json!("2016-03-01T10:00:00+0000"), "2016-03-01T10:00:00Z"),
            (json!("Sun, 29 Sep 2002 19:59:01 GMT"), "2002-09-29T19:59:01Z"),
            (json!("2017-02-14T00:00:00"), "2017-02-14T00:00:00Z"),
            (json!("2018-01-06T08:00"), "2018-01-06T08:00:00Z"),
            (json!("2031-05-04 10:02:00"), "2031-05-04T10:02:00Z"),
        ] {
            assert_eq!(read(&Field::root(&value)).as_deref(), Some(expected), "{value}");
        }
        for value in [json!("Tomorrow"), json!(false), json!(""), json!(0), json!(null), json!([1])] {
            assert_eq!(read(&Field::root(&value)), None, "{value}");
        }
    }

    #[test]
    fn a_change_is_a_minute_later() {
        assert!(!is_change("2020-10-06T10:00:00Z", "2020-10-06T10:00:59Z"));
        assert!(is_change("2020-10-06T10:00:00Z", "2020-10-06T12:01:00+02:00"));
    }
}
