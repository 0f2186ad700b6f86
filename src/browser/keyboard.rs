//! The keyboard on the screen.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::{document, window};

/// Keeps the property `--keyboard` of the root element's style at the height in CSS pixels of what a keyboard on the screen
/// covers of the page's foot. Most browsers make the page smaller instead, as it asks them to; this is for those that
/// lay the keyboard over it.
pub fn follow() {
    let Some(view) = window().visual_viewport() else { return };
    let seen = view.clone();
    let measure = Closure::<dyn FnMut()>::new(move || {
        let whole = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        // A page that is drawn larger shows less of itself, too.
        let covered = if seen.scale() > 1.01 { 0.0 } else { whole - seen.height() - seen.offset_top() };
        let covered = [&(covered as u32).to_string(), "px"].concat();
        if let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
            root.style().set_property("--keyboard", &covered).ok();
        }
    });
    for event in ["resize", "scroll"] {
        view.add_event_listener_with_callback(event, measure.as_ref().unchecked_ref()).ok();
    }
    // For as long as the page is there.
    measure.forget();
}
