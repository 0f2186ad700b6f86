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
    /// The time of day in hours and minutes: `12:17`.
    fn time(&self, at: Moment, zone: Zone) -> String;
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
