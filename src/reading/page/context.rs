//! What every part of the page works with: when it is, what the device stores, where the page stands, and the effects so far.

use super::effect::{AddressChange, Effect, Fetch, Keep, RequestId, Timer};
use super::event::{Address, Focus, Now, Start};
use super::random::Random;
use super::storage::Storage;
use crate::messages::Messages;
use crate::timeline::coverage::Coverage;
use crate::timeline::href::{self, HttpUrl};
use crate::timeline::merge;
use crate::timeline::search::Fold;

/// Milliseconds from a request to the last byte of its answer. Who waits longer believes that the page is broken.
pub(super) const DEADLINE_MS: u32 = 10_000;

/// The surroundings of one event.
pub(super) struct Context {
    pub(super) now: Now,
    pub(super) focus: Focus,
    pub(super) visible: bool,
    pub(super) online: bool,
    pub(super) address: Address,
    pub(super) framed: bool,
    pub(super) messages: Messages,
    pub(super) fold: Fold,
    pub(super) random: Random,
    pub(super) storage: Storage,
    pub(super) effects: Vec<Effect>,
    pub(super) feed: Option<HttpUrl>,
    own_address: String,
    pub(super) languages: Vec<String>,
    pub(super) localise: fn(&Messages, &Coverage, &[String]) -> Messages,
    last_request: u32,
    /// Older pages under way.
    pages: Vec<(RequestId, merge::Page)>,
    last_notice: String,
}

impl Context {
    pub(super) fn new(start: Start) -> Self {
        Self {
            now: Now::default(),
            focus: Focus::default(),
            visible: start.visible,
            online: start.online,
            address: start.address,
            framed: start.framed,
            messages: start.messages,
            fold: start.fold,
            random: Random::new(start.seed),
            storage: Storage::new(start.storage),
            effects: Vec::new(),
            feed: start.feed,
            own_address: start.own_address,
            languages: start.languages,
            localise: start.localise,
            last_request: 0,
            pages: Vec::new(),
            last_notice: String::new(),
        }
    }

    /// Adds an effect.
    pub(super) fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Asks for a document; gives the name of the request. An older page that is under way already is not asked for twice.
    pub(super) fn fetch(&mut self, address: HttpUrl, page: merge::Page, etag: String, body_hash: u64) -> RequestId {
        if let Some((request, _)) = self.pages.iter().find(|(_, known)| *known == page) {
            return *request;
        }
        let request = self.begin_request();
        if page != merge::Page::Head {
            self.pages.push((request, page.clone()));
        }
        self.push(Effect::Fetch(Fetch { request, address, page, etag, body_hash }));
        request
    }

    /// A name for a request that has [`DEADLINE_MS`] from now on.
    pub(super) fn begin_request(&mut self) -> RequestId {
        self.last_request += 1;
        let request = RequestId(self.last_request);
        self.set_timer(Timer::Deadline(request), DEADLINE_MS);
        request
    }

    /// A request is no longer under way.
    pub(super) fn end_request(&mut self, request: RequestId) {
        self.pages.retain(|(known, _)| *known != request);
    }

    pub(super) fn set_timer(&mut self, timer: Timer, in_ms: u32) {
        self.push(Effect::SetTimer { timer, in_ms });
    }

    /// Stores something; `None` removes it.
    pub(super) fn store(&mut self, key: &str, value: Option<&str>) {
        if self.storage.set(key, value) {
            self.push(Effect::Store { key: key.to_owned(), value: value.map(str::to_owned) });
        }
    }

    /// Keeps the post at the reading line where it is, whatever changes around it.
    pub(super) fn keep_place(&mut self) {
        self.push(Effect::Keep(Keep::Place));
    }

    /// Has `notice` read out politely, even if it was the last one too.
    pub(super) fn announce(&mut self, notice: impl Into<String>) {
        let mut notice: String = notice.into();
        if self.last_notice == notice {
            notice.push('\u{a0}');
        }
        self.last_notice.clone_from(&notice);
        self.push(Effect::Announce(notice));
    }

    /// Changes the address, and the page's idea of it.
    pub(super) fn write_address(&mut self, change: AddressChange) {
        for (name, value) in &change.params {
            self.address.query.retain(|(known, _)| known != name);
            if let Some(value) = value {
                self.address.query.push(((*name).to_owned(), value.clone()));
            }
        }
        if let Some(fragment) = &change.fragment {
            self.address.fragment.clone_from(fragment);
        }
        self.address.note.clone_from(&change.note);
        self.push(Effect::WriteAddress(change));
    }

    /// The address to hand out for what `reference`, a fragment, leads to: on the canonical page where the coverage names one.
    pub(super) fn address_at(&self, coverage: &Coverage, reference: &str) -> String {
        href::with_fragment(coverage.url.as_ref().map_or(&self.own_address, HttpUrl::as_str), reference)
    }
}
