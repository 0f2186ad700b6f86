//! One reader's page as a value: what has happened goes in, what is to be done comes out.
//!
//! [`Page::handle`] is the only way to change it. It makes no calls to the outside: time, chance, the network and what the
//! device stores come in as [`Event`]s. What it wants done it says by [`Effect`]s, and what there is to show by the methods in `model`.

mod choices;
mod comment_form;
mod context;
mod draft_storage;
pub mod effect;
pub mod event;
mod loading;
mod model;
mod navigation;
mod older;
mod outbox;
mod pictures;
mod polling;
mod random;
mod reading;
mod since;
pub mod state;
mod storage;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use context::Context;
use effect::{Effect, Manner, Place, RequestId, Timer};
use event::{Action, Event, Start, What};
use polling::Polling;
use reading::Reading;
use state::{CopySubject, Freshness};
use storage::Storage;

use crate::messages::format::Zone;
use crate::reading::comment::answer::ServerReply;
use crate::reading::failure::Failure;
use crate::timeline::coverage::Coverage;
use crate::timeline::moment::Moment;
use crate::timeline::post::PostId;

/// Milliseconds between two looks at the clock.
const CLOCK_MS: u32 = 30_000;

/// One reader's page.
pub struct Page {
    cx: Context,
    polling: Polling,
    load: Loading,
    blank: model::Blank,
    freshness: Freshness,
    /// The time that the page shows, to the half minute, in milliseconds since 1970 in UTC.
    clock_ms: i64,
    new_version: bool,
    /// Whether the comment form stands beside the timeline.
    form_beside: bool,
    /// Whether the reader has unfolded the key points.
    shows_key_points: bool,
    /// What all times in the document depend on, as it was when they were written.
    times_of: Option<(Zone, String, String, String)>,
    /// What the reader had copied last, and whether that went well.
    copied: Option<(CopySubject, Option<bool>)>,
    /// Whether a style sheet of the reader hides the comment form.
    form_hidden: bool,
    /// Whether the reader wants the new version; once they are sure, the page goes without asking.
    reload: Option<Sure>,
}

/// Whether the reader knows what is lost.
type Sure = bool;

/// How far the page has come.
enum Loading {
    /// The feed has been asked for, and nothing came yet that could be shown.
    Asked(Copy),
    /// There is nothing to show.
    Failed(Failure),
    /// The coverage is shown.
    Ready(Box<Reading>),
}

/// The copy of the coverage that a service worker may keep.
#[derive(Clone, Copy)]
enum Copy {
    /// It can be asked for.
    Possible,
    /// It has been asked for; with why the server's coverage did not come, if that is known.
    Asked(RequestId, Option<Failure>),
    /// There is none.
    None,
}

impl Page {
    /// A page that has asked for nothing yet.
    pub fn new(start: Start) -> Self {
        let cx = Context::new(start);
        Self {
            polling: Polling::new(cx.visible, cx.online),
            load: Loading::Asked(Copy::None),
            blank: model::Blank::default(),
            freshness: if cx.online { Freshness::Current } else { Freshness::Offline },
            clock_ms: 0,
            new_version: false,
            form_beside: false,
            shows_key_points: false,
            times_of: None,
            copied: None,
            form_hidden: false,
            reload: None,
            cx,
        }
    }

