//! Open pictures for everybody: axe in every state, what is announced, what is out of reach, how large controls are.

use e2e::feeds::harbour;
use e2e::page::{NARROW, Name, Page, WIDE};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;

use crate::lightbox::{is_closed, is_open, lightbox, opener, serves};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("everybody can use the pictures on a desktop, in the light", |site, page| everywhere(site, page, WIDE, "light")),
    ("everybody can use the pictures on a phone, in the dark", |site, page| everywhere(site, page, NARROW, "dark")),
    ("a reader hears which picture is open", hears_the_place),
    ("a reader cannot reach the page behind a picture", stays_within),
];

fn everywhere(site: &Site, page: &Page<'_>, width: u32, theme: &str) {
    page.width(width);
    serves(site, &harbour().older("older.json"));
    site.answer(&site.beside_feed("older.json"), Answer::error(503));
    let mut audit = page.audit();
    page.read(&format!("?theme={theme}"));
    page.is_at_rest();
    audit.look("the page with its pictures");
    opener(page, "quay", "The quay").click();
    is_open(page, "3 of 5+", "The quay");
    comes_to_rest(page);
    audit.look("a picture with its caption");
    page.shoot("picture");
    controls_are_large(page);

    page.press("z");
    lightbox(page).by_role("button", "Move left").appears();
    comes_to_rest(page);
    audit.look("a large picture");
    page.shoot("large picture");
    controls_are_large(page);
    page.press("z");

    page.press("i");
    lightbox(page).by_role("button", "Caption").has("aria-pressed", "false");
    comes_to_rest(page);
    audit.look("without its caption");
    page.shoot("picture without caption");
    controls_are_large(page);
    page.press("i");

    page.press("End");
    is_open(page, "5 of 5+", "The sea");
    page.press("ArrowRight");
    lightbox(page).says("The earlier posts could not be loaded.");
    comes_to_rest(page);
    audit.look("after an older page failed");

    page.read(&format!("?theme={theme}&lang=ar#image-3"));
    lightbox(page).by_role("img", "The quay").counts(1);
    comes_to_rest(page);
    audit.look("in Arabic");
    page.shoot("picture in Arabic");
    controls_are_large(page);

    site.answer(&site.beside_feed("picture.svg"), Answer::error(404));
    // Another address, so that no browser has the picture at hand.
    page.read(&format!("?theme={theme}&q=lamp#image-1"));
    lightbox(page).by_role("button", "Try again").appears();
    lightbox(page).says("This picture could not be loaded.");
    comes_to_rest(page);
    audit.look("a broken picture");
    page.shoot("broken picture");
    controls_are_large(page);
    page.forgive();
    audit.verdict();
}

/// Waits until nothing in the dialog moves any more, as colours would be mixed meanwhile.
fn comes_to_rest(page: &Page<'_>) {
    page.wait("pictures at rest", || {
        page.look("return document.getAnimations().every(one => one.playState !== 'running');", &[])
    });
}

#[track_caller]
fn controls_are_large(page: &Page<'_>) {
    let small: Vec<String> = lightbox(page).read(
        "return [...element.querySelectorAll('button, a, input')]
             .filter(control => control.checkVisibility({visibilityProperty: true}))
             // Links in a sentence are as high as their line.
             .filter(control => getComputedStyle(control).display !== 'inline')
             .map(control => [control, control.getBoundingClientRect()])
             .filter(([, {width, height}]) => width < 43.99 || height < 43.99)
             .map(([control, {width, height}]) => `${control.outerHTML.slice(0, 90)}: ${width} x ${height}`);",
    );
    assert!(small.is_empty(), "too small for fingers: {small:#?}");
}

fn hears_the_place(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    opener(page, "quay", "The quay").click();
    page.by_role("dialog", "Pictures").counts(1);
    let status = lightbox(page).css("[role=status]");
    status.counts(1);
    let says = |words: &str| {
        page.becomes("what is announced", words.to_owned(), || status.text());
    };
    says("3 of 5. The quay");
    // Whoever did not hear it finds it said of the dialog.
    let described: String = lightbox(page)
        .read("return document.getElementById(element.getAttribute('aria-describedby'))?.textContent.trim() ?? '';");
    assert_eq!(described, "3 of 5. The quay");
    page.press("ArrowRight");
    says("4 of 5. The lamp");
    lightbox(page).by_role("button", "Next picture").click();
    says("5 of 5. The sea");
    // Only the open picture is there for those who listen.
    lightbox(page).by_role("img", Name::Any).counts(1);
}

fn stays_within(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    opener(page, "quay", "The quay").click();
    is_open(page, "3 of 5", "The quay");
    page.by_role("button", "Order: Newest first").counts(0);
    let taken: Vec<String> = page.look(
        "const taken = [];
         for (const element of document.querySelectorAll('a, button, input, [tabindex]')) {
             if (element.closest('dialog')) continue;
             element.focus();
             if (document.activeElement === element) taken.push(element.outerHTML.slice(0, 80));
         }
         return taken;",
        &[],
    );
    assert!(taken.is_empty(), "the focus went behind: {taken:#?}");
    lightbox(page).is_focused();
    let hit: Vec<String> = page.look(
        "const hit = [];
         for (let x = 1; x < innerWidth; x += 20) {
             for (let y = 1; y < innerHeight; y += 20) {
                 const there = document.elementFromPoint(x, y);
                 if (there && !there.closest('dialog') && there !== document.documentElement) {
                     hit.push(`${x}, ${y}: ${there.outerHTML.slice(0, 80)}`);
                 }
             }
         }
         return hit.slice(0, 5);",
        &[],
    );
    assert!(hit.is_empty(), "the page behind is in front: {hit:#?}");
    page.press("Escape");
    is_closed(page, "");
    // And it is within reach again.
    page.by_role("button", "Order: Newest first").click();
    page.place_is("with the order", |place| place == "?order=oldest");
}
