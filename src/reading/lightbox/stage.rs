//! What fingers and the mouse do to the open picture.

use super::zoom::{Point, Room, Zoom};

/// Pixels that a finger strays while it taps; beyond them it means to move something, along the axis that it began on.
const STRAY: f64 = 10.0;

/// The share of the stage's width that a slow swipe must cross.
const FAR: f64 = 0.25;

/// Pixels that a slow swipe down must cover.
const DEEP: f64 = 120.0;

/// Pixels a millisecond from which on a swipe counts however short it is.
const QUICK: f64 = 0.4;

/// Milliseconds within which a second tap makes one double tap.
const TWICE_MS: f64 = 350.0;

/// Pixels that the second tap may be off.
const NEARBY: f64 = 40.0;

/// What is held, and how.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
enum Hold {
    #[default]
    Nothing,
    /// One pointer, which has not yet strayed.
    Pressed(Pointer),
    /// It moves a picture that is shown large.
    Panning(Pointer),
    /// It pulls the picture towards a neighbour.
    Sliding(Pointer),
    /// It pulls the picture down, or up.
    Dropping(Pointer),
    /// Two of them hold the picture, which was shown so when they took it.
    Pinching(Pointer, Pointer, Zoom),
    /// A pinch has ended, and the last finger is still down.
    Spent,
}

/// One finger, pen or mouse button.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Pointer {
    id: i32,
    start: Point,
    start_ms: f64,
    now: Point,
}

impl Pointer {
    fn way(&self) -> Point {
        self.now.from(self.start)
    }
}

/// What the reader wants after a gesture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// The picture that is beyond the left edge.
    FromLeft,
    /// The picture that is beyond the right edge.
    FromRight,
    /// To close.
    Close,
}

/// The open picture under the reader's hands. Times are milliseconds on any one clock.
#[derive(Clone, Default, Debug)]
pub struct Stage {
    room: Room,
    zoom: Zoom,
    hold: Hold,
    last_tap: Option<(Point, f64)>,
    /// Whether the last tap was beside the picture.
    beside: bool,
}

impl Stage {
    /// How large the picture is shown, and where.
    pub fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// Whether it can be shown larger.
    pub fn can_grow(&self) -> bool {
        !self.zoom.is_full(&self.room)
    }

    /// How far the picture is pulled: sideways, or down. Nothing while it is not held.
    pub fn pull(&self) -> Point {
        match &self.hold {
            Hold::Sliding(pointer) => Point { x: pointer.way().x, y: 0.0 },
            Hold::Dropping(pointer) => Point { x: 0.0, y: pointer.way().y.max(0.0) },
            _ => Point::default(),
        }
    }

    /// Whether a hand is on it, so that it follows at once.
    pub fn is_held(&self) -> bool {
        self.hold != Hold::Nothing
    }

    /// The room has been measured; the picture is kept within it.
    pub fn fit(&mut self, room: Room) {
        self.room = room;
        self.zoom = self.zoom.held(&room);
    }

    /// Another picture: whole, and in nobody's hands.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Shows it `factor` times as large, around a place.
    pub fn zoom_by(&mut self, factor: f64, around: Point) {
        self.zoom = self.zoom.by(factor, around, &self.room);
    }

    /// Shows it close, or whole again.
    pub fn toggle(&mut self, around: Point) {
        self.zoom = self.zoom.toggled(around, &self.room);
    }

    /// Shifts it by parts of the stage's width and height.
    pub fn shift(&mut self, x: f64, y: f64) {
        let stage = self.room.stage;
        self.zoom = self.zoom.moved(Point { x: x * stage.x, y: y * stage.y }, &self.room);
    }

    /// A pointer is put down.
    pub fn press(&mut self, id: i32, at: Point, ms: f64) {
        let pointer = Pointer { id, start: at, start_ms: ms, now: at };
        self.beside = false;
        self.hold = match self.hold {
            Hold::Nothing => Hold::Pressed(pointer),
            // It was lifted where nobody saw it.
            Hold::Pressed(first) | Hold::Panning(first) | Hold::Sliding(first) | Hold::Dropping(first)
                if first.id == id =>
            {
                Hold::Pressed(pointer)
            }
            Hold::Pressed(first) | Hold::Panning(first) | Hold::Sliding(first) | Hold::Dropping(first) => {
                self.last_tap = None;
                Hold::Pinching(Pointer { start: first.now, ..first }, pointer, self.zoom)
            }
            // A third finger does nothing.
            held => held,
        };
    }

