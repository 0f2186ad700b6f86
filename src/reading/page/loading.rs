//! The coverage comes, or does not.

use std::sync::Arc;

use super::effect::{Effect, RequestId, Timer, Told};
use super::event::Answer;
use super::polling::{is_of, usable};
use super::reading::Reading;
use super::since::horizon;
use super::state::Freshness;
use super::{CLOCK_MS, Copy, Loading, Page};
use crate::feed::Decoded;
use crate::messages::fill;
use crate::reading::comment::answer::ServerReply;
use crate::reading::failure::{Failure, Missed};
use crate::timeline::coverage::Coverage;
use crate::timeline::merge;
use crate::timeline::moment::Moment;

/// Milliseconds after which a reader would rather have the copy of the coverage than wait for the server.
const COPY_MS: u32 = 4_000;

impl Page {
    pub(super) fn start(&mut self) {
        self.clock_ms = self.cx.now.wall_ms;
        self.cx.set_timer(Timer::Clock, CLOCK_MS);
        self.ask_for_first();
    }

    /// Asks again where nothing came that could be read, or a coverage without posts.
    pub(super) fn retry(&mut self) {
        if !matches!(self.load, Loading::Asked(_)) {
            self.ask_for_first();
        }
    }

    /// The feed may be asked for again.
    pub(super) fn poll(&mut self) {
        if !self.polling.is_due(&mut self.cx) {
            return;
        }
        match self.load {
            Loading::Ready(_) => self.polling.request_head(&mut self.cx),
            Loading::Asked(_) | Loading::Failed(_) => self.ask_for_coverage(),
        }
    }

    /// Asks for the coverage, and in a while for its copy.
    fn ask_for_first(&mut self) {
        self.load = Loading::Asked(if self.cx.has_copies { Copy::Possible } else { Copy::None });
        if self.cx.has_copies {
            self.cx.set_timer(Timer::Copy, COPY_MS);
        }
        self.ask_for_coverage();
    }

    /// Asks for the copy of the coverage, if that was not done yet. `failure` says why the server's did not come, if it is known.
    pub(super) fn ask_for_copy(&mut self, failure: Option<Failure>) {
        if let Loading::Asked(Copy::Possible) = self.load
            && let Some(address) = self.cx.feed.clone()
        {
            let request = self.cx.fetch_copy(address, merge::Page::Head);
            self.load = Loading::Asked(Copy::Asked(request, failure));
        }
    }

    /// What came of the request for the copy.
    fn on_copy(&mut self, answer: Answer, failure: Option<Failure>) {
        let found = answer.ok().and_then(|document| {
            let decoded = usable(document.decoded?, None, &mut self.cx).ok()?;
            Some((decoded, document.cached_at?, document.body_hash))
        });
        match (found, failure) {
            (Some((decoded, cached_at, body_hash)), _) => {
                self.polling.on_copy(cached_at, body_hash, &self.cx);
                self.load = Loading::Asked(Copy::None);
                self.begin(decoded);
                self.update_freshness();
            }
            (None, Some(failure)) => self.fail(failure),
            (None, None) => self.load = Loading::Asked(Copy::None),
        }
    }

    /// Asks for the coverage while the page stays as it is.
    fn ask_for_coverage(&mut self) {
        self.polling.forget();
        self.polling.request_head(&mut self.cx);
        if self.cx.feed.is_none() {
            self.fail(Failure::NotAllowed);
        }
    }

    /// The answer to a request for a document.
    pub(super) fn on_answer(&mut self, request: RequestId, mut answer: Answer, at_front: bool) {
        if let Ok(document) = &mut answer
            && let Some(Ok(decoded)) = &mut document.decoded
        {
            // What the server says now comes after any copy.
            decoded.snapshot.asked = if document.cached_at.is_some() { 0 } else { request.0 };
            // A mistyped year would make every later document look old.
            decoded.snapshot.modified = decoded.snapshot.modified.filter(|modified| *modified <= horizon(&self.cx, 40));
        }
        self.cx.push(Effect::StopTimer(Timer::Deadline(request)));
        self.cx.end_request(request);
        if let Loading::Asked(Copy::Asked(known, failure)) = self.load
            && known == request
        {
            return self.on_copy(answer, failure);
        }
        let is_heard = match &answer {
            Ok(document) => document.cached_at.is_none(),
            Err(missed) => missed.failure != Failure::Network,
        };
        if is_heard {
            self.has_heard_of(request);
        }
        if !self.polling.awaits(request) {
            return self.with_reading(|reading, cx| {
                if reading.older.request == Some(request) {
                    reading.on_older(answer, cx);
                }
            });
        }
        let timeline = match &self.load {
            Loading::Ready(reading) => Some(&reading.timeline),
            _ => None,
        };
        match self.polling.on_answer(answer, timeline, &mut self.cx) {
            Ok(None) => {}
            Ok(Some(documents)) => self.on_documents(documents, at_front),
            Err(missed) => self.on_missed(missed),
        }
        // The page that fills a gap behind the head may be on the reader's way, too.
        self.with_reading(|reading, cx| {
            if reading.older.request == Some(request) {
                reading.go_on_without_page(cx);
            }
        });
    }

