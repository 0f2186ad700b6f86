//! The keys of the ARIA toolbar pattern: <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>. And what of it is in view.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{document, viewport};

/// Arrow keys, Home and End lead from the focused button in `bar` to another, which is the tab stop from then on.
pub fn follow(event: &KeyboardEvent, bar: &Element) {
    let buttons = buttons(bar, "button");
    let active = document().active_element();
    let Some(at) = buttons.iter().position(|button| Some(button) == active.as_ref()) else { return };
    let is_reversed = bar.matches(":dir(rtl)").unwrap_or(false);
    let last = buttons.len() - 1;
    let to = match event.key().as_str() {
        "Home" => 0,
        "End" => last,
        "ArrowUp" => at.checked_sub(1).unwrap_or(last),
        "ArrowDown" => (at + 1) % buttons.len(),
        "ArrowLeft" | "ArrowRight" => {
            let is_back = (event.key() == "ArrowLeft") != is_reversed;
            if is_back { at.checked_sub(1).unwrap_or(last) } else { (at + 1) % buttons.len() }
        }
        _ => return,
    };
    event.prevent_default();
    buttons[at].set_attribute("tabindex", "-1").ok();
    buttons[to].remove_attribute("tabindex").ok();
    viewport::focus_in_place(&buttons[to]);
    bring(bar, &buttons[to]);
}

/// Scrolls `bar` sideways until one of the pressed buttons is in view.
pub fn show_pressed(bar: &str) {
    let Ok(Some(bar)) = document().query_selector(bar) else { return };
    let pressed = buttons(&bar, "[aria-pressed=true]");
    if let Some(first) = pressed.first()
        && pressed.iter().all(|button| distance(&bar, button) != 0.0)
    {
        bring(&bar, first);
    }
}

/// The buttons that are shown.
fn buttons(bar: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = bar.query_selector_all(selector) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    elements.filter(|button| button.get_bounding_client_rect().width() > 0.0).collect()
}

/// How far a button is out of the view of its bar, in CSS pixels; negative to the left.
fn distance(bar: &Element, button: &Element) -> f64 {
    let (view, button) = (bar.get_bounding_client_rect(), button.get_bounding_client_rect());
    (button.left() - view.left()).min(0.0) + (button.right() - view.right()).max(0.0)
}

fn bring(bar: &Element, button: &Element) {
    bar.scroll_by_with_x_and_y(distance(bar, button), 0.0);
}
