//! The view and the focus.

use js_sys::Array;
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, FocusEvent, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{by_id, document, host, html_by_id, listen, window};

/// Focuses the element with that id and scrolls its start into view.
pub fn go_to(id: &str) {
    if let Some(element) = by_id(id) {
        focus(&element);
    }
}

/// Focuses an element and scrolls its start into view.
pub fn focus(element: &Element) {
    scroll_to_start(element);
    focus_in_place(element);
}

/// Focuses an element without scrolling.
pub fn focus_in_place(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        element.focus_with_options(&options).ok();
    }
}

/// The vertical scroll position, in CSS pixels.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Restores a position of [`scrolled`].
pub fn scroll_back_to(down: f64) {
    window().scroll_to_with_x_and_y(0.0, down);
}

/// Scrolls the element with that id to `top` CSS pixels below the start of the view.
pub fn bring_to(id: &str, top: f64) {
    if let Some(element) = by_id(id) {
        // WebKit cuts fractions off, which would add up from one reload to the next.
        window().scroll_by_with_x_and_y(0.0, (element.get_bounding_client_rect().top() - view().0 - top).round());
    }
}

/// Whether the upper edge of the element with that id is in view; its lower edge if it is not the `upper` one.
pub fn shows_edge(id: &str, upper: bool) -> bool {
    let Some(element) = by_id(id) else { return false };
    let edges = element.get_bounding_client_rect();
    let edge = if upper { edges.top() } else { edges.bottom() };
    let (top, height) = view();
    (top - 1.0..=top + height + 1.0).contains(&edge)
}

/// Whether the page is at its very top. In a frame as tall as its content: whether the view reaches up to it.
pub fn is_at_top() -> bool {
    host::view().map_or_else(scrolled, |(top, _)| top) <= 1.0
}

/// Whether the element with that id begins below the view.
pub fn is_below(id: &str) -> bool {
    let (top, height) = view();
    by_id(id).is_some_and(|element| element.get_bounding_client_rect().top() >= top + height)
}

/// Whether an element of `selector` is in view or no more than a view's height away, as [`whenever_near`] has it.
pub fn is_near(selector: &str) -> bool {
    let Ok(Some(element)) = document().query_selector(selector) else { return false };
    let edges = element.get_bounding_client_rect();
    let (top, height) = view();
    edges.top() <= top + 2.0 * height && edges.bottom() >= top - height
}

/// The top and the height of the view, in CSS pixels of the window: the whole window, or the part of it that the host page
/// shows.
pub fn view() -> (f64, f64) {
    let window_height = || window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    host::view().unwrap_or_else(|| (0.0, window_height()))
}

/// How much of the view is covered at its foot, in CSS pixels: `scroll-padding-bottom`.
pub fn padding() -> f64 {
    let style = super::root().and_then(|root| window().get_computed_style(&root).ok()?);
    let padding = style.and_then(|style| style.get_property_value("scroll-padding-bottom").ok());
    // `auto` is not a number.
    padding.map_or(0.0, |padding| js_sys::parse_float(&padding).max(0.0))
}

