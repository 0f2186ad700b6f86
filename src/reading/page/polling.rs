//! The requests for the head of the feed: when they are due, what is known of the document, and the pages behind a head that has
//! moved on.

use super::context::Context;
use super::effect::{Effect, RequestId, Timer};
use super::event::{Answer, Now};
use super::state::Freshness;
use crate::feed::schedule::{Outcome, Schedule};
use crate::feed::{Decoded, FeedError};
use crate::reading::failure::{Failure, Missed};
use crate::timeline::Timeline;
use crate::timeline::coverage::{Coverage, Status};
use crate::timeline::merge;

/// Milliseconds after which what is shown is called old when the reader comes back to it.
const OLD_MS: i64 = 60_000;

/// Pages fetched at most to fill a gap between what is known and a head that has moved on.
const MAX_PAGES: usize = 200;

/// Pages without a post, one after the other, after which no more are fetched: a chain of them may have no end.
const MAX_EMPTY: usize = 10;

/// How the page stands with its feed.
pub(super) struct Polling {
    schedule: Schedule,
    request: Option<Request>,
    /// The fingerprint of the head that was read last.
    body_hash: u64,
    /// Whether what is shown is a copy that the service worker has kept.
    is_copy: bool,
    /// When what is shown came.
    pub(super) fetched: Now,
    /// Whether the reader has been elsewhere since the last answer.
    pub(super) was_away: bool,
}

/// A request under way. There is never more than one.
struct Request {
    id: RequestId,
    page: merge::Page,
    /// What came before it: the head, and the pages behind that until there is no gap.
    documents: Vec<Decoded>,
}

impl Polling {
    /// Nothing has been asked for.
    pub(super) fn new(visible: bool, online: bool) -> Self {
        Self {
            schedule: Schedule::new(visible, online),
            request: None,
            body_hash: 0,
            is_copy: false,
            fetched: Now::default(),
            was_away: false,
        }
    }

    /// Has the head read and decoded again, even if it is the same.
    pub(super) fn forget(&mut self) {
        self.body_hash = 0;
    }

    /// Asks for the head, where there is an address. A request that is still under way is given up.
    pub(super) fn request_head(&mut self, cx: &mut Context) {
        // A page behind the head may be wanted by the reader, too.
        if let Some(request) = self.request.take().filter(|request| request.page == merge::Page::Head) {
            cx.cancel(request.id);
        }
        self.schedule.request_started();
        self.request = cx.feed.clone().map(|address| Request {
            id: cx.fetch(address, merge::Page::Head, self.body_hash),
            page: merge::Page::Head,
            documents: Vec::new(),
        });
    }

    /// Whether that request is the one under way.
    pub(super) fn awaits(&self, request: RequestId) -> bool {
        self.request.as_ref().is_some_and(|known| known.id == request)
    }

    /// Takes in the answer to the request under way. `timeline` is what the page shows already. The documents in the order that
    /// they came: none where the head is the one that is known, `None` where the page behind it has been asked for.
    pub(super) fn on_answer(
        &mut self,
        answer: Answer,
        timeline: Option<&Timeline>,
        cx: &mut Context,
    ) -> Result<Option<Vec<Decoded>>, Missed> {
        let Some(Request { page, mut documents, .. }) = self.request.take() else { return Ok(None) };
        let decoded = self.read(answer, page == merge::Page::Head, timeline, cx);
        if decoded.is_err() && !documents.is_empty() {
            // The head has to be read once more: what came before the page that failed is not merged.
            self.forget();
        }
        if let Some(decoded) = decoded? {
            let timeline = timeline.filter(|timeline| is_of(timeline, &decoded));
            let missing = timeline.and_then(|timeline| timeline.missing_between(&decoded.snapshot)).cloned();
            documents.push(decoded);
            let ends_empty = documents.iter().rev().take_while(|decoded| decoded.snapshot.posts.is_empty()).count();
            let missing = missing.filter(|_| documents.len() <= MAX_PAGES && ends_empty < MAX_EMPTY);
            if let Some(address) = missing {
                let page = merge::Page::Older(address.clone());
                let id = cx.fetch(address, page.clone(), 0);
                self.request = Some(Request { id, page, documents });
                return Ok(None);
            }
        }
        Ok(Some(documents))
    }

    /// The request under way takes too long.
    pub(super) fn give_up(&mut self) {
        if self.request.take().is_some_and(|request| !request.documents.is_empty()) {
            self.forget();
        }
    }

