//! The only door to web APIs. Nothing here knows what a coverage is.

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

pub mod anchor;
pub mod clock;
/// How long a request may take.
pub mod deadline;
pub mod dialog;
pub mod elements;
pub mod events;
pub mod feed_keys;
pub mod host;
pub mod idle;
pub mod intl;
/// Texts as JSON.
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
pub mod viewport;

/// Calls `handler` for every event of that name on the window, until the calling owner is cleaned up.
fn listen(event: &'static str, handler: impl FnMut() + 'static) {
    let closure = SendWrapper::new(Closure::<dyn FnMut()>::new(handler));
    window().add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).ok();
    on_cleanup(move || {
        window().remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).ok();
    });
}

fn window() -> web_sys::Window {
    // A page has a window for as long as its scripts run.
    web_sys::window().expect("a window")
}

fn document() -> web_sys::Document {
    window().document().expect("a document")
}
