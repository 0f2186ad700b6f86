//! The lightbox: opened, walked through and closed, with the page's address in step.

use super::context::Context;
use super::effect::{AddressChange, Effect, Manner, Place};
use super::navigation::Destination;
use super::reading::Reading;
use super::storage::Storage;
use crate::messages::fill;
use crate::reading::lightbox::{Frame, Lightbox, Step, description};
use crate::timeline::picture::PictureId;
use crate::timeline::post::PostId;

/// Where the device stores whether the reader wants captions.
const CAPTIONS_KEY: &str = "aih:captions";

/// Begins the note beside the address of a lightbox to which the reader came from this very page.
const FROM_HERE: &str = "+";

/// The picture that the note beside an address means: its key, and its name as it was then.
pub(super) struct Noted(u64, PictureId);

impl Noted {
    /// Reads a note.
    pub(super) fn parse(note: &str) -> Option<Self> {
        let (key, name) = note.trim_start_matches(FROM_HERE).split_once(' ')?;
        Some(Self(key.parse().ok()?, PictureId::parse(name)?))
    }

    /// The index of that picture, or of the one that has been put in its place.
    pub(super) fn find(&self, frames: &[Frame]) -> Option<usize> {
        let same = frames.iter().position(|frame| frame.key() == self.0);
        same.or_else(|| Lightbox::find(frames, &self.1))
    }
}

/// The pictures of the coverage.
pub(super) struct Pictures {
    state: State,
    /// Whether the reader wants captions beside pictures.
    pub(super) captions: bool,
}

enum State {
    Closed,
    Open {
        lightbox: Lightbox,
        /// Where it was opened from; `None` for one that an address led to.
        opener: Option<Opener>,
    },
    /// The reader has closed it by a step back that has not been made yet.
    Returning {
        /// The picture in its post that it was opened from.
        opener: Option<PictureId>,
        /// What the reader has opened meanwhile.
        next: Option<PictureId>,
    },
}

/// A picture in its post, from which the lightbox was opened.
struct Opener {
    frame: Frame,
    /// Its name now.
    picture: PictureId,
    /// How many entries the browser's history had then; `None` until the address has been written.
    steps: Option<u32>,
}

impl Pictures {
    pub(super) fn new(storage: &Storage) -> Self {
        Self { state: State::Closed, captions: storage.get(CAPTIONS_KEY) != Some("hidden") }
    }

    pub(super) fn lightbox(&self) -> Option<&Lightbox> {
        match &self.state {
            State::Open { lightbox, .. } => Some(lightbox),
            _ => None,
        }
    }

    pub(super) fn is_open(&self) -> bool {
        self.lightbox().is_some()
    }

    /// The picture in its post that the open one grew out of.
    pub(super) fn opener(&self) -> Option<&PictureId> {
        match &self.state {
            State::Open { opener: Some(opener), .. } => Some(&opener.picture),
            _ => None,
        }
    }

    /// Shows captions, or no longer; the device stores that.
    pub(super) fn switch_captions(&mut self, cx: &mut Context) {
        self.captions = !self.captions;
        cx.store(CAPTIONS_KEY, Some(if self.captions { "shown" } else { "hidden" }));
    }

    /// The address has been written: the history has so many entries.
    pub(super) fn on_address_written(&mut self, steps: u32) {
        if let State::Open { opener: Some(opener), .. } = &mut self.state {
            opener.steps.get_or_insert(steps);
        }
    }
}

impl Reading {
    /// Opens a picture from its post.
    pub(super) fn open_picture(&mut self, id: PictureId, cx: &mut Context) {
        if let State::Returning { next, .. } = &mut self.pictures.state {
            *next = Some(id);
            return;
        }
        let frames = Frame::of(&mut self.list.shown_posts());
        let at = Lightbox::find(&frames, &id);
        if let Some(lightbox) = at.and_then(|at| Lightbox::open(frames, at)) {
            self.navigation.give_up();
            // To come back is no reason to scroll: the page has not moved.
            cx.push(Effect::HoldScroll);
            let frame = lightbox.current().clone();
            self.open(lightbox, Some(Opener { frame, picture: id, steps: None }), cx);
        }
    }