    /// The document in an answer; `None` for the head that is known already.
    fn read(
        &mut self,
        answer: Answer,
        is_head: bool,
        timeline: Option<&Timeline>,
        cx: &mut Context,
    ) -> Result<Option<Decoded>, Missed> {
        let document = answer?;
        let is_known = is_head && document.body_hash == self.body_hash;
        let Some(decoded) = document.decoded.filter(|_| !is_known) else {
            self.is_copy &= !is_head;
            return Ok(None);
        };
        // The copy may be of a coverage that was at this address before: then the server's is shown in its stead.
        let decoded = usable(decoded, timeline.filter(|_| !self.is_copy), cx)?;
        if is_head {
            (self.body_hash, self.is_copy) = (document.body_hash, false);
        }
        Ok(Some(decoded))
    }

    /// The request has ended well: the next one is due as the coverage wishes.
    pub(super) fn on_success(&mut self, coverage: &Coverage, cx: &mut Context) {
        self.fetched = cx.now;
        cx.push(Effect::RetryFiles { all: false });
        self.on_result(Outcome::Good { refresh: coverage.refresh, ended: coverage.status == Status::Ended }, cx);
    }

    /// A copy that came at `cached_at` is shown, until the server answers.
    pub(super) fn on_copy(&mut self, cached_at: i64, body_hash: u64, cx: &Context) {
        (self.is_copy, self.body_hash) = (true, body_hash);
        self.fetched = Now { wall_ms: cached_at, ..cx.now };
    }

    /// The request has failed.
    pub(super) fn on_failure(&mut self, missed: Missed, cx: &mut Context) {
        self.on_result(Outcome::Bad { retry_after: missed.retry_after }, cx);
    }

    fn on_result(&mut self, outcome: Outcome, cx: &mut Context) {
        self.schedule.on_result(outcome, cx.now.monotonic_ms, cx.random.below(1_000));
        self.plan(cx);
    }

    /// There is a network, though the device believes otherwise.
    pub(super) fn has_network(&mut self) {
        self.schedule.online = true;
    }

    /// The device takes its network for lost.
    pub(super) fn lose_network(&mut self, cx: &mut Context) {
        self.schedule.online = false;
        self.plan(cx);
    }

    /// Asks as soon as the server lets itself be asked: there is a network again, or the reader comes or goes.
    pub(super) fn poll_soon(&mut self, is_return: bool, cx: &mut Context) {
        (self.schedule.visible, self.schedule.online) = (cx.visible, cx.online);
        if is_return {
            self.schedule.on_return();
        } else {
            self.schedule.poll_soon();
        }
        self.plan(cx);
    }

    /// Whether the head may be asked for now; if not, sets the timer for when it may.
    pub(super) fn is_due(&mut self, cx: &mut Context) -> bool {
        let due = self.schedule.due_in(cx.now.monotonic_ms) == Some(0);
        if !due {
            self.plan(cx);
        }
        due
    }

    fn plan(&mut self, cx: &mut Context) {
        match self.schedule.due_in(cx.now.monotonic_ms) {
            Some(wait) => cx.set_timer(Timer::Poll, wait.min(i32::MAX as u32)),
            None => cx.push(Effect::StopTimer(Timer::Poll)),
        }
    }

    /// Whether what is shown is the latest of `coverage`.
    pub(super) fn freshness(&self, coverage: Option<&Coverage>, cx: &Context) -> Freshness {
        let goes_on = coverage.is_some_and(|coverage| coverage.status != Status::Ended);
        // The device's clock may have been set back, and the other one may have stood still while the device slept.
        let by_wall = cx.now.wall_ms - self.fetched.wall_ms;
        let by_monotonic = cx.now.monotonic_ms - self.fetched.monotonic_ms;
        let old = goes_on && by_wall.max(by_monotonic) > OLD_MS;
        if !cx.online {
            Freshness::Offline
        } else if old || self.is_copy || self.schedule.is_failing() {
            Freshness::Stale
        } else {
            Freshness::Current
        }
    }
}

/// Whether a document is of the coverage that is known.
pub(super) fn is_of(timeline: &Timeline, decoded: &Decoded) -> bool {
    timeline.coverage().is_none_or(|known| known.id == decoded.snapshot.coverage.id)
}

/// What is in a document, if that is of the same coverage as `timeline`. Developers are told of what could not be read.
pub(super) fn usable(
    decoded: Result<Decoded, FeedError>,
    timeline: Option<&Timeline>,
    cx: &mut Context,
) -> Result<Decoded, Missed> {
    let decoded = decoded.map_err(|error| {
        if let FeedError::NotCoverage(fault) = &error {
            cx.push(Effect::Warn(fault.to_string()));
        }
        Failure::from(&error)
    })?;
    if timeline.is_some_and(|timeline| !is_of(timeline, &decoded)) {
        cx.push(Effect::Warn("/id is that of another coverage".to_owned()));
        return Err(Failure::NotCoverage.into());
    }
    for fault in &decoded.faults {
        cx.push(Effect::Warn(fault.to_string()));
    }
    Ok(decoded)
}
