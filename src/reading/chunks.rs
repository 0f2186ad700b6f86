//! The timeline in chunks of neighbouring posts, so that thousands of posts are rendered, and filtered, a little at a time,
//! and a change near one post leaves all other chunks alone.

use std::collections::BTreeMap;

use crate::increasing;
use crate::timeline::post::PostId;

/// Posts in a new chunk at most: few enough to be rendered between two frames on a phone.
pub const CHUNK: usize = 24;

/// Neighbouring posts, in the order shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chunk {
    /// Never used again for another chunk.
    pub key: usize,
    /// The posts.
    pub posts: Vec<PostId>,
}

/// All posts, in chunks.
#[derive(Clone, Default, Debug)]
pub struct Chunks {
    chunks: Vec<Chunk>,
    next_key: usize,
}

impl Chunks {
    /// The chunks, in the order shown.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Chunk> + ExactSizeIterator {
        self.chunks.iter()
    }

    /// Where the chunk with that post is. Takes time in proportion to the number of posts.
    pub fn position_of(&self, post: &PostId) -> Option<usize> {
        self.chunks.iter().position(|chunk| chunk.posts.contains(post))
    }

    /// Forgets all chunks; the next ones have new keys.
    pub fn clear(&mut self) {
        self.chunks.clear();
    }

    /// Brings the chunks in the order of `sorted`. The posts that moved: those that left their place among the others, as a
    /// post does whose time was corrected, or that are gone.
    ///
    /// No other known post changes its chunk. A post between two others joins the chunk of the one before it. Posts before the
    /// first or after the last fill the chunk there, and then make chunks of their own.
    pub fn arrange<'a>(&mut self, sorted: impl Iterator<Item = &'a PostId> + Clone) -> Vec<PostId> {
        let moved = self.moved(sorted.clone());
        if !moved.is_empty() {
            for chunk in &mut self.chunks {
                chunk.posts.retain(|post| moved.binary_search(post).is_err());
            }
            self.chunks.retain(|chunk| !chunk.posts.is_empty());
        }
        let (mut first, mut last) = (Vec::new(), Vec::new());
        let mut grown: Vec<Vec<PostId>> = vec![Vec::new(); self.chunks.len()];
        // The next known post: its chunk, and its place in that.
        let (mut at, mut place) = (0, 0);
        for post in sorted {
            let is_known = self.chunks.get(at).is_some_and(|chunk| chunk.posts[place] == *post);
            let current = if place > 0 || is_known { Some(at) } else { at.checked_sub(1) };
            match current {
                None if self.chunks.is_empty() => last.push(post.clone()),
                None => first.push(post.clone()),
                Some(_) if at == self.chunks.len() => last.push(post.clone()),
                Some(current) => grown[current].push(post.clone()),
            }
            if is_known {
                place += 1;
                if place == self.chunks[at].posts.len() {
                    (at, place) = (at + 1, 0);
                }
            }
        }
        for (chunk, posts) in self.chunks.iter_mut().zip(grown) {
            chunk.posts = posts;
        }
        let room = |chunk: Option<&Chunk>| chunk.map_or(0, |chunk| CHUNK.saturating_sub(chunk.posts.len()));
        let joins = first.len().saturating_sub(room(self.chunks.first()));
        if let Some(chunk) = self.chunks.first_mut() {
            chunk.posts.splice(0..0, first.drain(joins..));
        }
        let joins = last.len().min(room(self.chunks.last()));
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.posts.extend(last.drain(..joins));
        }
        let first: Vec<Chunk> = first.rchunks(CHUNK).rev().map(|posts| self.chunk(posts)).collect();
        let last: Vec<Chunk> = last.chunks(CHUNK).map(|posts| self.chunk(posts)).collect();
        self.chunks.splice(0..0, first);
        self.chunks.extend(last);
        moved
    }

    fn chunk(&mut self, posts: &[PostId]) -> Chunk {
        self.next_key += 1;
        Chunk { key: self.next_key, posts: posts.to_vec() }
    }

    /// The known posts that are not in the order of `sorted`, sorted by id: as few as possible.
    fn moved<'a>(&self, sorted: impl Iterator<Item = &'a PostId> + Clone) -> Vec<PostId> {
        let known = || self.chunks.iter().flat_map(|chunk| &chunk.posts);
        let mut unseen = known().peekable();
        sorted.clone().for_each(|post| {
            unseen.next_if_eq(&post);
        });
        if unseen.next().is_none() {
            return Vec::new();
        }
        let places: BTreeMap<&PostId, usize> = known().enumerate().map(|(place, post)| (post, place)).collect();
        let now: Vec<usize> = sorted.filter_map(|post| places.get(post).copied()).collect();
        let mut stays = vec![false; places.len()];
        for at in increasing::longest(&now) {
            stays[now[at]] = true;
        }
        // In the order of the map, by id.
        places.into_iter().filter(|(_, place)| !stays[*place]).map(|(post, _)| post.clone()).collect()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ids(numbers: impl IntoIterator<Item = u32>) -> Vec<PostId> {
        numbers.into_iter().map(|n| PostId::parse(&format!("{n:05}")).unwrap()).collect()
    }

    fn all(chunks: &Chunks) -> Vec<PostId> {
        chunks.iter().flat_map(|chunk| chunk.posts.clone()).collect()
    }

    #[test]
    fn a_post_between_two_others_joins_the_chunk_of_the_one_before() {
        let mut chunks = Chunks::default();
        chunks.arrange(ids([1, 3, 5]).iter());
        let keys: Vec<_> = chunks.iter().map(|chunk| chunk.key).collect();
        chunks.arrange(ids([1, 2, 3, 5]).iter());
        assert_eq!(keys, chunks.iter().map(|chunk| chunk.key).collect::<Vec<_>>());
        assert_eq!(all(&chunks), ids([1, 2, 3, 5]));
    }

    #[test]
    fn posts_before_the_first_and_after_the_last_fill_the_chunk_there_and_then_make_their_own() {
        let mut chunks = Chunks::default();
        chunks.arrange(ids(100..120).iter());
        chunks.arrange(ids(98..121).iter());
        assert_eq!(chunks.iter().len(), 1);
        chunks.arrange(ids(90..150).iter());
        let posts: Vec<_> = chunks.iter().map(|chunk| chunk.posts.clone()).collect();
        assert_eq!(posts, [ids(90..97), ids(97..121), ids(121..145), ids(145..150)]);
    }

    #[test]
    fn a_post_whose_time_was_corrected_moves_alone() {
        let mut chunks = Chunks::default();
        chunks.arrange(ids(0..60).iter());
        let keys: Vec<_> = chunks.iter().map(|chunk| chunk.key).collect();
        let now = ids((0..3).chain(4..40).chain([3]).chain(40..60));
        assert_eq!(chunks.arrange(now.iter()), ids([3]));
        assert_eq!(all(&chunks), now);
        assert_eq!(chunks.iter().map(|chunk| chunk.key).collect::<Vec<_>>(), keys);
    }

    proptest! {
        #[test]
        fn every_post_is_in_one_chunk_and_stays_there(
            first in prop::collection::btree_set(0u32..400, 0..120),
            then in prop::collection::btree_set(0u32..400, 0..120),
        ) {
            let mut chunks = Chunks::default();
            chunks.arrange(ids(first.iter().copied()).iter());
            let before: Vec<Chunk> = chunks.iter().cloned().collect();
            let union: Vec<PostId> = ids(first.union(&then).copied());
            chunks.arrange(union.iter());
            prop_assert_eq!(all(&chunks), union);
            for chunk in before {
                let now = chunks.iter().find(|now| now.key == chunk.key).unwrap();
                prop_assert!(chunk.posts.iter().all(|post| now.posts.contains(post)));
            }
        }

        #[test]
        fn any_order_becomes_any_other(before in shuffled(), now in shuffled()) {
            let mut chunks = Chunks::default();
            chunks.arrange(before.iter());
            let left = chunks.arrange(now.iter());
            prop_assert_eq!(all(&chunks), now);
            prop_assert!(left.iter().all(|post| before.contains(post)));
        }
    }

    fn shuffled() -> impl Strategy<Value = Vec<PostId>> {
        prop::collection::btree_set(0u32..60, 0..60).prop_map(ids).prop_shuffle()
    }
}
