use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;

/// Whether the device believes that it has a network.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Calls `changed` with [`is_online`] whenever that changes.
pub fn on_change(mut changed: impl FnMut(bool) + 'static) {
    let closure = SendWrapper::new(Closure::<dyn FnMut()>::new(move || changed(is_online())));
    for event in ["online", "offline"] {
        window().add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).ok();
    }
    on_cleanup(move || {
        for event in ["online", "offline"] {
            window().remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).ok();
        }
    });
}
