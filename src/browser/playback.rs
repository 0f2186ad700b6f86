//! Playback: of video and audio, and of what pages of other sites play.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlMediaElement};

use super::{document, task};

/// The attribute of a player that plays nothing here: the style sheet then shows the way to the file.
pub const UNPLAYABLE: &str = "data-unplayable";

/// From now on, starting one recording pauses the one before.
pub fn one_at_a_time() {
    let began = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        each("video, audio", &mut |player| {
            if event.target().as_ref() != Some(player) {
                pause(player);
            }
        });
    });
    // `play` does not bubble, but it can be captured.
    document().add_event_listener_with_callback_and_bool("play", began.as_ref().unchecked_ref(), true).ok();
    began.forget();
}

fn each(selector: &str, act: &mut dyn FnMut(&Element)) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    (0..found.length()).filter_map(|at| found.item(at)).for_each(|element| act(element.unchecked_ref()));
}

fn pause(player: &Element) {
    player.unchecked_ref::<HtmlMediaElement>().pause().ok();
}

/// Ends what plays in a part of the page that has been hidden. Recordings pause. A page of another site cannot be paused from
/// here: it is removed, and its card offers to load it again.
pub fn end_hidden() {
    each("[hidden] :is(video, audio)", &mut |player| pause(player));
    each("[hidden] iframe", &mut |frame| frame.remove());
}

/// Whether a player has begun to play.
pub fn is_started(player: &Element) -> bool {
    player.dyn_ref::<HtmlMediaElement>().is_some_and(|player| player.current_time() > 0.0)
}

/// A file of a player, or the player itself, has failed. A server that does not share its files by CORS may still serve them to a
/// player that does not ask for that: then only the captions of another site are missing.
pub fn fail(element: &Element) {
    let Ok(Some(player)) = element.closest("video, audio") else { return };
    let player: HtmlMediaElement = player.unchecked_into();
    if !player.has_attribute("crossorigin") {
        player.set_attribute(UNPLAYABLE, "").ok();
        return;
    }
    let plays = !player.paused();
    player.remove_attribute("crossorigin").ok();
    player.load();
    if let Some(start) = plays.then(|| player.play().ok()).flatten() {
        task::spawn(async move {
            // Where it fails again, another event says so.
            JsFuture::from(start).await.ok();
        });
    }
}

/// Gives the players that played nothing another chance.
pub fn retry() {
    each(&["[", UNPLAYABLE, "]"].concat(), &mut |player| {
        player.remove_attribute(UNPLAYABLE).ok();
        player.unchecked_ref::<HtmlMediaElement>().load();
    });
}
