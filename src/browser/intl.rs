//! Numbers, times and letters by the browser (ECMA-402).

use js_sys::{Array, Object, Reflect};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::{object, page};
use crate::messages::format::{Format, PluralCategory, Zone};
use crate::timeline::moment::Moment;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locale: &str, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, utc_ms: f64) -> String;
    #[wasm_bindgen(method, js_name = formatToParts)]
    fn format_to_parts(this: &DateTimeFormat, utc_ms: f64) -> Array;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str) -> NumberFormat;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str) -> PluralRules;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, number: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &Object) -> RelativeTimeFormat;
    #[wasm_bindgen(method)]
    fn format(this: &RelativeTimeFormat, value: f64, unit: &str) -> String;

    #[wasm_bindgen(extends = js_sys::Object)]
    type Text;
    #[wasm_bindgen(method)]
    fn normalize(this: &Text, form: &str) -> Text;
    #[wasm_bindgen(method, js_name = toLowerCase)]
    fn to_lower_case(this: &Text) -> String;
}

/// `text` in normalisation form KD of Unicode, which separates letters and accents and takes ligatures and wide digits apart, and
/// then in lower case.
pub fn decompose(text: &str) -> String {
    JsValue::from(text).unchecked_into::<Text>().normalize("NFKD").to_lower_case()
}

/// Formats numbers and times in one language, in the time zones of one coverage and of the reader.
pub struct Intl(SendWrapper<Formats>);

struct Formats {
    coverage: Clock,
    reader: Clock,
    utc_day: DateTimeFormat,
    ago: RelativeTimeFormat,
    number: NumberFormat,
    plural: PluralRules,
}

struct Clock {
    time: DateTimeFormat,
    short_day: DateTimeFormat,
    day: DateTimeFormat,
    full: DateTimeFormat,
    zone: DateTimeFormat,
    /// A format with ASCII digits, for computing.
    plain: DateTimeFormat,
}

impl Intl {
    /// Uses `locale`, or `fallback` if the browser does not accept it. Both are BCP 47 tags; `fallback` must be valid.
    /// `time_zone` is an IANA name; an unknown one means UTC, and developers are told.
    pub fn new(locale: &str, fallback: &str, time_zone: &str) -> Self {
        let locale = if DateTimeFormat::new(locale, &Object::new()).is_ok() { locale } else { fallback };
        let known = DateTimeFormat::new(locale, &object(&[("timeZone", time_zone)])).is_ok();
        if !known {
            page::warn(&["/timeZone: this browser knows no zone \"", time_zone, "\"; times are shown in UTC"].concat());
        }
        Self(SendWrapper::new(Formats {
            coverage: Clock::new(locale, Some(if known { time_zone } else { "UTC" })),
            reader: Clock::new(locale, None),
            utc_day: Clock::format(locale, Some("UTC"), &[("day", "numeric"), ("month", "long"), ("year", "numeric")]),
            ago: RelativeTimeFormat::new(locale, &object(&[("style", "short")])),
            number: NumberFormat::new(locale),
            plural: PluralRules::new(locale),
        }))
    }

    fn clock(&self, zone: Zone) -> &Clock {
        match zone {
            Zone::Coverage => &self.0.coverage,
            Zone::Reader => &self.0.reader,
        }
    }
}

impl Clock {
    fn new(locale: &str, time_zone: Option<&str>) -> Self {
        let format = |locale: &str, parts: &[(&str, &str)]| Self::format(locale, time_zone, parts);
        let hours = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
        let day = [("day", "numeric"), ("month", "long")];
        Self {
            time: format(locale, &hours),
            short_day: format(locale, &day),
            day: format(locale, &[&day[..], &[("weekday", "long"), ("year", "numeric")]].concat()),
            full: format(locale, &[&day[..], &hours, &[("year", "numeric"), ("timeZoneName", "short")]].concat()),
            zone: format(locale, &[("timeZoneName", "short")]),
            plain: format("en", &hours),
        }
    }

    fn format(locale: &str, time_zone: Option<&str>, parts: &[(&str, &str)]) -> DateTimeFormat {
        let options = object(parts);
        // Feeds have Gregorian dates, also for readers whose language usually has another calendar.
        Reflect::set(&options, &"calendar".into(), &"gregory".into()).ok();
        if let Some(zone) = time_zone {
            Reflect::set(&options, &"timeZone".into(), &zone.into()).ok();
        }
        // It cannot fail: all options are from the standard, and zone and locale are valid.
        DateTimeFormat::new(locale, &options).expect("a date and time format")
    }
}

impl Format for Intl {
    fn hours_and_minutes(&self, at: Moment, zone: Zone) -> String {
        self.clock(zone).time.format(ms(at))
    }

