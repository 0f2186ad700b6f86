//! A picture in the reader's hands: to the next one, and away.

use e2e::browser::Offset;
use e2e::page::{NARROW, Page, WIDE};
use e2e::server::Site;
use e2e::suite::Steps;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::album::{Shown, album, is_closed, is_open, lightbox, open, settles, stage};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader swipes to the next picture and back", swipes_to_the_next),
    ("a reader drags to the next picture with the mouse", drags_to_the_next),
    ("a reader swipes the other way in Arabic", swipes_the_other_way),
    ("a reader swipes past the last picture in vain", swipes_past_the_last),
    ("a reader swipes to the next picture though the finger wanders down", wanders_down),
    ("a reader pulls a picture a little and it springs back", springs_back),
    ("a reader pulls a picture slowly and far to the next", pulls_slowly),
    ("a reader swipes a picture down to close it, but not up", swipes_down),
    ("a reader taps beside a picture to close it", taps_beside),
    ("a reader does with buttons what others do with gestures", presses_buttons),
    ("a reader lets pictures fill the screen", fills_the_screen),
];

/// From now on, keeps how far the picture was pulled, and how often a finger or the mouse was lifted.
const WATCH: &str = "
    window.felt = {lifts: 0, pulls: [], drops: []};
    addEventListener('pointerup', () => { felt.lifts += 1; }, true);
    const dialog = document.querySelector('[data-lightbox]');
    const pixels = name => Number(dialog.style.getPropertyValue(name));
    new MutationObserver(() => {
        felt.pulls.push(pixels('--pull'));
        felt.drops.push(pixels('--drop'));
    }).observe(dialog, {attributeFilter: ['style']});";

fn watch(page: &Page<'_>) {
    let () = page.look(WATCH, &[]);
}

/// What [`WATCH`] has kept.
fn felt<T: DeserializeOwned>(page: &Page<'_>, name: &str) -> T {
    page.look("return felt[arguments[0]];", &[json!(name)])
}

/// Pulls the picture with a finger, or else with the mouse, and waits until the page knows that it is over.
fn pull(page: &Page<'_>, by: Offset) {
    let before: u32 = page.look("return window.felt?.lifts ?? 0;", &[]);
    if page.can_touch() {
        stage(page).swipe(by);
    } else {
        stage(page).drag(by);
    }
    page.wait("the end of the gesture", || {
        page.look("return !window.felt || felt.lifts > arguments[0];", &[json!(before)])
    });
}

fn read(site: &Site, page: &Page<'_>, place: &str) {
    album(site, 4, 1);
    page.read(place);
    page.is_at_rest();
}

fn swipes_to_the_next(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    for width in [NARROW, WIDE] {
        page.width(width);
        open(page, 1);
        let far = if width == NARROW { 150 } else { 300 };
        pull(page, (-far, 0));
        is_open(page, 2);
        page.place_is("of the picture", |place| place == "#image-2");
        page.announced("2 of 4. Picture 2");
        pull(page, (-far, 0));
        is_open(page, 3);
        pull(page, (far, 0));
        is_open(page, 2);
        lightbox(page).by_role("button", "Close").click();
        is_closed(page);
    }
}

fn drags_to_the_next(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    open(page, 1);
    stage(page).drag((-300, 0));
    is_open(page, 2);
    stage(page).drag_at((300, 0), (-100, 40));
    is_open(page, 1);
    // Neither is what was dragged selected, nor carried off as a file.
    let selected: String = page.look("return getSelection().toString();", &[]);
    assert_eq!(selected, "");
}

fn swipes_the_other_way(site: &Site, page: &Page<'_>) {
    read(site, page, "?lang=ar");
    open(page, 2);
    // The next picture waits where it will be pulled from.
    let beside = "
        const left = place => document.querySelector(`[data-place='${place}']`).getBoundingClientRect().left;
        return [left(1) < left(0), left(-1) > left(0)];";
    page.becomes("the next picture on the left", (true, true), || page.look(beside, &[]));
    pull(page, (300, 0));
    is_open(page, 3);
    pull(page, (-300, 0));
    is_open(page, 2);
    stage(page).drag((300, 0));
    is_open(page, 3);
}

fn swipes_past_the_last(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    open(page, 4);
    let before = settles(page, "whole", |_| true);
    watch(page);
    pull(page, (-300, 0));
    settles(page, "back in its place", |now| now.is_like(&before));
    is_open(page, 4);
}

fn wanders_down(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    open(page, 1);
    watch(page);
    // Further down than what closes a picture that is pulled down.
    pull(page, (-280, 170));
    is_open(page, 2);
    let drops: Vec<f64> = felt(page, "drops");
    assert!(drops.iter().all(|drop| *drop == 0.0), "it went down by {drops:?}");
    let pulls: Vec<f64> = felt(page, "pulls");
    assert!(pulls.iter().any(|pull| *pull < -100.0), "it was pulled by {pulls:?}");

    // And what began on its way down does not turn to another picture.
    pull(page, (-170, 280));
    is_closed(page);
    page.place_is("without a picture", |place| !place.contains("image"));
}

