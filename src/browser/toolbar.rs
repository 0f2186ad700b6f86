//! The keys of the ARIA toolbar pattern: <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>. And what of it is in view.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{document, viewport};

/// Arrow keys, Home and End lead from the focused button in `bar` to another, which is the tab stop from then on.
pub fn follow(event: &KeyboardEvent, bar: &Element) {
    let buttons = shown(bar, "button");
    let active = document().active_element();
    let Some(at) = buttons.iter().position(|button| Some(button) == active.as_ref()) else { return };
    let (back, forth) = (buttons.len() - 1, 1);
    let is_reversed = || bar.matches(":dir(rtl)").unwrap_or(false);
    let step = match event.key().as_str() {
        "Home" => buttons.len() - at,
        "End" => back - at,
        "ArrowUp" => back,
        "ArrowDown" => forth,
        "ArrowLeft" => {
            if is_reversed() {
                forth
            } else {
                back
            }
        }
        "ArrowRight" => {
            if is_reversed() {
                back
            } else {
                forth
            }
        }
        _ => return,
    };
    let to = &buttons[(at + step) % buttons.len()];
    event.prevent_default();
    buttons[at].set_attribute("tabindex", "-1").ok();
    to.remove_attribute("tabindex").ok();
    viewport::focus_into_view(&to.id());
}

/// Scrolls `bar` sideways until one of the pressed buttons is in view.
pub fn show_pressed(bar: &str) {
    let Ok(Some(bar)) = document().query_selector(bar) else { return };
    let pressed = shown(&bar, "[aria-pressed=true]");
    if let Some(first) = pressed.first()
        && pressed.iter().all(|button| distance(&bar, button) != 0.0)
    {
        bar.scroll_by_with_x_and_y(distance(&bar, first), 0.0);
    }
}

/// The elements of `selector` that are shown.
fn shown(bar: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = bar.query_selector_all(selector) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    elements.filter(|element| element.client_width() > 0).collect()
}

/// How far a button is out of the view of its bar, in CSS pixels; negative to the left.
fn distance(bar: &Element, button: &Element) -> f64 {
    let (view, button) = (bar.get_bounding_client_rect(), button.get_bounding_client_rect());
    (button.left() - view.left()).min(0.0) + (button.right() - view.right()).max(0.0)
}
