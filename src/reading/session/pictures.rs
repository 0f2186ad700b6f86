//! The lightbox: opened, walked through and closed, with the page's address in step.

use super::wanted::Wanted;
use super::{FOLD, Session};
use crate::browser::{clock, idle, location, storage, viewport};
use crate::messages::fill;
use crate::reading::lightbox::{Frame, Lightbox, Step};
use crate::reading::view::Order;
use crate::timeline::body::{Alt, Image};
use crate::timeline::picture::PictureId;
use crate::timeline::post::PostId;

/// Under what name the reader's choice of captions is kept.
pub(super) const CAPTIONS_KEY: &str = "aih:captions";

/// Begins the note beside the address of a lightbox to which the reader came from this very page.
const FROM_HERE: char = '+';

/// Whether the reader has closed the lightbox by a step back that has not been made yet.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) enum Return {
    /// No.
    #[default]
    None,
    /// Yes, to the picture of that name in its post.
    Awaited(Option<PictureId>),
    /// Yes, and meanwhile they have opened another picture.
    Reopening(PictureId),
}

impl Session {
    /// Opens a picture from its post.
    pub fn open_picture(self, id: &PictureId) {
        if self.state.borrow().returning != Return::None {
            self.state.borrow_mut().returning = Return::Reopening(id.clone());
            return;
        }
        let frames = self.pictures_shown();
        let at = Lightbox::find(&frames, id);
        if let Some(lightbox) = at.and_then(|at| Lightbox::open(frames, at)) {
            {
                let state = &mut *self.state.borrow_mut();
                state.wanted = None;
                state.opener = Some(id.clone());
            }
            // To come back is no reason to scroll: the page has not moved.
            location::restore_scroll(false);
            self.open(lightbox, location::Step::New);
            self.state.borrow_mut().steps_when_opened = Some(location::steps());
        }
    }

    /// The picture in its post that the open one grew out of.
    pub fn opener(self) -> Option<PictureId> {
        self.state.borrow().opener.clone()
    }

    /// Goes to another picture. Past the end of those known, older ones are asked for.
    pub fn walk(self, step: Step) {
        let target = self.lightbox.with_untracked(|lightbox| lightbox.as_ref().map(|lightbox| lightbox.target(step)));
        match target {
            Some(Some(at)) => {
                self.state.borrow_mut().wanted = None;
                self.turn_to(at);
            }
            Some(None) if self.leads_to_older(step) => {
                self.announce(self.messages().words.loading_older);
                self.want(Wanted::Onwards);
            }
            _ => {}
        }
    }

    /// Whether there is anything that way.
    pub fn can_walk(self, step: Step) -> bool {
        let known = self.lightbox.with(|lightbox| lightbox.as_ref().and_then(|lightbox| lightbox.target(step)));
        known.is_some() || (self.has_older.get() && self.leads_to_older(step))
    }

    fn leads_to_older(self, step: Step) -> bool {
        step == self.onwards() && self.has_older.get_untracked()
    }

    /// The step towards older pictures.
    fn onwards(self) -> Step {
        match self.view.with_untracked(|view| view.order) {
            Order::NewestFirst => Step::Next,
            Order::OldestFirst => Step::Previous,
        }
    }

    /// Closes the lightbox. The reader is then where they were before it opened, and so is the address.
    pub fn close_lightbox(self) {
        if !self.is_lightbox_open() {
            return;
        }
        // In a frame the history is that of all pages around it, and the last step in it may not be ours to take back.
        let is_last_step = !location::is_framed() || self.state.borrow().steps_when_opened == Some(location::steps());
        let from_here = location::note().starts_with(FROM_HERE);
        let opener = self.opener();
        self.hide_lightbox(true);
        if from_here && is_last_step {
            self.state.borrow_mut().returning = Return::Awaited(opener);
            location::back();
        } else {
            location::write(&[], Some(""), location::Step::Same);
        }
    }

    /// The reader leaves for the post of the open picture. Even if an address led them there before, this is no return.
    pub fn leave_for_post(self) {
        self.link_to(None);
    }

    /// Shows captions, or no longer, and keeps to that.
    pub fn switch_captions(self) {
        let wanted = !self.captions.get_untracked();
        storage::keep(CAPTIONS_KEY, Some(if wanted { "shown" } else { "hidden" }));
        self.captions.set(wanted);
    }

    /// Puts the address of the open picture on the clipboard and says so. `copied` is told whether that went well.
    pub fn copy_picture_link(self, copied: impl FnOnce(bool) + 'static) {
        self.copy_address(self.address_of_picture(), Box::new(copied));
    }

    /// The shareable address of the open picture. It stays valid when later posts add pictures.
    pub fn address_of_picture(self) -> String {
        let id = self.lightbox.with_untracked(|lightbox| lightbox.as_ref().map(|lightbox| lightbox.current().id()));
        self.address_at(&id.map_or_else(String::new, |id| id.reference()))
    }

    /// What a picture shows, in words.
    pub fn description(self, image: &Image) -> String {
        match &image.alt {
            Alt::Decorative => String::new(),
            Alt::Described(alt) => alt.clone(),
            Alt::Missing => self.messages().words.no_description.to_owned(),
        }
    }

    /// One step on from what was the last picture. Whether there was one.
    pub(super) fn go_onwards(self) -> bool {
        let step = self.onwards();
        let target = self.lightbox.with_untracked(|lightbox| lightbox.as_ref().map(|lightbox| lightbox.target(step)));
        match target {
            Some(Some(at)) => {
                self.turn_to(at);
                true
            }
            Some(None) => false,
            // The lightbox has been closed meanwhile.
            None => true,
        }
    }

