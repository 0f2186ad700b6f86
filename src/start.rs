use leptos::mount::mount_to_body;

use crate::browser::{events, keyboard, location, page, playback};
use crate::components::app;
use crate::messages::{Language, direction};
use crate::reading::configuration::Configuration;
use crate::reading::session::Session;

/// Writes the page into the document and asks for the coverage.
pub fn start() {
    events::mark("aih:start");
    // A panic ends every reaction of the page; what is left to do is to say so.
    std::panic::set_hook(Box::new(|panic| {
        page::error(&panic.to_string());
        page::set("data-state", "failed");
        page::unhide("fallback");
    }));
    let configuration = Configuration::parse(&page::text_of("config").unwrap_or_default());
    let asked = location::param("lang");
    let preferred = page::languages();
    let wanted = asked.as_deref().into_iter().chain(configuration.language.as_deref());
    let language = Language::choose(wanted.chain(preferred.iter().map(String::as_str)));
    page::set("lang", language.tag());
    page::set("dir", direction(language.tag()));
    page::remove("loading");
    playback::one_at_a_time();
    keyboard::follow();
    mount_to_body(move || {
        let session = Session::new(configuration.clone(), language);
        session.start();
        app(session)
    });
}
