//! Pictures by keyboard.

use e2e::feeds::harbour;
use e2e::page::{Page, Target, WIDE};
use e2e::server::Site;
use e2e::suite::Steps;

use crate::lightbox::{is_closed, is_open, lightbox, opener, serves};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader walks through pictures by keys", walks),
    ("a reader looks closer at a picture by keys", looks_closer),
    ("a reader walks through pictures in Arabic by keys", walks_from_right_to_left),
    ("a reader goes round the controls of a picture by Tab", goes_round),
    ("a reader keeps the focus among the pictures", keeps_the_focus),
    ("a reader keeps the focus when the caption of a picture goes", keeps_the_focus_when_a_caption_goes),
    ("a reader keeps the focus when a picture is whole again", keeps_the_focus_when_buttons_go),
];

fn walks(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    let boat = opener(page, "boats", "The second boat");
    for key in ["Enter", "Space"] {
        boat.press(key);
        is_open(page, "2 of 5", "The second boat");
        lightbox(page).is_focused();
        for (key, place, alt) in [
            ("ArrowRight", "3 of 5", "The quay"),
            ("ArrowLeft", "2 of 5", "The second boat"),
            ("End", "5 of 5", "The sea"),
            ("ArrowRight", "5 of 5", "The sea"),
            ("Home", "1 of 5", "The first boat"),
            ("ArrowLeft", "1 of 5", "The first boat"),
        ] {
            page.press(key);
            is_open(page, place, alt);
        }
        // With a modifier they belong to the browser.
        page.press("Control+End");
        is_open(page, "1 of 5", "The first boat");
        page.press("Escape");
        is_closed(page, "");
        boat.is_focused();
    }
}

fn looks_closer(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.width(WIDE);
    page.read("#image-3");
    is_open(page, "3 of 5", "The quay");
    let image = lightbox(page).by_role("img", "The quay");
    let sizes =
        || image.read::<[f64; 3]>("const {x, y, width} = element.getBoundingClientRect(); return [x, y, width];");
    let [_, _, whole] = sizes();
    let out = lightbox(page).by_role("button", "Zoom out");
    let pad = lightbox(page).by_role("button", "Move left");
    out.has("aria-disabled", "true");
    pad.counts(0);

    page.press("z");
    page.wait("a larger picture", || sizes()[2] > whole * 2.0);
    pad.counts(1);
    assert_eq!(out.attribute("aria-disabled"), None);
    comes_to_rest(page, &image);
    for (chord, axis, sign) in [
        ("Shift+ArrowRight", 0, -1.0),
        ("Shift+ArrowLeft", 0, 1.0),
        ("ArrowDown", 1, -1.0),
        ("ArrowUp", 1, 1.0),
        ("Shift+ArrowDown", 1, -1.0),
        ("Shift+ArrowUp", 1, 1.0),
    ] {
        let before = sizes()[axis];
        page.press(chord);
        page.wait(&format!("the picture moved by {chord}"), || (sizes()[axis] - before) * sign > 20.0);
        comes_to_rest(page, &image);
    }
    is_open(page, "3 of 5", "The quay");
    page.press("z");
    page.becomes("the width of the whole picture", whole.round(), || sizes()[2].round());
    out.has("aria-disabled", "true");
    pad.counts(0);

    // A plus joins chords, so it is typed.
    page.type_text("+");
    page.wait("a larger picture", || sizes()[2] > whole * 1.2);
    page.type_text("-");
    page.becomes("the width of the whole picture", whole.round(), || sizes()[2].round());
    page.type_text("-");
    out.has("aria-disabled", "true");

    // Another picture is shown whole, and so is this one when one comes back to it.
    page.press("z");
    out.counts(1);
    pad.counts(1);
    page.press("ArrowRight");
    is_open(page, "4 of 5", "The lamp");
    pad.counts(0);
    page.press("ArrowLeft");
    is_open(page, "3 of 5", "The quay");
    page.becomes("the width of the whole picture", whole.round(), || sizes()[2].round());
}

/// Waits until it no longer moves.
fn comes_to_rest(page: &Page<'_>, image: &Target<'_>) {
    page.wait("a picture at rest", || {
        image.read("return element.getAnimations().every(one => one.playState !== 'running');")
    });
}

