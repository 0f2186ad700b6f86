//! Pictures of odd sizes, and pictures that fail.

use e2e::feeds::{Block, Coverage, Post};
use e2e::page::{Name, Page, WIDE};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;

use crate::album::{drawing, is_closed, lightbox};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader sees no picture larger than its own pixels", sees_no_picture_blown_up),
    ("a reader opens a strip and reads it from its top", reads_a_strip),
    ("a reader sees a picture come after all when the network is back", sees_a_picture_come_with_the_network),
    ("a reader sees a picture come after all with a later poll", sees_a_picture_come_with_a_poll),
    ("a reader tries a picture again and finds it in its post too", finds_a_picture_in_its_post_too),
];

fn serve(site: &Site, pictures: &[(&str, u32, u32)]) {
    let post = |(number, (name, width, height)): (usize, &(&str, u32, u32))| {
        let address = format!("{name}.svg");
        site.answer(&site.beside_feed(&address), drawing(number, *width, *height));
        let picture =
            Block::image(&address, &format!("A view of the {name}")).with("width", *width).with("height", *height);
        let published = format!("2026-01-10T12:{:02}:00Z", 59 - number);
        Post::new(name, &published).headline(&format!("The {name}")).block(picture).says("Somebody saw it.")
    };
    site.serves(
        &Coverage::new("Pictures").live().with("refresh", 5).posts(pictures.iter().enumerate().map(post)).json(),
    );
}

/// The size of a picture in its post.
fn size(page: &Page<'_>, post: &str) -> (f64, f64) {
    page.post(post).css("img").read("const {width, height} = element.getBoundingClientRect(); return [width, height];")
}

fn sees_no_picture_blown_up(site: &Site, page: &Page<'_>) {
    serve(site, &[("stamp", 60, 60), ("card", 200, 120), ("quay", 1_600, 900)]);
    page.width(WIDE);
    page.read("");
    page.is_at_rest();
    for (post, expected) in [("stamp", (60.0, 60.0)), ("card", (200.0, 120.0))] {
        assert_eq!(size(page, post), expected, "{post}");
    }
    let (width, height) = size(page, "quay");
    assert!(width > 500.0 && (width / height - 16.0 / 9.0).abs() < 0.02, "{width} by {height}");
    page.shoot("pictures small");
}

fn reads_a_strip(site: &Site, page: &Page<'_>) {
    serve(site, &[("quay", 640, 360), ("list", 1_080, 12_000)]);
    page.width(WIDE);
    page.read("");
    page.is_at_rest();
    let (width, height) = size(page, "list");
    let window: f64 = page.look("return innerHeight;", &[]);
    assert!(width > 500.0 && height <= 0.8 * window + 1.0, "{width} by {height}");
    let button = page.post("list").css("button:has(img)");
    button.has("title", "Enlarge picture");
    let said: String = button.read("return getComputedStyle(element, '::before').content;");
    assert!(["attr(title)", "\"Enlarge picture\""].contains(&said.as_str()), "{said}");
    let () = page.look("document.querySelector('#post-list').scrollIntoView({behavior: 'instant'});", &[]);
    page.shoot("pictures strip");
    page.post("list").by_role("button", "A view of the list").click();
    lightbox(page).appears();
    let seen = || -> [f64; 4] {
        page.look(
            "const [image, stage] = ['[data-place=\"0\"] img', '#lightbox-stage'].map(selector =>
                 document.querySelector(`[data-lightbox] ${selector}`).getBoundingClientRect());
             return [image.width, stage.width, image.top, stage.top];",
            &[],
        )
    };
    page.wait("a strip that can be read", || {
        let [width, stage, top, start] = seen();
        (width - stage.min(1_080.0)).abs() < 20.0 && (top - start).abs() < 3.0
    });
    page.shoot("lightbox strip");
    page.press("ArrowDown");
    page.wait("more of the strip", || {
        let [_, _, top, start] = seen();
        top < start - 50.0
    });
    page.press("Escape");
    is_closed(page);
}

/// Whether the picture in the post has come; it must still be the same element.
fn has_come(page: &Page<'_>, post: &str) -> bool {
    page.post(post).css("img").read(
        "window.picture ??= element;
         if (picture !== element) throw new Error('another element');
         return element.complete && element.naturalWidth > 0;",
    )
}

fn fails_first(site: &Site, page: &Page<'_>) {
    serve(site, &[("quay", 640, 360)]);
    let path = site.beside_feed("quay.svg");
    site.answer(&path, Answer::error(503));
    page.read("");
    page.is_at_rest();
    page.wait("the failure", || !site.requests_for(&path).is_empty());
    assert!(!has_come(page, "quay"));
    page.forgive();
}

fn sees_a_picture_come_with_the_network(site: &Site, page: &Page<'_>) {
    site.runs_first("delete Navigator.prototype.serviceWorker;");
    fails_first(site, page);
    page.goes_offline();
    site.answer(&site.beside_feed("quay.svg"), drawing(1, 640, 360));
    page.comes_online();
    page.wait("the picture", || has_come(page, "quay"));
    page.forgive();
}

fn sees_a_picture_come_with_a_poll(site: &Site, page: &Page<'_>) {
    site.runs_first("delete Navigator.prototype.serviceWorker;");
    fails_first(site, page);
    site.answer(&site.beside_feed("quay.svg"), drawing(1, 640, 360));
    page.wait("the picture", || has_come(page, "quay"));
    page.forgive();
}

fn finds_a_picture_in_its_post_too(site: &Site, page: &Page<'_>) {
    site.runs_first("delete Navigator.prototype.serviceWorker;");
    fails_first(site, page);
    page.post("quay").css("button:has(img)").click();
    lightbox(page).by_role("alert", Name::Any).says("A view of the quay");
    page.shoot("lightbox broken");
    site.answer(&site.beside_feed("quay.svg"), drawing(1, 640, 360));
    lightbox(page).by_role("button", "Try again").click();
    page.wait("the picture in the lightbox", || {
        page.css("[data-lightbox] [data-place='0'] img").read("return element.complete && element.naturalWidth > 0;")
    });
    lightbox(page).by_role("alert", Name::Any).disappears();
    page.wait("the picture in its post", || has_come(page, "quay"));
    page.forgive();
}