    /// A pointer that is down has moved.
    pub fn drag(&mut self, id: i32, at: Point) {
        match &mut self.hold {
            Hold::Pressed(pointer) if pointer.id == id => {
                pointer.now = at;
                let way = pointer.way();
                if way.length() >= STRAY {
                    let pointer = *pointer;
                    self.last_tap = None;
                    self.hold = if !self.zoom.is_whole() {
                        Hold::Panning(Pointer { start: at, ..pointer })
                    } else if way.x.abs() > way.y.abs() {
                        Hold::Sliding(pointer)
                    } else {
                        Hold::Dropping(pointer)
                    };
                }
            }
            Hold::Panning(pointer) if pointer.id == id => {
                let way = at.from(pointer.now);
                pointer.now = at;
                self.zoom = self.zoom.moved(way, &self.room);
            }
            Hold::Sliding(pointer) | Hold::Dropping(pointer) if pointer.id == id => pointer.now = at,
            Hold::Pinching(one, other, zoom) => {
                match id {
                    id if id == one.id => one.now = at,
                    id if id == other.id => other.now = at,
                    _ => return,
                }
                let (before, after) = (one.start.from(other.start).length(), one.now.from(other.now).length());
                let (start, end) = (one.start.middle(other.start), one.now.middle(other.now));
                // From where it began, not from the last move: at a bound every one of them would lose its way a little.
                self.zoom = zoom.pinched(after.max(1.0) / before.max(1.0), start, end, &self.room);
            }
            _ => {}
        }
    }

    /// A pointer is lifted.
    pub fn release(&mut self, id: i32, at: Point, ms: f64) -> Option<Wish> {
        self.drag(id, at);
        let hold = self.hold;
        let (pointer, wish) = match hold {
            Hold::Pressed(pointer) => (pointer, None),
            Hold::Panning(pointer) => (pointer, None),
            Hold::Sliding(pointer) => {
                let (way, speed) = (pointer.way().x, pointer.way().x / (ms - pointer.start_ms).max(1.0));
                let counts = way.abs() > FAR * self.room.stage.x || speed.abs() > QUICK;
                let wish = if way > 0.0 { Wish::FromLeft } else { Wish::FromRight };
                (pointer, counts.then_some(wish))
            }
            Hold::Dropping(pointer) => {
                let (way, speed) = (pointer.way().y, pointer.way().y / (ms - pointer.start_ms).max(1.0));
                (pointer, (way > DEEP || speed > QUICK).then_some(Wish::Close))
            }
            Hold::Pinching(one, other, _) => {
                if id == one.id || id == other.id {
                    self.hold = Hold::Spent;
                }
                return None;
            }
            Hold::Spent => {
                self.hold = Hold::Nothing;
                return None;
            }
            Hold::Nothing => return None,
        };
        if pointer.id != id {
            return None;
        }
        self.hold = Hold::Nothing;
        if let Hold::Pressed(_) = hold {
            self.tap(at, ms);
        }
        wish
    }

    /// A click is over, which ends every tap. Only then does a tap beside the picture close: had the picture gone before, the
    /// click would fall on what is under it.
    pub fn click(&mut self) -> Option<Wish> {
        std::mem::take(&mut self.beside).then_some(Wish::Close)
    }

    /// A pointer is gone, and nothing is meant by it. What another one holds stays held.
    pub fn lose(&mut self, id: i32) {
        let is_held = match self.hold {
            Hold::Pressed(held) | Hold::Panning(held) | Hold::Sliding(held) | Hold::Dropping(held) => held.id == id,
            Hold::Pinching(one, other, _) => one.id == id || other.id == id,
            Hold::Spent => true,
            Hold::Nothing => false,
        };
        if is_held {
            self.hold = Hold::Nothing;
            self.last_tap = None;
        }
    }

    fn tap(&mut self, at: Point, ms: f64) {
        if !self.room.covers(at, &self.zoom) {
            self.beside = true;
            return;
        }
        let again = |(before, then): (Point, f64)| ms - then < TWICE_MS && at.from(before).length() < NEARBY;
        if self.last_tap.take().is_some_and(again) {
            self.toggle(at);
        } else {
            self.last_tap = Some((at, ms));
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
