//! Hands the description of the page for search engines to the script that publishes it.
//!
//! `start.js` or `frame.js` sets `window.structuredData` to `{page, publish(json)}`: the address that the description is for, and
//! where it goes. `start.js` writes it into this document, with a trusted type; `frame.js` sends it to the host page. Without
//! this property nothing is described.

use std::cell::RefCell;

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

    #[wasm_bindgen(method, catch)]
    fn publish(this: &Publisher, json: &str) -> Result<(), JsValue>;
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

#[derive(Default)]
struct State {
    /// Makes the description for the page at an address.
    describe: Option<Box<dyn Fn(&str) -> String>>,
    /// The description that was published last.
    published: String,
    /// Set until the next description may be made: whether it is needed.
    waiting: Option<bool>,
}

/// Describes the page from now on: once now, after each [`changed`], and when `frame.js` says by an event that the host page
/// wants it. `describe` gets the address of the page. To be called once, when the page is ready.
pub fn start(describe: impl Fn(&str) -> String + 'static) {
    STATE.with_borrow_mut(|state| state.describe = Some(Box::new(describe)));
    changed();
    let listener = Closure::<dyn FnMut()>::new(changed).into_js_value();
    window().add_event_listener_with_callback("aih-structured-data", listener.unchecked_ref()).ok();
}

/// Publishes a new description when the browser is idle, at most once a minute, if it differs from the last one.
pub fn changed() {
    STATE.with_borrow_mut(|state| {
        if let Some(needed) = &mut state.waiting {
            *needed = true;
        } else if state.describe.is_some() && publisher().is_some() {
            state.waiting = Some(false);
            idle::when_idle(publish);
            clock::after(PERIOD_MS, || {
                if STATE.with_borrow_mut(|state| state.waiting.take()) == Some(true) {
                    changed();
                }
            });
        }
    });
}

fn publish() {
    STATE.with_borrow_mut(|state| {
        let (Some(describe), Some(publisher)) = (&state.describe, publisher()) else { return };
        let json = describe(&publisher.page());
        if json != state.published {
            // It fails under a policy for Trusted Types that does not allow `aih`. The page works without a description.
            publisher.publish(&json).ok();
            state.published = json;
        }
    });
}

fn publisher() -> Option<Publisher> {
    let publisher = Reflect::get(&window(), &"structuredData".into()).ok();
    publisher.filter(JsValue::is_object).map(JsCast::unchecked_into)
}
