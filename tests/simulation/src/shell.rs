//! Carries out what the page wants, as the shell does in a browser.

use as_it_happened::reading::page::effect::{Effect, Fetch, Place, RequestId, Source, Timer};
use as_it_happened::reading::page::event::{Focus, What};

use as_it_happened::timeline::merge::Page;
use newsroom::Fault;

use crate::comment_server::CommentFault;
use crate::kinds;
use crate::network::{Arrival, is_head};
use crate::rules::Outcome;
use crate::world::{InTab, World};

impl World {
    pub(crate) fn carry_out(&mut self, effect: Effect) {
        self.counts.add("effect", kinds::of_effect(&effect));
        match effect {
            Effect::Fetch(fetch) => self.fetch(fetch),
            Effect::Send { request, comment } => {
                let sending = self.ledger.sending(&comment, self.tab.sends.len(), self.now);
                self.require(sending);
                self.tab.sends.insert(request);
                let faulty = self.has_faults() && self.random.one_in(2);
                let fault = faulty.then(|| CommentFault::ALL[self.random.below(CommentFault::ALL.len())]);
                if let Some(fault) = fault {
                    self.counts.add("comment fault", format!("{fault:?}"));
                }
                let delay = if self.has_faults() && self.random.one_in(10) {
                    14_000
                } else {
                    40 + self.random.below(900) as i64
                };
                let reply = if self.device.online {
                    self.comments.receive(&comment, fault)
                } else {
                    Some(as_it_happened::reading::comment::answer::ServerReply::Nothing)
                };
                if let Some(reply) = reply {
                    self.soon(delay, InTab::Replies(request, reply));
                }
            }
            Effect::Cancel(request) => {
                self.tab.fetches.remove(&request);
                self.tab.sends.remove(&request);
                let is_needed = self.tab.heads.needs.take_if(|needed| *needed == request).is_some();
                if self.tab.rules.ended(request) || is_needed {
                    self.tab.rules.answered(Outcome::Bad { retry_after: None }, self.now);
                }
            }
            Effect::SetTimer { timer, in_ms } => {
                self.tab.planned |= timer == Timer::Poll;
                self.tab.timers_set += 1;
                let number = self.tab.timers_set;
                self.tab.timers.insert(timer, number);
                let late = self.random.below(if self.device.visible { 16 } else { 1_000 }) as i64;
                self.soon(i64::from(in_ms) + late, InTab::Timer(timer, number));
            }
            Effect::StopTimer(timer) => {
                self.tab.planned |= timer == Timer::Poll;
                self.tab.timers.remove(&timer);
            }
            Effect::Store { key, value } => self.store(key, value.as_deref()),
            Effect::WriteAddress(change) => {
                self.history.write(&change);
                let address = self.history.address();
                if change.after_paint {
                    self.soon(16, InTab::Happens(What::AddressWritten(address)));
                } else {
                    self.tab.answers.push_back(What::AddressWritten(address));
                }
            }
            Effect::Back => self.back(),
            Effect::Reload => self.soon(1, InTab::Reloads),
            Effect::Reach(post) => {
                let shown = self.must_be_shown(&post, "to be brought into the document");
                self.require(shown);
                let delay = self.random.below(200) as i64;
                self.soon(delay, InTab::Happens(What::Reached(post)));
            }
            Effect::Focus(place, _) => {
                self.tab.focus = match &place {
                    Place::CommentText | Place::CommentOutcome | Place::FoldButton => Focus::CommentForm,
                    _ => Focus::Elsewhere,
                };
                let (post, is_post) = match place {
                    Place::Post(post) => (post, true),
                    Place::Picture(picture) => (picture.post, false),
                    _ => return,
                };
                let shown = self.must_be_shown(&post, "to get the focus");
                self.require(shown);
                if is_post {
                    self.tab.place = Some(post);
                    self.tab.at_front = false;
                }
            }
            Effect::ShowStart => self.tab.place = None,
            Effect::Copy(_) => {
                let done = !self.random.one_in(4);
                self.soon(1, InTab::Happens(What::Copied { done }));
            }
            _ => {}
        }
    }

