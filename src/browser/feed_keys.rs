//! The keys of the ARIA feed pattern: <https://www.w3.org/WAI/ARIA/apg/patterns/feed/>.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, KeyboardEvent};

use super::{document, viewport};

thread_local! {
    /// Whether a pointer was used later than any key.
    static BY_POINTER: Cell<bool> = const { Cell::new(false) };

    /// Whether the focus came into the feed by a pointer: a reader who clicks goes on reading by the keys of the browser.
    static LEFT_TO_BROWSER: Cell<bool> = const { Cell::new(false) };
}

/// A pointer is used.
pub fn on_pointer() {
    BY_POINTER.set(true);
}

/// An element of `feed`, a selector, gets the focus.
pub fn on_focus(event: &web_sys::Event, feed: &str) {
    let before = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
    let is_inside = |before: &Element| matches!(before.closest(feed), Ok(Some(_)));
    if !before.and_then(|before| before.dyn_into().ok()).is_some_and(|before| is_inside(&before)) {
        LEFT_TO_BROWSER.set(BY_POINTER.get());
    }
}

/// The visible articles, by attributes: reading their boxes would lay out thousands of them.
const ARTICLES: &str = "[role=feed] > :not([hidden]) > article:not([hidden])";

/// Page Down and Page Up focus the next and the previous article; in one that is taller than the view the browser scrolls first,
/// until its end or its start has been seen. Control with End and Home focuses the element after and
/// before the feed: the first match of the selectors. In text fields the keys keep their meaning.
pub fn follow(event: &KeyboardEvent, before: &[&str], after: &[&str]) {
    BY_POINTER.set(false);
    let key = event.key();
    if key == "Tab" {
        LEFT_TO_BROWSER.set(false);
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_other = event.alt_key() || event.meta_key() || event.shift_key();
    let is_text = |target: &Element| target.matches("input, textarea, select").unwrap_or(false);
    let Some(target) = target.filter(|target| !is_other && !is_text(target)) else { return };
    let to = match (key.as_str(), event.ctrl_key()) {
        ("PageDown", false) => turn(&target, 1),
        ("PageUp", false) => turn(&target, -1),
        ("End", true) => first(after),
        ("Home", true) => first(before),
        _ => return,
    };
    if let Some(to) = to {
        event.prevent_default();
        viewport::focus(&to);
    }
}

/// The article that a page key leads to; `None` where the browser scrolls.
fn turn(target: &Element, step: i32) -> Option<Element> {
    let goes_on = |article: Element| {
        let edges = article.get_bounding_client_rect();
        let (top, height) = viewport::view();
        let rest = if step > 0 { edges.bottom() - (top + height - viewport::padding()) } else { top - edges.top() };
        edges.height() > height && rest > 1.0
    };
    let is_left = LEFT_TO_BROWSER.get() || target.closest("article").ok()?.is_some_and(goes_on);
    if is_left { None } else { neighbour(target, step) }
}

/// The visible article `step` places from the one that contains `target`.
fn neighbour(target: &Element, step: i32) -> Option<Element> {
    let articles = document().query_selector_all(ARTICLES).ok()?;
    let article = |at: u32| articles.item(at)?.dyn_into::<Element>().ok();
    let Some(here) = target.closest("article").ok()? else { return article(0) };
    let at = (0..articles.length()).find(|at| article(*at).is_some_and(|article| article == here))?;
    article(at.checked_add_signed(step)?)
}

fn first(selectors: &[&str]) -> Option<Element> {
    selectors.iter().find_map(|selector| document().query_selector(selector).ok()?)
}
