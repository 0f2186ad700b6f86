//! How large a picture is shown, and which part of it.

/// A place on the stage, or a way across it, in CSS pixels: from the stage's middle, to the right and downwards.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// The way from `start` to here.
    pub fn from(self, start: Self) -> Self {
        Self { x: self.x - start.x, y: self.y - start.y }
    }

    /// The middle between the two.
    pub fn middle(self, other: Self) -> Self {
        Self { x: (self.x + other.x) / 2.0, y: (self.y + other.y) / 2.0 }
    }

    /// How long the way is, or how far the place from the middle.
    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }
}

/// The room there is: sizes in CSS pixels.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Room {
    /// Width and height of the stage.
    pub stage: Point,
    /// Width and height of the picture where it is shown whole.
    pub picture: Point,
    /// How many image pixels its widest file is wide.
    pub pixels: f64,
}

/// However few pixels a picture has, it may be shown so much larger.
const LEAST_LIMIT: f64 = 3.0;

/// However many it has, not more.
const MOST_LIMIT: f64 = 12.0;

/// What is no larger is whole: as many steps out as in lead back to it, whatever was lost on the way.
const ALMOST_WHOLE: f64 = 1.001;

/// How large the picture is when a double tap or its key has made it large.
const CLOSE: f64 = 2.5;

/// A picture that is so many times as high as wide is a strip.
const STRIP: f64 = 2.0;

impl Room {
    /// How many times as large as the whole picture it may be shown: pixel by pixel, and somewhat beyond; at least as wide as
    /// the stage.
    fn limit(&self) -> f64 {
        within(1.5 * self.pixels / self.picture.x.max(1.0), LEAST_LIMIT, MOST_LIMIT).max(self.full_width())
    }

    /// How many times as large a picture is that is as wide as the stage.
    fn full_width(&self) -> f64 {
        self.stage.x / self.picture.x.max(1.0)
    }

    /// Whether the picture covers that place of the stage.
    pub fn covers(&self, place: Point, zoom: &Zoom) -> bool {
        let half = |length: f64| length * zoom.scale / 2.0;
        (place.x - zoom.shift.x).abs() <= half(self.picture.x) && (place.y - zoom.shift.y).abs() <= half(self.picture.y)
    }
}

/// How large a picture is shown, and where. Never smaller than whole, never larger than the limit of its room, and never
/// shifted so far that the stage shows its ground on one side while the picture goes on beyond the other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Zoom {
    scale: f64,
    shift: Point,
}

impl Default for Zoom {
    fn default() -> Self {
        Self { scale: 1.0, shift: Point::default() }
    }
}

impl Zoom {
    /// How many times as large as the whole picture.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Where the picture's middle is.
    pub fn shift(&self) -> Point {
        self.shift
    }

    /// Whether the picture is shown whole.
    pub fn is_whole(&self) -> bool {
        self.scale <= 1.0
    }

    /// Whether it cannot be shown any larger.
    pub fn is_full(&self, room: &Room) -> bool {
        self.scale >= room.limit()
    }

    /// `factor` times as large, with what is at `around` staying there as far as the bounds allow.
    #[must_use]
    pub fn by(self, factor: f64, around: Point, room: &Room) -> Self {
        self.pinched(factor, around, around, room)
    }

    /// `factor` times as large, with what is at `start` coming to `end` as far as the bounds allow.
    #[must_use]
    pub fn pinched(self, factor: f64, start: Point, end: Point, room: &Room) -> Self {
        let scale = within(self.scale * factor, 1.0, room.limit());
        let grown = scale / self.scale;
        let shift = Point { x: end.x - (start.x - self.shift.x) * grown, y: end.y - (start.y - self.shift.y) * grown };
        Self { scale, shift }.held(room)
    }

    /// Shown close where it was whole, and whole where it was not.
    #[must_use]
    pub fn toggled(self, around: Point, room: &Room) -> Self {
        if self.is_whole() { self.by(CLOSE.max(room.full_width()), around, room) } else { Self::default() }
    }

    /// A picture that is much higher than wide as wide as the stage and its own pixels allow, from its top on; any other whole.
    #[must_use]
    pub fn begun(self, room: &Room) -> Self {
        let Point { x, y } = room.picture;
        if y < STRIP * x {
            return Self::default();
        }
        let scale = room.full_width().min(room.pixels / x.max(1.0));
        Self { scale, shift: Point { x: 0.0, y: f64::MAX } }.held(room)
    }

    /// Shifted, as far as the bounds allow.
    #[must_use]
    pub fn moved(self, way: Point, room: &Room) -> Self {
        let shift = Point { x: self.shift.x + way.x, y: self.shift.y + way.y };
        Self { shift, ..self }.held(room)
    }

