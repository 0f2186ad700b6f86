//! Numbers and times of a language by Unicode's tables (CLDR, by ICU4X) and the IANA time zones, as a browser writes them.

use std::sync::Arc;

use anyhow::{Context, Result};
use as_it_happened::messages::format::{Format, PluralCategory, Zone};
use as_it_happened::messages::{Language, Messages};
use as_it_happened::timeline::coverage::Coverage;
use as_it_happened::timeline::moment::Moment;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{MD, T, YMD, YMDE, zone};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_experimental::relativetime::{RelativeTimeFormatter, RelativeTimeFormatterOptions};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory as Category, PluralRules};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The Gregorian calendar and the 24-hour clock in every language, because feeds have Gregorian dates.
const CALENDAR_AND_CLOCK: &str = "-u-ca-gregory-hc-h23";

type Write<T> = Box<dyn Fn(&T) -> String + Send + Sync>;

/// The formats of one language, with the clock of one place. There is no reader: both zones are the coverage's.
struct Intl {
    time_zone: TimeZone,
    time: Write<Zoned>,
    short_day: Write<Zoned>,
    day: Write<Zoned>,
    date: Write<Zoned>,
    full: Write<Zoned>,
    zone_name: Write<Zoned>,
    minutes: Write<i64>,
    seconds: Write<i64>,
    number: Write<i64>,
    plural: PluralRules,
}

/// The words of the coverage's language, or else English ones, and the formats of its region and its time zone. A zone that is
/// not in the IANA database counts as UTC, as in the page.
///
/// # Errors
/// Unicode's tables lack the language.
pub(crate) fn messages_for(coverage: &Coverage) -> Result<Messages> {
    let language = Language::ALL.into_iter().find(|language| language.speaks(&coverage.language));
    let language = language.unwrap_or(Language::English);
    let locale = language.locale(&coverage.language, std::iter::empty());
    let intl = Intl::new(locale, &coverage.time_zone).or_else(|_| Intl::new(language.tag(), &coverage.time_zone))?;
    Ok(Messages { language, words: language.words(), format: Arc::new(intl) })
}

impl Intl {
    fn new(locale: &str, time_zone: &str) -> Result<Self> {
        let locale: Locale = [locale, CALENDAR_AND_CLOCK].concat().parse()?;
        Self::of(&locale, time_zone).with_context(|| format!("there are no tables for the language {locale}"))
    }

    fn of(locale: &Locale, time_zone: &str) -> Result<Self> {
        macro_rules! written {
            ($fields:expr) => {{
                let formatter = DateTimeFormatter::try_new(locale.into(), $fields)?;
                Box::new(move |at: &Zoned| formatter.format(at).to_string())
            }};
        }
        let relative = RelativeTimeFormatterOptions::default();
        let minutes = RelativeTimeFormatter::try_new_short_minute(locale.into(), relative)?;
        let seconds = RelativeTimeFormatter::try_new_short_second(locale.into(), relative)?;
        let number =
            DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default())?;
        Ok(Self {
            time_zone: TimeZone::get(time_zone).unwrap_or(TimeZone::UTC),
            time: written!(T::hm()),
            short_day: written!(MD::long()),
            day: written!(YMDE::long()),
            date: written!(YMD::long()),
            full: written!(YMD::long().with_time_hm().with_zone(zone::SpecificShort)),
            zone_name: written!(zone::SpecificShort),
            minutes: Box::new(move |n| minutes.format(Decimal::from(*n)).to_string()),
            seconds: Box::new(move |n| seconds.format(Decimal::from(*n)).to_string()),
            number: Box::new(move |n| number.format(&Decimal::from(*n)).to_string()),
            plural: PluralRules::try_new_cardinal(locale.into())?,
        })
    }

    fn at(&self, at: Moment) -> Zoned {
        Timestamp::from_millisecond(at.utc_ms()).unwrap_or_default().to_zoned(self.time_zone.clone())
    }
}

impl Format for Intl {
    fn hours_and_minutes(&self, at: Moment, _: Zone) -> String {
        (self.time)(&self.at(at))
    }

    fn short_day(&self, at: Moment, _: Zone) -> String {
        (self.short_day)(&self.at(at))
    }

    fn day(&self, at: Moment, _: Zone) -> String {
        (self.day)(&self.at(at))
    }

