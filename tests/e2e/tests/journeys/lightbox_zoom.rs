//! A picture in the reader's hands: shown close, and moved.

use e2e::browser::Offset;
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

use crate::album::{Shown, album, is_closed, is_open, lightbox, open, settles, stage};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader double-taps a picture to see a part of it close", double_taps),
    ("a reader double-clicks a picture to see a part of it close", double_clicks),
    ("a reader pinches a picture", pinches),
    ("a reader moves a picture that is close, within its bounds", moves_with_the_mouse),
    ("a reader moves a picture that is close with a finger, within its bounds", moves_with_a_finger),
    ("a reader turns the wheel over a part of a picture", turns_the_wheel),
    ("a reader zooms with Control and the wheel, and the page stays as it is", zooms_with_control),
    ("a reader sees the next picture whole", sees_the_next_whole),
    ("a reader taps beside a picture that is close", taps_beside),
];

/// How far a part of a picture may stray that a hand or the mouse is on.
const NEAR: f64 = 4.0;

fn read(site: &Site, page: &Page<'_>) -> Shown {
    album(site, 3, 1);
    page.read("");
    page.is_at_rest();
    open(page, 2);
    settles(page, "whole", |_| true)
}

fn is_larger(whole: &Shown) -> impl Fn(&Shown) -> bool {
    let width = whole.picture.width;
    move |now| now.picture.width > width * 1.3
}

/// What was at that place before is still there.
#[track_caller]
fn stayed(before: &Shown, after: &Shown, at: Offset) {
    let apart = after.apart(before.part_at(at), after.part_at(at));
    assert!(apart < NEAR, "what was at {at:?} is {apart} px off: {before:?}, {after:?}");
}

fn double_taps(site: &Site, page: &Page<'_>) {
    brings_close(site, page, &|at| stage(page).double_tap(at));
}

fn double_clicks(site: &Site, page: &Page<'_>) {
    brings_close(site, page, &|at| stage(page).double_click(at));
}

fn brings_close(site: &Site, page: &Page<'_>, twice: &dyn Fn(Offset)) {
    let whole = read(site, page);
    for at in [(120, 50), (-150, -40)] {
        twice(at);
        let close = settles(page, "close", is_larger(&whole));
        stayed(&whole, &close, at);
        twice((20, 10));
        settles(page, "whole again", |now| now.is_like(&whole));
    }
    // Two taps far from each other are not one double tap, and neither closes nor turns the page.
    is_open(page, 2);
}

fn pinches(site: &Site, page: &Page<'_>) {
    let whole = read(site, page);
    let middle = (-80, 30);
    stage(page).pinch_at(100, 300, middle);
    let close = settles(page, "close", is_larger(&whole));
    let grown = close.picture.width / whole.picture.width;
    assert!((2.5..3.5).contains(&grown), "three times as far apart made it {grown} times as large");
    stayed(&whole, &close, middle);
    stage(page).pinch_at(300, 200, middle);
    let smaller = settles(page, "smaller", |now| now.picture.width < close.picture.width * 0.9);
    stayed(&close, &smaller, middle);
    // Never smaller than whole, and what fingers lift from stays open.
    stage(page).pinch(320, 40);
    settles(page, "whole again", |now| now.is_like(&whole));
    is_open(page, 2);
}

/// Whether no edge of the picture is inside of the stage, where it is larger than that.
fn fills_stage(shown: &Shown) -> bool {
    let Shown { picture, stage } = shown;
    let fills = |start: f64, end: f64, stage_start: f64, stage_end: f64| {
        end - start < stage_end - stage_start || (start <= stage_start + 1.0 && end >= stage_end - 1.0)
    };
    fills(picture.left, picture.right(), stage.left, stage.right())
        && fills(picture.top, picture.bottom(), stage.top, stage.bottom())
}

fn moves_with_the_mouse(site: &Site, page: &Page<'_>) {
    let whole = read(site, page);
    stage(page).double_click((0, 0));
    let close = settles(page, "close", is_larger(&whole));
    stage(page).drag((200, 100));
    let moved = settles(page, "moved", |now| now.picture.left > close.picture.left + 100.0);
    assert!(moved.picture.left < close.picture.left + 202.0 && moved.picture.top > close.picture.top + 50.0);
    moves_within_bounds(page, &|by| stage(page).drag(by));
    for _ in 0..9 {
        lightbox(page).by_role("button", "Move left").click();
    }
    settles(page, "at its left edge by buttons", |now| (now.picture.left - now.stage.left).abs() < 1.5);
}

