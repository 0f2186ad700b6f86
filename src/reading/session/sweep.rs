//! Brings the page in line with timeline and view: the first screen at once, the rest in idle time, slice by slice.

use std::sync::Arc;

use super::{FOLD, Session};
use crate::browser::{clock, idle};
use crate::reading::live::Live;
use crate::reading::view::Order;
use crate::timeline::filter::Counts;
use crate::timeline::post::{Post, PostId};
use crate::timeline::search::Query;

/// Posts shown at once; a screen holds fewer, whatever its size.
const FIRST_SCREEN: usize = 20;

/// Milliseconds of work before the browser gets to draw and to answer.
const PATIENCE_MS: i64 = 12;

/// A slice that is in the page.
#[derive(Clone)]
pub struct ShownSlice {
    /// Its key among all slices.
    pub key: usize,
    /// Its posts that are in the page, shown or hidden.
    pub rows: Live<Vec<Row>>,
    /// Whether it has yet to be brought in line with the view; hidden until then.
    pub waiting: Live<bool>,
}

/// The signals of one post that is in the page.
#[derive(Clone)]
pub struct Row {
    /// Tells it from the others.
    pub key: usize,
    /// The post as it is now.
    pub post: Live<Arc<Post>>,
    /// Its place among the posts shown; `None` while the view hides it.
    pub place: Live<Option<Place>>,
    /// The words to mark in it.
    pub marks: Live<Arc<Query>>,
}

/// The place of a post among those shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Counted from 1.
    pub position: usize,
    /// How many posts are shown.
    pub of: usize,
}

/// How far the page has been brought in line.
#[derive(Default)]
pub(super) struct Sweep {
    /// For each post, in the order shown: its place if the view shows it.
    places: Vec<Option<Place>>,
    /// Index of the first post of each slice in `places`.
    starts: Vec<usize>,
    marks: Arc<Query>,
    /// The next slice to bring in line.
    next: usize,
    /// Tells a sweep from the ones before it.
    number: usize,
    /// How many rows there have been in all.
    rows: usize,
}

/// What made a sweep necessary.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The reader wants to see other posts: those not yet looked at are out of sight.
    View,
    /// There are new posts, or other places: nothing that is in sight may vanish meanwhile.
    Timeline,
}

impl Session {
    /// Shows what the view asks for. The first screen is in line when this returns.
    pub(super) fn show(self, cause: Cause) {
        self.arrange();
        if cause == Cause::View {
            for slice in self.slices.get_untracked() {
                slice.waiting.set_if_new(true);
            }
        }
        self.busy.set(true);
        let mut shown = 0;
        self.sweep_while(|rows| {
            shown += rows;
            shown < FIRST_SCREEN
        });
        let number = self.state.borrow().sweep.number;
        self.sweep_on(number);
    }

    /// Brings everything up to the slice with `post` in line, then calls `then`. Lets the browser breathe on the way.
    pub(super) fn show_through(self, post: PostId, then: impl FnOnce() + 'static) {
        let reached = {
            let state = self.state.borrow();
            state.slices.position_of(&post).is_none_or(|slice| slice < state.sweep.next)
        };
        if reached {
            then();
        } else {
            self.sweep_for_a_moment();
            clock::after(0, move || self.show_through(post, then));
        }
    }

    /// Works out anew which posts are shown, and where.
    fn arrange(self) {
        let view = self.view.get_untracked();
        let state = &mut *self.state.borrow_mut();
        let mut posts: Vec<&Arc<Post>> = state.timeline.posts().collect();
        if view.order == Order::OldestFirst {
            posts.reverse();
        }
        state.slices.arrange(posts.iter().map(|post| &post.id));
        let counts = Counts::of(posts.iter().map(|post| &***post), &view.filter, FOLD);
        let mut position = 0;
        let mut start = 0;
        state.sweep = Sweep {
            places: (posts.iter())
                .map(|post| {
                    view.filter.admits(post, FOLD).then(|| {
                        position += 1;
                        Place { position, of: counts.shown }
                    })
                })
                .collect(),
            starts: (state.slices.iter())
                .map(|slice| {
                    start += slice.posts.len();
                    start - slice.posts.len()
                })
                .collect(),
            marks: Arc::new(view.filter.query.clone()),
            next: 0,
            number: state.sweep.number + 1,
            rows: state.sweep.rows,
        };
        self.counts.set(counts);
    }

    /// Goes on in idle time until the end, or until a new sweep has begun.
    fn sweep_on(self, number: usize) {
        idle::when_idle(move || {
            if self.state.borrow().sweep.number != number {
                return;
            }
            self.sweep_for_a_moment();
            if self.is_in_line() {
                self.busy.set(false);
            } else {
                self.sweep_on(number);
            }
        });
    }

    fn is_in_line(self) -> bool {
        let state = self.state.borrow();
        state.sweep.next >= state.slices.iter().len()
    }

    fn sweep_for_a_moment(self) {
        let start = clock::now().utc_ms();
        self.sweep_while(|_| clock::now().utc_ms() - start < PATIENCE_MS);
    }

    /// Brings slices in line, one after the other, while `more` says so, which is told how many posts the last one shows.
    fn sweep_while(self, mut more: impl FnMut(usize) -> bool) {
        let mut slices = self.slices.get_untracked();
        let known = slices.len();
        while let Some(shown) = self.sweep_slice(&mut slices) {
            if !more(shown) {
                break;
            }
        }
        if slices.len() != known {
            self.slices.set(slices);
        }
    }

    /// Brings the next slice in line. How many of its posts are shown; `None` after the last slice.
    fn sweep_slice(self, in_page: &mut Vec<ShownSlice>) -> Option<usize> {
        let state = &mut *self.state.borrow_mut();
        let sweep = &mut state.sweep;
        let at = sweep.next;
        let slice = state.slices.iter().nth(at)?;
        sweep.next += 1;
        let places = &sweep.places[sweep.starts[at]..][..slice.posts.len()];
        let count = places.iter().flatten().count();
        let known = in_page.iter().find(|shown| shown.key == slice.key).cloned();
        if count == 0 && known.is_none() {
            return Some(0);
        }
        let shown = known.unwrap_or_else(|| {
            let shown = ShownSlice { key: slice.key, rows: Live::new(Vec::new()), waiting: Live::new(false) };
            let key_at = |key: usize| state.slices.iter().position(|slice| slice.key == key);
            let place = in_page.partition_point(|shown| key_at(shown.key) < Some(at));
            in_page.insert(place, shown.clone());
            shown
        });
        let before = shown.rows.get_untracked();
        let known = before.len();
        let mut before = before.into_iter().peekable();
        let mut rows = Vec::with_capacity(slice.posts.len());
        for (id, place) in slice.posts.iter().zip(places) {
            // Rows stand in the order of the posts, so the next known one is this post's or that of a later one.
            let row = match before.next_if(|row| row.post.with_untracked(|post| post.id == *id)) {
                Some(row) => row,
                None if place.is_none() => continue,
                None => {
                    let Some(post) = state.timeline.post(id) else { continue };
                    sweep.rows += 1;
                    Row {
                        key: sweep.rows,
                        post: Live::new(post.clone()),
                        place: Live::new(None),
                        marks: Live::new(sweep.marks.clone()),
                    }
                }
            };
            row.place.set_if_new(*place);
            if place.is_some() {
                row.marks.set_if_new(sweep.marks.clone());
            }
            rows.push(row);
        }
        if rows.len() != known {
            shown.rows.set(rows);
        }
        shown.waiting.set_if_new(count == 0);
        Some(count)
    }
}
