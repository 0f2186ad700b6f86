//! A picture that is moved by hand: how large it and its stage are, and where it is put.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlImageElement, MouseEvent, PointerEvent};

use super::{document, viewport};

#[wasm_bindgen]
extern "C" {
    type Animated;
    #[wasm_bindgen(method)]
    fn animate(this: &Animated, frames: &Object, duration_ms: f64) -> JsValue;
}

/// Milliseconds in which a picture grows out of its thumbnail.
const GROWTH_MS: f64 = 220.0;

/// Width and height of a stage and of the image in it, in CSS pixels, as they are laid out.
#[derive(Clone, Copy)]
pub struct Sizes {
    /// Of the stage.
    pub stage: (f64, f64),
    /// Of the image, before it is made larger.
    pub image: (f64, f64),
}

/// Measures the element with that id, and the image that `selector` finds in it.
pub fn measure(stage: &str, selector: &str) -> Option<Sizes> {
    let stage: HtmlElement = document().get_element_by_id(stage)?.dyn_into().ok()?;
    let size = |element: &HtmlElement| (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let image: HtmlElement = stage.query_selector(selector).ok()??.dyn_into().ok()?;
    Some(Sizes { stage: size(&stage), image: size(&image) })
}

/// Where an event is from the middle of the element with that id, in CSS pixels to the right and downwards.
pub fn place(stage: &str, event: &MouseEvent) -> (f64, f64) {
    let Some(stage) = document().get_element_by_id(stage) else { return (0.0, 0.0) };
    let room = stage.get_bounding_client_rect();
    let from = |place: i32, start: f64, length: f64| f64::from(place) - start - length / 2.0;
    (from(event.client_x(), room.left(), room.width()), from(event.client_y(), room.top(), room.height()))
}

/// Lets all that the pointer does from now on come to the element with that id. `false` where the pointer is on a control,
/// which keeps it.
pub fn capture(stage: &str, event: &PointerEvent) -> bool {
    let on_control = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if on_control.is_some_and(|target| target.closest("button, a").is_ok_and(|control| control.is_some())) {
        return false;
    }
    if let Some(stage) = document().get_element_by_id(stage) {
        stage.set_pointer_capture(event.pointer_id()).ok();
    }
    true
}

/// Sets custom properties on the element with that id, as whole numbers.
pub fn pose(id: &str, properties: &[(&str, f64)]) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let style = element.style();
        for (name, value) in properties {
            style.set_property(name, &(*value as i32).to_string()).ok();
        }
    }
}

/// Lets the image in the element `to` begin as the one in `from`: its file stands in for the larger one until that has come,
/// and it grows from there, unless the reader wants no motion.
pub fn grow(from: &str, to: &str) {
    let image = |id: &str| -> Option<HtmlImageElement> {
        document().get_element_by_id(id)?.query_selector("img").ok()??.dyn_into().ok()
    };
    let (Some(from), Some(to)) = (image(from), image(to)) else { return };
    if from.complete() {
        // Escaped as CSS wants it within its quotes.
        let file = from.current_src().replace('\\', "%5C").replace('"', "%22");
        to.style().set_property("background-image", &["url(\"", &file, "\")"].concat()).ok();
    }
    if viewport::holds("(prefers-reduced-motion: reduce)") {
        return;
    }
    let (start, end) = (from.get_bounding_client_rect(), to.get_bounding_client_rect());
    let middle = |from: f64, length: f64| from + length / 2.0;
    let across = middle(start.left(), start.width()) - middle(end.left(), end.width());
    let down = middle(start.top(), start.height()) - middle(end.top(), end.height());
    let px = |length: f64| [&(length as i32).to_string(), "px"].concat();
    let thousandths = (1000.0 * start.width() / end.width().max(1.0)) as i32;
    let first = ["translate(", &px(across), ",", &px(down), ") scale(", &thousandths.to_string(), "e-3)"].concat();
    let frames = Object::new();
    let steps = Array::of2(&first.into(), &"none".into());
    Reflect::set(&frames, &"transform".into(), &steps).ok();
    to.unchecked_ref::<Animated>().animate(&frames, GROWTH_MS);
}