    /// Takes in what has happened. What is to be done about it, in order.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        let Event { now, focus, what } = event;
        (self.cx.now, self.cx.focus) = (now, focus);
        match what {
            What::Started => self.start(),
            What::Answered { request, answer, at_front } => self.on_answer(request, answer, at_front),
            What::Arriving(request) => self.on_bytes(request),
            What::Replied { request, reply } => {
                self.cx.push(Effect::StopTimer(Timer::Deadline(request)));
                if !matches!(reply, ServerReply::Nothing) {
                    self.has_heard_of(request);
                }
                self.with_reading(|reading, cx| reading.on_reply(request, &reply, cx));
            }
            What::TimerFired(timer) => self.on_timer(timer),
            What::Network { online } => self.on_network(online),
            What::Visibility { visible, place } => self.on_visibility(visible, place),
            What::NewVersion => {
                self.cx.keep_place();
                self.new_version = true;
            }
            What::FormPlaced { beside } => {
                self.form_beside = beside;
                self.with_reading(|reading, cx| reading.comment.place(beside, cx));
            }
            What::FormHidden { wanted } => {
                self.form_hidden = true;
                self.with_reading(|reading, cx| {
                    reading.comment.is_open = false;
                    if wanted {
                        reading.remark_on(cx.messages.words.comment.form_hidden, cx);
                    }
                });
            }
            What::Copied { done } => self.on_copied(done),
            What::StorageRead(entries) => self.cx.storage = Storage::new(entries),
            What::StorageChanged { key, value } => {
                self.cx.storage.set(&key, value.as_deref());
                self.with_reading(|reading, cx| {
                    reading.comment.on_storage_changed(&reading.coverage, &key, value.as_deref(), cx);
                });
            }
            What::StorageRefused { key, value } => {
                self.cx.storage.set(&key, value.as_deref());
                self.with_reading(|reading, cx| reading.comment.on_storage_refused(&reading.coverage, &key, cx));
            }
            What::AddressChanged(address) => {
                self.cx.address = address;
                // Once the coverage has come it is followed anyway.
                self.with_reading(Reading::follow_address);
            }
            What::AddressWritten(address) => {
                let steps = address.steps;
                self.cx.address = address;
                self.with_reading(|reading, _| reading.pictures.on_address_written(steps));
            }
            What::Left(place) => {
                self.with_reading(Reading::store_draft);
                // Do not store a reading position for a tab that was never visible.
                if self.cx.visible {
                    self.with_reading(|reading, cx| reading.store_place(place, cx));
                }
            }
            What::Reached(post) => self.with_reading(|reading, cx| reading.navigation.on_reached(&post, cx)),
            What::CameNearEnd => self.with_reading(Reading::come_near_end),
            What::Input => self.with_reading(Reading::interrupt),
            What::Reader(Action::Retry) => self.retry(),
            What::Reader(Action::Reload { sure }) => self.reload(sure),
            What::Reader(action) => self.act(action),
        }
        self.rewrite_times();
        std::mem::take(&mut self.cx.effects)
    }

    /// Has all times written again where they are shown on another clock, in another language, or with another day.
    fn rewrite_times(&mut self) {
        let times_of = self.reading().map(|reading| {
            let Coverage { time_zone, language, .. } = &*reading.coverage;
            let expected = reading.coverage.expected_day(self.modified(), Moment::from_utc_ms(self.clock_ms));
            let day = self.cx.messages.format.short_day(expected, reading.zone);
            (reading.zone, time_zone.clone(), language.clone(), day)
        });
        let before = std::mem::replace(&mut self.times_of, times_of);
        if before.is_some() && before != self.times_of {
            self.cx.effects.retain(|effect| !matches!(effect, Effect::RenderTimes { .. }));
            self.cx.push(Effect::RenderTimes { all: true });
        }
    }

    fn with_reading(&mut self, change: impl FnOnce(&mut Reading, &mut Context)) {
        if let Loading::Ready(reading) = &mut self.load {
            change(reading, &mut self.cx);
        }
    }

    fn on_timer(&mut self, timer: Timer) {
        match timer {
            Timer::Clock => self.on_clock(),
            Timer::Poll => self.poll(),
            Timer::Copy => self.ask_for_copy(None),
            Timer::Deadline(request) => self.on_deadline(request),
            Timer::Found => self.with_reading(Reading::announce_found),
            Timer::StoreDraft => self.with_reading(Reading::store_draft),
            Timer::SendComment => self.with_reading(Reading::send_comment),
            Timer::CountDown => self.with_reading(Reading::on_count_down),
            Timer::Reconnect => self.with_reading(|reading, cx| reading.resend(outbox::Prompt::Network, cx)),
        }
    }

    fn on_clock(&mut self) {
        self.cx.set_timer(Timer::Clock, CLOCK_MS);
        // A time that is no longer fresh takes less room.
        self.cx.keep_place();
        self.clock_ms = self.cx.now.wall_ms;
        self.cx.push(Effect::RenderTimes { all: false });
    }

    fn on_network(&mut self, online: bool) {
        self.cx.set_online(online);
        if online {
            self.cx.push(Effect::RetryFiles { all: true });
            self.polling.poll_soon(false, &mut self.cx);
            self.with_reading(Reading::reconnect_comment);
        } else {
            self.polling.lose_network(&mut self.cx);
        }
        self.update_freshness();
    }

    /// Something has come of a request, so there is a network, whatever the device believes.
    fn has_heard_of(&mut self, request: RequestId) {
        if self.cx.proves_network(request) {
            self.polling.has_network();
            self.cx.push(Effect::RetryFiles { all: true });
            self.update_freshness();
            self.with_reading(Reading::reconnect_comment);
        }
    }

    fn on_visibility(&mut self, visible: bool, place: Option<PostId>) {
        self.cx.visible = visible;
        if let Loading::Ready(reading) = &mut self.load {
            if visible {
                reading.comment.follow_others(&reading.coverage, &self.cx);
                self.update_freshness();
            } else {
                reading.store_draft(&mut self.cx);
                reading.store_place(place, &mut self.cx);
                self.polling.was_away = true;
            }
        }
        self.polling.poll_soon(visible, &mut self.cx);
    }

    fn on_copied(&mut self, done: bool) {
        let Some((subject, outcome)) = &mut self.copied else { return };
        *outcome = Some(done);
        let words = self.cx.messages.words;
        match (&subject, done) {
            (CopySubject::Comment, true) => self.cx.announce(words.comment.copied),
            (CopySubject::Comment, false) => self.cx.push(Effect::Focus(Place::CommentText, Manner::IntoView)),
            (_, true) => self.cx.announce(words.link_copied),
            (_, false) => self.cx.announce(words.copy_failed),
        }
    }

    fn act(&mut self, action: Action) {
        let Loading::Ready(reading) = &mut self.load else { return };
        let cx = &mut self.cx;
        match action {
            Action::Retry | Action::Reload { .. } => {}
            Action::Choose(choice) => reading.choose(choice, cx),
            Action::ShowArrivals => reading.show_arrivals(cx),
            Action::Follow(wanted) => reading.follow(wanted, cx),
            Action::SwitchZone => reading.switch_zone(cx),
            Action::GoToFirstUnread => reading.navigate(navigation::Destination::FirstUnread, cx),
            Action::GoToWhereItWas => {
                if let Some(place) = reading.since.place().cloned() {
                    reading.navigate(navigation::Destination::Post(place), cx);
                }
            }
            Action::FoldKeyPoints => self.shows_key_points = !self.shows_key_points,
            Action::LoadOlder => reading.ask_for_older(cx),
            Action::SearchOn => reading.search_on(cx),
            Action::OpenPicture(picture) => reading.open_picture(picture, cx),
            Action::Walk(step) => reading.walk(step, cx),
            Action::CloseLightbox { steps } => reading.close_lightbox(steps, cx),
            // Even if an address led them there before, this is no return.
            Action::LeaveForPost => reading.navigation.linked = None,
            Action::SwitchCaptions => reading.pictures.switch_captions(cx),
            Action::Share(post) => {
                let address = reading.address_of(&post, cx);
                cx.push(Effect::Share { title: reading.coverage.headline.clone(), address });
            }
            Action::CopyLink(post) => {
                let address = reading.address_of(&post, cx);
                cx.push(Effect::Copy(address));
                self.copied = Some((CopySubject::Post(post), None));
            }
            Action::CopyPictureLink => {
                let address = reading.address_of_picture(cx);
                cx.push(Effect::Copy(address));
                self.copied = Some((CopySubject::Picture, None));
            }
            Action::Comment(action) => {
                if action == event::CommentAction::CopyText {
                    self.copied = Some((CopySubject::Comment, None));
                }
                reading.act_on_comment(action, cx);
            }
        }
    }

    /// Reloads the page, or asks first: what the reader has written may be nowhere else.
    fn reload(&mut self, sure: bool) {
        self.reload = Some(sure);
        if self.asks_before_reload() {
            self.cx.announce(self.cx.messages.words.comment.reload_loses);
        } else {
            self.cx.push(Effect::Reload);
        }
    }
}
