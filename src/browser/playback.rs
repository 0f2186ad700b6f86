//! Films and recordings.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlMediaElement};

use super::document;

/// From now on, whatever begins to play has what played before pause.
pub fn one_at_a_time() {
    let began = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let Ok(players) = document().query_selector_all("video, audio") else { return };
        let players = (0..players.length()).filter_map(|at| players.item(at)?.dyn_into::<HtmlMediaElement>().ok());
        for player in players.filter(|player| event.target().as_ref() != Some(player)) {
            player.pause().ok();
        }
    });
    // `play` does not bubble, but it can be caught on its way down.
    document().add_event_listener_with_callback_and_bool("play", began.as_ref().unchecked_ref(), true).ok();
    began.forget();
}
