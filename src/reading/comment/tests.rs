use std::cell::RefCell;
use std::collections::HashMap;

use super::draft::{Change, Draft};
use super::{Control, check};
use crate::timeline::coverage::{Comments, Delivery, Field};
use crate::timeline::href::HttpUrl;
use crate::timeline::post::PostId;

mod answers;
mod sending;

fn url(text: &str) -> HttpUrl {
    HttpUrl::parse(text).unwrap()
}

fn comments() -> Comments {
    Comments {
        open: true,
        delivery: Delivery::Json(url("https://news.example/comments")),
        max_length: 10,
        email: Field::Optional,
        place: Field::Required,
        phone: Field::Optional,
        notice: None,
        terms: Some(url("https://news.example/terms")),
    }
}

fn draft(values: &[(Control, &str)]) -> Draft {
    let mut draft = Draft::default();
    for (control, value) in values {
        draft.set(*control, (*value).to_owned());
    }
    draft
}

fn complete() -> Draft {
    draft(&[(Control::Text, "words"), (Control::Name, "N."), (Control::Place, "Erbil"), (Control::Terms, "on")])
}

/// A device that keeps what it is told to.
#[derive(Default)]
struct Device(RefCell<HashMap<String, String>>);

impl Device {
    fn keep(&self, draft: &Draft, before: &Draft, coverage: &str) {
        for Change { key, value, .. } in draft.changes(before, coverage) {
            match value {
                Some(value) => self.0.borrow_mut().insert(key, value.to_owned()),
                None => self.0.borrow_mut().remove(&key),
            };
        }
    }

    fn restore(&self, coverage: &str) -> Draft {
        Draft::restore(coverage, &|key| self.0.borrow().get(key).cloned())
    }

    fn holds(&self, value: &str) -> bool {
        self.0.borrow().values().any(|kept| kept == value)
    }
}

fn of_somebody() -> Draft {
    let mut draft = complete();
    draft.set(Control::Email, "n@news.example".to_owned());
    draft.set(Control::Phone, "0123".to_owned());
    draft.reply = PostId::parse("post 7");
    draft
}

#[test]
fn a_draft_is_kept_for_its_coverage_without_address_and_number() {
    let device = Device::default();
    let written = of_somebody();
    device.keep(&written, &Draft::default(), "day");
    let mut expected = written;
    expected.set(Control::Email, String::new());
    expected.set(Control::Phone, String::new());
    assert_eq!(device.restore("day"), expected);
    assert_eq!(device.restore("another day").get(Control::Text), "");
    assert!(!device.holds("n@news.example") && !device.holds("0123"));
}

#[test]
fn a_reader_who_wants_to_be_remembered_is_known_in_every_coverage() {
    let device = Device::default();
    let mut written = of_somebody();
    written.remember = true;
    device.keep(&written, &Draft::default(), "day");
    assert_eq!(device.restore("day"), written);
    let elsewhere = device.restore("another day");
    assert_eq!(elsewhere.get(Control::Email), "n@news.example");
    assert_eq!(elsewhere.get(Control::Name), "N.");
    assert_eq!((elsewhere.get(Control::Text), elsewhere.get(Control::Terms)), ("", ""));
}

#[test]
fn a_reader_who_no_longer_wants_to_be_remembered_is_forgotten_but_for_the_draft() {
    let device = Device::default();
    let mut written = of_somebody();
    written.remember = true;
    device.keep(&written, &Draft::default(), "day");
    let before = written.clone();
    written.remember = false;
    device.keep(&written, &before, "day");
    assert!(!device.holds("n@news.example") && !device.holds("0123"));
    assert_eq!(device.restore("another day").get(Control::Name), "");
    assert_eq!(device.restore("day").get(Control::Name), "N.");
}

#[test]
fn a_window_stores_only_what_it_has_changed() {
    let device = Device::default();
    let before = device.restore("day");
    let mut one = of_somebody();
    one.remember = true;
    device.keep(&one, &before, "day");
    // Another window, which has read the device before.
    let mut other = before.clone();
    other.set(Control::Place, "Mosul".to_owned());
    device.keep(&other, &before, "day");
    let both = device.restore("day");
    assert_eq!(both.get(Control::Text), "words");
    assert_eq!((both.get(Control::Place), both.get(Control::Email)), ("Mosul", "n@news.example"));
    assert!(both.remember);
}

