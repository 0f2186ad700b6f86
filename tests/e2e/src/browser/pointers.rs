//! What hands do with a mouse, its wheel and a touch screen.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::keys;
use super::session::Browser;
use super::wire::Refusal;

/// A place or a way in CSS pixels: to the right, and down.
pub type Offset = (i32, i32);

/// Something that hands do in one go, at places counted from the middle of what they do it to.
#[derive(Debug, Clone)]
pub struct Gesture {
    tool: Tool,
    /// One for each mouse, wheel or finger; they begin together.
    tracks: Vec<Vec<Step>>,
    held: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tool {
    Mouse,
    Finger,
    Wheel,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// To a place, in so many milliseconds.
    Move(Offset, u32),
    Press,
    Rest(u32),
    Lift,
    Turn {
        by: Offset,
        at: Offset,
    },
}

impl Gesture {
    /// The mouse comes to a place.
    #[must_use]
    pub fn hover(at: Offset) -> Self {
        Self::of(Tool::Mouse, vec![Step::Move(at, 0)])
    }

    /// The mouse is pressed at a place, drawn to another in 200 ms, and let go.
    #[must_use]
    pub fn drag(by: Offset, at: Offset) -> Self {
        Self::of(Tool::Mouse, stroke(by, at, 5, 40, 0))
    }

    /// The mouse is clicked twice.
    #[must_use]
    pub fn double_click(at: Offset) -> Self {
        Self::of(Tool::Mouse, taps(at, 2))
    }

    /// A finger touches and lifts.
    #[must_use]
    pub fn tap(at: Offset) -> Self {
        Self::of(Tool::Finger, taps(at, 1))
    }

    /// A finger touches and lifts, twice.
    #[must_use]
    pub fn double_tap(at: Offset) -> Self {
        Self::of(Tool::Finger, taps(at, 2))
    }

    /// A finger flicks in 100 ms, and lifts as it goes.
    #[must_use]
    pub fn swipe(by: Offset, at: Offset) -> Self {
        Self::of(Tool::Finger, stroke(by, at, 4, 25, 0))
    }

    /// A finger draws slowly, and rests before it lifts: its way counts, but not its speed.
    #[must_use]
    pub fn creep(by: Offset, at: Offset) -> Self {
        Self::of(Tool::Finger, stroke(by, at, 10, 60, 200))
    }

    /// Two fingers, side by side around a place, from so far apart to so far apart.
    #[must_use]
    pub fn pinch(from: u32, to: u32, at: Offset) -> Self {
        let [from, to] = [from, to].map(u32::cast_signed);
        let left = (at.0 - from / 2, at.1);
        let right = (left.0 + from, at.1);
        let way = (to - from) / 2;
        let track = |by, at| stroke((by, 0), at, 6, 40, 0);
        Self { tool: Tool::Finger, tracks: vec![track(-way, left), track(to - from - way, right)], held: None }
    }

    /// The wheel is turned by one notch, which is as long as `by`.
    #[must_use]
    pub fn wheel(by: Offset, at: Offset) -> Self {
        Self::of(Tool::Wheel, vec![Step::Turn { by, at }])
    }

    /// The same while Control is held. Chromium and Firefox tell of a pinch on a trackpad in the same way.
    #[must_use]
    pub fn zoom_wheel(by: i32, at: Offset) -> Self {
        let turn = vec![Step::Rest(0), Step::Turn { by: (0, by), at }];
        Self { tool: Tool::Wheel, tracks: vec![turn], held: Some("Control") }
    }

    fn of(tool: Tool, track: Vec<Step>) -> Self {
        Self { tool, tracks: vec![track], held: None }
    }

    /// Where each of its tracks begins.
    pub(crate) fn begins(&self) -> Vec<Offset> {
        self.tracks.iter().filter_map(|track| track.iter().find_map(Step::place)).collect()
    }

