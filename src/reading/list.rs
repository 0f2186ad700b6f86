//! The posts of the timeline as this reader sees them: in which order, and which of them.

use std::sync::Arc;

use super::arrivals::Arrivals;
use super::left_off::LeftOff;
use super::view::{Order, View};
use crate::timeline::Timeline;
use crate::timeline::filter::Counts;
use crate::timeline::post::{Post, PostId};
use crate::timeline::search::Fold;

/// All posts but those held back, in the order shown. Posts that the view hides are in it, so that they keep their elements.
#[derive(Clone, Default, Debug)]
pub struct List {
    /// The posts, in the order shown.
    pub posts: Vec<Arc<Post>>,
    /// For each post its position among those that the view shows, counted from 1; 0 for a post that the view hides.
    pub positions: Vec<usize>,
    /// How many posts the view shows.
    pub shown: usize,
    /// The index of the post before which the reader left off.
    pub divider: Option<usize>,
}

impl List {
    /// What `view` shows of `timeline` without the posts that `arrivals` holds back, and how many posts each choice would show.
    pub fn new(
        timeline: &Timeline,
        arrivals: &Arrivals,
        view: &View,
        left_off: Option<&LeftOff>,
        fold: Fold,
    ) -> (Self, Counts) {
        let mut list = Self { posts: Vec::with_capacity(timeline.len()), ..Self::default() };
        list.posts.extend(timeline.posts().filter(|post| !arrivals.is_held(&post.id)).cloned());
        let newest_first = view.order == Order::NewestFirst;
        if !newest_first {
            list.posts.reverse();
        }
        let mut counts = Counts::default();
        list.positions.reserve_exact(list.posts.len());
        for (index, post) in list.posts.iter().enumerate() {
            let position = if counts.take_in(post, &view.filter, fold) { counts.shown } else { 0 };
            list.positions.push(position);
            // The first post beyond what the reader had seen: a known one where the newest is on top, else a new one.
            let is_beyond = |left_off: &LeftOff| (post.published > left_off.seen) != newest_first;
            if position > 0 && list.divider.is_none() && left_off.is_some_and(is_beyond) {
                list.divider = Some(index);
            }
        }
        list.shown = counts.shown;
        (list, counts)
    }

    /// The posts that the view shows, in the order shown.
    pub fn shown_posts(&self) -> impl Iterator<Item = &Arc<Post>> {
        self.shown_posts_and(None)
    }

    /// The same, and one more that the view may hide.
    pub fn shown_posts_and(&self, one: Option<&PostId>) -> impl Iterator<Item = &Arc<Post>> {
        let is_shown = move |(post, position): &(&Arc<Post>, &usize)| **position > 0 || one == Some(&post.id);
        self.posts.iter().zip(&self.positions).filter(is_shown).map(|(post, _)| post)
    }

    /// The index of that post. Takes time in proportion to the number of posts.
    pub fn index_of(&self, id: &PostId) -> Option<usize> {
        self.posts.iter().position(|post| post.id == *id)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::feed::decode;
    use crate::reading::view::Choice;
    use crate::timeline::merge::Page;
    use crate::timeline::moment::Moment;

    const FOLD: Fold = Fold::new(str::to_owned);

    fn id(name: &str) -> PostId {
        PostId::parse(name).unwrap()
    }

    /// The posts `a`, `b`, `c` and `d`, a minute apart; `b` and `d` are key events.
    fn timeline() -> Timeline {
        let resolve = |reference: &str| Some(reference.to_owned());
        let document = br#"{"version": 1, "id": "day", "headline": "A day", "posts": []}"#;
        let mut snapshot = decode(document, Page::Head, &resolve).unwrap().snapshot;
        snapshot.posts = (0..4)
            .map(|minute| {
                let mut post = Post::new(id(["a", "b", "c", "d"][minute as usize]), at(minute));
                post.key_event = minute % 2 == 1;
                post
            })
            .collect();
        let mut timeline = Timeline::default();
        timeline.merge(snapshot);
        timeline
    }

    fn at(minute: i64) -> Moment {
        Moment::from_utc_ms(minute * 60_000)
    }

    fn names(list: &List) -> Vec<&str> {
        list.posts.iter().map(|post| post.id.as_str()).collect()
    }

    #[test]
    fn without_choices_every_post_has_its_position_newest_first() {
        let (list, counts) = List::new(&timeline(), &Arrivals::default(), &View::default(), None, FOLD);
        assert_eq!(names(&list), ["d", "c", "b", "a"]);
        assert_eq!(list.positions, [1, 2, 3, 4]);
        assert_eq!((list.shown, counts.all, counts.key_events, list.divider), (4, 4, 2, None));
    }

    #[test]
    fn posts_that_the_view_hides_keep_their_place_and_have_no_position() {
        let view = View::default().choose(Choice::KeyEvents).choose(Choice::Order(Order::OldestFirst));
        let (list, counts) = List::new(&timeline(), &Arrivals::default(), &view, None, FOLD);
        assert_eq!(names(&list), ["a", "b", "c", "d"]);
        assert_eq!(list.positions, [0, 1, 0, 2]);
        assert_eq!((list.shown, counts.shown, counts.all), (2, 2, 2));
        let shown: Vec<_> = list.shown_posts().map(|post| post.id.as_str()).collect();
        assert_eq!(shown, ["b", "d"]);
    }

    #[test]
    fn posts_held_back_are_neither_listed_nor_counted() {
        let mut arrivals = Arrivals::default();
        arrivals.hold(id("d"));
        let (list, counts) = List::new(&timeline(), &arrivals, &View::default(), None, FOLD);
        assert_eq!((names(&list), counts.all), (vec!["c", "b", "a"], 3));
        assert_eq!((list.index_of(&id("b")), list.index_of(&id("d"))), (Some(1), None));
    }

    #[test]
    fn the_divider_stands_before_the_first_shown_post_beyond_what_was_seen() {
        let left_off = LeftOff::read("60000 ", "").unwrap();
        let divider = |view: &View| {
            let (list, _) = List::new(&timeline(), &Arrivals::default(), view, Some(&left_off), FOLD);
            list.divider.map(|index| names(&list)[index].to_owned())
        };
        let oldest_first = View::default().choose(Choice::Order(Order::OldestFirst));
        assert_eq!(divider(&View::default()).as_deref(), Some("b"));
        assert_eq!(divider(&oldest_first).as_deref(), Some("c"));
        assert_eq!(divider(&oldest_first.choose(Choice::KeyEvents)).as_deref(), Some("d"));
    }
}