fn moves_with_a_finger(site: &Site, page: &Page<'_>) {
    let whole = read(site, page);
    // Two taps have to come quickly one after the other, which a busy machine cannot promise.
    page.press("z");
    settles(page, "close", is_larger(&whole));
    moves_within_bounds(page, &|by| stage(page).swipe(by));
}

fn moves_within_bounds(page: &Page<'_>, pull: &dyn Fn(Offset)) {
    for _ in 0..5 {
        pull((300, 200));
    }
    let corner = settles(page, "at its left edge", |now| (now.picture.left - now.stage.left).abs() < 1.5);
    assert!((corner.picture.top - corner.stage.top).abs() < 1.5 && fills_stage(&corner), "{corner:?}");
    for _ in 0..9 {
        pull((-300, -200));
    }
    let corner = settles(page, "at its right edge", |now| (now.picture.right() - now.stage.right()).abs() < 1.5);
    assert!((corner.picture.bottom() - corner.stage.bottom()).abs() < 1.5 && fills_stage(&corner), "{corner:?}");
    // All that pulled at the picture, and did neither close it nor turn to another.
    is_open(page, 2);
}

fn turns_the_wheel(site: &Site, page: &Page<'_>) {
    let whole = read(site, page);
    let scrolled = || page.look::<f64>("return scrollY;", &[]);
    let before = scrolled();
    let at = (130, -45);
    stage(page).wheel((0, -100), at);
    let close = settles(page, "close", is_larger(&whole));
    stayed(&whole, &close, at);
    stage(page).wheel((0, -40), at);
    let closer = settles(page, "closer", |now| now.picture.width > close.picture.width * 1.1);
    stayed(&close, &closer, at);
    for _ in 0..3 {
        stage(page).wheel((0, 100), at);
    }
    settles(page, "whole again", |now| now.is_like(&whole));
    // The page behind it stays where it is.
    assert_eq!(scrolled(), before);
}

fn zooms_with_control(site: &Site, page: &Page<'_>) {
    let whole = read(site, page);
    let window = || page.look::<[f64; 3]>("return [devicePixelRatio, innerWidth, visualViewport.scale];", &[]);
    let before = window();
    let at = (-100, 40);
    stage(page).zoom_wheel(-100, at);
    let close = settles(page, "close", is_larger(&whole));
    stayed(&whole, &close, at);
    stage(page).zoom_wheel(100, at);
    settles(page, "whole again", |now| now.is_like(&whole));
    assert_eq!(window(), before, "the browser zoomed the page");
}

fn sees_the_next_whole(site: &Site, page: &Page<'_>) {
    let whole = read(site, page);
    let zoom_in = lightbox(page).by_role("button", "Zoom in");
    for (step, number) in [("Next picture", 3), ("Previous picture", 2)] {
        zoom_in.click();
        settles(page, "close", is_larger(&whole));
        lightbox(page).by_role("button", "Move left").appears();
        lightbox(page).by_role("button", step).click();
        is_open(page, number);
        settles(page, "whole", |now| now.is_like(&whole));
        lightbox(page).by_role("button", "Move left").disappears();
        lightbox(page).by_role("button", "Zoom out").has("aria-disabled", "true");
    }
}

fn taps_beside(site: &Site, page: &Page<'_>) {
    let whole = read(site, page);
    let room = whole.picture.top - whole.stage.top;
    assert!(room > 60.0, "there is no room beside the picture: {whole:?}");
    lightbox(page).by_role("button", "Zoom in").click();
    let close = settles(page, "close", is_larger(&whole));
    let above = (close.picture.top - close.stage.top) / 2.0;
    // What is beside the whole picture is part of one that fills the stage.
    let at = (0, (-close.stage.height / 2.0 + above.max(10.0)) as i32);
    stage(page).drag_at((0, 0), at);
    if above > 10.0 {
        is_closed(page);
    } else {
        is_open(page, 2);
    }
}
