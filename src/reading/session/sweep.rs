//! Brings the page in line with timeline and view: the first screen at once, the rest in idle time, slice by slice.

use std::sync::Arc;

use super::rows::{Place, Row, ShownSlice};
use super::{FOLD, Session};
use crate::browser::{clock, idle};
use crate::reading::live::Live;
use crate::reading::view::Order;
use crate::timeline::filter::Counts;
use crate::timeline::post::{Post, PostId};
use crate::timeline::search::Query;

/// Posts shown at once; a screen holds fewer, whatever its size.
const FIRST_SCREEN: usize = 20;

/// Slices looked at for them; the browser takes a tenth of a millisecond for each.
const FIRST_SLICES: usize = 64;

/// Slices at the beginning that the browser always lays out: enough for a coverage of one day, whose scroll bar would jump.
const NEAR_SLICES: usize = 8;

/// Milliseconds of work before the browser gets to draw and to answer.
const PATIENCE_MS: i64 = 12;

/// How far the page has been brought in line.
#[derive(Default)]
pub(super) struct Sweep {
    /// The posts, in the order shown.
    posts: Vec<Arc<Post>>,
    /// For each of them, its place if the view shows it: counted from 1, and 0 for those that it hides.
    positions: Vec<usize>,
    /// How many the view shows.
    shown: usize,
    /// The index of the post before which the reader left off.
    divider: Option<usize>,
    marks: Arc<Query>,
    /// The next slice to bring in line, and the index of its first post.
    next: (usize, usize),
    /// Whether slices that are not in line are out of sight.
    hides: bool,
    /// Tells a sweep from the ones before it.
    number: usize,
    /// How many rows there have been in all.
    rows: usize,
}

impl Sweep {
    /// The posts that the view shows, in the order shown.
    pub(super) fn shown_posts(&self) -> impl Iterator<Item = &Arc<Post>> {
        self.posts.iter().zip(&self.positions).filter(|(_, position)| **position > 0).map(|(post, _)| post)
    }
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
    /// Shows what the view asks for, the first screen of it at once.
    pub(super) fn show(self, cause: Cause) {
        self.survey(cause);
        self.busy.set(true);
        let (mut slices, mut shown) = (0, 0);
        self.sweep_while(&mut |rows| {
            shown += rows;
            slices += 1;
            shown < FIRST_SCREEN && slices < FIRST_SLICES
        });
        let number = self.state.borrow().sweep.number;
        self.sweep_on(number);
    }

    /// Brings everything up to the slice with `post` in line, then calls `then`. Lets the browser breathe on the way.
    pub(super) fn show_through(self, post: PostId, then: impl FnOnce() + 'static) {
        let reached = {
            let state = self.state.borrow();
            state.slices.position_of(&post).is_none_or(|slice| slice < state.sweep.next.0)
        };
        if reached {
            then();
        } else {
            self.sweep_for_a_moment();
            clock::after(0, move || self.show_through(post, then));
        }
    }

    /// Marks `post` as the one that the address leads to, and no other.
    pub(super) fn link_to(self, post: Option<PostId>) {
        let before = std::mem::replace(&mut self.state.borrow_mut().linked, post.clone());
        for (id, linked) in before.map(|id| (id, false)).into_iter().chain(post.map(|id| (id, true))) {
            if let Some(row) = self.row(&id) {
                row.linked.set_if_new(linked);
            }
        }
    }

    /// The row of a post, if it is in the page.
    fn row(self, post: &PostId) -> Option<Row> {
        let state = self.state.borrow();
        let slice = state.slices.iter().find(|slice| slice.posts.contains(post))?;
        let shown = self.slices.with_untracked(|shown| shown.iter().find(|shown| shown.key == slice.key).cloned())?;
        shown
            .rows
            .with_untracked(|rows| rows.iter().find(|row| row.post.with_untracked(|known| known.id == *post)).cloned())
    }

    /// Shows everything now, and lets nothing else happen meanwhile: what is about to be printed must be whole.
    pub fn show_all_at_once(self) {
        self.sweep_while(&mut |_| true);
    }

    /// Gets everything ready for the first word looked for, in idle time.
    pub fn expect_search(self) {
        let posts = self.state.borrow().sweep.posts.clone();
        fold_on(posts.into_iter());
    }

    /// Works out anew which posts are shown, and where.
    fn survey(self, cause: Cause) {
        let view = self.view.get_untracked();
        let state = &mut *self.state.borrow_mut();
        let mut sweep = Sweep {
            posts: state.timeline.posts().filter(|post| !state.arrivals.is_held(&post.id)).cloned().collect(),
            marks: Arc::new(view.filter.query.clone()),
            hides: cause == Cause::View,
            number: state.sweep.number + 1,
            rows: state.sweep.rows,
            ..Sweep::default()
        };
        if view.order == Order::OldestFirst {
            sweep.posts.reverse();
        }
        if cause == Cause::Timeline || state.slices.iter().len() == 0 {
            state.slices.arrange(sweep.posts.iter().map(|post| &post.id));
            let stands = |shown: &ShownSlice| state.slices.iter().any(|slice| slice.key == shown.key);
            if self.slices.with_untracked(|shown| !shown.iter().all(stands)) {
                self.slices.update(|shown| shown.retain(stands));
            }
        }
        let mut counts = Counts::default();
        let admitted = sweep.posts.iter().map(|post| counts.take_in(post, &view.filter, FOLD));
        let mut position = 0;
        sweep.positions = admitted
            .map(|admitted| {
                position += usize::from(admitted);
                if admitted { position } else { 0 }
            })
            .collect();
        sweep.shown = position;
        if let Some(left_off) = &state.left_off {
            // The first post on the other side of what the reader had seen: from the top that is a known one, if the newest
            // is on top, else a new one.
            let newest_first = view.order == Order::NewestFirst;
            let beyond = |post: &Post| (post.published > left_off.seen) != newest_first;
            let shown = sweep.posts.iter().zip(&sweep.positions);
            sweep.divider = shown.map(|(post, position)| *position > 0 && beyond(post)).position(|here| here);
        }
        state.sweep = sweep;
        self.counts.set(counts);
    }