fn springs_back(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    open(page, 2);
    let before = settles(page, "whole", |_| true);
    watch(page);
    if page.can_touch() {
        let less_than_a_quarter = -(before.stage.width * 0.2) as i32;
        stage(page).creep((less_than_a_quarter, 0));
    } else {
        // Every drag of the mouse is quick, so it has to be short.
        stage(page).drag((-40, 0));
    }
    page.becomes("the end of the gesture", 1, || felt::<u32>(page, "lifts"));
    let pulls: Vec<f64> = felt(page, "pulls");
    assert!(pulls.iter().any(|pull| *pull < -20.0), "it was pulled by {pulls:?}");
    settles(page, "back in its place", |now| now.is_like(&before));
    is_open(page, 2);
    page.place_is("of before", |place| place == "#image-2");
}

fn pulls_slowly(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    open(page, 2);
    let width = settles(page, "whole", |_| true).stage.width;
    stage(page).creep((-(width * 0.4) as i32, 0));
    is_open(page, 3);
}

fn swipes_down(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    open(page, 1);
    let before = settles(page, "whole", |_| true);
    watch(page);
    pull(page, (0, -220));
    settles(page, "back in its place", |now| now.is_like(&before));
    is_open(page, 1);
    pull(page, (0, 220));
    is_closed(page);
    page.place_is("of before", str::is_empty);
    page.by_role("button", "Picture 1").is_focused();
    page.forward();
    is_open(page, 1);
}

/// A place on the stage, and not on the picture.
fn beside(shown: &Shown) -> Offset {
    let Shown { picture, stage } = shown;
    let above = picture.top - stage.top;
    assert!(above > 20.0, "there is no room beside the picture: {shown:?}");
    (0, (above / 2.0 - stage.height / 2.0) as i32)
}

fn taps_beside(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    open(page, 1);
    let shown = settles(page, "whole", |_| true);
    watch(page);
    // A tap on the picture is not one beside it.
    let inside = (0, (-shown.picture.height / 2.0) as i32 + 8);
    let tap = |at| if page.can_touch() { stage(page).tap(at) } else { stage(page).drag_at((0, 0), at) };
    tap(inside);
    page.becomes("the end of the tap", 1, || felt::<u32>(page, "lifts"));
    is_open(page, 1);
    tap(beside(&shown));
    is_closed(page);

    open(page, 2);
    let shown = settles(page, "whole", |_| true);
    stage(page).drag_at((0, 0), beside(&shown));
    is_closed(page);
    page.place_is("of before", str::is_empty);
}

fn presses_buttons(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    for width in [WIDE, NARROW] {
        page.width(width);
        open(page, 2);
        let button = |name: &str| lightbox(page).by_role("button", name);
        let whole = settles(page, "whole", |_| true);
        let click = |name: &str, what: &str, fits: &dyn Fn(&Shown, &Shown) -> bool| {
            let before = settles(page, "at rest", |_| true);
            button(name).click();
            settles(page, what, |now| fits(now, &before));
        };
        for _ in 0..2 {
            click("Zoom in", "larger", &|now, before| now.picture.width > before.picture.width * 1.2);
        }
        click("Move right", "moved left", &|now, before| now.picture.left < before.picture.left - 20.0);
        click("Move left", "moved right", &|now, before| now.picture.left > before.picture.left + 20.0);
        if whole.picture.height * 2.2 > whole.stage.height {
            click("Move down", "moved up", &|now, before| now.picture.top < before.picture.top - 20.0);
            click("Move up", "moved down", &|now, before| now.picture.top > before.picture.top + 20.0);
        }
        let names = ["Zoom in", "Zoom out", "Move left", "Move right", "Move up", "Move down", "Next picture"];
        for name in names.into_iter().chain(["Previous picture", "Caption", "Close"]) {
            let (width, height, free): (f64, f64, bool) = button(name).read(
                "const {left, top, width, height} = element.getBoundingClientRect();
                 const there = document.elementFromPoint(left + width / 2, top + height / 2);
                 return [width, height, element.contains(there)];",
            );
            assert!(width >= 44.0 && height >= 44.0, "{name} is {width} by {height} px");
            assert!(free, "something covers {name}");
        }
        page.shoot("lightbox close");
        for _ in 0..2 {
            click("Zoom out", "smaller", &|now, before| now.picture.width < before.picture.width / 1.2);
        }
        settles(page, "whole again", |now| now.is_like(&whole));
        button("Next picture").click();
        is_open(page, 3);
        button("Previous picture").click();
        is_open(page, 2);
        button("Close").click();
        is_closed(page);
    }
}

fn fills_the_screen(site: &Site, page: &Page<'_>) {
    read(site, page, "");
    open(page, 2);
    let button = lightbox(page).by_role("button", "Full screen");
    if !page.look::<bool>("return document.fullscreenEnabled === true;", &[]) {
        assert!(!button.exists(), "a button for what cannot be done");
        page.skip(&format!("{} has no full screen here", page.engine()));
    }
    let on_top = "
        const there = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        return Boolean(there?.closest('[data-lightbox]'));";
    let filled = |wanted| {
        page.becomes("full screen", wanted, || page.look("return Boolean(document.fullscreenElement);", &[]));
        is_open(page, 2);
        page.becomes("the picture on top", true, || page.look(on_top, &[]));
    };
    button.click();
    filled(true);
    page.shoot("lightbox full screen");
    lightbox(page).by_role("button", "Next picture").click();
    is_open(page, 3);
    lightbox(page).by_role("button", "Previous picture").click();
    button.click();
    filled(false);
}
