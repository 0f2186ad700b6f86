//! The only access to web APIs. Nothing here knows what a coverage is.

use js_sys::{Object, Reflect};
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

pub mod anchor;
pub mod bytes;
pub mod clock;
pub mod dialog;
pub mod dom;
pub mod elements;
pub mod events;
pub mod feed_keys;
pub mod field;
pub mod host;
pub mod idle;
pub mod intl;
/// JSON objects of texts.
pub mod json;
pub mod keyboard;
pub mod location;
pub mod network;
pub mod page;
pub mod playback;
pub mod preload;
/// Random numbers.
pub mod random;
pub mod share;
pub mod stage;
pub mod storage;
pub mod structured_data;
pub mod task;
pub mod toolbar;
pub mod viewport;

/// Calls `handler` at each event of that name on the window, until the calling owner is cleaned up.
fn listen(event: &'static str, handler: impl FnMut(Event) + 'static) {
    let closure = SendWrapper::new(Closure::<dyn FnMut(Event)>::new(handler));
    window().add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).ok();
    on_cleanup(move || {
        window().remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).ok();
    });
}

/// An event handler for elements. It can be re-entered: moving the focus dispatches `focusin` and `focusout` synchronously.
pub struct Listener(Closure<dyn Fn(Event)>);

impl Listener {
    /// Calls `handler` at each event in the elements that are [followed](Self::follow).
    pub fn new(handler: impl Fn(Event) + 'static) -> Self {
        Self(Closure::new(handler))
    }

    /// Follows events of these names in an element, for as long as both live; also those that do not bubble, if `captures`.
    pub fn follow(&self, element: &Element, events: &[&str], captures: bool) {
        for event in events {
            element.add_event_listener_with_callback_and_bool(event, self.0.as_ref().unchecked_ref(), captures).ok();
        }
    }
}

fn window() -> web_sys::Window {
    // A page has a window for as long as its scripts run.
    web_sys::window().expect("a window")
}

fn document() -> web_sys::Document {
    window().document().expect("a document")
}

/// The `html` element.
fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

/// The element with that id.
fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// The same as an element of HTML, which has a style.
fn html_by_id(id: &str) -> Option<HtmlElement> {
    by_id(id)?.dyn_into().ok()
}

/// An object of JavaScript with these members.
fn object<V: Clone + Into<JsValue>>(members: &[(&str, V)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), &value.clone().into()).ok();
    }
    object
}
