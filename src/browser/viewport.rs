//! What is in view, and what has the focus.

use js_sys::Array;
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, FocusEvent, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{document, host, listen, window};

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
    focus_in_place(element);
}

/// Focuses an element where it is.
pub fn focus_in_place(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        element.focus_with_options(&options).ok();
    }
}

/// How far the page is scrolled down, in CSS pixels.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page to where [`scrolled`] said that it was.
pub fn scroll_back_to(down: f64) {
    window().scroll_to_with_x_and_y(0.0, down);
}

/// Whether the upper edge of the element with that id is in view; its lower edge if it is not the `upper` one.
pub fn shows_edge(id: &str, upper: bool) -> bool {
    let Some(element) = document().get_element_by_id(id) else { return false };
    let edges = element.get_bounding_client_rect();
    let edge = if upper { edges.top() } else { edges.bottom() };
    let (top, height) = view();
    (top - 1.0..=top + height + 1.0).contains(&edge)
}

/// Whether an element of `selector` is in view or less than a view's height away.
pub fn is_near(selector: &str) -> bool {
    let Ok(Some(element)) = document().query_selector(selector) else { return false };
    let edges = element.get_bounding_client_rect();
    let (top, height) = view();
    edges.top() < top + 2.0 * height && edges.bottom() > top - height
}

/// Where the view of the page begins in the window, and how high it is, in CSS pixels: the whole window, or what of it the page
/// around shows.
pub fn view() -> (f64, f64) {
    let window_height = || window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    host::view().unwrap_or_else(|| (0.0, window_height()))
}

/// Calls `near` whenever an element comes near the view, until the calling owner is cleaned up.
pub fn whenever_near(element: &Element, near: impl Fn() + 'static) {
    observe(element, Box::new(move |_| near()));
}

/// Whether the element that has the focus is one of `selector`.
pub fn has_focus(selector: &str) -> bool {
    document().active_element().is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// Whether a `focusout` hands the focus to an element that is not within one of `selector`.
pub fn leaves(event: &web_sys::Event, selector: &str) -> bool {
    let next = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
    let next = next.and_then(|next| next.dyn_into::<Element>().ok());
    next.is_some_and(|next| matches!(next.closest(selector), Ok(None)))
}

/// Focuses the element with that id where it is.
pub fn focus_quietly(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus_in_place(&element);
    }
}

/// Scrolls what the element with that id holds back to its beginning.
pub fn scroll_to_top(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_scroll_top(0);
    }
}

/// Focuses the element with that id, and scrolls as little as brings it into view.
pub fn focus_into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        element.focus().ok();
    }
}

/// Cuts what the element `box_id` shows off above the element `first_hidden` in it. To make the rest invisible by any other
/// property costs the browser a tenth of a millisecond for each child, and thousands may be there.
pub fn clip_before(box_id: &str, first_hidden: &str) {
    let element = |id: &str| document().get_element_by_id(id)?.dyn_into::<HtmlElement>().ok();
    if let (Some(clipped), Some(hidden)) = (element(box_id), element(first_hidden)) {
        let height = hidden.get_bounding_client_rect().top() - clipped.get_bounding_client_rect().top();
        let height = [&(height.max(0.0) as u32).to_string(), "px"].concat();
        clipped.style().set_property("block-size", &height).ok();
        clipped.set_attribute("data-clipped", "").ok();
    }
}

/// Shows everything again.
pub fn unclip(box_id: &str) {
    if let Some(clipped) = document().get_element_by_id(box_id).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        clipped.style().remove_property("block-size").ok();
        clipped.remove_attribute("data-clipped").ok();
    }
}

/// Scrolls the start of the element with that id into view, if its start is above the view.
pub fn bring_back(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && element.get_bounding_client_rect().top() < view().0
    {
        scroll_to_start(&element);
    }
}

fn scroll_to_start(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_behavior(ScrollBehavior::Instant);
    if host::view().is_some() {
        host::bring(element.get_bounding_client_rect().top());
    } else {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Calls `changed` whenever the window has another size, until the calling owner is cleaned up.
pub fn on_resize(changed: impl FnMut() + 'static) {
    listen("resize", changed);
}

/// Whether the media query holds now.
pub fn holds(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Calls `changed` now, and whenever it changes, with whether the media query holds.
pub fn watch(query: &str, mut changed: impl FnMut(bool) + 'static) {
    let Ok(Some(list)) = window().match_media(query) else { return };
    changed(list.matches());
    let watched = list.clone();
    let closure = Closure::<dyn FnMut()>::new(move || changed(watched.matches()));
    list.set_onchange(Some(closure.as_ref().unchecked_ref()));
    let watching = SendWrapper::new((list, closure));
    on_cleanup(move || watching.0.set_onchange(None));
}

/// Sets an attribute of an element once that comes near the view.
pub fn set_when_near(element: &Element, name: &'static str, value: String) {
    let watched = element.clone();
    let set = move |observer: &IntersectionObserver| {
        watched.set_attribute(name, &value).ok();
        observer.disconnect();
    };
    observe(element, Box::new(set));
}

fn observe(element: &Element, mut near: Box<dyn FnMut(&IntersectionObserver)>) {
    let near =
        Closure::<dyn FnMut(Array, IntersectionObserver)>::new(move |seen: Array, observer: IntersectionObserver| {
            let is_near = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
            if seen.iter().any(is_near) {
                near(&observer);
            }
        });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("100%");
    let callback = near.as_ref().unchecked_ref();
    if let Ok(observer) = IntersectionObserver::new_with_options(callback, &options) {
        observer.observe(element);
        let watching = SendWrapper::new((observer, near));
        on_cleanup(move || watching.0.disconnect());
    }
}
