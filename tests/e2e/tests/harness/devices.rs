//! Widths, colour schemes, paper and pictures.

use e2e::browser::{Need, Scheme};
use e2e::page::{NARROW, Page, WIDE};
use e2e::server::Site;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("reads on a phone", reads_on_a_phone),
    ("prefers the dark", prefers_the_dark),
    ("wants less motion", wants_less_motion),
    ("has colours of its own", has_colours_of_its_own),
    ("prints", prints),
    ("speaks English in a zone of its own", speaks_english_in_a_zone),
    ("finds nothing of the journey before", finds_nothing_before),
    ("finds nothing of the journey before, again", finds_nothing_before),
];

fn reads_on_a_phone(_: &Site, page: &Page<'_>) {
    for width in [320, NARROW, 768, WIDE] {
        page.width(width);
        page.read("");
        page.becomes("the width of the page", width, || page.look("return innerWidth;", &[]));
        page.shoot("harness");
    }
}

fn prefers_the_dark(_: &Site, page: &Page<'_>) {
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches;";
    page.read("");
    assert!(!page.look::<bool>(dark, &[]));
    page.prefers(Scheme::Dark);
    page.wait("the dark", || page.look(dark, &[]));
}

/// Nobody needs anything until it is said, nor after the journey that said it.
const NEEDS: &str = "
    return ['(prefers-reduced-motion: reduce)', '(forced-colors: active)'].map(query => matchMedia(query).matches);";

fn wants_less_motion(_: &Site, page: &Page<'_>) {
    needs(page, Need::LessMotion, (true, false));
}

fn has_colours_of_its_own(_: &Site, page: &Page<'_>) {
    needs(page, Need::OwnColours, (false, true));
}

/// The need is met at once and after a navigation, and was not there before.
fn needs(page: &Page<'_>, need: Need, met: (bool, bool)) {
    page.read("");
    page.becomes("no needs", (false, false), || page.look(NEEDS, &[]));
    page.needs(need);
    page.becomes("the need", met, || page.look(NEEDS, &[]));
    page.read("");
    page.becomes("the need", met, || page.look(NEEDS, &[]));
}

fn prints(_: &Site, page: &Page<'_>) {
    page.read("");
    assert!(page.css("#share").is_shown());
    page.prints();
    assert!(!page.css("#share").is_shown());
}

fn speaks_english_in_a_zone(_: &Site, page: &Page<'_>) {
    page.read("");
    let zone: String = page.look("return Intl.DateTimeFormat().resolvedOptions().timeZone;", &[]);
    assert_eq!(zone, "Asia/Tokyo");
    let language: String = page.look("return navigator.language;", &[]);
    assert!(language.starts_with("en"), "{language}");
}

fn finds_nothing_before(_: &Site, page: &Page<'_>) {
    page.read("");
    page.becomes("no needs", (false, false), || page.look(NEEDS, &[]));
    let before: Option<String> = page.look("return localStorage.getItem('left');", &[]);
    assert_eq!(before, None);
    let () = page.look("localStorage.setItem('left', 'behind');", &[]);
    page.width(NARROW);
}
