//! The way to something that an address or a link names, and that may be on a page which has yet to come.

use super::context::Context;
use super::effect::{AddressChange, Cause, Effect, Manner, Place};
use super::pictures::FROM_HERE;
use super::reading::Reading;
use super::state::OlderState;
use crate::reading::lightbox::Lightbox;
use crate::reading::view::Choice;
use crate::timeline::picture::PictureId;
use crate::timeline::post::PostId;

/// Where the reader wants to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Destination {
    /// At a post: `#post-ID`.
    Post(PostId),
    /// At a picture, by its number among all, counted from 1: `#image-N`.
    Image(usize),
    /// At a picture, by its number in its post, whatever came before it since: `#picture-N-ID`.
    Picture(PictureId),
    /// At the next picture after the last that is known.
    Onwards,
    /// At the first of the posts that came after they left.
    FirstUnread,
}

impl Destination {
    /// Where the fragment of an address leads, percent-decoding undone. `None` for those that mean nothing here.
    pub(super) fn parse(fragment: &str) -> Option<Self> {
        if let Some(id) = fragment.strip_prefix("post-") {
            return PostId::parse(id).map(Self::Post);
        }
        if let Some(picture) = PictureId::parse(fragment) {
            return Some(Self::Picture(picture));
        }
        let number = fragment.strip_prefix("image-")?;
        let number: usize = number[..additions(number).last().unwrap_or(number.len())].parse().ok()?;
        (number > 0).then_some(Self::Image(number))
    }
}

/// Where something may have been tied to an address, from the last such place to the first: by mail programs and trackers
/// (`?utm_source=mail`, `&fbclid=1`), by browsers (`:~:text=`), or by the sentence that the address stood in.
fn additions(text: &str) -> impl Iterator<Item = usize> {
    let is_tie = |(at, c): (usize, char)| match c {
        '?' | '&' => true,
        ':' => text[at..].starts_with(":~:"),
        _ => text[at..].chars().all(|c| c.is_whitespace() || matches!(c, '/' | '.' | ',' | ';' | ')' | '>')),
    };
    text.char_indices().rev().filter(move |place| is_tie(*place)).map(|(at, _)| at)
}

/// Where the reader is going, and where the address has led them.
#[derive(Default)]
pub(super) struct Navigation {
    pub(super) destination: Option<Destination>,
    /// The post that the address leads to.
    pub(super) linked: Option<PostId>,
    /// What gets the focus once a post is in the document.
    awaited: Option<Place>,
}

impl Navigation {
    /// The reader goes somewhere else, or stays.
    pub(super) fn give_up(&mut self) {
        self.destination = None;
        self.awaited = None;
    }

    /// Gives `place` the focus once it is in the document, and scrolls there.
    pub(super) fn reach(&mut self, place: Place, cx: &mut Context) {
        let post = match &place {
            Place::Post(post) => post.clone(),
            Place::Picture(picture) => picture.post.clone(),
            _ => return cx.push(Effect::Focus(place, Manner::ScrollToStart)),
        };
        self.awaited = Some(place);
        cx.push(Effect::Reach(post));
    }

    /// That post is in the document.
    pub(super) fn on_reached(&mut self, post: &PostId, cx: &mut Context) {
        let is_there = |place: &mut Place| match place {
            Place::Post(id) => id == post,
            Place::Picture(picture) => picture.post == *post,
            _ => false,
        };
        if let Some(place) = self.awaited.take_if(is_there) {
            if self.destination.as_ref().is_some_and(|known| *known == Destination::Post(post.clone())) {
                self.destination = None;
            }
            cx.push(Effect::Focus(place, Manner::ScrollToStart));
        }
    }
}

impl Reading {
    /// Goes to `destination`: loads older pages until it is here, takes back a filter that hides it, then scrolls there.
    pub(super) fn navigate(&mut self, destination: Destination, cx: &mut Context) {
        self.navigation.destination = Some(destination);
        self.navigate_on(cx);
    }

