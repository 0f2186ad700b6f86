//! The keys of the ARIA feed pattern: <https://www.w3.org/WAI/ARIA/apg/patterns/feed/>.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{document, viewport};

/// The visible articles, by attributes: reading their boxes would lay out thousands of them.
const ARTICLES: &str = "[role=feed] > :not([hidden]) > article:not([hidden])";

/// Page Down and Page Up focus the next and the previous article. Control with End and Home focuses the element after and
/// before the feed: the first match of the selectors. In text fields the keys keep their meaning.
pub fn follow(event: &KeyboardEvent, before: &[&str], after: &[&str]) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_other = event.alt_key() || event.meta_key() || event.shift_key();
    let is_text = |target: &Element| target.matches("input, textarea, select").unwrap_or(false);
    let Some(target) = target.filter(|target| !is_other && !is_text(target)) else { return };
    let to = match (event.key().as_str(), event.ctrl_key()) {
        ("PageDown", false) => neighbour(&target, 1),
        ("PageUp", false) => neighbour(&target, -1),
        ("End", true) => first(after),
        ("Home", true) => first(before),
        _ => return,
    };
    if let Some(to) = to {
        event.prevent_default();
        viewport::focus(&to);
    }
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
