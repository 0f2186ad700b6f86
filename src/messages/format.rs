//! Formatting of numbers and times. The browser knows the rules of each language, so the implementation is a parameter.

use crate::timeline::moment::Moment;

/// The time zone in which times are shown.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Zone {
    /// That of the coverage.
    #[default]
    Coverage,
    /// That of the reader's device.
    Reader,
}

/// The plural categories of CLDR.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PluralCategory {
    /// `zero`.
    Zero,
    /// `one`.
    One,
    /// `two`.
    Two,
    /// `few`.
    Few,
    /// `many`.
    Many,
    /// `other`.
    Other,
}

/// Formats numbers and times in one language.
pub trait Format: Send + Sync {
    /// The time of day in hours and minutes: `12:17`. In an hour that comes twice, at the end of summer time, with the name that the
    /// zone has then.
    fn time(&self, at: Moment, zone: Zone) -> String {
        let time = self.hours_and_minutes(at, zone);
        if !comes_twice(at, &|at| self.minute_of_day(at, zone)) {
            return time;
        }
        [&time, "\u{a0}", &self.zone_name(at, zone)].concat()
    }
    /// The time of day in hours and minutes, whatever the hour.
    fn hours_and_minutes(&self, at: Moment, zone: Zone) -> String;
    /// The day without the year: `13 June`.
    fn short_day(&self, at: Moment, zone: Zone) -> String;
    /// The day in full: `Friday 13 June 2014`.
    fn day(&self, at: Moment, zone: Zone) -> String;
    /// A calendar day, given as its midnight in UTC: `13 June 2014`.
    fn utc_day(&self, midnight: Moment) -> String;
    /// Day, time and zone: `13 June 2014 at 12:17 BST`.
    fn full(&self, at: Moment, zone: Zone) -> String;
    /// The zone's short name at that time: `BST`.
    fn zone_name(&self, at: Moment, zone: Zone) -> String;
    /// Minutes since midnight in that zone, 0 to 1,439.
    fn minute_of_day(&self, at: Moment, zone: Zone) -> u16;
    /// A number of minutes in the past: `3 min ago`.
    fn minutes_ago(&self, minutes: u32) -> String;
    /// A time from now, in seconds or whole minutes: `in 42 sec.`.
    fn in_seconds(&self, seconds: u32) -> String;
    /// A number with its separators: `10,000`.
    fn number(&self, n: usize) -> String;
    /// The plural category of the number.
    fn plural(&self, n: usize) -> PluralCategory;
}

/// Whether a clock shows the minute of `at` twice that day. Clocks are set back between 23:00 and 03:00, by an hour, or half an hour
/// on Lord Howe Island.
fn comes_twice(at: Moment, minute_of_day: &dyn Fn(Moment) -> u16) -> bool {
    const STEPS_MS: [i64; 4] = [-3_600_000, -1_800_000, 1_800_000, 3_600_000];
    let minute = minute_of_day(at);
    let is_night = (minute + 60) % 1_440 < 240;
    is_night && STEPS_MS.iter().any(|step| minute_of_day(Moment::from_utc_ms(at.utc_ms() + step)) == minute)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn only_the_minutes_of_an_hour_that_comes_twice_come_twice() {
        let minutes = |minutes: i64| Moment::from_utc_ms(minutes * 60_000);
        for (set_back_at, by) in [(180, 60), (120, 30), (0, 60)] {
            // Before, the clock is ahead of the other one by `by` minutes; afterwards it is the same.
            let clock = |at: Moment| {
                let at = at.utc_ms() / 60_000;
                (if at < set_back_at - by { at + by } else { at }).rem_euclid(1_440) as u16
            };
            for at in set_back_at - 300..set_back_at + 300 {
                let is_twice = (set_back_at - 2 * by..set_back_at).contains(&at);
                assert_eq!(comes_twice(minutes(at), &clock), is_twice, "{at}, set back at {set_back_at}");
            }
        }
    }
}
