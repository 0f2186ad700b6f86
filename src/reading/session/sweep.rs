//! Brings the page in line with timeline and view: the first screen at once, the rest in idle time, slice by slice.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::{FOLD, Session};
use crate::browser::{clock, idle};
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
    pub rows: ArcRwSignal<Vec<Row>>,
    /// Whether it has yet to be brought in line with the view; hidden until then.
    pub waiting: ArcRwSignal<bool>,
}

/// The signals of every post that is in the page.
#[derive(Default)]
pub(super) struct Rows(HashMap<PostId, Row>);

impl Rows {
    pub(super) fn get(&self, post: &PostId) -> Option<&Row> {
        self.0.get(post)
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn insert(&mut self, post: &PostId, row: Row) -> &Row {
        self.0.entry(post.clone()).or_insert(row)
    }
}

/// The signals of one post that is in the page.
#[derive(Clone)]
pub struct Row {
    /// Tells it from the others.
    pub key: usize,
    /// The post as it is now.
    pub post: ArcRwSignal<Arc<Post>>,
    /// Its place among the posts shown; `None` while the view hides it.
    pub place: ArcRwSignal<Option<Place>>,
    /// The words to mark in it.
    pub marks: ArcRwSignal<Arc<Query>>,
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
                set(&slice.waiting, true);
            }
        }
        self.busy.set(true);
        let mut shown = 0;
        self.sweep_while(|rows| {
            shown += rows;
            shown < FIRST_SCREEN
        });
        let number = self.state.with_value(|state| state.sweep.number);
        self.sweep_on(number);
    }

    /// Brings everything up to the slice with `post` in line, then calls `then`. Lets the browser breathe on the way.
    pub(super) fn show_through(self, post: PostId, then: impl FnOnce() + 'static) {
        let reached = self.state.with_value(|state| {
            let slice = state.slices.position_of(&post);
            slice.is_none_or(|slice| slice < state.sweep.next)
        });
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
        self.state.update_value(|state| {
            let mut posts: Vec<&Arc<Post>> = state.timeline.posts().collect();
            if view.order == Order::OldestFirst {
                posts.reverse();
            }
            state.slices.arrange(posts.iter().map(|post| &post.id));
            let counts = Counts::of(posts.iter().map(|post| &***post), &view.filter, FOLD);
            let mut position = 0;
            let places = posts.iter().map(|post| {
                view.filter.admits(post, FOLD).then(|| {
                    position += 1;
                    Place { position, of: counts.shown }
                })
            });
            state.sweep = Sweep {
                places: places.collect(),
                starts: (state.slices.iter())
                    .scan(0, |start, slice| {
                        let this = *start;
                        *start += slice.posts.len();
                        Some(this)
                    })
                    .collect(),
                marks: Arc::new(view.filter.query.clone()),
                next: 0,
                number: state.sweep.number + 1,
            };
            self.counts.set(counts);
        });
    }

    /// Goes on in idle time until the end, or until a new sweep has begun.
    fn sweep_on(self, number: usize) {
        idle::when_idle(move || {
            if self.state.try_with_value(|state| state.sweep.number) != Some(number) {
                return;
            }
            self.sweep_for_a_moment();
            let done = self.state.with_value(|state| state.sweep.next >= state.slices.iter().len());
            if done {
                self.busy.set(false);
            } else {
                self.sweep_on(number);
            }
        });
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
        self.state
            .try_update_value(|state| {
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
                    let shown =
                        ShownSlice { key: slice.key, rows: ArcRwSignal::default(), waiting: ArcRwSignal::default() };
                    let key_at = |key: usize| state.slices.iter().position(|slice| slice.key == key);
                    let place = in_page.partition_point(|shown| key_at(shown.key) < Some(at));
                    in_page.insert(place, shown.clone());
                    shown
                });
                let before = shown.rows.get_untracked();
                let mut rows = Vec::with_capacity(slice.posts.len());
                for (id, place) in slice.posts.iter().zip(places) {
                    let row = match state.rows.get(id) {
                        Some(row) => row,
                        None if place.is_none() => continue,
                        None => {
                            let Some(post) = state.timeline.post(id) else { continue };
                            let row = Row {
                                key: state.rows.len(),
                                post: ArcRwSignal::new(post.clone()),
                                place: ArcRwSignal::new(None),
                                marks: ArcRwSignal::new(sweep.marks.clone()),
                            };
                            state.rows.insert(id, row)
                        }
                    };
                    set(&row.place, *place);
                    if place.is_some() {
                        set(&row.marks, sweep.marks.clone());
                    }
                    rows.push(row.clone());
                }
                if rows.len() != before.len() {
                    shown.rows.set(rows);
                }
                set(&shown.waiting, count == 0);
                Some(count)
            })
            .flatten()
    }
}

/// Sets a signal only where that changes it: an effect costs more than a comparison.
fn set<T: PartialEq + Clone + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|known| *known != value) {
        signal.set(value);
    }
}
