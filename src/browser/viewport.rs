//! What is in view, and what has the focus.

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlElement, MediaQueryListEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{document, window};

/// Focuses the element with that id and scrolls its start into view. `false` where there is none.
pub fn go_to(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id) else {
        return false;
    };
    focus(&element);
    true
}

/// Focuses an element and scrolls its start into view.
pub fn focus(element: &Element) {
    scroll_to_start(element);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        element.focus_with_options(&options).ok();
    }
}

/// Scrolls the start of the element with that id into view, if its start is above the view.
pub fn bring_back(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && element.get_bounding_client_rect().top() < 0.0
    {
        scroll_to_start(&element);
    }
}

fn scroll_to_start(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Calls `changed` now, and whenever it changes, with whether the media query holds.
pub fn watch(query: &str, mut changed: impl FnMut(bool) + 'static) {
    let Ok(Some(list)) = window().match_media(query) else { return };
    changed(list.matches());
    let closure =
        Closure::<dyn FnMut(MediaQueryListEvent)>::new(move |event: MediaQueryListEvent| changed(event.matches()));
    list.set_onchange(Some(closure.as_ref().unchecked_ref()));
    let watching = SendWrapper::new((list, closure));
    on_cleanup(move || watching.0.set_onchange(None));
}