    /// Opens the picture to which an address leads, which `find` looks for. Whether it is there.
    pub(super) fn open_linked(&mut self, find: &dyn Fn(&[Frame]) -> Option<usize>, cx: &mut Context) -> bool {
        if let Some(lightbox) = self.pictures.lightbox() {
            let at = find(lightbox.frames()).filter(|at| *at < lightbox.total());
            if let Some(at) = at {
                self.turn_to(at, cx);
            }
            return at.is_some();
        }
        let frames = Frame::of(&mut self.list.shown_posts());
        let Some(lightbox) = find(&frames).and_then(|at| Lightbox::open(frames, at)) else { return false };
        self.open(lightbox, None, cx);
        true
    }

    fn open(&mut self, lightbox: Lightbox, opener: Option<Opener>, cx: &mut Context) {
        let is_step = opener.is_some();
        self.pictures.state = State::Open { lightbox, opener };
        self.tell_picture(is_step, cx);
    }

    /// Goes to another picture. Past the end of those known, older ones are asked for.
    pub(super) fn walk(&mut self, step: Step, cx: &mut Context) {
        let Some(lightbox) = self.pictures.lightbox() else { return };
        if let Some(at) = lightbox.target(step) {
            self.navigation.give_up();
            self.turn_to(at, cx);
        } else if self.leads_to_older(step) {
            cx.announce(cx.messages.words.loading_older);
            self.navigate(Destination::Onwards, cx);
        }
    }

    /// Whether there is anything that way.
    pub(super) fn can_walk(&self, step: Step) -> bool {
        let known = self.pictures.lightbox().and_then(|lightbox| lightbox.target(step));
        known.is_some() || self.leads_to_older(step)
    }

    fn leads_to_older(&self, step: Step) -> bool {
        step == self.onwards() && self.has_older()
    }

    /// The step towards older pictures.
    fn onwards(&self) -> Step {
        if self.is_oldest_first() { Step::Previous } else { Step::Next }
    }

    /// One step on from what was the last picture. Whether there was one, or the lightbox has been closed meanwhile.
    pub(super) fn go_onwards(&mut self, cx: &mut Context) -> bool {
        let Some(lightbox) = self.pictures.lightbox() else { return true };
        let target = lightbox.target(self.onwards());
        if let Some(at) = target {
            self.turn_to(at, cx);
        }
        target.is_some()
    }

    /// Closes the lightbox. The reader is then where they were before it opened, and so is the address.
    pub(super) fn close_lightbox(&mut self, steps: u32, cx: &mut Context) {
        let State::Open { opener, .. } = &self.pictures.state else { return };
        // In a frame the history is that of all pages around it, and the last step in it may not be ours to take back.
        let steps_then = opener.as_ref().and_then(|opener| opener.steps);
        let is_last_step = !cx.framed || steps_then == Some(steps);
        let from_here = cx.address.note.starts_with(FROM_HERE);
        let picture = self.pictures.opener().cloned();
        self.hide_lightbox(true, cx);
        if from_here && is_last_step {
            self.pictures.state = State::Returning { opener: picture, next: None };
            cx.push(Effect::Back);
        } else {
            cx.write_address(AddressChange::fragment(String::new()));
        }
    }

    /// Takes the lightbox away. Unless the reader goes on to somewhere else, the focus goes back to the picture it was opened
    /// from, and after a link from elsewhere to the one seen last.
    fn hide_lightbox(&mut self, stays: bool, cx: &mut Context) {
        let State::Open { lightbox, opener } = std::mem::replace(&mut self.pictures.state, State::Closed) else {
            return;
        };
        self.navigation.give_up();
        let frame = opener.as_ref().map_or_else(|| lightbox.current(), |opener| &opener.frame);
        let post = self.timeline.post(&frame.post().id).filter(|post| self.shows(post, cx));
        let target = frame.id();
        let is_gone = post.is_some_and(|post| frame.in_version(post).is_none());
        match opener {
            _ if !stays => {}
            // The post has been withdrawn or edited since, and the filter no longer shows it.
            _ if post.is_none() => cx.push(Effect::Focus(Place::Timeline, Manner::InPlace)),
            _ if is_gone => cx.push(Effect::Focus(Place::Post(target.post), Manner::InPlace)),
            Some(opener) => cx.push(Effect::Focus(Place::Picture(opener.picture), Manner::InPlace)),
            None => self.navigation.reach(Place::Picture(target), cx),
        }
    }

    /// The view has changed by the address, and the pictures were those of another view.
    pub(super) fn drop_lightbox(&mut self, cx: &mut Context) {
        if let State::Open { opener, .. } = &self.pictures.state {
            if opener.is_some() {
                cx.push(Effect::ReleaseScroll(None));
            }
            self.pictures.state = State::Closed;
        }
    }

