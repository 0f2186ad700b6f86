//! The keys of the feed pattern: <https://www.w3.org/WAI/ARIA/apg/patterns/feed/>.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node};

use super::{document, viewport};

/// What can hold the focus.
const FOCUSABLE: &str = "a[href], button, input, select, summary, [tabindex='0']";

/// Page Down and Page Up go to the next and the previous article; Control with End and Home go to what comes after the
/// feed and before it. In a field of text the keys keep their own meaning.
pub fn follow(event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|target| !target.matches("input, textarea, select").unwrap_or(false)) else {
        return;
    };
    let Ok(Some(feed)) = target.closest("[role=feed]") else { return };
    let bare = !(event.alt_key() || event.meta_key() || event.shift_key());
    let to = match (event.key().as_str(), event.ctrl_key()) {
        ("PageDown", false) if bare => neighbour(&feed, &target, 1),
        ("PageUp", false) if bare => neighbour(&feed, &target, -1),
        ("End", true) if bare => outside(&feed, Node::DOCUMENT_POSITION_FOLLOWING),
        ("Home", true) if bare => outside(&feed, Node::DOCUMENT_POSITION_PRECEDING),
        _ => return,
    };
    if let Some(to) = to {
        event.prevent_default();
        viewport::focus(&to);
    }
}

/// The article so many steps from the one in which `target` is, among those shown.
fn neighbour(feed: &Element, target: &Element, step: i32) -> Option<Element> {
    let here = target.closest("article").ok()?;
    let articles = shown(feed, "article");
    let at = match here {
        Some(here) => articles.iter().position(|article| *article == here)? as i32 + step,
        None => 0,
    };
    articles.into_iter().nth(usize::try_from(at).ok()?)
}

/// The nearest thing that can hold the focus after the feed, or before it.
fn outside(feed: &Element, side: u16) -> Option<Element> {
    let body = document().body()?;
    let mut candidates = shown(&body, FOCUSABLE);
    candidates.retain(|candidate| {
        let position = feed.compare_document_position(candidate);
        position & side != 0 && position & Node::DOCUMENT_POSITION_CONTAINED_BY == 0
    });
    if side == Node::DOCUMENT_POSITION_FOLLOWING { candidates.into_iter().next() } else { candidates.pop() }
}

fn shown(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length())
        .filter_map(|at| list.item(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|element| element.get_client_rects().length() > 0)
        .map(Element::from)
        .collect()
}
