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
    /// One pointer, and what it does.
    One(Pointer, Role),
    /// Two of them hold the picture, which was shown so when they took it.
    Pinching(Pointer, Pointer, Zoom),
    /// A pinch has ended, and the last finger is still down.
    Spent,
}

/// What one pointer does.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Role {
    /// It has not yet strayed.
    Press,
    /// It moves a picture that is shown large.
    Pan,
    /// It pulls the picture towards a neighbour.
    Slide,
    /// It pulls the picture down, or up.
    Drop,
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
pub enum GestureEnd {
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
            Hold::One(pointer, Role::Slide) => Point { x: pointer.way().x, y: 0.0 },
            Hold::One(pointer, Role::Drop) => Point { x: 0.0, y: pointer.way().y.max(0.0) },
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

    /// The picture has been opened: a strip that would be too narrow to be read is shown wide, from its top on.
    pub fn begin(&mut self) {
        self.zoom = self.zoom.begun(&self.room);
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
            Hold::Nothing => Hold::One(pointer, Role::Press),
            // Its lift was not reported.
            Hold::One(first, _) if first.id == id => Hold::One(pointer, Role::Press),
            Hold::One(first, _) => {
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
            Hold::One(pointer, role) if pointer.id == id => {
                let last = std::mem::replace(&mut pointer.now, at);
                let Point { x, y } = pointer.way();
                match role {
                    Role::Press if pointer.way().length() >= STRAY => {
                        self.last_tap = None;
                        *role = match self.zoom.is_whole() {
                            false => Role::Pan,
                            true if x.abs() > y.abs() => Role::Slide,
                            true => Role::Drop,
                        };
                    }
                    Role::Pan => self.zoom = self.zoom.moved(at.from(last), &self.room),
                    Role::Press | Role::Slide | Role::Drop => {}
                }
            }
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
    pub fn release(&mut self, id: i32, at: Point, ms: f64) -> Option<GestureEnd> {
        self.drag(id, at);
        match self.hold {
            Hold::One(pointer, role) if pointer.id == id => {
                self.hold = Hold::Nothing;
                let Point { x, y } = pointer.way();
                let quick = QUICK * (ms - pointer.start_ms).max(1.0);
                match role {
                    Role::Press => self.tap(at, ms),
                    Role::Slide if x.abs() > FAR * self.room.stage.x || x.abs() > quick => {
                        return Some(if x > 0.0 { GestureEnd::FromLeft } else { GestureEnd::FromRight });
                    }
                    Role::Drop if y > DEEP || y > quick => return Some(GestureEnd::Close),
                    Role::Pan | Role::Slide | Role::Drop => {}
                }
            }
            Hold::Pinching(one, other, _) if id == one.id || id == other.id => self.hold = Hold::Spent,
            Hold::Spent => self.hold = Hold::Nothing,
            Hold::Nothing | Hold::One(..) | Hold::Pinching(..) => {}
        }
        None
    }

    /// A click is over, which ends every tap. Only then does a tap beside the picture close: had the picture gone before, the
    /// click would fall on what is under it.
    pub fn click(&mut self) -> Option<GestureEnd> {
        std::mem::take(&mut self.beside).then_some(GestureEnd::Close)
    }

    /// A pointer is gone, and nothing is meant by it. What another one holds stays held.
    pub fn lose(&mut self, id: i32) {
        let is_held = match self.hold {
            Hold::One(held, _) => held.id == id,
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
