//! Mouse, wheel and fingers. Places are counted from the middle of the target, in CSS pixels to the right and down.

use serde_json::json;

use super::{Page, Target};
use crate::browser::{Engine, Gesture, Offset};

/// Brings the target into the window if need be, and returns where its middle is there. Like a click, a gesture waits
/// until nothing covers the places where it begins.
const REACH: &str = "
    const [element, begins, ends] = arguments;
    const middle = () => {
        const {left, top, width, height} = element.getBoundingClientRect();
        return [Math.round(left + width / 2), Math.round(top + height / 2)];
    };
    const places = offsets => offsets.map(([x, y]) => [middle()[0] + x, middle()[1] + y]);
    const fits = () => places([...begins, ...ends])
        .every(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    if (!fits()) element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
    if (!fits()) throw new Error('it would leave the window');
    for (const place of places(begins)) {
        const there = document.elementFromPoint(...place);
        if (!element.contains(there)) throw new Error(`${there?.outerHTML.slice(0, 80)} is in front at ${place}`);
    }
    return middle();";

const MIDDLE: Offset = (0, 0);

impl Page<'_> {
    /// Whether there are fingers. Where there are none, gestures of fingers end the journey as one that the engine
    /// cannot make.
    #[must_use]
    pub fn can_touch(&self) -> bool {
        // WebKitGTK's driver takes fingers, and moves the one mouse instead.
        self.engine() != Engine::WebKit
    }

    /// Whether [`Target::zoom_wheel`] can be done; where it cannot, it ends the journey.
    #[must_use]
    pub fn can_zoom_wheel(&self) -> bool {
        // WebKitGTK's driver forgets which keys are held when it turns the wheel.
        self.engine() != Engine::WebKit
    }
}

impl Target<'_> {
    /// Brings the mouse over it.
    #[track_caller]
    pub fn hover(&self, at: Offset) {
        self.make("hover over", &Gesture::hover(at));
    }

    /// Drags with the mouse, from its middle by so much.
    #[track_caller]
    pub fn drag(&self, by: Offset) {
        self.drag_at(by, MIDDLE);
    }

    /// Drags with the mouse, from a place by so much.
    #[track_caller]
    pub fn drag_at(&self, by: Offset, at: Offset) {
        self.make("drag", &Gesture::drag(by, at));
    }

    /// Clicks twice.
    #[track_caller]
    pub fn double_click(&self, at: Offset) {
        self.make("double-click", &Gesture::double_click(at));
    }

    /// Turns the mouse's wheel by one notch.
    #[track_caller]
    pub fn wheel(&self, by: Offset, at: Offset) {
        self.make("turn the wheel over", &Gesture::wheel(by, at));
    }

    /// Turns the wheel up (below nought) or down while Control is held. To a page, a pinch on a trackpad is the same in
    /// Chromium and Firefox.
    #[track_caller]
    pub fn zoom_wheel(&self, by: i32, at: Offset) {
        if !self.page.can_zoom_wheel() {
            self.page.skip(&format!("{} cannot turn the wheel with a key held", self.page.engine()));
        }
        self.make("turn the wheel over", &Gesture::zoom_wheel(by, at));
    }

    /// Taps with a finger.
    #[track_caller]
    pub fn tap(&self, at: Offset) {
        self.touch("tap", &Gesture::tap(at));
    }

    /// Taps twice with a finger.
    #[track_caller]
    pub fn double_tap(&self, at: Offset) {
        self.touch("double-tap", &Gesture::double_tap(at));
    }

    /// Flicks with a finger, from its middle by so much.
    #[track_caller]
    pub fn swipe(&self, by: Offset) {
        self.swipe_at(by, MIDDLE);
    }

    /// Flicks with a finger, from a place by so much.
    #[track_caller]
    pub fn swipe_at(&self, by: Offset, at: Offset) {
        self.touch("swipe", &Gesture::swipe(by, at));
    }

    /// Draws slowly with a finger, from its middle by so much, and rests before the finger lifts.
    #[track_caller]
    pub fn creep(&self, by: Offset) {
        self.touch("creep over", &Gesture::creep(by, MIDDLE));
    }

    /// Puts two fingers on it, so far apart around its middle, and draws them until they are so far apart.
    #[track_caller]
    pub fn pinch(&self, from: u32, to: u32) {
        self.pinch_at(from, to, MIDDLE);
    }

    /// The same around a place.
    #[track_caller]
    pub fn pinch_at(&self, from: u32, to: u32, at: Offset) {
        self.touch("pinch", &Gesture::pinch(from, to, at));
    }

    #[track_caller]
    fn touch(&self, verb: &str, gesture: &Gesture) {
        if !self.page.can_touch() {
            self.page.skip(&format!("{} cannot touch", self.page.engine()));
        }
        self.make(verb, gesture);
    }

    #[track_caller]
    fn make(&self, verb: &str, gesture: &Gesture) {
        let [begins, ends] = [gesture.begins(), gesture.ends()].map(|offsets| json!(offsets));
        self.act(verb, |element| {
            let browser = self.page.browser;
            let middle = browser.execute(REACH, &[element.clone(), begins.clone(), ends.clone()])?;
            let middle = serde_json::from_value(middle).unwrap_or_else(|error| panic!("{REACH}: {error}"));
            browser.gesture(gesture, middle)
        });
    }
}
