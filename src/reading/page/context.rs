//! What every part of the page works with: when it is, what the device stores, where the page stands, and the effects so far.

use super::effect::{AddressChange, Effect, Fetch, Keep, RequestId, Source, Timer};
use super::event::{Address, Focus, Now, Start};
use super::random::Random;
use super::storage::Storage;
use crate::messages::Messages;
use crate::timeline::coverage::Coverage;
use crate::timeline::href::{self, HttpUrl};
use crate::timeline::merge;
use crate::timeline::post::PostId;
use crate::timeline::search::Fold;

/// Milliseconds after which a request is given up if no byte of its answer comes: fifteen seconds, and one because bytes are
/// reported once a second. A slow line may take as long as it needs.
pub(super) const SILENCE_MS: u32 = 16_000;

/// The surroundings of one event.
pub(super) struct Context {
    pub(super) now: Now,
    pub(super) focus: Focus,
    pub(super) visible: bool,
    /// Whether there is a network, as far as the page can tell: the device may be wrong, an answer is proof.
    pub(super) online: bool,
    /// What the device believes of that.
    pub(super) claims_online: bool,
    /// The last request before the device took its network for lost.
    last_online: u32,
    /// Where the reader was, until they are led there.
    pub(super) returned: Option<(PostId, i32)>,
    pub(super) has_copies: bool,
    /// Whether the device lets the page store anything.
    pub(super) has_storage: bool,
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
            claims_online: start.online,
            last_online: 0,
            returned: start.returned,
            has_copies: start.has_copies,
            has_storage: start.storage.is_some(),
            address: start.address,
            framed: start.framed,
            messages: start.messages,
            fold: start.fold,
            random: Random::new(start.seed),
            storage: Storage::new(start.storage.unwrap_or_default()),
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

    /// Takes note of what the device believes of its network.
    pub(super) fn set_online(&mut self, online: bool) {
        (self.online, self.claims_online, self.last_online) = (online, online, self.last_request);
    }

    /// Whether an answer to that request shows the device to be wrong. One that was made before shows nothing.
    pub(super) fn proves_network(&mut self, request: RequestId) -> bool {
        let proves = !self.online && request.0 > self.last_online;
        self.online |= proves;
        proves
    }

    /// Adds an effect.
    pub(super) fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Asks for a document; gives the name of the request. An older page that is under way already is not asked for twice.
    pub(super) fn fetch(&mut self, address: HttpUrl, page: merge::Page, body_hash: u64) -> RequestId {
        if let Some((request, _)) = self.pages.iter().find(|(_, known)| *known == page) {
            return *request;
        }
        let request = self.begin_request();
        if page != merge::Page::Head {
            self.pages.push((request, page.clone()));
        }
        let source = if self.online { Source::Server } else { Source::ServerAlone };
        self.push(Effect::Fetch(Fetch { request, address, page, body_hash, source }));
        request
    }

    /// Asks for the copy of a document; gives the name of the request.
    pub(super) fn fetch_copy(&mut self, address: HttpUrl, page: merge::Page) -> RequestId {
        let request = self.begin_request();
        self.push(Effect::Fetch(Fetch { request, address, page, body_hash: 0, source: Source::Copy }));
        request
    }

    /// Gives a request up.
    pub(super) fn cancel(&mut self, request: RequestId) {
        self.push(Effect::StopTimer(Timer::Deadline(request)));
        self.push(Effect::Cancel(request));
        self.end_request(request);
    }

    /// A name for a request that is given up after [`SILENCE_MS`].
    fn begin_request(&mut self) -> RequestId {
        let request = self.name_request();
        self.wait_for(request);
        request
    }

    /// A name for a request.
    pub(super) fn name_request(&mut self) -> RequestId {
        self.last_request += 1;
        RequestId(self.last_request)
    }

    /// Waits for the next bytes of an answer.
    pub(super) fn wait_for(&mut self, request: RequestId) {
        self.set_timer(Timer::Deadline(request), SILENCE_MS);
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
