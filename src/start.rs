use leptos::mount::mount_to_body;

use crate::browser::{elements, events, keyboard, page, playback, preload};
use crate::components::app;
use crate::messages::{self, direction};
use crate::reading::configuration::Configuration;
use crate::shell::Session;

/// Writes the page into the document and asks for the coverage.
pub fn start() {
    events::mark("aih:start");
    // A panic ends every reaction of the page. The start script tells the reader; developers get its message too, which is
    // not in a release.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| page::error(&panic.to_string())));
    let configuration = Configuration::parse(&page::text_of(elements::CONFIG).unwrap_or_default());
    let Some((language, words)) = preload::words().and_then(|file| messages::read(&file)) else {
        // The start script tells the reader of this, too.
        wasm_bindgen::throw_str("the file of words holds something else");
    };
    page::set("lang", language.tag());
    page::set("dir", direction(language.tag()));
    page::remove(elements::LOADING);
    playback::one_at_a_time();
    keyboard::follow();
    mount_to_body(move || {
        let session = Session::new(&configuration, language, words);
        session.start();
        app(session)
    });
}