    /// The reader has gone to an address that leads to `post`, or to no picture.
    pub(super) fn follow_away_from_pictures(&mut self, post: Option<PostId>, cx: &mut Context) {
        let returning = !matches!(self.pictures.state, State::Closed);
        let mut awaited = self.pictures.opener().cloned();
        let mut next = None;
        if let State::Returning { opener, next: opened } = &mut self.pictures.state {
            (awaited, next) = (opener.take(), opened.take());
            self.pictures.state = State::Closed;
        }
        match post {
            // Back from the lightbox to the post that the reader was led to before: they stay where they are.
            Some(post) if !(returning && self.navigation.linked.as_ref() == Some(&post)) => {
                self.hide_lightbox(false, cx);
                self.navigate(Destination::Post(post), cx);
            }
            post => {
                self.hide_lightbox(true, cx);
                self.navigation.linked = post;
                if returning {
                    cx.push(Effect::ReleaseScroll(awaited.filter(|_| next.is_none())));
                }
            }
        }
        if let Some(next) = next {
            self.open_picture(next, cx);
        }
    }

    /// The reader has gone to an address that leads to a picture: a return that was awaited is over.
    pub(super) fn end_return(&mut self, cx: &mut Context) {
        if let State::Returning { .. } = self.pictures.state {
            cx.push(Effect::ReleaseScroll(None));
            self.pictures.state = State::Closed;
        }
    }

    /// Brings the open lightbox in line with the timeline. It closes where the open picture is no longer part of the coverage.
    pub(super) fn follow_pictures(&mut self, cx: &mut Context) {
        let State::Open { lightbox, opener } = &mut self.pictures.state else { return };
        let now = |frame: &Frame| frame.in_version(self.timeline.post(&frame.post().id)?);
        if let Some(opener) = opener
            && let Some(frame) = now(&opener.frame)
        {
            (opener.picture, opener.frame) = (frame.id(), frame);
        }
        let before = (lightbox.position(), lightbox.current().id());
        let follows = now(lightbox.current()).is_some_and(|current| {
            // The filter may no longer show the post of the open picture.
            let id = &current.post().id;
            lightbox.follow(Frame::of(&mut self.list.shown_posts_and(Some(id))), &current)
        });
        if !follows {
            self.close_lightbox(u32::MAX, cx);
            self.remark_on(cx.messages.words.picture_unknown, cx);
        } else if before != (lightbox.position(), lightbox.current().id()) {
            self.write_picture(false, cx);
        }
    }

    fn turn_to(&mut self, at: usize, cx: &mut Context) {
        if let State::Open { lightbox, .. } = &mut self.pictures.state {
            lightbox.go(at);
        }
        self.tell_picture(false, cx);
    }

    /// Has the address say which picture is open.
    fn write_picture(&self, is_step: bool, cx: &mut Context) {
        let Some(lightbox) = self.pictures.lightbox() else { return };
        let is_from_here = is_step || cx.address.note.starts_with(FROM_HERE);
        let (key, id) = (lightbox.current().key().to_string(), lightbox.current().id());
        let note = [if is_from_here { FROM_HERE } else { "" }, &key, " ", &id.name()].concat();
        let fragment = Some(["image-", &lightbox.position().to_string()].concat());
        cx.write_address(AddressChange { fragment, note, is_step, ..AddressChange::default() });
    }

    /// Has the address say which picture is open, and announces it and what it shows.
    fn tell_picture(&self, is_step: bool, cx: &mut Context) {
        self.write_picture(is_step, cx);
        if let Some(lightbox) = self.pictures.lightbox() {
            let position = self.position_in_words(lightbox, cx);
            cx.announce([&position, ". ", description(lightbox.current().image(), &cx.messages)].concat());
        }
    }

    /// "3 of 23", and a plus while older ones may follow.
    pub(super) fn position_in_words(&self, lightbox: &Lightbox, cx: &Context) -> String {
        let mut total = cx.messages.format.number(lightbox.total());
        if self.has_older() {
            total.push('+');
        }
        let position = cx.messages.format.number(lightbox.position());
        fill(cx.messages.words.position, &[("n", &position), ("total", &total)])
    }

    /// The shareable address of the open picture. It stays valid when posts or edits add pictures.
    pub(super) fn address_of_picture(&self, cx: &Context) -> String {
        let frame = self.pictures.lightbox().map(Lightbox::current);
        let reference = frame.map(|frame| frame.id().reference(&frame.mark()));
        cx.address_at(&self.coverage, &reference.unwrap_or_default())
    }
}
