//! The lightbox's stage: input events, the sizes of picture and stage, and the picture's transform.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlImageElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::{by_id, document, html_by_id, object, viewport};

#[wasm_bindgen]
extern "C" {
    type Animated;
    #[wasm_bindgen(method)]
    fn animate(this: &Animated, frames: &Object, duration_ms: f64) -> JsValue;
}

/// The duration of the growth from the thumbnail, in milliseconds.
const GROWTH_MS: f64 = 220.0;

/// A point: CSS pixels from the centre of the stage, to the right and down.
pub type Place = (f64, f64);

/// An input. Times are in milliseconds of `event.timeStamp`.
pub enum Input {
    /// A key: its value, its code, and whether Shift is pressed.
    Key(String, String, bool),
    /// The wheel, with its delta, at a point.
    Wheel(f64, Place),
    /// A pointer goes down.
    Press(i32, Place, f64),
    /// A pointer that is down moves.
    Drag(i32, Place),
    /// A pointer goes up.
    Release(i32, Place, f64),
    /// A click, after its pointer events.
    Click,
    /// The browser has cancelled a pointer, or its release was missed.
    Lost(i32),
}

/// The input of an event on the element `stage`. `None` for events of controls and text fields, and for those of the browser.
pub fn read(stage: &str, event: &Event) -> Option<Input> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_on = |selector: &str| target.as_ref().is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))));
    if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        let is_chord = key.ctrl_key() || key.alt_key() || key.meta_key();
        return (!is_chord && !is_on("input")).then(|| Input::Key(key.key(), key.code(), key.shift_key()));
    }
    let at = place(stage, event.dyn_ref()?)?;
    if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
        event.prevent_default();
        return Some(Input::Wheel(wheel.delta_y(), at));
    }
    if event.type_() == "click" {
        return Some(Input::Click);
    }
    let pointer = event.dyn_ref::<PointerEvent>()?;
    let (id, ms) = (pointer.pointer_id(), event.time_stamp());
    Some(match event.type_().as_str() {
        // On a Mac, Control with a click opens a menu.
        "pointerdown" if pointer.button() == 0 && !pointer.ctrl_key() && !is_on("button, a") => {
            by_id(stage)?.set_pointer_capture(id).ok();
            Input::Press(id, at, ms)
        }
        "pointermove" if pointer.buttons() == 0 => Input::Lost(id),
        "pointermove" => Input::Drag(id, at),
        "pointerup" => Input::Release(id, at, ms),
        "pointercancel" => Input::Lost(id),
        _ => return None,
    })
}

fn place(stage: &str, event: &MouseEvent) -> Option<Place> {
    let room = by_id(stage)?.get_bounding_client_rect();
    let from = |place: i32, start: f64, length: f64| f64::from(place) - start - length / 2.0;
    Some((from(event.client_x(), room.left(), room.width()), from(event.client_y(), room.top(), room.height())))
}

/// The laid-out sizes of the element `stage`, and of the image that `selector` finds in it, in CSS pixels.
pub fn measure(stage: &str, selector: &str) -> Option<((f64, f64), (f64, f64))> {
    let stage = html_by_id(stage)?;
    let size = |element: &HtmlElement| (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let image: HtmlElement = stage.query_selector(selector).ok()??.dyn_into().ok()?;
    Some((size(&stage), size(&image)))
}

/// Sets custom properties of the element with that id, as integers.
pub fn pose(id: &str, properties: &[(&str, f64)]) {
    if let Some(element) = html_by_id(id) {
        let style = element.style();
        for (name, value) in properties {
            style.set_property(name, &(*value as i32).to_string()).ok();
        }
    }
}

/// Grows the image `to` from the image in the element `from`, whose file stands in until the larger one has loaded. Without the
/// animation if the reader prefers reduced motion.
pub fn grow(from: &str, to: &str) {
    let from = by_id(from).and_then(|element| element.query_selector("img").ok()?);
    let to = document().query_selector(to).ok().flatten();
    let image = |element: Option<Element>| element?.dyn_into::<HtmlImageElement>().ok();
    let (Some(from), Some(to)) = (image(from), image(to)) else { return };
    if from.complete() {
        // Escaped for a CSS string.
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
    let frames = object(&[("transform", Array::of2(&first.into(), &"none".into()))]);
    to.unchecked_ref::<Animated>().animate(&frames, GROWTH_MS);
}
