//! Pictures and recordings that could not be loaded, and those that come after all.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::Session;
use crate::browser::{Listener, dom, playback};
use crate::reading::retry::is_due;

/// The pictures that could not be loaded.
#[derive(Default)]
pub(super) struct Failed {
    /// Each with the number of its failures.
    pictures: Vec<(Element, u32)>,
    /// How often the feed has been polled.
    polls: u32,
}

impl Session {
    /// Follows how the files of pictures and recordings in `root` fare.
    pub fn follow_files(self, root: &Element) {
        let listener = Listener::new(move |event| self.on_file(&event));
        listener.follow(root, &["load", "error"], true);
        // It is needed for as long as the document lives, as the session is.
        std::mem::forget(listener);
    }

    fn on_file(self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let has_failed = event.type_() == "error";
        match target.local_name().as_str() {
            "img" => {
                target.toggle_attribute_with_force(dom::LOADED, !has_failed).ok();
                let pictures = &mut self.state.failed.borrow_mut().pictures;
                let known = pictures.iter().position(|(picture, _)| *picture == target);
                let failures = known.map_or(0, |at| pictures.swap_remove(at).1);
                if has_failed {
                    pictures.push((target, failures + 1));
                }
            }
            "source" | "video" | "audio" if has_failed => playback::fail(&target),
            _ => {}
        }
    }

    /// Requests files again that could not be loaded: all of them, or the pictures whose turn it is.
    pub(super) fn retry_files(self, all: bool) {
        if all {
            playback::retry();
        }
        let failed = &mut *self.state.failed.borrow_mut();
        failed.polls += u32::from(!all);
        failed.pictures.retain(|(picture, _)| picture.is_connected());
        let due = failed.pictures.iter().filter(|(_, failures)| all || is_due(failed.polls, *failures));
        due.for_each(|(picture, _)| dom::reload(picture));
    }
}
