//! Whole pages: what has happened goes in, what is done comes out.

use std::sync::Arc;

use super::Page;
use super::effect::{Effect, Fetch, Source, Timer};
use super::event::{Action, Address, Answer, Document, Event, Focus, Now, Start, What};
use crate::feed::decode;
use crate::messages::plain::Plain;
use crate::messages::{Language, Messages};
use crate::reading::failure::Failure;
use crate::timeline::href::HttpUrl;
use crate::timeline::merge;
use crate::timeline::post::PostId;
use crate::timeline::search::Fold;

mod comments;
mod drafts;
mod loading;
mod reading;
mod searching;
mod ways;

/// A page, the world around it, and what it has done.
struct World {
    page: Page,
    now: Now,
    focus: Focus,
    at_front: bool,
    address: Address,
    /// What the page has done since this was looked at last.
    done: Vec<Effect>,
    hashes: u64,
}

impl World {
    fn new() -> Self {
        Self::with(&[], "")
    }

    /// A page with a service worker that may keep copies.
    fn with_copies() -> Self {
        Self::begun(&[], "", true)
    }

    /// A page that begins on a device that stores this, at an address with that fragment.
    fn with(storage: &[(&str, &str)], fragment: &str) -> Self {
        Self::begun(storage, fragment, false)
    }

    fn begun(storage: &[(&str, &str)], fragment: &str, has_copies: bool) -> Self {
        let language = Language::English;
        let messages = Messages { language, words: language.words(), format: Arc::new(Plain::default()) };
        let address = Address { fragment: fragment.to_owned(), steps: 1, ..Address::default() };
        let page = Page::new(Start {
            feed: HttpUrl::parse("https://news.example/day/head.json"),
            framed: false,
            own_address: "https://news.example/".to_owned(),
            address: address.clone(),
            storage: Some(storage.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()),
            returned: None,
            languages: Vec::new(),
            visible: true,
            online: true,
            has_copies,
            seed: 7,
            messages,
            localise: |messages, _, _| messages.clone(),
            fold: Fold::new(str::to_lowercase),
        });
        let now = Now { wall_ms: 1_402_650_000_000, monotonic_ms: 0 };
        let (focus, at_front) = (Focus::Elsewhere, false);
        let mut world = Self { page, now, focus, at_front, address, done: Vec::new(), hashes: 0 };
        world.tell(What::Started);
        world
    }

    /// A page that shows these posts.
    fn showing(posts: &[u32]) -> Self {
        let mut world = Self::new();
        world.answer(&coverage(posts, ""));
        world
    }

    /// Something happens; the address and what is to be brought into the document follow at once.
    fn tell(&mut self, what: What) {
        let effects = self.page.handle(Event { now: self.now, focus: self.focus, what });
        for effect in effects {
            self.done.push(effect.clone());
            match effect {
                Effect::WriteAddress(change) => {
                    for (name, value) in change.params {
                        self.address.query.retain(|(known, _)| known != name);
                        self.address.query.extend(value.map(|value| (name.to_owned(), value)));
                    }
                    if let Some(fragment) = change.fragment {
                        self.address.fragment = fragment;
                    }
                    self.address.note = change.note;
                    self.address.steps += u32::from(change.is_step);
                    self.tell(What::AddressWritten(self.address.clone()));
                }
                Effect::Reach(post) => self.tell(What::Reached(post)),
                _ => {}
            }
        }
    }

    fn act(&mut self, action: Action) {
        self.tell(What::Reader(action));
    }

    fn pass(&mut self, ms: i64) {
        self.now.wall_ms += ms;
        self.now.monotonic_ms += ms;
    }

    /// What the page has done since this was asked last.
    fn done(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.done)
    }

    /// The document that was asked for last.
    fn asked(&self) -> Fetch {
        let fetch = |effect: &Effect| match effect {
            Effect::Fetch(fetch) => Some(fetch.clone()),
            _ => None,
        };
        self.done.iter().rev().find_map(fetch).expect("a request")
    }

    fn has_asked(&self) -> bool {
        self.done.iter().any(|effect| matches!(effect, Effect::Fetch(_)))
    }

    /// Answers what was asked last with this document.
    fn answer(&mut self, document: &str) {
        self.hashes += 1;
        self.reply(Ok(self::document(document, self.asked().page, self.hashes)));
    }

    /// Answers what was asked last.
    fn reply(&mut self, answer: Answer) {
        let request = self.asked().request;
        self.done.clear();
        self.tell(What::Answered { request, answer, at_front: self.at_front });
    }

    /// Answers a request for the copy of a document, which came at `cached_at`.
    fn answer_copy(&mut self, document: &str, cached_at: i64) {
        let asked = self.asked();
        assert_eq!(asked.source, Source::Copy);
        self.hashes += 1;
        let document = self::document(document, asked.page, self.hashes);
        self.reply(Ok(Box::new(Document { cached_at: Some(cached_at), ..*document })));
    }

    /// Answers what was asked last: it is not there.
    fn miss(&mut self, failure: Failure) {
        self.reply(Err(failure.into()));
    }

    /// Asks for the head once it is due.
    fn poll(&mut self) {
        self.done.clear();
        self.pass(400_000);
        self.tell(What::TimerFired(Timer::Poll));
    }

    fn announced(&self) -> Vec<&str> {
        self.done
            .iter()
            .filter_map(|effect| if let Effect::Announce(text) = effect { Some(text.as_str()) } else { None })
            .collect()
    }

    fn shown(&self) -> Vec<String> {
        self.page.list().shown_posts().map(|post| post.id.as_str().to_owned()).collect()
    }
}

fn id(name: &str) -> PostId {
    PostId::parse(name).unwrap()
}

/// A document with posts that are named by their minute, and more members behind the posts.
fn coverage(posts: &[u32], more: &str) -> String {
    let post = |minute: &u32| {
        let kind = if minute.is_multiple_of(2) { "desk" } else { "reader" };
        let picture =
            format!(r#"{{"type": "image", "url": "{minute}.jpg", "width": 800, "height": 600, "alt": "P{minute}"}}"#);
        format!(
            r#"{{"id": "p{minute}", "datePublished": "2014-06-13T10:{minute:02}:00Z", "source": {{"type": "{kind}"}}, "body": [{picture}]}}"#
        )
    };
    let posts: Vec<String> = posts.iter().map(post).collect();
    format!(
        r#"{{"version": 1, "id": "day", "headline": "A day", "refresh": 20, "posts": [{}]{more}}}"#,
        posts.join(",")
    )
}

fn document(text: &str, page: merge::Page, body_hash: u64) -> Box<Document> {
    let resolve = |reference: &str| Some(["https://news.example/day/", reference].concat());
    let decoded = Some(decode(text.as_bytes(), page, &resolve));
    Box::new(Document { body_hash, cached_at: None, decoded })
}