#[test]
fn what_another_window_has_stored_is_taken_over_but_empties_nothing() {
    let (mut here, mut stored) = (draft(&[(Control::Name, "N.")]), Draft::default());
    here.adopt(&mut stored, draft(&[(Control::Text, "words from elsewhere")]), false);
    assert_eq!((here.get(Control::Text), here.get(Control::Name)), ("words from elsewhere", "N."));
    here.adopt(&mut stored, Draft::default(), false);
    assert_eq!(here.get(Control::Text), "words from elsewhere");
    assert_eq!(stored.get(Control::Text), "");
}

#[test]
fn what_nobody_can_see_is_blank_and_what_is_sent_is_trimmed() {
    for blank in ["", " \n", "\u{200b}", "\u{3164}\u{2800}", "\u{feff}\u{ad}\u{200d}"] {
        assert_eq!(draft(&[(Control::Text, blank)]).said(Control::Text), "", "{blank:?}");
    }
    for (written, said) in [("  words\n", "words"), ("\u{200f}كلمات", "\u{200f}كلمات"), ("👨‍👩‍👧", "👨‍👩‍👧")]
    {
        assert_eq!(draft(&[(Control::Text, written)]).said(Control::Text), said);
    }
}

#[test]
fn a_comment_that_was_sent_leaves_nothing_on_the_device() {
    let device = Device::default();
    let mut written = of_somebody();
    device.keep(&written, &Draft::default(), "day");
    let before = written.clone();
    written.clear();
    device.keep(&written, &before, "day");
    assert!(device.0.borrow().is_empty());
    assert_eq!(written.get(Control::Name), "N.", "the page itself still knows who writes");
}

#[test]
fn only_what_is_asked_for_can_be_missing() {
    let missing = |comments: &Comments| -> Vec<Control> {
        check::faults(&Draft::default(), comments).into_iter().map(|fault| fault.control).collect()
    };
    assert_eq!(missing(&comments()), [Control::Text, Control::Name, Control::Place, Control::Terms]);
    let plain = Comments { place: Field::None, terms: None, ..comments() };
    assert_eq!(missing(&plain), [Control::Text, Control::Name]);
    assert_eq!(check::faults(&complete(), &comments()), []);
    let blank = draft(&[(Control::Text, " \n\u{3000}"), (Control::Name, "N.")]);
    assert_eq!(check::faults(&blank, &plain)[0].problem, check::Problem::Missing);
}

#[test]
fn a_telephone_number_is_never_asked_for_on_the_way_to_isso() {
    let isso =
        Comments { phone: Field::Required, delivery: Delivery::Isso(url("https://news.example/isso/")), ..comments() };
    assert_eq!(check::faults(&complete(), &isso), []);
}

#[test]
fn a_comment_is_as_long_as_it_has_unicode_scalar_values() {
    let problem = |text: &str| {
        let mut draft = complete();
        draft.set(Control::Text, text.to_owned());
        check::faults(&draft, &comments()).into_iter().map(|fault| fault.problem).collect::<Vec<_>>()
    };
    // A family of five scalar values, twice; an accent of its own counts.
    assert_eq!(problem("👨‍👩‍👧👨‍👩‍👧"), []);
    assert_eq!(problem("👨‍👩‍👧👨‍👩‍👧e\u{301}"), [check::Problem::TooLong(2)]);
    assert_eq!(problem("عشرة أحرف"), []);
}

#[test]
fn an_address_has_a_mailbox_and_a_host() {
    let problems = |email: &str| {
        let mut draft = complete();
        draft.set(Control::Email, email.to_owned());
        check::faults(&draft, &comments()).len()
    };
    for good in ["", "  ", "a@b", "a.b+c@news.example", " a@b.c ", "\"a@b\"@c.d", "ق@خبر.مثال"] {
        assert_eq!(problems(good), 0, "{good}");
    }
    for bad in ["a", "a@", "@b", "a b@c.d", "a@.d", "a@d.", "a@b c"] {
        assert_eq!(problems(bad), 1, "{bad}");
    }
}
