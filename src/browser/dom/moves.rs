//! Moving elements without stopping what goes on in them.

use wasm_bindgen::prelude::*;
use web_sys::Node;

use crate::browser::{document, viewport};
use crate::increasing;

#[wasm_bindgen]
extern "C" {
    type MovableParent;

    /// Moves a child atomically: focus, selection, frames and recordings stay as they are. WebKit does not have it
    /// (<https://webkit.org/b/281223>); the call then fails.
    #[wasm_bindgen(method, catch, js_name = moveBefore)]
    fn move_before(this: &MovableParent, node: &Node, before: Option<&Node>) -> Result<(), JsValue>;
}

/// Moves `node`, which is in the document, to a place in `parent`, before a child of it or to the end. The focus stays in
/// `node`. Where the browser cannot move atomically, a frame in it loads again, and WebKit pauses a recording.
pub fn relocate(parent: &Node, node: &Node, before: Option<&Node>) {
    if parent.unchecked_ref::<MovableParent>().move_before(node, before).is_ok() {
        return;
    }
    let focused = document().active_element().filter(|focused| node.contains(Some(focused)));
    parent.insert_before(node, before).ok();
    if let Some(focused) = focused {
        viewport::focus_in_place(&focused);
    }
}

/// Which of the items that stood at the places `before` may stay where they are, while the others are moved: as many as
/// possible, and every one that `is_pinned`, unless two of those exchange their places.
pub(super) fn stationary(before: &[Option<usize>], is_pinned: &mut dyn FnMut(usize) -> bool) -> Vec<bool> {
    let mut candidates: Vec<usize> = (0..before.len()).filter(|now| before[*now].is_some()).collect();
    let mut stays = vec![false; before.len()];
    if !candidates.is_sorted_by_key(|now| before[*now]) {
        let pinned: Vec<usize> = candidates.iter().copied().filter(|now| is_pinned(*now)).collect();
        for pin in pinned {
            if candidates.contains(&pin) {
                // What does not stay in order with the pinned one has to move.
                candidates.retain(|now| (now < &pin) == (before[*now] < before[pin]));
            }
        }
        let places: Vec<usize> = candidates.iter().filter_map(|now| before[*now]).collect();
        candidates = increasing::longest(&places).into_iter().map(|at| candidates[at]).collect();
    }
    for now in candidates {
        stays[now] = true;
    }
    stays
}
