//! Phones and desktops, light and dark, large text, paper, and pages of others.

use e2e::browser::Scheme;
use e2e::feeds::storm;
use e2e::page::{NARROW, Name, Page, WIDE, starting};
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::json;

use crate::oddities::picture;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader never scrolls sideways", never_scrolls_sideways),
    ("a reader never scrolls sideways in Arabic", never_scrolls_sideways_in_arabic),
    ("a reader chooses the look by the address", chooses_the_look),
    ("a reader gets the look that the device prefers", gets_the_preferred_look),
    ("a publisher chooses the look", the_publisher_chooses_the_look),
    ("a reader opens the key points on a phone", opens_the_key_points),
    ("a reader's keyboard on the screen never covers the comment form", keeps_clear_of_the_keyboard),
    ("a publisher embeds the page without its masthead", embeds_the_page),
    ("a reader prints the day", prints_the_day),
    ("a reader without WebAssembly is told so", is_told_without_webassembly),
    ("a reader is told when the page breaks down", is_told_of_a_breakdown),
];

const BACKGROUND: &str = "
    let element = document.querySelector('[role=feed] article');
    for (; element; element = element.parentElement) {
        const colour = getComputedStyle(element).backgroundColor;
        if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return 'none';";

/// How far the page is wider than the window, and what sticks out of it; but not what scrolls within a part of it.
const SIDEWAYS: &str = "
    const room = document.documentElement.clientWidth;
    const {scrollWidth} = document.documentElement;
    if (scrollWidth <= room) return [];
    const scrolls = element => element && element !== document.body
        && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    return [`${scrollWidth} in ${room} px`, ...[...document.querySelectorAll('body *')]
        .filter(element => element.checkVisibility() && !scrolls(element.parentElement))
        .filter(element => {
            const {left, right} = element.getBoundingClientRect();
            return right > room + 1 || left < -1;
        })
        .slice(0, 8).map(element => element.cloneNode().outerHTML)];";

/// Nothing where the page stays within the window, else what does not, and when.
fn sticks_out(page: &Page<'_>, when: &str) -> Vec<String> {
    let outside: Vec<String> = page.look(SIDEWAYS, &[]);
    outside.iter().map(|element| format!("{when}: {element}")).collect()
}

fn never_scrolls_sideways(_: &Site, page: &Page<'_>) {
    let mut outside = Vec::new();
    for width in [320, NARROW, 768, WIDE, 1_600] {
        page.width(width);
        page.read("");
        page.is_at_rest();
        outside.extend(sticks_out(page, &format!("the sample at {width} px")));
        page.shoot("sample");
        let () = page.look("document.documentElement.style.fontSize = '200%';", &[]);
        outside.extend(sticks_out(page, &format!("the sample at {width} px, text at 200 %")));
        page.shoot("sample large text");
    }
    assert!(outside.is_empty(), "{outside:#?}");
}

fn never_scrolls_sideways_in_arabic(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    site.answer(&site.beside_feed("picture.svg"), picture());
    let mut outside = Vec::new();
    for width in [320, WIDE] {
        page.width(width);
        page.read("?lang=ar");
        page.is_at_rest();
        outside.extend(sticks_out(page, &format!("in Arabic at {width} px")));
        page.shoot("arabic");
    }
    assert!(outside.is_empty(), "{outside:#?}");
}

fn chooses_the_look(_: &Site, page: &Page<'_>) {
    page.read("?theme=light");
    let light: String = page.look(BACKGROUND, &[]);
    page.read("?theme=dark");
    let dark: String = page.look(BACKGROUND, &[]);
    assert!(brightness(&light) > 200 && brightness(&dark) < 80, "{light}, {dark}");
    page.shoot("sample");
}

fn gets_the_preferred_look(_: &Site, page: &Page<'_>) {
    page.prefers(Scheme::Dark);
    page.read("");
    let dark: String = page.look(BACKGROUND, &[]);
    assert!(brightness(&dark) < 80, "{dark}");
    page.read("?theme=light");
    let light: String = page.look(BACKGROUND, &[]);
    assert!(brightness(&light) > 200, "{light}");
    page.read("?theme=auto");
    page.becomes("the background", dark, || page.look(BACKGROUND, &[]));
}

fn the_publisher_chooses_the_look(site: &Site, page: &Page<'_>) {
    site.answer("feed.json", &storm().json());
    site.configure(json!({"feed": "feed.json", "allowedFeeds": ["self"], "theme": "dark"}));
    page.read("");
    let dark: String = page.look(BACKGROUND, &[]);
    assert!(brightness(&dark) < 80, "{dark}");
}

fn opens_the_key_points(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.width(NARROW);
    page.read("");
    page.is_at_rest();
    let points = page.css("section[data-key-points]");
    points.appears();
    let link = points.css("a");
    if !link.is_shown() {
        points.css("summary, button").click();
    }
    page.wait("the key points unfolded", || link.is_shown());
    points.by_role("link", "The harbour bridge is closed").click();
    page.is_led_to("bridge");
}

/// No driver can show a keyboard, so the page is told of one as a browser tells it that lays the keyboard over the page.
const KEYBOARD: &str = "
    Object.defineProperty(visualViewport, 'height', {configurable: true, value: innerHeight - 300});
    visualViewport.dispatchEvent(new Event('resize'));";

fn keeps_clear_of_the_keyboard(site: &Site, page: &Page<'_>) {
    let comments = json!({"open": true, "protocol": "mailto", "action": "mailto:desk@news.example"});
    site.serves(&storm().with("comments", comments).json());
    page.width(NARROW);
    page.read("");
    page.by_role("button", starting("Join the discussion")).click();
    page.by_role("textbox", starting("Your comment")).is_focused();
    let _: Option<bool> = page.look(KEYBOARD, &[]);
    page.wait("the form above the keyboard", || {
        page.look(
            "const edges = document.querySelector('.comment').getBoundingClientRect();
             const send = document.querySelector('form[data-comment] [type=submit]').getBoundingClientRect();
             return edges.top >= 0 && edges.bottom <= innerHeight - 299 && send.bottom <= innerHeight - 299;",
            &[],
        )
    });
}

fn embeds_the_page(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?embed=1");
    page.css("h1").counts(1);
    let height: f64 = page.css("h1").read("return element.getBoundingClientRect().height;");
    assert!(height <= 2.0, "the headline is shown: {height} px");
    // Out of sight is not out of reach of a screen reader.
    page.by_role("heading", "The storm on the coast").counts(1);
    page.read("");
    let height: f64 = page.css("h1").read("return element.getBoundingClientRect().height;");
    assert!(height > 10.0);
}

fn prints_the_day(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.is_at_rest();
    page.prints();
    let controls: Vec<String> = page.look(
        "return [...document.querySelectorAll('button:not(:has(img)), input, [data-filters], button .icon')]
             .filter(control => control.checkVisibility({visibilityProperty: true}))
             .map(control => control.outerHTML.slice(0, 120));",
        &[],
    );
    assert!(controls.is_empty(), "controls on paper: {controls:#?}");
    page.becomes("the posts on paper", 8, || page.shown_posts().len());
    page.css("h1").says("The storm on the coast");
    assert!(page.css("section[data-key-points] li").is_shown());
    let background: String = page.look(BACKGROUND, &[]);
    assert!(background == "none" || brightness(&background) > 200, "{background}");
}

fn is_told_without_webassembly(_: &Site, page: &Page<'_>) {
    page.without_webassembly();
    page.open("");
    page.by_role("alert", Name::Any).says("This page cannot run in your browser.");
    page.by_role("link", starting("Read the coverage")).nth(0).appears();
    // The page reports its own end; it is this journey that brought it about.
    page.forgive();
}

fn is_told_of_a_breakdown(_: &Site, page: &Page<'_>) {
    page.open("");
    page.ready();
    assert!(!page.css("#fallback").is_shown());
    // No browser does that; the page counts on it.
    let () = page.look(
        "window.createElement = Document.prototype.createElement;
         Document.prototype.createElement = () => { throw new Error('no element left'); };",
        &[],
    );
    page.css("input[type=search]").type_text("ferry");
    page.wait("the page to say so", || page.css("#fallback[role=alert][data-failure=unable]").is_shown());
    let () = page.look("Document.prototype.createElement = window.createElement;", &[]);
    page.by_role("alert", Name::Any).says("This page cannot run in your browser.");
    page.by_role("link", starting("Read the coverage")).nth(0).appears();
    page.forgive();
}

/// The mean of red, green and blue of a computed colour.
fn brightness(colour: &str) -> u32 {
    let parts: Vec<f64> =
        colour.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|part| part.parse().ok()).collect();
    // `color(srgb 0.1 0.1 0.1)` counts to one, `rgb(25, 25, 25)` to 255.
    let scale = if colour.starts_with("color(") { 255.0 } else { 1.0 };
    let sum: f64 = parts.iter().take(3).sum();
    (sum * scale / 3.0) as u32
}
