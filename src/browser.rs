//! The only door to web APIs. Nothing here knows what a coverage is.

pub mod clock;
pub mod early;
pub mod events;
pub mod feed_keys;
pub mod idle;
pub mod intl;
pub mod location;
pub mod network;
pub mod page;
pub mod share;
pub mod storage;
pub mod task;
pub mod viewport;

fn window() -> web_sys::Window {
    // A page has a window for as long as its scripts run.
    web_sys::window().expect("a window")
}

fn document() -> web_sys::Document {
    window().document().expect("a document")
}
