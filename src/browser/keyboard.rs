//! The on-screen keyboard.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{root, window};

/// Sets the custom property `--keyboard` of the root element to the height, in CSS pixels, that an on-screen keyboard covers at
/// the foot of the page. Most browsers resize the page instead, as `interactive-widget` asks; others lay the keyboard over it.
pub fn follow() {
    let Some(view) = window().visual_viewport() else { return };
    let seen = view.clone();
    let measure = Closure::<dyn FnMut()>::new(move || {
        let whole = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        // A zoomed page also has a smaller visual viewport.
        let covered = if seen.scale() > 1.01 { 0.0 } else { whole - seen.height() - seen.offset_top() };
        let covered = [&(covered as u32).to_string(), "px"].concat();
        if let Some(root) = root() {
            root.style().set_property("--keyboard", &covered).ok();
        }
    });
    for event in ["resize", "scroll"] {
        view.add_event_listener_with_callback(event, measure.as_ref().unchecked_ref()).ok();
    }
    // The listener lives as long as the page.
    measure.forget();
}
