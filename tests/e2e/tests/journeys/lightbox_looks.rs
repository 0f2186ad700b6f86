//! How the lightbox looks and moves, to readers with and without needs of their own.

use e2e::browser::Need;
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

use crate::album::{album, is_open, lightbox, open, settles, thumbnail};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader sees a picture grow out of its post", sees_it_grow),
    ("a reader who wants no motion gets none", gets_no_motion),
    ("a reader with colours of their own sees every control", sees_controls_in_forced_colours),
];

/// From now on, keeps what begins to move in the lightbox: what it is, and how large the motion shows it at first and at
/// last, next to its own size.
const SEE_MOTION: &str = "
    window.motion = [];
    const scale = transform => new DOMMatrix(transform).a;
    const keep = (target, first, last) => {
        if (target.closest('[data-lightbox]')) motion.push([target.tagName, scale(first), scale(last)]);
    };
    const {animate} = Element.prototype;
    Element.prototype.animate = function(frames, ...rest) {
        if (frames.transform) keep(this, frames.transform[0], frames.transform.at(-1));
        return animate.call(this, frames, ...rest);
    };
    document.addEventListener('transitionrun', ({target, propertyName}) => {
        if (propertyName !== 'transform') return;
        const transition = target.getAnimations().find(one => one.transitionProperty === 'transform');
        const steps = transition?.effect.getKeyframes() ?? [];
        if (steps.length) keep(target, steps[0].transform, steps.at(-1).transform);
    });";

type Motion = Vec<(String, f64, f64)>;

/// What has moved while a picture opened.
fn see_motion(page: &Page<'_>) -> Motion {
    let () = page.look(SEE_MOTION, &[]);
    open(page, 2);
    page.look("return motion;", &[])
}

fn sees_it_grow(site: &Site, page: &Page<'_>) {
    album(site, 3, 1);
    page.read("");
    page.wait("the picture in its post", || thumbnail(page, 2).read("return element.querySelector('img').complete;"));
    let small: f64 = thumbnail(page, 2).read("return element.getBoundingClientRect().width;");
    let motion = see_motion(page);
    let large = settles(page, "whole", |_| true).picture.width;
    let Some((_, first, last)) = motion.iter().find(|(what, ..)| what == "IMG") else {
        panic!("the picture did not move: {motion:?}");
    };
    assert!((first - small / large).abs() < 0.02, "from {small} to {large} px, but it began {first} times as large");
    assert_eq!(*last, 1.0);
    lightbox(page).by_role("button", "Zoom in").click();
    page.wait("the picture on its way closer", || {
        let motion: Motion = page.look("return motion;", &[]);
        motion.iter().any(|(what, first, last)| what == "IMG" && *first < 1.01 && *last > 1.1)
    });
}

fn gets_no_motion(site: &Site, page: &Page<'_>) {
    album(site, 3, 1);
    page.needs(Need::LessMotion);
    page.read("");
    let mut motion = see_motion(page);
    lightbox(page).by_role("button", "Zoom in").click();
    let close = settles(page, "close", |now| now.picture.width > now.stage.width * 1.2);
    lightbox(page).by_role("button", "Next picture").click();
    is_open(page, 3);
    settles(page, "whole", |now| now.picture.width < close.picture.width);
    motion.extend(page.look::<Motion>("return motion;", &[]));
    assert!(motion.is_empty(), "{motion:?}");
}

fn sees_controls_in_forced_colours(site: &Site, page: &Page<'_>) {
    album(site, 3, 1);
    page.needs(Need::OwnColours);
    page.read("");
    open(page, 1);
    lightbox(page).by_role("button", "Zoom in").click();
    settles(page, "close", |now| now.picture.width > now.stage.width * 1.2);
    let bare: Vec<String> = page.look(
        "const ground = getComputedStyle(document.querySelector('[data-lightbox]')).backgroundColor;
         return [...document.querySelectorAll('[data-lightbox] button')].filter(button => {
             const {borderTopWidth, borderTopStyle, borderTopColor} = getComputedStyle(button);
             const seen = parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none';
             return !seen || borderTopColor === ground || /^rgba.*, 0\\)$/.test(borderTopColor);
         }).map(button => button.outerHTML.slice(0, 120));",
        &[],
    );
    assert!(bare.is_empty(), "controls without a border: {bare:#?}");
    assert!(page.css("[data-lightbox] button").count() >= 10);
    page.shoot("lightbox forced colours");
}
