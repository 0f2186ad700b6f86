//! Stand-in until the page is there.
#![allow(missing_docs)]
use as_it_happened::feed::schedule::{Outcome, Schedule};
use as_it_happened::reading::arrivals::Arrivals;
use as_it_happened::reading::comment::Control;
use as_it_happened::reading::comment::answer;
use as_it_happened::reading::comment::draft::{Draft, draft_key};
use as_it_happened::reading::comment::request::CommentRequest;
use as_it_happened::reading::comment::submission::{Stage, Submission};
use as_it_happened::reading::page::effect::{Effect, Fetch, RequestId, Timer};
use as_it_happened::reading::page::event::*;
use as_it_happened::reading::view::{Choice, View};
use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::coverage::Status;
use as_it_happened::timeline::merge::{self, Snapshot};
use as_it_happened::timeline::picture::PictureId;

pub struct Page {
    pub timeline: Timeline,
    pub arrivals: Arrivals,
    pub view: View,
    schedule: Schedule,
    next: u32,
    head: Option<(RequestId, Fetch)>,
    older: Option<(RequestId, Fetch)>,
    chain: Vec<Snapshot>,
    pub draft: Draft,
    pub submission: Submission,
    sending: Option<RequestId>,
    etag: String,
    hash: u64,
    storage: Vec<(String, String)>,
    seed: u128,
    feed: as_it_happened::timeline::href::HttpUrl,
    pub picture: Option<PictureId>,
}

