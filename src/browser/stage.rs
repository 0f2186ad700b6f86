//! A picture that is moved by hand: what the hand does, how large picture and stage are, and where the picture is put.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlImageElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::{document, viewport};

#[wasm_bindgen]
extern "C" {
    type Animated;
    #[wasm_bindgen(method)]
    fn animate(this: &Animated, frames: &Object, duration_ms: f64) -> JsValue;
}

/// Milliseconds in which a picture grows out of its thumbnail.
const GROWTH_MS: f64 = 220.0;

/// A place: CSS pixels from the middle of the stage, to the right and downwards.
pub type Place = (f64, f64);

/// What a hand does. Times are milliseconds of the document's own clock.
pub enum Input {
    /// Presses a key: what it types or is called, where it is on the keyboard, and whether Shift is held.
    Key(String, String, bool),
    /// Turns the wheel by so much, over a place.
    Wheel(f64, Place),
    /// Puts a pointer down.
    Press(i32, Place, f64),
    /// Moves one that is down.
    Drag(i32, Place),
    /// Lifts it.
    Release(i32, Place, f64),
    /// Has clicked, after all pointer events of the click.
    Click,
    /// The browser has taken a pointer away, or it was lifted where nobody saw it.
    Lost(i32),
}

/// What an event says that a hand does with the element `stage`. Nothing for what belongs to a control or a field of text,
/// or to the browser.
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
        // With Control held a Mac opens a menu.
        "pointerdown" if pointer.button() == 0 && !pointer.ctrl_key() && !is_on("button, a") => {
            document().get_element_by_id(stage)?.set_pointer_capture(id).ok();
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
    let room = document().get_element_by_id(stage)?.get_bounding_client_rect();
    let from = |place: i32, start: f64, length: f64| f64::from(place) - start - length / 2.0;
    Some((from(event.client_x(), room.left(), room.width()), from(event.client_y(), room.top(), room.height())))
}

/// Width and height of the element `stage`, and of the image that `selector` finds in it, in CSS pixels, as they are laid
/// out.
pub fn measure(stage: &str, selector: &str) -> Option<((f64, f64), (f64, f64))> {
    let stage: HtmlElement = document().get_element_by_id(stage)?.dyn_into().ok()?;
    let size = |element: &HtmlElement| (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let image: HtmlElement = stage.query_selector(selector).ok()??.dyn_into().ok()?;
    Some((size(&stage), size(&image)))
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

/// Lets the image that `to` finds begin as the one in the element `from`: its file stands in for the larger one until that
/// has come, and it grows from there, unless the reader wants no motion.
pub fn grow(from: &str, to: &str) {
    let from = document().get_element_by_id(from).and_then(|element| element.query_selector("img").ok()?);
    let to = document().query_selector(to).ok().flatten();
    let image = |element: Option<Element>| element?.dyn_into::<HtmlImageElement>().ok();
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
