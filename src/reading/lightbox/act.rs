//! Everything a reader can do with the open picture, and the keys for it.

use super::Step;

/// The share of the stage by which a picture that is close is shifted at a time.
pub const SHIFT: f64 = 0.2;

/// How much larger a picture becomes at a time.
pub const STEP: f64 = 1.5;

/// One act.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Act {
    /// Goes to another picture.
    Walk(Step),
    /// Shows it so many times as large.
    Zoom(f64),
    /// Shows it close, or whole again.
    Toggle,
    /// Shifts a picture that is close by these shares of the stage, to the right and downwards.
    Shift(f64, f64),
    /// Shows captions, or no longer.
    Captions,
    /// Fills the screen, or no longer.
    FullScreen,
    /// Closes.
    Close,
}

/// A key that was pressed. Names and codes are those of UI Events.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    /// What it types or is called.
    pub name: &'a str,
    /// Where it is on the keyboard.
    pub code: &'a str,
    /// Whether Shift is held.
    pub shift: bool,
}

impl Act {
    /// What a key does. `close` says whether the picture is shown larger than whole, and `rtl` whether the page is written
    /// from right to left.
    pub fn of_key(key: Key<'_>, close: bool, rtl: bool) -> Option<Self> {
        // On a keyboard without Latin letters, the key at the letter's place.
        let name = if key.name.is_ascii() { key.name } else { key.code };
        let (left, right) = if rtl { (Step::Next, Step::Previous) } else { (Step::Previous, Step::Next) };
        Some(match name {
            "ArrowLeft" if key.shift => Self::Shift(SHIFT, 0.0),
            "ArrowRight" if key.shift => Self::Shift(-SHIFT, 0.0),
            "ArrowUp" if close => Self::Shift(0.0, SHIFT),
            "ArrowDown" if close => Self::Shift(0.0, -SHIFT),
            "ArrowLeft" => Self::Walk(left),
            "ArrowRight" => Self::Walk(right),
            "Home" => Self::Walk(Step::First),
            "End" => Self::Walk(Step::Last),
            "i" | "I" | "KeyI" => Self::Captions,
            "z" | "Z" | "KeyZ" => Self::Toggle,
            "+" | "=" => Self::Zoom(STEP),
            "-" | "_" => Self::Zoom(1.0 / STEP),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, close: bool, rtl: bool) -> Option<Act> {
        Act::of_key(Key { name, code: "", shift: false }, close, rtl)
    }

    #[test]
    fn arrows_point_to_the_neighbours_as_the_page_is_written() {
        for (name, rtl, step) in [
            ("ArrowLeft", false, Step::Previous),
            ("ArrowRight", false, Step::Next),
            ("ArrowLeft", true, Step::Next),
            ("ArrowRight", true, Step::Previous),
        ] {
            assert_eq!(of(name, true, rtl), Some(Act::Walk(step)), "{name}, right to left: {rtl}");
        }
    }

    #[test]
    fn arrows_up_and_down_belong_to_the_page_until_the_picture_is_close() {
        assert_eq!(of("ArrowUp", false, false), None);
        assert_eq!(of("ArrowUp", true, false), Some(Act::Shift(0.0, SHIFT)));
    }

    #[test]
    fn a_letter_is_found_on_a_keyboard_of_another_script() {
        let key = |name, code| Act::of_key(Key { name, code, shift: false }, false, false);
        assert_eq!(key("ه", "KeyI"), Some(Act::Captions));
        // Where a keyboard has Latin letters, what is printed on the key counts.
        assert_eq!(key("z", "KeyW"), Some(Act::Toggle));
        assert_eq!(key("w", "KeyZ"), None);
    }
}