/// Whether the focused element matches `selector`.
pub fn has_focus(selector: &str) -> bool {
    document().active_element().is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// Whether the element with that id is there and has not got the focus.
pub fn lacks_focus(id: &str) -> bool {
    by_id(id).is_some_and(|element| document().active_element() != Some(element))
}

/// Whether the element with that id takes up no room even where the page does not hide it: another style sheet does.
pub fn is_suppressed(id: &str) -> bool {
    let Some(element) = html_by_id(id) else { return false };
    let hidden = element.hidden();
    element.set_hidden(false);
    let is_suppressed = element.get_bounding_client_rect().width() == 0.0;
    element.set_hidden(hidden);
    is_suppressed
}

/// Whether a `focusout` moves the focus to an element outside `selector`.
pub fn leaves(event: &web_sys::Event, selector: &str) -> bool {
    let next = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
    let next = next.and_then(|next| next.dyn_into::<Element>().ok());
    next.is_some_and(|next| matches!(next.closest(selector), Ok(None)))
}

/// Focuses the element with that id without scrolling.
pub fn focus_quietly(id: &str) {
    if let Some(element) = by_id(id) {
        focus_in_place(&element);
    }
}

/// Scrolls the content of the element with that id to its start.
pub fn scroll_to_top(id: &str) {
    if let Some(element) = by_id(id) {
        element.set_scroll_top(0);
    }
}

/// Writes a text into the element with that id, which is hidden without one.
pub fn say(id: &str, text: Option<&str>) {
    let Some(element) = by_id(id) else { return };
    if element.text_content().as_deref() != Some(text.unwrap_or_default()) {
        element.set_text_content(text);
        element.toggle_attribute_with_force("hidden", text.is_none()).ok();
    }
}

/// Focuses the element with that id, and scrolls it into view by the shortest way.
pub fn focus_into_view(id: &str) {
    if let Some(element) = html_by_id(id) {
        element.focus().ok();
    }
}

/// Clips the element `box_id` above the element `first_hidden` in it. Hiding the rest by another property costs the browser 0.1
/// ms for each of possibly thousands of children.
pub fn clip_before(box_id: &str, first_hidden: &str) {
    if let (Some(clipped), Some(hidden)) = (html_by_id(box_id), by_id(first_hidden)) {
        let height = hidden.get_bounding_client_rect().top() - clipped.get_bounding_client_rect().top();
        let height = [&(height.max(0.0) as u32).to_string(), "px"].concat();
        clipped.style().set_property("block-size", &height).ok();
        clipped.set_attribute("data-clipped", "").ok();
    }
}

/// Removes the clip.
pub fn unclip(box_id: &str) {
    if let Some(clipped) = html_by_id(box_id) {
        clipped.style().remove_property("block-size").ok();
        clipped.remove_attribute("data-clipped").ok();
    }
}

/// Scrolls the start of the element with that id into view, if it is above the view.
pub fn bring_back(id: &str) {
    if let Some(element) = by_id(id)
        && element.get_bounding_client_rect().top() < view().0
    {
        scroll_to_start(&element);
    }
}

/// Scrolls the end of the element with that id into view, if it is below the view.
pub fn bring_up(id: &str) {
    if let Some(element) = by_id(id)
        && host::view().is_none()
        && element.get_bounding_client_rect().bottom() > view().1
    {
        scroll_to(&element, ScrollLogicalPosition::End);
    }
}

fn scroll_to_start(element: &Element) {
    if host::view().is_some() {
        host::bring(element.get_bounding_client_rect().top());
    } else {
        scroll_to(element, ScrollLogicalPosition::Start);
    }
}

fn scroll_to(element: &Element, edge: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(edge);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Calls `changed` when the window is resized, until the calling owner is cleaned up.
pub fn on_resize(mut changed: impl FnMut() + 'static) {
    listen("resize", move |_| changed());
}

/// Whether the media query matches.
pub fn holds(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Calls `changed` now, and at each change, with whether the media query matches.
pub fn watch(query: &str, mut changed: impl FnMut(bool) + 'static) {
    let Ok(Some(list)) = window().match_media(query) else { return };
    changed(list.matches());
    let watched = list.clone();
    let closure = Closure::<dyn FnMut()>::new(move || changed(watched.matches()));
    list.set_onchange(Some(closure.as_ref().unchecked_ref()));
    let watching = SendWrapper::new((list, closure));
    on_cleanup(move || watching.0.set_onchange(None));
}

/// Calls `near` each time the element comes near the view, until the calling owner is cleaned up.
pub fn whenever_near(element: &Element, near: impl Fn() + 'static) {
    let near = Closure::<dyn FnMut(Array)>::new(move |seen: Array| {
        let is_near = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
        if seen.iter().any(is_near) {
            near();
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
