//! Numbers and times without a browser: in English, at fixed offsets from UTC. For tests, simulations and tools that need no
//! more; zones with summer time and other languages need the tables that a browser has.

use chrono::{DateTime, FixedOffset};

use super::format::{Format, PluralCategory, Zone};
use crate::timeline::moment::Moment;

/// English at fixed offsets.
#[derive(Clone, Copy, Default, Debug)]
pub struct Plain {
    coverage_offset: i32,
    reader_offset: i32,
}

impl Plain {
    /// Clocks that are so many minutes ahead of UTC, less than a day either way; any other offset counts as UTC.
    pub fn new(coverage_offset: i32, reader_offset: i32) -> Self {
        Self { coverage_offset, reader_offset }
    }

    fn at(&self, at: Moment, zone: Zone) -> DateTime<FixedOffset> {
        let minutes = match zone {
            Zone::Coverage => self.coverage_offset,
            Zone::Reader => self.reader_offset,
        };
        let utc = DateTime::from_timestamp_millis(at.utc_ms()).unwrap_or_default();
        match minutes.checked_mul(60).and_then(FixedOffset::east_opt) {
            Some(offset) => utc.with_timezone(&offset),
            None => utc.fixed_offset(),
        }
    }

    fn write(&self, at: Moment, zone: Zone, format: &str) -> String {
        self.at(at, zone).format(format).to_string()
    }
}

impl Format for Plain {
    fn hours_and_minutes(&self, at: Moment, zone: Zone) -> String {
        self.write(at, zone, "%H:%M")
    }

    fn short_day(&self, at: Moment, zone: Zone) -> String {
        self.write(at, zone, "%-d %B")
    }

    fn day(&self, at: Moment, zone: Zone) -> String {
        self.write(at, zone, "%A %-d %B %Y")
    }

    fn utc_day(&self, midnight: Moment) -> String {
        Self::default().write(midnight, Zone::Coverage, "%-d %B %Y")
    }

    fn full(&self, at: Moment, zone: Zone) -> String {
        [&self.write(at, zone, "%-d %B %Y at %H:%M "), self.zone_name(at, zone).as_str()].concat()
    }

    fn zone_name(&self, at: Moment, zone: Zone) -> String {
        if self.at(at, zone).offset().local_minus_utc() == 0 {
            "UTC".to_owned()
        } else {
            self.write(at, zone, "UTC%:z")
        }
    }

    fn minute_of_day(&self, at: Moment, zone: Zone) -> u16 {
        let time = self.hours_and_minutes(at, zone);
        let (hours, minutes) = time.split_once(':').unwrap_or_default();
        hours.parse().unwrap_or(0) * 60 + minutes.parse().unwrap_or(0)
    }

    fn minutes_ago(&self, minutes: u32) -> String {
        format!("{minutes} min ago")
    }

    fn in_seconds(&self, seconds: u32) -> String {
        if seconds < 120 { format!("in {seconds} sec.") } else { format!("in {} min.", seconds.div_ceil(60)) }
    }

    fn number(&self, n: usize) -> String {
        let digits = n.to_string();
        let mut number = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                number.push(',');
            }
            number.push(digit);
        }
        number
    }

    fn plural(&self, n: usize) -> PluralCategory {
        if n == 1 { PluralCategory::One } else { PluralCategory::Other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_on_the_clock_asked_for() {
        let plain = Plain::new(60, -330);
        let at = Moment::parse("2014-06-12T23:30:00Z").unwrap();
        let written = |zone| [plain.full(at, zone), plain.day(at, zone), plain.minute_of_day(at, zone).to_string()];
        assert_eq!(written(Zone::Coverage), ["13 June 2014 at 00:30 UTC+01:00", "Friday 13 June 2014", "30"]);
        assert_eq!(written(Zone::Reader), ["12 June 2014 at 18:00 UTC-05:30", "Thursday 12 June 2014", "1080"]);
        assert_eq!(plain.utc_day(at), "12 June 2014");
        assert_eq!(Plain::new(100_000, i32::MAX).zone_name(at, Zone::Reader), "UTC");
    }

    #[test]
    fn numbers_have_separators_and_one_is_singular() {
        let plain = Plain::default();
        assert_eq!([0, 999, 1_000, 1_234_567].map(|n| plain.number(n)), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([0, 1, 2].map(|n| plain.plural(n) == PluralCategory::One), [false, true, false]);
        assert_eq!([119, 121].map(|seconds| plain.in_seconds(seconds)), ["in 119 sec.", "in 3 min."]);
    }
}
