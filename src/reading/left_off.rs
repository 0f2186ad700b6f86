//! Where a reader left off, as their device keeps it from one visit to the next.

use crate::timeline::moment::Moment;
use crate::timeline::post::PostId;

/// How far a reader had come when they left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOff {
    /// When the newest post was published that had been shown to them.
    pub seen: Moment,
    /// The post at the reading line; `None` at the top of the page.
    pub place: Option<PostId>,
}

impl LeftOff {
    /// As it is kept: milliseconds since 1970 in UTC, and the post's id behind a space.
    pub fn write(&self) -> String {
        let place = self.place.as_ref().map_or("", PostId::as_str);
        [&self.seen.utc_ms().to_string(), " ", place].concat()
    }

    /// Reads what [`LeftOff::write`] wrote; `None` for anything else.
    pub fn read(kept: &str) -> Option<Self> {
        let (seen, place) = kept.split_once(' ')?;
        Some(Self { seen: Moment::from_utc_ms(seen.parse().ok()?), place: PostId::parse(place) })
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for place in [None, PostId::parse("a post, with spaces")] {
            let left_off = LeftOff { seen: Moment::from_utc_ms(1_402_650_000_000), place };
            assert_eq!(LeftOff::read(&left_off.write()), Some(left_off));
        }
    }

    #[test]
    fn anything_else_is_a_first_visit() {
        for kept in ["", " ", "yesterday post-1", "12"] {
            assert_eq!(LeftOff::read(kept), None, "{kept:?}");
        }
    }
}