    fn utc_day(&self, midnight: Moment) -> String {
        let utc = Timestamp::from_millisecond(midnight.utc_ms()).unwrap_or_default().to_zoned(TimeZone::UTC);
        (self.date)(&utc)
    }

    fn full(&self, at: Moment, _: Zone) -> String {
        (self.full)(&self.at(at))
    }

    fn zone_name(&self, at: Moment, _: Zone) -> String {
        (self.zone_name)(&self.at(at))
    }

    fn minute_of_day(&self, at: Moment, _: Zone) -> u16 {
        let at = self.at(at);
        u16::try_from(at.hour()).unwrap_or_default() * 60 + u16::try_from(at.minute()).unwrap_or_default()
    }

    fn minutes_ago(&self, minutes: u32) -> String {
        (self.minutes)(&-i64::from(minutes))
    }

    fn in_seconds(&self, seconds: u32) -> String {
        if seconds < 120 { (self.seconds)(&seconds.into()) } else { (self.minutes)(&seconds.div_ceil(60).into()) }
    }

    fn number(&self, n: usize) -> String {
        (self.number)(&i64::try_from(n).unwrap_or(i64::MAX))
    }

    fn plural(&self, n: usize) -> PluralCategory {
        match self.plural.category_for(n) {
            Category::Zero => PluralCategory::Zero,
            Category::One => PluralCategory::One,
            Category::Two => PluralCategory::Two,
            Category::Few => PluralCategory::Few,
            Category::Many => PluralCategory::Many,
            Category::Other => PluralCategory::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Moment {
        Moment::parse("2014-06-13T12:00:00Z").unwrap()
    }

    fn written(locale: &str, zone: &str) -> Vec<String> {
        let intl = Intl::new(locale, zone).unwrap();
        let zone = Zone::Coverage;
        vec![
            intl.time(noon(), zone),
            intl.short_day(noon(), zone),
            intl.day(noon(), zone),
            intl.full(noon(), zone),
            intl.zone_name(noon(), zone),
            intl.number(12_345),
            intl.minutes_ago(3),
        ]
    }

    #[test]
    fn times_and_numbers_are_those_of_the_language_and_the_place() {
        for (locale, zone, expected) in [
            (
                "en-GB",
                "Europe/London",
                ["13:00", "13 June", "Friday, 13 June 2014", "13 June 2014 at 13:00 BST", "BST", "12,345", "3 min ago"],
            ),
            (
                "fr",
                "Europe/Paris",
                [
                    "14:00",
                    "13 juin",
                    "vendredi 13 juin 2014",
                    "13 juin 2014 à 14:00 UTC+2",
                    "UTC+2",
                    "12\u{202f}345",
                    "il y a 3\u{a0}min",
                ],
            ),
            (
                "ar",
                "Asia/Baghdad",
                [
                    "15:00",
                    "13 يونيو",
                    "الجمعة، 13 يونيو 2014",
                    "13 يونيو 2014 في 15:00 غرينتش\u{200e}+3",
                    "غرينتش\u{200e}+3",
                    "12,345",
                    "قبل 3 دقائق",
                ],
            ),
        ] {
            assert_eq!(written(locale, zone), expected, "{locale}");
        }
    }

    #[test]
    fn dates_are_gregorian_and_an_unknown_zone_is_utc() {
        assert_eq!(written("fa-IR", "Asia/Tehran")[2], "جمعه ۱۳ ژوئن ۲۰۱۴");
        assert_eq!(written("en-GB", "Mars/Olympus")[0], "12:00");
    }

    #[test]
    fn the_clock_of_the_place_follows_its_summer_time() {
        let intl = Intl::new("en-GB", "Europe/London").unwrap();
        let minute = |at| intl.minute_of_day(Moment::parse(at).unwrap(), Zone::Coverage);
        assert_eq!([minute("2014-03-30T00:59:00Z"), minute("2014-03-30T01:00:00Z")], [59, 120]);
    }

    #[test]
    fn arabic_has_six_plural_forms() {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        let arabic = Intl::new("ar", "UTC").unwrap();
        assert_eq!([0, 1, 2, 3, 11, 100].map(|n| arabic.plural(n)), [Zero, One, Two, Few, Many, Other]);
    }
}