    /// Goes on in idle time until the end, or until a new sweep has begun.
    fn sweep_on(self, number: usize) {
        idle::when_idle(move || {
            if self.state.borrow().sweep.number != number {
                return;
            }
            if !self.state.borrow().sweep.hides {
                self.keep_place();
            }
            self.sweep_for_a_moment();
            if self.is_in_line() {
                self.busy.set(false);
                self.look_for_end();
            } else {
                self.sweep_on(number);
            }
        });
    }

    fn is_in_line(self) -> bool {
        let state = self.state.borrow();
        state.sweep.next.0 >= state.slices.iter().len()
    }

    fn sweep_for_a_moment(self) {
        let start = clock::now().utc_ms();
        self.sweep_while(&mut |_| clock::now().utc_ms() - start < PATIENCE_MS);
    }

    /// Brings slices in line, one after the other, while `more` says so, which is told how many posts the last one shows.
    fn sweep_while(self, more: &mut dyn FnMut(usize) -> bool) {
        let mut in_page = self.slices.get_untracked();
        let known = in_page.len();
        while let Some(count) = self.sweep_slice(&mut in_page) {
            if !more(count) {
                break;
            }
        }
        self.edge.set_if_new({
            let state = self.state.borrow();
            let in_line = state.slices.iter().take(state.sweep.next.0).map(|slice| slice.key);
            let last = in_line.rev().find_map(|key| in_page.iter().position(|shown| shown.key == key));
            let next = in_page.get(last.map_or(0, |last| last + 1));
            next.filter(|_| state.sweep.hides).map(|slice| slice.key)
        });
        if in_page.len() != known {
            self.slices.set(in_page);
        }
    }

    /// Brings the next slice in line. How many of its posts are shown; `None` after the last slice.
    fn sweep_slice(self, in_page: &mut Vec<ShownSlice>) -> Option<usize> {
        let state = &mut *self.state.borrow_mut();
        let sweep = &mut state.sweep;
        let (at, start) = sweep.next;
        let slice = state.slices.iter().nth(at)?;
        let end = start + slice.posts.len();
        sweep.next = (at + 1, end);
        let posts = &sweep.posts[start..end];
        let positions = &sweep.positions[start..end];
        let count = positions.iter().filter(|position| **position > 0).count();
        let known = in_page.iter().find(|shown| shown.key == slice.key).cloned();
        if count == 0 {
            if let Some(shown) = &known {
                shown.empty.set_if_new(true);
            }
            return Some(0);
        }
        let shown = known.unwrap_or_else(|| {
            let far = at >= NEAR_SLICES;
            let shown = ShownSlice { key: slice.key, rows: Live::new(Vec::new()), empty: Live::new(false), far };
            let key_at = |key: usize| state.slices.iter().position(|slice| slice.key == key);
            let place = in_page.partition_point(|shown| key_at(shown.key) < Some(at));
            in_page.insert(place, shown.clone());
            shown
        });
        let before = shown.rows.get_untracked();
        let known = before.len();
        let mut before = before.into_iter().peekable();
        let mut rows = Vec::with_capacity(posts.len());
        for (index, (post, position)) in posts.iter().zip(positions).enumerate() {
            let place = (*position > 0).then_some(Place { position: *position, of: sweep.shown });
            // Rows stand in the order of the posts, so the next known one is this post's or that of a later one.
            let row = match before.next_if(|row| row.post.with_untracked(|known| known.id == post.id)) {
                Some(row) => row,
                None if place.is_none() => continue,
                None => {
                    sweep.rows += 1;
                    Row {
                        key: sweep.rows,
                        post: Live::new(post.clone()),
                        place: Live::new(None),
                        marks: Live::new(sweep.marks.clone()),
                        linked: Live::new(state.linked.as_ref() == Some(&post.id)),
                        unread: Live::new(false),
                        divided: Live::new(false),
                    }
                }
            };
            row.place.set_if_new(place);
            row.unread.set_if_new(state.arrivals.is_unread(&post.id));
            row.divided.set_if_new(sweep.divider == Some(start + index));
            if place.is_some() {
                row.marks.set_if_new(sweep.marks.clone());
            }
            rows.push(row);
        }
        if rows.len() != known {
            shown.rows.set(rows);
        }
        shown.empty.set_if_new(false);
        Some(count)
    }
}

/// Folds the text of posts in idle time, so that the first letter typed does not have to wait for it.
fn fold_on(mut posts: std::vec::IntoIter<Arc<Post>>) {
    idle::when_idle(move || {
        let start = clock::now().utc_ms();
        for post in posts.by_ref() {
            post.folded(FOLD);
            if clock::now().utc_ms() - start > PATIENCE_MS {
                return fold_on(posts);
            }
        }
    });
}