    /// Where each of its tracks ends.
    pub(crate) fn ends(&self) -> Vec<Offset> {
        self.tracks.iter().filter_map(|track| track.iter().rev().find_map(Step::place)).collect()
    }

    /// The actions that make it, with the middle at a place in the window.
    fn actions(&self, middle: Offset) -> Value {
        let mut sources: Vec<Value> =
            self.tracks.iter().enumerate().map(|(number, track)| self.tool.source(number, track, middle)).collect();
        if let Some(key) = self.held {
            sources.push(keys::held(key));
        }
        json!({"actions": sources})
    }
}

impl Tool {
    fn source(self, number: usize, track: &[Step], middle: Offset) -> Value {
        /// WebKit sends by how much a turn differs from the last one of the same wheel, so every turn has a wheel of
        /// its own.
        static WHEELS: AtomicUsize = AtomicUsize::new(0);
        let steps: Vec<Value> = track.iter().map(|step| step.to_json(middle)).collect();
        match self {
            Self::Wheel => {
                let id = format!("wheel-{}", WHEELS.fetch_add(1, Ordering::Relaxed));
                json!({"type": "wheel", "id": id, "actions": steps})
            }
            Self::Mouse => pointer("mouse", "mouse", &steps),
            Self::Finger => pointer("touch", &format!("finger-{number}"), &steps),
        }
    }
}

impl Step {
    fn place(&self) -> Option<Offset> {
        match *self {
            Self::Move(at, _) | Self::Turn { at, .. } => Some(at),
            Self::Press | Self::Rest(_) | Self::Lift => None,
        }
    }

    fn to_json(self, middle: Offset) -> Value {
        match self {
            Self::Move(at, duration) => {
                let (x, y) = sum(middle, at);
                json!({"type": "pointerMove", "origin": "viewport", "x": x, "y": y, "duration": duration})
            }
            Self::Press => json!({"type": "pointerDown", "button": 0}),
            Self::Rest(duration) => json!({"type": "pause", "duration": duration}),
            Self::Lift => json!({"type": "pointerUp", "button": 0}),
            Self::Turn { by, at } => {
                let (x, y) = sum(middle, at);
                json!({
                    "type": "scroll", "origin": "viewport", "x": x, "y": y,
                    "deltaX": by.0, "deltaY": by.1, "duration": 0,
                })
            }
        }
    }
}

impl Browser {
    /// Makes a gesture, its middle at a place in the window.
    ///
    /// # Errors
    /// When it leaves the window or the driver refuses.
    pub fn gesture(&self, gesture: &Gesture, middle: Offset) -> Result<(), Refusal> {
        if gesture.held.is_some() {
            // A page that does not keep the wheel to itself is zoomed by Firefox, and so are all pages after it.
            self.spoil();
        }
        self.command("POST", "/actions", &gesture.actions(middle)).map(drop)
    }
}

fn pointer(kind: &str, id: &str, steps: &[Value]) -> Value {
    json!({"type": "pointer", "id": id, "parameters": {"pointerType": kind}, "actions": steps})
}

/// Few moves, because each takes longer in some engines than it is told.
fn stroke(by: Offset, at: Offset, moves: i32, pace: u32, rest: u32) -> Vec<Step> {
    let part = |number| sum(at, (by.0 * number / moves, by.1 * number / moves));
    let mut steps = vec![Step::Move(at, 0), Step::Press];
    steps.extend((1..=moves).map(|number| Step::Move(part(number), pace)));
    steps.extend([Step::Rest(rest), Step::Lift]);
    steps
}

fn taps(at: Offset, times: usize) -> Vec<Step> {
    let taps = [Step::Press, Step::Rest(30), Step::Lift, Step::Rest(80)].repeat(times);
    [vec![Step::Move(at, 0)], taps].concat()
}

fn sum(one: Offset, other: Offset) -> Offset {
    (one.0 + other.0, one.1 + other.1)
}
