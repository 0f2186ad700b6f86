//! The way to something that an address or a link names, and that may be on a page which has yet to come.

use super::context::Context;
use super::effect::{AddressChange, Cause, Effect, Manner, Place};
use super::pictures::Noted;
use super::reading::Reading;
use super::state::OlderState;
use crate::reading::lightbox::Lightbox;
use crate::reading::view::Choice;
use crate::timeline::coverage::Status;
use crate::timeline::picture::PictureId;
use crate::timeline::post::PostId;

/// So many of the newest posts tell whether ids grow with time, if there are at least [`FEWEST`].
const NEWEST: usize = 8;
const FEWEST: usize = 3;

/// Where the reader wants to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Destination {
    /// At a post: `#post-ID`.
    Post(PostId),
    /// At a picture, by its number among all, counted from 1: `#image-N`.
    Image(usize),
    /// At a picture, by its number in its post: `#picture-N-ID`, or by its file, `#picture-N.MARK-ID`.
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
        let number: usize = without_additions(number).parse().ok()?;
        (number > 0).then_some(Self::Image(number))
    }

    /// The post that it is, or is in.
    fn post(&self) -> Option<&PostId> {
        match self {
            Self::Post(post) | Self::Picture(PictureId { post, .. }) => Some(post),
            _ => None,
        }
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

fn without_additions(text: &str) -> &str {
    &text[..additions(text).last().unwrap_or(text.len())]
}

/// Whether ids are made in one way: they differ in the number at their end, or are of one length and begin with the same time.
fn are_alike(id: &str, other: &str) -> bool {
    let stem = |id: &str| id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let of_one_time = id.len() == other.len() && id.get(..2) == other.get(..2);
    of_one_time || id[..stem(id)] == other[..stem(other)]
}

/// Where the reader is going, and where the address has led them.
#[derive(Default)]
pub(super) struct Navigation {
    pub(super) destination: Option<Destination>,
    /// The destination before the reader did something else. They may have the search go on.
    pub(super) set_aside: Option<Destination>,
    /// The post that the address leads to.
    pub(super) linked: Option<PostId>,
    /// What gets the focus once a post is in the document.
    awaited: Option<Place>,
    /// Where in the view the destination was when the reader left, if they are led back to it.
    returns_at: Option<i32>,
}

impl Navigation {
    /// The reader goes somewhere else, or stays.
    pub(super) fn give_up(&mut self) {
        (self.destination, self.set_aside, self.awaited, self.returns_at) = (None, None, None, None);
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
            let manner = self.returns_at.take().map_or(Manner::ScrollToStart, Manner::At);
            cx.push(Effect::Focus(place, manner));
        }
    }
}

impl Reading {
    /// Goes to `destination`: loads older pages until it is here, takes back a filter that hides it, then scrolls there.
    pub(super) fn navigate(&mut self, destination: Destination, cx: &mut Context) {
        self.allow_pages();
        self.navigation.destination = Some(destination);
        self.navigate_on(cx);
    }

    /// Leads a reader who comes back, or has reloaded the page, to where they were. Whether that is so.
    pub(super) fn go_back(&mut self, cx: &mut Context) -> bool {
        let Some((post, top)) = cx.returned.take() else { return false };
        if matches!(Destination::parse(&cx.address.fragment), Some(Destination::Image(_) | Destination::Picture(_))) {
            return false;
        }
        self.navigation.returns_at = Some(top);
        self.navigate(Destination::Post(post), cx);
        true
    }

    /// Whether the reader is on the way to a destination from which a scroll, a key or a touch keeps them. In the lightbox they
    /// wait for the next picture, and do such things meanwhile.
    pub(super) fn is_on_the_way(&self) -> bool {
        self.navigation.destination.as_ref().is_some_and(|known| !matches!(known, Destination::Onwards))
    }

    /// The reader scrolls, presses a key or touches the page: they are not taken away from there.
    pub(super) fn interrupt(&mut self, cx: &mut Context) {
        if !self.is_on_the_way() {
            return;
        }
        let destination = self.navigation.destination.take();
        self.navigation.give_up();
        cx.keep_place();
        if self.older.has_stopped() {
            self.navigation.set_aside = destination;
        } else {
            self.remark = None;
            // What came on the way was not shown yet.
            self.render(Cause::Timeline, cx);
        }
    }