fn walks_from_right_to_left(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("?lang=ar");
    page.is_at_rest();
    opener(page, "quay", "The quay").click();
    let is_at = |number: u8, alt: &str| {
        let end = format!("#image-{number}");
        page.place_is(&format!("with {end}"), |place| place.ends_with(&end));
        lightbox(page).by_role("img", alt).counts(1);
    };
    is_at(3, "The quay");
    for (key, number, alt) in [
        ("ArrowLeft", 4, "The lamp"),
        ("ArrowLeft", 5, "The sea"),
        ("ArrowLeft", 5, "The sea"),
        ("ArrowRight", 4, "The lamp"),
        ("Home", 1, "The first boat"),
        ("End", 5, "The sea"),
    ] {
        page.press(key);
        is_at(number, alt);
    }
    let middle = |name: &str| {
        let button = lightbox(page).by_role("button", name);
        button.read::<f64>("const {x, width} = element.getBoundingClientRect(); return x + width / 2;")
    };
    let (next, previous) = (middle("الصورة التالية"), middle("الصورة السابقة"));
    assert!(next < previous, "the next picture is to the left: {next}, {previous}");
    page.by_role("dialog", "الصور").counts(1);
    lightbox(page).by_role("button", "الصورة السابقة").click();
    is_at(4, "The lamp");
    lightbox(page).by_role("button", "إغلاق").click();
    is_closed(page, "?lang=ar");
    opener(page, "quay", "The quay").is_focused();
}

/// Where the focus is: `dialog`, `body`, `behind`, or the beginning of the name of a control in the dialog.
const FOCUS: &str = "
    const dialog = document.querySelector('dialog[data-lightbox]');
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused === document.documentElement) return 'body';
    if (focused === dialog) return 'dialog';
    if (!dialog.contains(focused)) return 'behind: ' + focused.outerHTML.slice(0, 80);
    return (focused.getAttribute('aria-label') ?? focused.textContent).replace(/ of .*/, '').trim();";

fn goes_round(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    opener(page, "quay", "The quay").click();
    is_open(page, "3 of 5", "The quay");
    let controls = [
        "Zoom out",
        "Zoom in",
        "Caption",
        "Close",
        "Previous picture",
        "Next picture",
        "Show the post",
        "Download picture",
        "Copy link",
    ];
    // Backwards first, for once Tab has gone round in Firefox, Shift+Tab passes over the last control.
    for chord in ["Shift+Tab", "Tab"] {
        lightbox(page).focus();
        // Twice round, with room for the dialog, the browser's own controls and the button for the whole screen.
        let way: Vec<String> = (0..2 * (controls.len() + 3))
            .map(|_| {
                page.press(chord);
                page.look(FOCUS, &[])
            })
            .collect();
        assert!(!way.iter().any(|focus| focus.starts_with("behind")), "{chord} left the dialog: {way:?}");
        for control in controls {
            let times = way.iter().filter(|focus| *focus == control).count();
            assert!(times >= 2, "{control} by {chord}: {way:?}");
        }
    }
    is_open(page, "3 of 5", "The quay");
}

fn keeps_the_focus(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("#image-4");
    is_open(page, "4 of 5", "The lamp");
    // At the end the button can do nothing, and stays.
    let next = lightbox(page).by_role("button", "Next picture");
    for _ in 0..3 {
        next.press("Enter");
        is_open(page, "5 of 5", "The sea");
        next.is_focused();
    }
    // What had the focus goes with its picture; the keys must still work.
    page.press("Home");
    page.press("ArrowRight");
    page.press("ArrowRight");
    is_open(page, "3 of 5", "The quay");
    lightbox(page).by_role("button", "Copy link").focus();
    page.press("ArrowRight");
    is_open(page, "4 of 5", "The lamp");
    lightbox(page).is_focused();
    page.press("ArrowRight");
    is_open(page, "5 of 5", "The sea");
    page.press("Escape");
    is_closed(page, "");
}

fn keeps_the_focus_when_a_caption_goes(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("#image-4");
    is_open(page, "4 of 5", "The lamp");
    lightbox(page).by_role("link", "the tower").focus();
    page.press("i");
    lightbox(page).by_role("link", "the tower").counts(0);
    lightbox(page).is_focused();
    page.press("End");
    is_open(page, "5 of 5", "The sea");
}

fn keeps_the_focus_when_buttons_go(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("#image-4");
    is_open(page, "4 of 5", "The lamp");
    page.press("z");
    let left = lightbox(page).by_role("button", "Move left");
    left.focus();
    // Those that move a picture are there only while it is large.
    page.press("z");
    left.counts(0);
    lightbox(page).is_focused();
    page.press("Home");
    is_open(page, "1 of 5", "The first boat");
}