impl Page {
    pub fn new(start: Start) -> Self {
        let FeedAddress::Configured(Some(feed)) = start.feed else { panic!() };
        Self {
            timeline: Timeline::default(),
            arrivals: Arrivals::default(),
            view: View::default(),
            schedule: Schedule::new(start.visible, start.online),
            next: 0,
            head: None,
            older: None,
            chain: vec![],
            draft: Draft::default(),
            submission: Submission::default(),
            sending: None,
            etag: String::new(),
            hash: 0,
            storage: start.storage,
            seed: start.seed,
            feed,
            picture: None,
        }
    }
    fn fetch(
        &mut self,
        page: merge::Page,
        address: as_it_happened::timeline::href::HttpUrl,
        effects: &mut Vec<Effect>,
    ) -> (RequestId, Fetch) {
        self.next += 1;
        let request = RequestId(self.next);
        let is_head = page == merge::Page::Head;
        let fetch = Fetch {
            request,
            address,
            page,
            etag: if is_head { self.etag.clone() } else { String::new() },
            body_hash: if is_head { self.hash } else { 0 },
        };
        effects.push(Effect::Fetch(fetch.clone()));
        effects.push(Effect::SetTimer { timer: Timer::Deadline(request), in_ms: 10_000 });
        (request, fetch)
    }
    fn chance(&mut self) -> u32 {
        self.seed = self.seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.seed >> 64) % 1000) as u32
    }
    fn plan(&mut self, now: i64, effects: &mut Vec<Effect>) {
        match self.schedule.due_in(now) {
            Some(0) => {
                self.schedule.ask();
                let feed = self.feed.clone();
                self.head = Some(self.fetch(merge::Page::Head, feed, effects));
            }
            Some(wait) => effects.push(Effect::SetTimer { timer: Timer::Poll, in_ms: wait }),
            None => effects.push(Effect::StopTimer(Timer::Poll)),
        }
    }
    fn hear(&mut self, outcome: Outcome, now: i64, effects: &mut Vec<Effect>) {
        let chance = self.chance();
        self.schedule.hear(outcome, now, chance);
        self.plan(now, effects);
    }
    fn good(&self) -> Outcome {
        let coverage = self.timeline.coverage().unwrap();
        Outcome::Good { refresh: coverage.refresh, ended: coverage.status == Status::Ended }
    }
    fn merge_all(&mut self, now: i64, effects: &mut Vec<Effect>) {
        let first = self.timeline.coverage().is_none();
        while let Some(snapshot) = self.chain.pop() {
            let changes = self.timeline.merge(snapshot);
            if !first {
                changes.added.into_iter().for_each(|id| self.arrivals.hold(id));
            }
        }
        if first {
            let id = self.timeline.coverage().unwrap().id.clone();
            let storage = self.storage.clone();
            let read = |key: &str| storage.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone());
            self.draft = Draft::restore(&id, &read);
            self.submission = Submission::restore(read(&draft_key(&id, "submission")).as_deref(), true);
            if matches!(self.submission.stage(), Stage::Queued(_)) {
                effects.push(Effect::SetTimer { timer: Timer::CountDown, in_ms: 1000 });
            }
        }
        let good = self.good();
        self.hear(good, now, effects);
    }
    fn keep(&self, effects: &mut Vec<Effect>) {
        let Some(coverage) = self.timeline.coverage() else { return };
        self.draft.keep(&coverage.id, &mut |key, value| {
            effects.push(Effect::Store { key: key.to_owned(), value: value.map(str::to_owned) })
        });
        effects.push(Effect::Store { key: draft_key(&coverage.id, "submission"), value: self.submission.mark() });
    }
    fn send(&mut self, effects: &mut Vec<Effect>) {
        let open = self
            .timeline
            .coverage()
            .and_then(|coverage| coverage.comments.clone())
            .is_some_and(|comments| comments.open);
        if !open {
            self.submission.edit();
            return self.keep(effects);
        }
        let key = format!("{:032x}", {
            self.chance();
            self.seed
        });
        self.submission.begin(key);
        self.keep(effects);
        let coverage = self.timeline.coverage().unwrap().clone();
        let comment = CommentRequest::new(&coverage, &self.draft, self.submission.key()).unwrap();
        self.next += 1;
        let request = RequestId(self.next);
        self.sending = Some(request);
        effects.push(Effect::Send { request, comment });
        effects.push(Effect::SetTimer { timer: Timer::Deadline(request), in_ms: 10_000 });
    }
    fn replied(&mut self, reply: &answer::ServerReply, now: i64, effects: &mut Vec<Effect>) {
        self.sending = None;
        let chance = self.chance();
        self.submission.hear(answer::read(reply, true), now, chance.into());
        if matches!(self.submission.stage(), Stage::Sent(_)) {
            self.draft.clear();
        }
        self.keep(effects);
        effects.push(Effect::SetTimer { timer: Timer::CountDown, in_ms: 1000 });
    }
    fn answered(&mut self, request: RequestId, answer: Answer, now: i64, effects: &mut Vec<Effect>) {
        let is_head = self.head.as_ref().is_some_and(|(id, _)| *id == request);
        let fetch = if is_head { self.head.take() } else { self.older.take_if(|(id, _)| *id == request) };
        let Some((_, fetch)) = fetch else { return };
        effects.push(Effect::StopTimer(Timer::Deadline(request)));
        let in_poll = is_head || !self.chain.is_empty();
        match answer {
            Answer::Document(document) => match document.decoded {
                Ok(mut decoded)
                    if self.timeline.coverage().is_none_or(|known| known.id == decoded.snapshot.coverage.id)
                        && decoded.snapshot.coverage.id.starts_with("generated") =>
                {
                    decoded.snapshot.asked = request.0;
                    if let Ok(id) = std::env::var("DBG") {
                        for post in &decoded.snapshot.posts {
                            if post.id.as_str() == id {
                                eprintln!(
                                    "{} {:?} asked {} mod {:?} stamp {} pub {} fp {:x} blocks {}",
                                    now,
                                    decoded.snapshot.page,
                                    request.0,
                                    decoded.snapshot.modified.map(|m| m.to_string()),
                                    post.stamp(),
                                    post.published,
                                    post.fingerprint,
                                    post.body().len()
                                );
                            }
                        }
                    }
                    if is_head {
                        self.etag = document.etag;
                        self.hash = document.body_hash;
                    }
                    if !in_poll {
                        let changes = self.timeline.merge(decoded.snapshot);
                        drop(changes);
                        return;
                    }
                    let missing = self.timeline.missing_between(&decoded.snapshot).cloned();
                    self.chain.push(decoded.snapshot);
                    match missing {
                        Some(address) if self.older.is_none() => {
                            self.older = Some(self.fetch(merge::Page::Older(address.clone()), address, effects))
                        }
                        _ => self.merge_all(now, effects),
                    }
                }
                _ => self.failed(in_poll, None, now, effects),
            },
            Answer::Unchanged { .. } if is_head && self.timeline.coverage().is_some() => {
                let good = self.good();
                self.hear(good, now, effects)
            }
            Answer::Status { retry_after, .. } => self.failed(in_poll, retry_after, now, effects),
            _ => self.failed(in_poll, None, now, effects),
        }
        let _ = fetch;
    }
    fn failed(&mut self, in_poll: bool, retry_after: Option<u32>, now: i64, effects: &mut Vec<Effect>) {
        if in_poll {
            self.chain.clear();
            self.etag.clear();
            self.hash = 0;
            self.hear(Outcome::Bad { retry_after }, now, effects);
        }
    }
    fn load_older(&mut self, effects: &mut Vec<Effect>) {
        if self.older.is_none()
            && let Some(address) = self.timeline.next_older().cloned()
        {
            self.older = Some(self.fetch(merge::Page::Older(address.clone()), address, effects));
        }
    }
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        let now = event.now.monotonic_ms;
        let e = &mut effects;
        match event.what {
            What::Started => {
                let feed = self.feed.clone();
                self.head = Some(self.fetch(merge::Page::Head, feed, e));
            }
            What::Answered { request, answer, .. } => self.answered(request, answer, now, e),
            What::Replied { request, reply } => {
                if self.sending == Some(request) {
                    e.push(Effect::StopTimer(Timer::Deadline(request)));
                    self.replied(&reply, now, e)
                }
            }
            What::TimerFired(Timer::Poll) => self.plan(now, e),
            What::TimerFired(Timer::Deadline(request)) => {
                e.push(Effect::Cancel(request));
                if self.sending == Some(request) {
                    self.replied(&answer::ServerReply::Nothing, now, e)
                } else {
                    self.answered(request, Answer::Unreachable, now, e)
                }
            }
            What::TimerFired(Timer::CountDown) => {
                if self.submission.is_due(now, false) {
                    self.send(e)
                } else if matches!(self.submission.stage(), Stage::Queued(_)) {
                    e.push(Effect::SetTimer { timer: Timer::CountDown, in_ms: 1000 })
                }
            }
            What::Network { online } => {
                self.schedule.online = online;
                self.schedule.hurry();
                self.plan(now, e);
            }
            What::Visibility { visible, .. } => {
                self.schedule.visible = visible;
                self.schedule.hurry();
                self.plan(now, e);
            }
            What::CameNearEnd => self.load_older(e),
            What::Reader(action) => match action {
                Action::Retry => {
                    self.schedule.hurry();
                    self.plan(now, e)
                }
                Action::Choose(choice) => self.view = self.view.choose(choice),
                Action::ShowEverything => self.view = self.view.choose(Choice::Everything),
                Action::ShowArrivals => self.arrivals.release(),
                Action::LoadOlder => self.load_older(e),
                Action::OpenPicture(picture) => self.picture = Some(picture),
                Action::CloseLightbox { .. } | Action::LeaveForPost => self.picture = None,
                Action::Comment(action) => match action {
                    CommentAction::Write(control, value) => {
                        if *self.submission.stage() != Stage::Sending && self.timeline.coverage().is_some() {
                            self.draft.set(control, value);
                            if *self.submission.stage() != Stage::Editing {
                                self.submission.edit();
                            }
                            self.keep(e);
                        }
                    }
                    CommentAction::Submit { .. } => {
                        if !self.submission.is_held()
                            && !self.draft.is_blank()
                            && !self.draft.get(Control::Name).is_empty()
                        {
                            self.send(e)
                        }
                    }
                    CommentAction::SendNow => {
                        if matches!(self.submission.stage(), Stage::Queued(_)) {
                            self.send(e)
                        }
                    }
                    CommentAction::Edit | CommentAction::Cancel => {
                        self.submission.edit();
                        self.keep(e)
                    }
                    CommentAction::HasArrived => {
                        self.submission.hear(answer::Outcome::Accepted(answer::Receipt::Arrived), now, 0);
                        self.draft.clear();
                        self.keep(e)
                    }
                    _ => {}
                },
                _ => {}
            },
            _ => {}
        }
        effects
    }
    pub fn is_failing(&self) -> bool {
        self.schedule.is_failing()
    }
}
