//! On the way to something that an address or a link names, and that may be on a page which has yet to come.

use super::{FOLD, Older, Session};
use crate::browser::location::{self, Step};
use crate::browser::{anchor, clock, viewport};
use crate::reading::lightbox::Lightbox;
use crate::reading::view::Choice;
use crate::timeline::picture::PictureId;
use crate::timeline::post::{Post, PostId};

/// What the reader is on the way to.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A post.
    Post(PostId),
    /// A picture by its place among all.
    Image(usize),
    /// A picture by its name.
    Picture(PictureId),
    /// The next picture after the last.
    Onwards,
    /// The first of the posts that came after the reader left.
    FirstUnread,
}

impl Session {
    /// Goes to a post: loads it where it is on an older page, takes back a filter that hides it, then scrolls there,
    /// marks it and gives it the focus.
    pub fn go_to(self, id: PostId) {
        self.want(Wanted::Post(id));
    }

    /// Sets out for something, and asks for older pages until it is there.
    pub(super) fn want(self, wanted: Wanted) {
        self.state.borrow_mut().wanted = Some(wanted);
        self.go_where_wanted();
    }

    /// Whether the reader is on the way to a post that has yet to come, with pages left to look for it: those on the way need
    /// not be shown.
    pub(super) fn is_far_from_wanted(self) -> bool {
        let wanted = self.state.borrow().wanted.clone();
        let is_here = match wanted {
            Some(Wanted::Post(id)) => self.post(&id).is_some(),
            Some(Wanted::FirstUnread) => self.first_unread().is_some(),
            _ => true,
        };
        !is_here && self.has_older.get_untracked()
    }

    /// Goes on to what the reader wanted last, if it is still wanted.
    pub(super) fn go_where_wanted(self) {
        let Some(wanted) = self.state.borrow().wanted.clone() else { return };
        let there = match wanted.clone() {
            Wanted::Post(id) => match self.post(&id) {
                // It is wanted until it has been reached.
                Some(post) => return self.go_to_known(&post),
                None => false,
            },
            Wanted::Onwards => self.go_onwards(),
            Wanted::FirstUnread => match self.first_unread() {
                Some(id) => return self.go_to(id),
                None => false,
            },
            Wanted::Image(number) => {
                // Pictures may have come since the address was written: the browser's note says which one it meant.
                match self.noted_picture() {
                    Some(noted) if self.open_linked(&|frames| Lightbox::find(frames, &noted)) => true,
                    Some(_) if self.has_older.get_untracked() => false,
                    _ => self.open_linked(&|_| Some(number - 1)),
                }
            }
            Wanted::Picture(id) => {
                if self.post(&id.post).is_some_and(|post| !self.shows(&post)) {
                    self.clear_filter();
                }
                self.open_linked(&|frames| Lightbox::find(frames, &id))
            }
        };
        if there {
            self.state.borrow_mut().wanted = None;
        } else {
            self.look_for(&wanted);
        }
    }

    /// Looks for what is wanted on the older pages, one after the other.
    fn look_for(self, wanted: &Wanted) {
        match self.older.get_untracked() {
            Older::None => {
                self.state.borrow_mut().wanted = None;
                let words = self.messages().words;
                match wanted {
                    Wanted::Post(_) => self.remark_on(words.post_unknown),
                    Wanted::Image(_) | Wanted::Picture(_) => {
                        location::write(&[], Some(""), Step::Same);
                        self.remark_on(words.picture_unknown);
                    }
                    Wanted::Onwards => self.announce(words.no_more_pictures),
                    Wanted::FirstUnread => {}
                }
            }
            // Whoever is waiting for that page goes on when it comes.
            Older::Loading => {}
            Older::Waiting | Older::Failed(_) => self.load_older(),
        }
    }

    fn go_to_known(self, post: &Post) {
        anchor::unshift(super::POSTS_ID);
        self.release_for(&post.id);
        if !self.shows(post) {
            self.clear_filter();
        }
        let id = post.id.clone();
        self.link_to(Some(id.clone()));
        self.show_through(id.clone(), move || {
            // The signals have been set; the page follows them before the next task.
            clock::after(0, move || {
                let wanted = |wanted: &mut Wanted| matches!(wanted, Wanted::Post(wanted) if *wanted == id);
                if self.state.borrow_mut().wanted.take_if(wanted).is_some() {
                    viewport::go_to(&id.element_id());
                }
            });
        });
    }

    fn shows(self, post: &Post) -> bool {
        self.view.with_untracked(|view| view.filter.admits(post, FOLD))
    }

    /// Takes the filter back because it hides what the reader is on the way to, and says so.
    fn clear_filter(self) {
        let view = self.view.with_untracked(|view| view.choose(Choice::Everything));
        location::write(&view.params(), None, Step::Same);
        self.change_view(view);
        self.remark_on(self.messages().words.filter_cleared);
    }
}