    /// Within the bounds of `room`.
    #[must_use]
    pub fn held(self, room: &Room) -> Self {
        let scale = within(self.scale, 1.0, room.limit());
        let scale = if scale < ALMOST_WHOLE { 1.0 } else { scale };
        let over = |picture: f64, stage: f64| ((picture * scale - stage) / 2.0).max(0.0);
        let most = Point { x: over(room.picture.x, room.stage.x), y: over(room.picture.y, room.stage.y) };
        let shift = Point { x: within(self.shift.x, -most.x, most.x), y: within(self.shift.y, -most.y, most.y) };
        Self { scale, shift }
    }
}

/// `number`, or the bound that it is beyond. The standard library's `clamp` could panic with floating-point numbers in its
/// message, and what writes them out would be in the page for that alone.
pub fn within(number: f64, least: f64, most: f64) -> f64 {
    number.max(least).min(most)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn room() -> Room {
        Room { stage: Point { x: 1000.0, y: 600.0 }, picture: Point { x: 900.0, y: 600.0 }, pixels: 1800.0 }
    }

    fn anywhere() -> impl Strategy<Value = Point> {
        (-500.0..500.0, -300.0..300.0).prop_map(|(x, y)| Point { x, y })
    }

    /// What part of the picture is at a place of the stage.
    fn seen_at(zoom: Zoom, place: Point) -> Point {
        Point { x: (place.x - zoom.shift.x) / zoom.scale, y: (place.y - zoom.shift.y) / zoom.scale }
    }

    #[test]
    fn a_double_tap_brings_it_close_and_the_next_shows_it_whole() {
        let close = Zoom::default().toggled(Point { x: 100.0, y: 0.0 }, &room());
        assert!(!close.is_whole());
        assert_eq!(close.toggled(Point::default(), &room()), Zoom::default());
    }

    #[test]
    fn a_tall_picture_can_be_read_across() {
        let tall = Room { picture: Point { x: 40.0, y: 600.0 }, pixels: 800.0, ..room() };
        let close = Zoom::default().toggled(Point::default(), &tall);
        assert!(close.scale() * tall.picture.x >= tall.stage.x);
    }

    #[test]
    fn a_strip_begins_at_its_top_as_wide_as_the_stage_or_its_own_pixels() {
        for (pixels, wide) in [(1080.0, 1000.0), (300.0, 300.0)] {
            let strip = Room { picture: Point { x: 54.0, y: 600.0 }, pixels, ..room() };
            let zoom = Zoom::default().begun(&strip);
            assert!((zoom.scale() * strip.picture.x - wide).abs() < 1e-6);
            let top = zoom.shift().y - zoom.scale() * strip.picture.y / 2.0;
            assert!((top + strip.stage.y / 2.0).abs() < 1e-6, "the top is at {top}");
        }
        assert_eq!(Zoom::default().begun(&room()), Zoom::default());
    }

    #[test]
    fn as_many_steps_out_as_in_show_it_whole() {
        let zoom = (0..5).fold(Zoom::default(), |zoom, _| zoom.by(1.1, Point::default(), &room()));
        let zoom = (0..5).fold(zoom, |zoom, _| zoom.by(1.0 / 1.1, Point::default(), &room()));
        assert!(zoom.is_whole());
    }

    #[test]
    fn a_whole_picture_does_not_move() {
        assert_eq!(Zoom::default().moved(Point { x: 50.0, y: 50.0 }, &room()), Zoom::default());
    }

    proptest! {
        #[test]
        fn it_never_leaves_its_bounds(steps in prop::collection::vec((0.2..4.0, anywhere(), anywhere()), 1..20)) {
            let room = room();
            let mut zoom = Zoom::default();
            for (factor, around, way) in steps {
                zoom = zoom.by(factor, around, &room).moved(way, &room);
                prop_assert!((1.0..=room.limit()).contains(&zoom.scale));
                // The picture reaches every edge of the stage that it is large enough to reach.
                for (shift, picture, stage) in
                    [(zoom.shift.x, room.picture.x, room.stage.x), (zoom.shift.y, room.picture.y, room.stage.y)]
                {
                    let over = (picture * zoom.scale - stage).max(0.0) / 2.0;
                    prop_assert!(shift.abs() <= over + 1e-6, "{shift} beyond {over}");
                }
            }
        }

        #[test]
        fn what_is_under_the_fingers_stays_there(around in anywhere(), factor in 1.0..1.5) {
            let room = room();
            // Close to begin with, so that no bound is in the way.
            let before = Zoom::default().by(2.0, Point::default(), &room);
            let after = before.by(factor, around, &room);
            let (was, is) = (seen_at(before, around), seen_at(after, around));
            prop_assert!(is.from(was).length() < 1e-6, "{was:?} {is:?}");
        }
    }
}