    fn short_day(&self, at: Moment, zone: Zone) -> String {
        self.clock(zone).short_day.format(ms(at))
    }

    fn day(&self, at: Moment, zone: Zone) -> String {
        self.clock(zone).day.format(ms(at))
    }

    fn utc_day(&self, midnight: Moment) -> String {
        self.0.utc_day.format(ms(midnight))
    }

    fn full(&self, at: Moment, zone: Zone) -> String {
        self.clock(zone).full.format(ms(at))
    }

    fn zone_name(&self, at: Moment, zone: Zone) -> String {
        let text = |part: &JsValue, key: &str| Reflect::get(part, &key.into()).ok()?.as_string();
        self.clock(zone)
            .zone
            .format_to_parts(ms(at))
            .iter()
            .find(|part| text(part, "type").is_some_and(|kind| kind == "timeZoneName"))
            .and_then(|part| text(&part, "value"))
            .unwrap_or_default()
    }

    fn minute_of_day(&self, at: Moment, zone: Zone) -> u16 {
        let clock = self.clock(zone).plain.format(ms(at));
        let (hours, minutes) = clock.split_once(':').unwrap_or_default();
        hours.parse().unwrap_or(0) * 60 + minutes.parse().unwrap_or(0)
    }

    fn minutes_ago(&self, minutes: u32) -> String {
        self.0.ago.format(-f64::from(minutes), "minute")
    }

    fn in_seconds(&self, seconds: u32) -> String {
        let (number, unit) = if seconds < 120 { (seconds, "second") } else { (seconds.div_ceil(60), "minute") };
        self.0.ago.format(number.into(), unit)
    }

    fn number(&self, n: usize) -> String {
        self.0.number.format(n as f64)
    }

    fn plural(&self, n: usize) -> PluralCategory {
        match self.0.plural.select(n as f64).as_str() {
            "zero" => PluralCategory::Zero,
            "one" => PluralCategory::One,
            "two" => PluralCategory::Two,
            "few" => PluralCategory::Few,
            "many" => PluralCategory::Many,
            _ => PluralCategory::Other,
        }
    }
}

fn ms(at: Moment) -> f64 {
    at.utc_ms() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn noon() -> Moment {
        Moment::parse("2014-06-13T12:00:00Z").unwrap()
    }

    #[wasm_bindgen_test]
    fn times_are_on_the_coverages_clock() {
        let london = Intl::new("en-GB", "en", "Europe/London");
        assert_eq!(london.time(noon(), Zone::Coverage), "13:00");
        assert_eq!(london.minute_of_day(noon(), Zone::Coverage), 13 * 60);
        assert_eq!(london.zone_name(noon(), Zone::Coverage), "BST");
    }

    #[wasm_bindgen_test]
    fn an_hour_that_comes_twice_is_told_apart() {
        let london = Intl::new("en-GB", "en", "Europe/London");
        for (at, time) in [
            ("2014-10-25T23:59:00Z", "00:59"),
            ("2014-10-26T00:30:00Z", "01:30\u{a0}BST"),
            ("2014-10-26T01:30:00Z", "01:30\u{a0}GMT"),
            ("2014-10-26T02:00:00Z", "02:00"),
        ] {
            assert_eq!(london.time(Moment::parse(at).unwrap(), Zone::Coverage), time);
        }
        let offset = Intl::new("en-GB", "en", "Etc/GMT-2");
        assert_eq!(offset.time(noon(), Zone::Coverage), "14:00");
    }

    #[wasm_bindgen_test]
    fn what_the_browser_does_not_know_does_no_harm() {
        let format = Intl::new("no such language", "en", "Mars/Olympus");
        assert_eq!(format.time(noon(), Zone::Coverage), "12:00");
    }

    #[wasm_bindgen_test]
    fn dates_are_gregorian_in_every_language() {
        for (locale, year) in
            [("ar-SA", "٢٠١٤"), ("en-US-u-ca-islamic-nu-thai", "๒๐๑๔"), ("fa-IR", "۲۰۱۴"), ("th", "2014")]
        {
            let day = Intl::new(locale, "en", "UTC").day(noon(), Zone::Coverage);
            assert!(day.contains(year), "{locale}: {day}");
        }
    }

    #[wasm_bindgen_test]
    fn arabic_has_six_plural_forms() {
        let arabic = Intl::new("ar", "ar", "UTC");
        let forms = [0, 1, 2, 3, 11, 100].map(|n| arabic.plural(n));
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        assert_eq!(forms, [Zero, One, Two, Few, Many, Other]);
    }

    #[wasm_bindgen_test]
    fn letters_and_accents_are_taken_apart() {
        assert_eq!(decompose("É ﬁ ４"), "e\u{301} fi 4");
    }
}
