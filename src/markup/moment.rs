//! Times, as they are written in a tree and written again when the clock or the zone changes.
//!
//! A time is an element `time` with the instant in `datetime` and its [`Style`] in `data-time`, so that a walker in the
//! browser can write each anew with [`rewritten`] and knows nothing else.

use super::node::{Element, Node, el};
use crate::messages::Messages;
use crate::messages::format::Zone;
use crate::timeline::keywords::keywords;
use crate::timeline::moment::Moment;

/// Minutes for which a time is told as "3 min ago".
const FRESH_MINUTES: i64 = 60;

keywords! {
    /// What the text of a time tells. Its word is in `data-time`.
    pub enum Style {
        /// The time of a post: the time of day, the day where it is not the expected one, and how long ago.
        Post = "post",
        /// The time of something in a post's history, in a sentence: the time of day, and the day where it is not the
        /// expected one.
        Sentence = "sentence",
        /// When the coverage was last changed or fetched: the time of day, and the day unless it is today.
        Update = "update",
    }
}

/// The clock that times are shown on.
#[derive(Clone, Debug)]
pub struct Clock {
    /// The zone of the clock.
    pub zone: Zone,
    /// Now; `None` in a tree that holds for any time, which tells of no time how long ago it was.
    now: Option<Moment>,
    /// The expected day without its year: times of that day are told without it.
    expected: String,
    /// Today in full.
    today: String,
}

impl Clock {
    /// A clock in `zone`; `expected` is a moment of the day that readers take for granted, see
    /// [`Coverage::expected_day`](crate::timeline::coverage::Coverage::expected_day).
    pub fn new(messages: &Messages, zone: Zone, expected: Moment, now: Option<Moment>) -> Self {
        let format = &messages.format;
        let today = format.day(now.unwrap_or(expected), zone);
        Self { zone, now, expected: format.short_day(expected, zone), today }
    }

    /// Today in full.
    pub fn today(&self) -> &str {
        &self.today
    }

    /// Whole minutes since `at`, where that is less than an hour and the clock knows the time.
    pub fn minutes_since(&self, at: Moment) -> Option<u32> {
        let minutes = (self.now?.utc_ms() - at.utc_ms()).div_euclid(60_000);
        (0..FRESH_MINUTES).contains(&minutes).then_some(minutes as u32)
    }
}

/// The element of a time.
pub fn time(at: Moment, style: Style, messages: &Messages, clock: &Clock) -> Element {
    element(at, at.to_string(), style, messages, clock)
}

/// The element of a time anew, from the attributes `datetime` and `data-time` of the one in the page. `None` for an element
/// that [`time`] did not write.
pub fn rewritten(datetime: &str, data_time: &str, messages: &Messages, clock: &Clock) -> Option<Element> {
    Some(element(Moment::parse(datetime)?, datetime.to_owned(), Style::from_word(data_time)?, messages, clock))
}

fn element(at: Moment, datetime: String, style: Style, messages: &Messages, clock: &Clock) -> Element {
    let title = (style == Style::Post).then(|| messages.format.full(at, clock.zone));
    let element = el("time").attr("datetime", datetime).attr("data-time", style.word()).attr("title", title);
    element.children(text(at, style, messages, clock))
}

/// What stands in the element of a time.
pub fn text(at: Moment, style: Style, messages: &Messages, clock: &Clock) -> Vec<Node> {
    let format = &messages.format;
    if style != Style::Post {
        return vec![in_words(at, style, messages, clock).into()];
    }
    let mut parts: Vec<Node> = vec![format.time(at, clock.zone).into()];
    let mut part = |class, text: String| parts.push(el("span").class(class).child(text).into());
    if let Some(day) = other_day(at, messages, clock) {
        part("time-day", day);
    }
    if let Some(minutes) = clock.minutes_since(at) {
        let words = messages.words.just_now.to_owned();
        part("time-ago", if minutes == 0 { words } else { format.minutes_ago(minutes) });
    }
    parts
}

/// A time as plain text: the time of day, and the day where `style` wants it.
pub fn in_words(at: Moment, style: Style, messages: &Messages, clock: &Clock) -> String {
    let format = &messages.format;
    let day = match style {
        Style::Update => (format.day(at, clock.zone) != clock.today).then(|| format.short_day(at, clock.zone)),
        Style::Post | Style::Sentence => other_day(at, messages, clock),
    };
    let time = format.time(at, clock.zone);
    match day {
        Some(day) => [&time, messages.words.comma, &day].concat(),
        None => time,
    }
}

/// The day of `at`, unless it is the expected one.
fn other_day(at: Moment, messages: &Messages, clock: &Clock) -> Option<String> {
    let day = messages.format.short_day(at, clock.zone);
    (day != clock.expected).then_some(day)
}
