//! The keys of the feed pattern: <https://www.w3.org/WAI/ARIA/apg/patterns/feed/>.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{document, viewport};

/// The articles that are shown. Told by attributes alone: to ask for their boxes would have thousands of them laid out.
const ARTICLES: &str = "[role=feed] > :not([hidden]) > article:not([hidden])";

/// Page Down and Page Up go to the next and the previous article; Control with End and Home go to what comes after the
/// feed and before it: to the first of the selectors that names something. In a field of text the keys keep their own meaning.
pub fn follow(event: &KeyboardEvent, before: &[&str], after: &[&str]) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|target| !target.matches("input, textarea, select").unwrap_or(false)) else {
        return;
    };
    if event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
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

/// The article so many steps from the one in which `target` is, among those shown.
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