    /// A part of an answer has come.
    pub(super) fn on_bytes(&mut self, request: RequestId) {
        self.has_heard_of(request);
        self.cx.wait_for(request);
    }

    /// Nothing comes of a request any more.
    pub(super) fn on_deadline(&mut self, request: RequestId) {
        self.cx.cancel(request);
        if let Loading::Asked(Copy::Asked(known, failure)) = self.load
            && known == request
        {
            return self.on_copy(Err(Failure::Slow.into()), failure);
        }
        if self.polling.awaits(request) {
            self.polling.give_up();
            self.on_missed(Failure::Slow.into());
        }
        self.with_reading(|reading, cx| {
            if reading.older.request == Some(request) {
                reading.miss_older(Failure::Slow.into(), cx);
            } else {
                reading.on_reply(request, &ServerReply::Nothing, cx);
            }
        });
    }

    fn on_missed(&mut self, missed: Missed) {
        match &mut self.load {
            Loading::Ready(_) => {}
            Loading::Asked(Copy::Possible) if !missed.failure.is_final() => self.ask_for_copy(Some(missed.failure)),
            Loading::Asked(Copy::Asked(_, failure)) if !missed.failure.is_final() => *failure = Some(missed.failure),
            _ => self.fail(missed.failure),
        }
        self.polling.on_failure(missed, &mut self.cx);
        self.update_freshness();
    }

    fn on_documents(&mut self, mut documents: Vec<Decoded>, at_front: bool) {
        match &mut self.load {
            Loading::Ready(reading) if documents.iter().all(|decoded| is_of(&reading.timeline, decoded)) => {
                let was_away = std::mem::take(&mut self.polling.was_away);
                reading.receive(documents, was_away, at_front, &mut self.cx);
                self.polling.on_success(&reading.coverage, &mut self.cx);
                self.update_freshness();
            }
            _ => match documents.pop() {
                Some(decoded) => {
                    let coverage = self.begin(decoded);
                    self.polling.on_success(&coverage, &mut self.cx);
                    self.update_freshness();
                }
                // A page that shows nothing has said of no document that it is known.
                None => self.on_missed(Failure::Server.into()),
            },
        }
    }

    /// Shows the coverage for the first time, and gives what it says of itself.
    fn begin(&mut self, decoded: Decoded) -> Arc<Coverage> {
        if let Loading::Asked(Copy::Asked(request, _)) = self.load {
            self.cx.cancel(request);
        }
        self.cx.push(Effect::Mark("aih:feed"));
        let mut reading = Box::new(Reading::new(decoded, self.form_beside, &mut self.cx));
        self.cx.push(Effect::Mark("aih:first-post"));
        if !reading.go_back(&mut self.cx) {
            reading.follow_fragment(&mut self.cx);
        }
        reading.fill_filter(&mut self.cx);
        self.cx.push(Effect::Mark("aih:ready"));
        self.cx.push(Effect::Tell(Told::Ready(reading.timeline.len())));
        let coverage = Arc::clone(&reading.coverage);
        self.load = Loading::Ready(reading);
        coverage
    }

    /// Says what went wrong, once.
    fn fail(&mut self, failure: Failure) {
        let is_known = matches!(self.load, Loading::Failed(known) if known == failure);
        if !is_known {
            self.load = Loading::Failed(failure);
            self.cx.push(Effect::Tell(Told::Failure(failure.word())));
        }
    }

    /// Works out how old the page is.
    pub(super) fn update_freshness(&mut self) {
        let reading = match &self.load {
            Loading::Ready(reading) => Some(reading),
            _ => None,
        };
        let freshness = self.polling.freshness(reading.map(|reading| &*reading.coverage), &self.cx);
        if self.freshness == freshness {
            return;
        }
        self.freshness = freshness;
        self.cx.keep_place();
        // The line that says so is above all posts, and mostly out of view.
        if let Some(reading) = reading.filter(|_| freshness == Freshness::Offline) {
            let at = Moment::from_utc_ms(self.polling.fetched.wall_ms);
            let time = self.cx.messages.format.time(at, reading.zone);
            self.cx.announce(fill(self.cx.messages.words.offline_since, &[("time", &time)]));
        }
    }
}