    fn store(&mut self, key: String, value: Option<&str>) {
        if !self.device.storage.store(&key, value) {
            self.counts.add("fault", "StorageRefused");
            self.ledger.refused(&key);
            let value = self.device.storage.entries.get(&key).cloned();
            self.tab.answers.push_back(What::StorageRefused { key, value });
        }
    }

    fn back(&mut self) {
        if self.history.go(true) {
            let address = self.history.address();
            self.soon(5, InTab::Happens(What::AddressChanged(address)));
        }
    }

    fn fetch(&mut self, fetch: Fetch) {
        let address = fetch.address.as_str();
        // A copy costs the server nothing.
        if fetch.source != Source::Copy {
            let may_ask = self.device.visible || self.tab.fetches.is_empty() && self.tab.timers_set == 0;
            let started = self.tab.rules.started(fetch.request, address, is_head(&fetch), self.now, may_ask);
            self.require(started);
        }
        // A page that has nothing of the server's yet would take another coverage for its own.
        let is_confirmed = self.tab.heads.is_confirmed;
        let faults =
            Fault::ALL.into_iter().filter(|fault| self.has_faults() && (is_confirmed || *fault != Fault::Foreign));
        let faults: Vec<Fault> = faults.collect();
        let online = self.device.online;
        let transit = self.network.request(&fetch, &self.story, self.now, online, &faults, &mut self.random);
        if let Some(fault) = transit.fault {
            // Without its number: `Busy(20)`.
            let name = format!("{fault:?}");
            self.counts.add("fault", name.split('(').next().unwrap_or_default());
        }
        if transit.is_slow {
            self.counts.add("fault", "Slow");
        }
        if transit.is_steady {
            self.counts.add("fault", "SlowButSteady");
            let arrives = transit.arrives.unwrap_or(self.now + 60_000);
            for at in (self.now..arrives).step_by(9_000).skip(1) {
                self.soon(at - self.now, InTab::Trickles(fetch.request));
            }
        }
        if let Some(arrives) = transit.arrives {
            self.soon(arrives - self.now, InTab::Arrives(fetch.request, transit.arrival));
        }
        self.tab.fetches.insert(fetch.request, fetch);
    }

    pub(crate) fn arrives(&mut self, request: RequestId, arrival: Arrival) {
        let Some(fetch) = self.tab.fetches.remove(&request) else { return };
        let wall = self.device_now().wall_ms;
        let answer = self.network.answer(&fetch, arrival, wall);
        let is_head = self.tab.rules.ended(request);
        let is_of_poll = is_head || self.tab.heads.needs.take_if(|needed| *needed == request).is_some();
        let received = if is_of_poll { self.tab.heads.receive(&answer, is_head) } else { Ok(()) };
        self.tab.planned = false;
        if fetch.source == Source::Copy && fetch.page == Page::Head {
            self.tab.heads.receive_copy(&answer);
        }
        self.event(What::Answered { request, answer, at_front: self.tab.at_front });
        if !is_of_poll {
            return;
        }
        match received {
            Err(retry_after) => self.tab.rules.answered(Outcome::Bad { retry_after }, self.now),
            Ok(()) if self.tab.planned => {
                let outcome = self.tab.heads.merge();
                self.tab.rules.answered(outcome, self.now);
            }
            // A page that has not planned the next poll needs another document for this one.
            Ok(()) => self.tab.heads.needs = self.tab.fetches.keys().last().copied().filter(|last| *last > request),
        }
    }

    /// Whether a timer is set.
    pub(crate) fn has_timer(&self, timer: Timer) -> bool {
        self.tab.timers.contains_key(&timer)
    }
}
