//! The timeline in slices of neighbouring posts, so that thousands of posts are written into the page, and filtered in it,
//! a little at a time, and a change near one post leaves all other slices alone.

use crate::timeline::post::PostId;

/// Posts in a new slice at most. Small enough to be written between two frames on a telephone.
pub const SLICE: usize = 24;

/// Neighbouring posts, in the order shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slice {
    /// Never used again for another slice.
    pub key: usize,
    /// The posts.
    pub posts: Vec<PostId>,
}

/// All posts, in slices.
#[derive(Clone, Default, Debug)]
pub struct Slices {
    slices: Vec<Slice>,
    next_key: usize,
}

impl Slices {
    /// The slices, in the order shown.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Slice> + ExactSizeIterator {
        self.slices.iter()
    }

    /// Where the slice with that post is.
    pub fn position_of(&self, post: &PostId) -> Option<usize> {
        self.slices.iter().position(|slice| slice.posts.contains(post))
    }

    /// Forgets all slices; the next ones have new keys.
    pub fn clear(&mut self) {
        self.slices.clear();
    }

    /// Takes in the posts of `sorted` that are not there yet.
    ///
    /// A post that belongs between two others joins the slice of the one before it; posts before the first or after
    /// the last make slices of their own. No post changes its slice, unless a known post has moved, as one does whose time
    /// was put right: then all are sliced anew.
    pub fn arrange<'a>(&mut self, sorted: impl Iterator<Item = &'a PostId> + Clone) {
        let mut unseen = self.slices.iter().flat_map(|slice| &slice.posts).peekable();
        sorted.clone().for_each(|post| {
            unseen.next_if_eq(&post);
        });
        if unseen.next().is_some() {
            self.clear();
        }
        let known: usize = self.slices.iter().map(|slice| slice.posts.len()).sum();
        let mut passed = 0;
        let mut current = 0;
        let mut first: Vec<PostId> = Vec::new();
        let mut last: Vec<PostId> = Vec::new();
        let mut grown: Vec<Vec<PostId>> = vec![Vec::new(); self.slices.len()];
        // Where the next known post stands: slice, and place in it.
        let (mut at, mut place) = (0, 0);
        for post in sorted {
            if self.slices.get(at).is_some_and(|slice| slice.posts.get(place) == Some(post)) {
                current = at;
                passed += 1;
                place += 1;
                if place == self.slices[at].posts.len() {
                    (at, place) = (at + 1, 0);
                }
                grown[current].push(post.clone());
            } else if passed == 0 {
                first.push(post.clone());
            } else if passed == known {
                last.push(post.clone());
            } else {
                grown[current].push(post.clone());
            }
        }
        for (slice, posts) in self.slices.iter_mut().zip(grown) {
            slice.posts = posts;
        }
        let mut cut = |posts: &[PostId]| -> Vec<Slice> {
            posts
                .chunks(SLICE)
                .map(|posts| {
                    self.next_key += 1;
                    Slice { key: self.next_key, posts: posts.to_vec() }
                })
                .collect()
        };
        let (first, last) = (cut(&first), cut(&last));
        self.slices.splice(0..0, first);
        self.slices.extend(last);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ids(numbers: impl IntoIterator<Item = u32>) -> Vec<PostId> {
        numbers.into_iter().map(|n| PostId::parse(&format!("{n:05}")).unwrap()).collect()
    }

    fn all(slices: &Slices) -> Vec<PostId> {
        slices.iter().flat_map(|slice| slice.posts.clone()).collect()
    }

    #[test]
    fn a_post_between_two_others_joins_the_slice_of_the_one_before() {
        let mut slices = Slices::default();
        slices.arrange(ids([1, 3, 5]).iter());
        let keys: Vec<_> = slices.iter().map(|slice| slice.key).collect();
        slices.arrange(ids([1, 2, 3, 5]).iter());
        assert_eq!(keys, slices.iter().map(|slice| slice.key).collect::<Vec<_>>());
        assert_eq!(all(&slices), ids([1, 2, 3, 5]));
    }

    #[test]
    fn posts_before_the_first_and_after_the_last_make_slices_of_their_own() {
        let mut slices = Slices::default();
        slices.arrange(ids([10]).iter());
        slices.arrange(ids([1, 10, 20]).iter());
        let posts: Vec<_> = slices.iter().map(|slice| slice.posts.clone()).collect();
        assert_eq!(posts, [ids([1]), ids([10]), ids([20])]);
    }

    #[test]
    fn a_post_whose_time_was_put_right_is_found_at_its_new_place() {
        let mut slices = Slices::default();
        slices.arrange(ids([1, 2, 3]).iter());
        slices.arrange(ids([2, 3, 4, 1]).iter());
        assert_eq!(all(&slices), ids([2, 3, 4, 1]));
        slices.arrange(ids([0, 2, 3, 4, 1]).iter());
        assert_eq!(all(&slices), ids([0, 2, 3, 4, 1]));
    }

    proptest! {
        #[test]
        fn every_post_is_in_one_slice_and_stays_there(
            first in prop::collection::btree_set(0u32..400, 0..120),
            then in prop::collection::btree_set(0u32..400, 0..120),
        ) {
            let mut slices = Slices::default();
            slices.arrange(ids(first.iter().copied()).iter());
            let before: Vec<Slice> = slices.iter().cloned().collect();
            let union: Vec<PostId> = ids(first.union(&then).copied());
            slices.arrange(union.iter());
            prop_assert_eq!(all(&slices), union);
            for slice in before {
                let now = slices.iter().find(|now| now.key == slice.key).unwrap();
                prop_assert!(slice.posts.iter().all(|post| now.posts.contains(post)));
            }
        }
    }
}
