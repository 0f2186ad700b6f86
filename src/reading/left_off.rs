//! Where a reader left off, as their device stores it from one visit to the next.

use std::sync::Arc;

use crate::timeline::fingerprint;
use crate::timeline::moment::Moment;
use crate::timeline::post::{Post, PostId};

/// How many of the newest posts are stored. A post that comes later under an earlier time is not among them.
const STORED: usize = 50;

/// How far a reader had come when they left.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOff {
    /// When the newest post was published that had been shown to them.
    pub seen: Moment,
    /// The post at the reading line; `None` at the top of the page.
    pub place: Option<PostId>,
    /// The newest posts that had been shown.
    pub known: Known,
}

/// Posts that a reader had seen.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Known {
    /// All posts after this time are among them; `None` if there are none.
    since: Option<Moment>,
    hashes: Vec<u32>,
}

impl LeftOff {
    /// After these posts, newest first. `None` where there are none.
    pub fn after(posts: &mut dyn Iterator<Item = &Arc<Post>>, place: Option<PostId>) -> Option<Self> {
        let (mut seen, mut known) = (None, Known::default());
        for post in posts.take(STORED) {
            seen = seen.or(Some(post.published));
            known.hashes.push(hash(&post.id));
            // A post from long ago may be here because it was changed, without those before and after it.
            if !post.is_updated() {
                known.since = Some(post.published);
            }
        }
        Some(Self { seen: seen?, place, known })
    }

    /// Whether a post has come since: after the newest one that was seen, or late under an earlier time.
    pub fn is_before(&self, post: &Post) -> bool {
        let is_late = || self.known.since.is_some_and(|since| post.published > since) && !self.known.contains(&post.id);
        !post.is_withdrawn() && (post.published > self.seen || is_late())
    }

    /// As it is stored: milliseconds since 1970 in UTC, and the post's id behind a space.
    pub fn write(&self) -> String {
        let place = self.place.as_ref().map_or("", PostId::as_str);
        [&self.seen.utc_ms().to_string(), " ", place].concat()
    }

    /// Reads what [`LeftOff::write`] and [`Known::write`] wrote; `None` for anything else.
    pub fn read(stored: &str, known: &str) -> Option<Self> {
        let (seen, place) = stored.split_once(' ')?;
        let known = Known::read(known).unwrap_or_default();
        Some(Self { seen: Moment::from_utc_ms(seen.parse().ok()?), place: PostId::parse(place), known })
    }
}

impl Known {
    fn contains(&self, id: &PostId) -> bool {
        self.hashes.contains(&hash(id))
    }

    /// As they are stored: milliseconds since 1970 in UTC, and a hash for each post, with spaces between.
    pub fn write(&self) -> Option<String> {
        let mut text = self.since?.utc_ms().to_string();
        self.hashes.iter().for_each(|hash| text.extend([" ", &hash.to_string()]));
        Some(text)
    }

    fn read(stored: &str) -> Option<Self> {
        let (since, hashes) = stored.split_once(' ')?;
        let hashes = hashes.split(' ').filter_map(|hash| hash.parse().ok()).collect();
        Some(Self { since: Some(Moment::from_utc_ms(since.parse().ok()?)), hashes })
    }
}

fn hash(id: &PostId) -> u32 {
    fingerprint::of(id.as_str()) as u32
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn post(id: &str, minute: i64) -> Arc<Post> {
        Arc::new(Post::new(PostId::parse(id).unwrap(), Moment::from_utc_ms(minute * 60_000)))
    }

    #[test]
    fn what_is_written_is_read_back() {
        for place in [None, PostId::parse("a post, with spaces")] {
            let posts = [post("b", 2), post("a", 1)];
            let left_off = LeftOff::after(&mut posts.iter(), place).unwrap();
            let known = left_off.known.write().unwrap();
            assert_eq!(LeftOff::read(&left_off.write(), &known), Some(left_off));
        }
    }

    #[test]
    fn anything_else_is_a_first_visit() {
        for stored in ["", " ", "yesterday post-1", "12"] {
            assert_eq!(LeftOff::read(stored, ""), None, "{stored:?}");
        }
    }

    #[test]
    fn what_came_late_under_an_earlier_time_is_new_as_far_back_as_all_posts_were_seen() {
        let mut updated = Post::clone(&post("updated", 1));
        updated.modified = Some(Moment::from_utc_ms(600_000));
        let posts = [post("c", 9), post("b", 6), post("a", 4), Arc::new(updated)];
        let left_off = LeftOff::after(&mut posts.iter(), None).unwrap();
        for (id, minute, is_new) in [
            ("new", 10, true),
            ("late", 9, true),
            ("late", 5, true),
            ("b", 5, false),
            ("old", 4, false),
            ("old", 2, false),
        ] {
            assert_eq!(left_off.is_before(&post(id, minute)), is_new, "{id} {minute}");
        }
        let unknown = LeftOff::read(&left_off.write(), "").unwrap();
        assert!(unknown.is_before(&post("new", 10)) && !unknown.is_before(&post("late", 9)));
    }
}
