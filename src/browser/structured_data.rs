//! Hands the description of the page for search engines to the script that publishes it.
//!
//! `start.js` or `frame.js` sets `window.structuredData` to `{page, publish(json)}`: the address that the description is for, and
//! where it goes. `start.js` writes it into this document, with a trusted type; `frame.js` sends it to the host page. Without
//! this property nothing is described.

use std::cell::Cell;

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::{clock, idle, window};

/// The minimum time between two descriptions, in milliseconds. A description of 500 posts has about 300 kB.
const PERIOD_MS: i32 = 60_000;

#[wasm_bindgen]
extern "C" {
    type Publisher;

    #[wasm_bindgen(method, getter)]
    fn page(this: &Publisher) -> String;

    /// Publishes `json` unless it is the same as the last one.
    #[wasm_bindgen(method, catch)]
    fn publish(this: &Publisher, json: &str) -> Result<(), JsValue>;
}

/// Makes the description for the page at an address.
type Describe = dyn Fn(&str) -> String;

thread_local! {
    static DESCRIBE: Cell<Option<&'static Describe>> = const { Cell::new(None) };

    /// Set until the next description may be made: whether it is needed.
    static WAITING: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Describes the page from now on: once now, after each [`changed`], and when `frame.js` says by an event that the host page
/// wants it. `describe` gets the address of the page. To be called once, when the page is ready.
pub fn start(describe: Box<Describe>) {
    DESCRIBE.set(Some(Box::leak(describe)));
    changed();
    let listener = Closure::<dyn FnMut()>::new(changed).into_js_value();
    window().add_event_listener_with_callback("aih-structured-data", listener.unchecked_ref()).ok();
}

/// Publishes a new description when the browser is idle, at most once a minute.
pub fn changed() {
    if WAITING.get().is_some() {
        WAITING.set(Some(true));
    } else if DESCRIBE.get().is_some() && publisher().is_some() {
        WAITING.set(Some(false));
        renew();
        clock::after(PERIOD_MS, || {
            if WAITING.take() == Some(true) {
                changed();
            }
        });
    }
}

/// Publishes a new description when the browser is idle, whatever was published before.
pub fn renew() {
    if let (Some(describe), Some(publisher)) = (DESCRIBE.get(), publisher()) {
        idle::when_idle(move || {
            // It fails under a policy for Trusted Types that does not allow `aih`. The page works without a description.
            publisher.publish(&describe(&publisher.page())).ok();
        });
    }
}

fn publisher() -> Option<Publisher> {
    let publisher = Reflect::get(&window(), &"structuredData".into()).ok();
    publisher.filter(JsValue::is_object).map(JsCast::unchecked_into)
}
