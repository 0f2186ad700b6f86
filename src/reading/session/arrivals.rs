//! Posts that have come while the page was open: shown at once, or held back until the reader wants them.

use super::sweep::Cause;
use super::{FOLD, Session};
use crate::browser::anchor::{self, Anchor};
use crate::browser::events::{self, Detail};
use crate::browser::{clock, idle, page, storage, task, viewport};
use crate::messages::fill;
use crate::reading::view::Order;
use crate::timeline::filter::Filter;
use crate::timeline::post::PostId;

/// Under what name the device keeps that new posts are wanted as they come.
pub(super) const FOLLOW_KEY: &str = "aih:follow";

/// Says that the page is keeping the reader's place. The style sheet knows it.
const ANCHORED: &str = "data-anchored";

/// The id of the element that holds all posts.
pub const FEED_ID: &str = "feed";

impl Session {
    /// Shows what is held back, and goes to the first of it.
    pub fn show_arrivals(self) {
        self.state.borrow_mut().arrivals.release();
        self.count_arrivals();
        anchor::unshift(super::POSTS_ID);
        self.show(Cause::Timeline);
        let first = {
            let state = self.state.borrow();
            state.sweep.shown_posts().find(|post| state.arrivals.is_unread(&post.id)).map(|post| post.id.clone())
        };
        match first {
            Some(first) => self.show_through(first.clone(), move || {
                clock::after(0, move || {
                    viewport::go_to(&first.element_id());
                });
            }),
            // The filter shows none of them.
            None => {
                viewport::go_to(super::POSTS_ID);
            }
        }
    }

    /// Has new posts shown as they come, or no longer; the device keeps to that.
    pub fn follow(self, wanted: bool) {
        storage::keep(FOLLOW_KEY, wanted.then_some("1"));
        self.following.set(wanted);
        if wanted && self.held.get_untracked() > 0 {
            self.keep_place();
            self.state.borrow_mut().arrivals.release();
            self.count_arrivals();
            self.show(Cause::Timeline);
        }
    }

    /// So many posts held back, in words; how many of them the filter shows, too, where there is one.
    pub fn arrivals_in_words(self, held: usize, filter: &Filter) -> String {
        let messages = self.messages();
        let posts = messages.count(&messages.words.new_posts, held);
        if filter.is_off() {
            return posts;
        }
        let state = self.state.borrow();
        let held = state.timeline.posts().filter(|post| state.arrivals.is_held(&post.id));
        let shown = held.filter(|post| filter.admits(post, FOLD)).count();
        fill(messages.words.new_posts_filtered, &[("posts", &posts), ("n", &messages.format.number(shown))])
    }

    /// Takes posts in that have just come. What there is to announce.
    pub(super) fn receive(self, posts: Vec<PostId>, at_once: bool) -> Option<String> {
        if posts.is_empty() {
            return None;
        }
        let held = {
            let arrivals = &mut self.state.borrow_mut().arrivals;
            for post in posts {
                arrivals.hold(post);
            }
            arrivals.held()
        };
        let words = self.view.with_untracked(|view| self.arrivals_in_words(held, &view.filter));
        if at_once {
            // With those that were held back before: the later ones must not stand above a gap.
            self.state.borrow_mut().arrivals.let_in();
        }
        self.count_arrivals();
        Some(words)
    }

    /// Shows what is held back because the reader is on the way to a post that is among it.
    pub(super) fn release_for(self, post: &PostId) {
        if self.state.borrow().arrivals.is_held(post) {
            self.state.borrow_mut().arrivals.release();
            self.count_arrivals();
            self.show(Cause::Timeline);
        }
    }

    fn count_arrivals(self) {
        let held = self.state.borrow().arrivals.held();
        self.held.set(held);
        self.retitle();
        events::announce("aih:arrivals", &[("held", Detail::Number(held))]);
    }

    /// Gives the window its title, with the number of posts held back before it.
    pub(super) fn retitle(self) {
        let coverage = self.the_coverage();
        let held = self.held.get_untracked();
        let number = if held == 0 { String::new() } else { ["(", &self.messages().format.number(held), ") "].concat() };
        let publisher = coverage.publisher.as_ref().map(|publisher| [" – ", &publisher.name].concat());
        page::set_title(&[&number, &coverage.headline, publisher.as_deref().unwrap_or_default()].concat());
    }

    /// Whether the reader looks at the end of the timeline where new posts come in.
    pub(super) fn is_at_front(self) -> bool {
        let newest_first = self.view.with_untracked(|view| view.order == Order::NewestFirst);
        page::is_visible() && !self.is_lightbox_open() && viewport::shows_edge(FEED_ID, newest_first)
    }

    /// Keeps the post under the reader's eyes where it is, whatever is about to change around it.
    pub(super) fn keep_place(self) {
        hold(Anchor::drop(FEED_ID, super::POSTS_ID));
    }

    /// The same, or for a reader who is `at_front` keeps the beginning of the timeline where it is: they want to see what comes.
    pub(super) fn keep_place_or_front(self, at_front: bool) {
        if at_front {
            hold(Anchor::at(super::POSTS_ID));
        } else {
            self.keep_place();
        }
    }
}

/// Holds on once the page has followed its signals, and once more before it is drawn. Meanwhile the browser's own anchoring
/// is off, or both would answer to the same change.
fn hold(anchor: Option<Anchor>) {
    if let Some(mut anchor) = anchor {
        page::set(ANCHORED, "");
        task::spawn(async move {
            leptos::task::tick().await;
            anchor.hold();
            idle::before_paint(move || {
                anchor.hold();
                page::unset(ANCHORED);
            });
        });
    }
}