    /// The reader has the search go on that was paused.
    pub(super) fn search_on(&mut self, cx: &mut Context) {
        // The button goes.
        cx.push(Effect::Focus(Place::Timeline, Manner::InPlace));
        let Navigation { destination, set_aside, .. } = &mut self.navigation;
        if let Some(destination) = destination.take().or(set_aside.take()) {
            cx.announce(cx.messages.words.loading_older);
            self.navigate(destination, cx);
        }
    }

    /// Whether the reader can have the search for a destination go on.
    pub(super) fn has_paused_search(&self) -> bool {
        let Navigation { destination, set_aside, .. } = &self.navigation;
        self.older.is_paused && (destination.is_some() || set_aside.is_some())
    }

    /// New posts have come: the destination may be among them.
    pub(super) fn look_among_arrivals(&mut self, cx: &mut Context) {
        if let Some(id) = self.navigation.destination.as_ref().and_then(Destination::post)
            && self.navigation.awaited.is_none()
            && (self.known(id).is_some() || !self.may_grow())
        {
            self.allow_pages();
            self.navigate_on(cx);
        }
    }

    /// Whether the destination is a post that has yet to come, with pages left to look for it.
    pub(super) fn needs_more_pages(&self) -> bool {
        let is_here = match &self.navigation.destination {
            Some(Destination::Post(id)) => self.known(id).is_some() || self.is_to_come(id),
            Some(Destination::FirstUnread) => self.since.first_unread(&self.timeline).is_some(),
            _ => true,
        };
        !is_here && self.has_older() && !self.older.is_paused
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
            Destination::Image(number) => match Noted::parse(&cx.address.note) {
                Some(noted) if self.open_linked(&|frames| noted.find(frames), cx) => true,
                Some(_) if self.has_older() => false,
                _ => self.open_linked(&|_| Some(number - 1), cx),
            },
            Destination::Picture(id) => {
                let id = &PictureId { post: self.known(&id.post).unwrap_or_else(|| id.post.clone()), ..id.clone() };
                if self.timeline.post(&id.post).is_some_and(|post| !self.shows(post, cx)) {
                    self.clear_filter(cx);
                }
                let fragment = cx.address.fragment.clone();
                self.open_linked(&|frames| Lightbox::find_marked(frames, id, PictureId::mark_in(&fragment)), cx)
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

    /// Whether that post comes after all that are here, as far as ids tell: they do where they grow with time, as numbers, dates
    /// and ULIDs.
    fn is_to_come(&self, id: &PostId) -> bool {
        let mut later = without_additions(id.as_str());
        for post in self.timeline.posts().take(NEWEST) {
            let id = post.id.as_str();
            if !are_alike(later, id) || (later.len(), later) <= (id.len(), id) {
                return false;
            }
            later = id;
        }
        self.may_grow() && self.timeline.len() >= FEWEST
    }

    fn may_grow(&self) -> bool {
        self.coverage.status != Status::Ended
    }

    /// Looks for the destination on the older pages, one after the other. One that is yet to come is waited for.
    fn look_for(&mut self, destination: &Destination, cx: &mut Context) {
        let words = cx.messages.words;
        if self.navigation.returns_at.is_some() && self.older_state() == OlderState::None {
            return self.navigation.give_up();
        }
        let missing = destination.post().filter(|id| self.known(id).is_none());
        let state = self.older_state();
        let is_everywhere_else = state == OlderState::None && self.may_grow();
        if missing.is_some_and(|id| is_everywhere_else || self.is_to_come(id)) {
            if self.remark != Some(words.post_awaited) {
                self.remark_on(words.post_awaited, cx);
            }
            return;
        }
        match state {
            OlderState::None => {
                self.navigation.destination = None;
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
            OlderState::Waiting | OlderState::Failed(_) if self.load_unasked(cx) => {}
            _ => {
                self.pause_search(cx);
                self.navigation.destination.take_if(|known| matches!(known, Destination::Onwards));
            }
        }
    }

    fn go_to_known(&mut self, id: &PostId, cx: &mut Context) {
        cx.push(Effect::DropShift);
        self.remark = None;
        self.release_for(id, cx);
        if self.timeline.post(id).is_some_and(|post| !self.shows(post, cx)) {
            self.clear_filter(cx);
        }
        // It may have come on the way to another destination, and not be in the list yet.
        if self.list.index_of(id).is_none() {
            self.render(Cause::Timeline, cx);
        }
        if self.navigation.returns_at.is_none() {
            self.navigation.linked = Some(id.clone());
        }
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