    /// The picture that the browser's note beside the address means.
    pub(super) fn noted_picture(self) -> Option<PictureId> {
        PictureId::parse(location::note().trim_start_matches(FROM_HERE))
    }

    /// Opens the picture to which the address leads, which `find` looks for. Whether it is there.
    pub(super) fn open_linked(self, find: &dyn Fn(&[Frame]) -> Option<usize>) -> bool {
        let known = self.lightbox.with_untracked(|lightbox| {
            lightbox.as_ref().map(|lightbox| find(lightbox.frames()).filter(|at| *at < lightbox.total()))
        });
        if let Some(at) = known {
            at.inspect(|at| self.turn_to(*at));
            return at.is_some();
        }
        let frames = self.pictures_shown();
        let lightbox = find(&frames).and_then(|at| Lightbox::open(frames, at));
        let there = lightbox.is_some();
        if let Some(lightbox) = lightbox {
            self.open(lightbox, location::Step::Same);
        }
        there
    }

    pub(super) fn is_lightbox_open(self) -> bool {
        self.lightbox.with_untracked(Option::is_some)
    }

    /// Takes the lightbox away. Unless the reader goes on to somewhere else, the focus goes back to the picture it was opened
    /// from, and after a link from elsewhere to the one seen last.
    pub(super) fn hide_lightbox(self, stays: bool) {
        let seen = self.lightbox.with_untracked(|lightbox| lightbox.as_ref().map(|lightbox| lightbox.current().id()));
        let opener = {
            let state = &mut *self.state.borrow_mut();
            state.wanted = None;
            state.opener.take()
        };
        self.lightbox.set(None);
        // As long as the dialog is there nothing beside it takes the focus.
        match (opener, seen) {
            (Some(opener), _) if stays => {
                clock::after(0, move || viewport::focus_quietly(&opener.element_id()));
            }
            (None, Some(seen)) if stays => self.show_through(seen.post.clone(), move || {
                clock::after(0, move || {
                    viewport::go_to(&seen.element_id());
                });
            }),
            _ => {}
        }
    }

    /// Takes in the pictures of older posts that have come.
    pub(super) fn show_older_pictures(self, added: &[PostId]) {
        if !self.is_lightbox_open() {
            return;
        }
        let view = self.view.get_untracked();
        let mut posts: Vec<_> = added.iter().filter_map(|id| self.post(id)).collect();
        posts.retain(|post| view.filter.admits(post, FOLD));
        let oldest_first = view.order == Order::OldestFirst;
        if oldest_first {
            posts.reverse();
        }
        let frames = Frame::of(&mut posts.iter());
        self.lightbox.update(|lightbox| {
            if let Some(lightbox) = lightbox {
                lightbox.take_in(frames, oldest_first);
            }
        });
        self.write_place(location::Step::Same);
    }

    /// All pictures of the posts that the view shows, in the order shown.
    fn pictures_shown(self) -> Vec<Frame> {
        Frame::of(&mut self.state.borrow().sweep.shown_posts())
    }

    /// The reader is back at the address from which they opened the lightbox; browsers may have scrolled on the way, or taken
    /// the focus.
    pub(super) fn settle_after_return(self, opener: Option<PictureId>) {
        let down = self.state.borrow().scrolled_when_opened;
        idle::after_paint(move || {
            location::restore_scroll(true);
            if self.is_lightbox_open() {
                return;
            }
            if let Some(opener) = opener {
                viewport::scroll_back_to(down);
                if viewport::has_focus("body") {
                    viewport::focus_quietly(&opener.element_id());
                }
            }
        });
    }

    fn open(self, lightbox: Lightbox, step: location::Step) {
        self.state.borrow_mut().scrolled_when_opened = viewport::scrolled();
        self.lightbox.set(Some(lightbox));
        self.write_place(step);
        self.tell_place();
    }

    fn turn_to(self, at: usize) {
        self.lightbox.update(|lightbox| {
            if let Some(lightbox) = lightbox {
                lightbox.go(at);
            }
        });
        self.write_place(location::Step::Same);
        self.tell_place();
    }

    /// Has the address say which picture is open.
    fn write_place(self, step: location::Step) {
        let from_here = step == location::Step::New || location::note().starts_with(FROM_HERE);
        self.lightbox.with_untracked(|lightbox| {
            if let Some(lightbox) = lightbox {
                let mut note = lightbox.current().id().name();
                if from_here {
                    note.insert(0, FROM_HERE);
                }
                location::write_fragment(&["image-", &lightbox.position().to_string()].concat(), step, &note);
            }
        });
    }

    /// Announces which picture is open, and what it shows.
    fn tell_place(self) {
        let told = self.lightbox.with_untracked(|lightbox| {
            let lightbox = lightbox.as_ref()?;
            let place = self.place_in_words(lightbox);
            Some([&place, ". ", &self.description(lightbox.current().image())].concat())
        });
        self.announce(told.unwrap_or_default());
    }

    /// "3 of 23", and a plus while older ones may follow.
    pub fn place_in_words(self, lightbox: &Lightbox) -> String {
        let messages = self.messages();
        let mut total = messages.format.number(lightbox.total());
        if self.has_older.get() {
            total.push('+');
        }
        let position = messages.format.number(lightbox.position());
        fill(messages.words.position, &[("n", &position), ("total", &total)])
    }
}