    /// Whether the destination is a post that has yet to come, with pages left to look for it.
    pub(super) fn needs_more_pages(&self) -> bool {
        let is_here = match &self.navigation.destination {
            Some(Destination::Post(id)) => self.known(id).is_some(),
            Some(Destination::FirstUnread) => self.since.first_unread(&self.timeline).is_some(),
            _ => true,
        };
        !is_here && self.has_older()
    }

    /// Goes on to the destination, if there is one still.
    pub(super) fn navigate_on(&mut self, cx: &mut Context) {
        let Some(destination) = self.navigation.destination.clone() else { return };
        let arrived = match &destination {
            // It stays the destination until the post is in the document.
            Destination::Post(id) => match self.known(id) {
                Some(id) => {
                    self.navigation.destination = Some(Destination::Post(id.clone()));
                    return self.go_to_known(&id, cx);
                }
                None => false,
            },
            Destination::Onwards => self.go_onwards(cx),
            Destination::FirstUnread => match self.since.first_unread(&self.timeline) {
                Some(id) => return self.navigate(Destination::Post(id), cx),
                None => false,
            },
            // Pictures may have come since the address was written: the note beside it says which one it meant.
            Destination::Image(number) => match PictureId::parse(cx.address.note.trim_start_matches(FROM_HERE)) {
                Some(noted) if self.open_linked(&|frames| Lightbox::find(frames, &noted), cx) => true,
                Some(_) if self.has_older() => false,
                _ => self.open_linked(&|_| Some(number - 1), cx),
            },
            Destination::Picture(id) => {
                let id = &PictureId { post: self.known(&id.post).unwrap_or_else(|| id.post.clone()), ..id.clone() };
                if self.timeline.post(&id.post).is_some_and(|post| !self.shows(post, cx)) {
                    self.clear_filter(cx);
                }
                self.open_linked(&|frames| Lightbox::find(frames, id), cx)
            }
        };
        if arrived {
            self.navigation.destination = None;
        } else {
            self.look_for(&destination, cx);
        }
    }

    /// The post that a link with that id means: the one with exactly that id, or with the id that was written to the address as
    /// it is, escapes included, or with what is before something that was tied to it. `None` while it is not here.
    fn known(&self, id: &PostId) -> Option<PostId> {
        let (text, as_written) = (id.as_str(), id.reference());
        let candidates = [text, as_written.trim_start_matches("#post-")].into_iter();
        let candidates = candidates.chain(additions(text).map(|end| &text[..end]));
        candidates.filter_map(PostId::parse).find(|id| self.timeline.post(id).is_some())
    }

    /// Looks for the destination on the older pages, one after the other.
    fn look_for(&mut self, destination: &Destination, cx: &mut Context) {
        match self.older_state() {
            OlderState::None => {
                self.navigation.destination = None;
                let words = cx.messages.words;
                match destination {
                    Destination::Post(_) => self.remark_on(words.post_unknown, cx),
                    Destination::Image(_) | Destination::Picture(_) => {
                        cx.write_address(AddressChange::fragment(String::new()));
                        self.remark_on(words.picture_unknown, cx);
                    }
                    Destination::Onwards => cx.announce(words.no_more_pictures),
                    Destination::FirstUnread => {}
                }
            }
            // The way goes on when that page comes.
            OlderState::Loading => {}
            OlderState::Waiting | OlderState::Failed(_) => self.load_older(cx),
        }
    }

    fn go_to_known(&mut self, id: &PostId, cx: &mut Context) {
        cx.push(Effect::DropShift);
        self.release_for(id, cx);
        if self.timeline.post(id).is_some_and(|post| !self.shows(post, cx)) {
            self.clear_filter(cx);
        }
        // It may have come on the way to another destination, and not be in the list yet.
        if self.list.index_of(id).is_none() {
            self.render(Cause::Timeline, cx);
        }
        self.navigation.linked = Some(id.clone());
        self.navigation.reach(Place::Post(id.clone()), cx);
    }

    /// Takes the filter back because it hides the destination, and says so.
    fn clear_filter(&mut self, cx: &mut Context) {
        let view = self.view.choose(Choice::Everything);
        cx.write_address(AddressChange { params: view.params().into(), ..AddressChange::default() });
        self.change_view(view, cx);
        self.remark_on(cx.messages.words.filter_cleared, cx);
    }
}
