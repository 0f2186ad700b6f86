//! One reader's page in the browser.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::{ArcRwSignal, GetUntracked, Set};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::AbortController;

use super::files::Failed;
use super::lightbox::Stand;
use super::list::{self, ListView};
use super::regions::Region;
use super::rendering::Rendering;
use super::world;
use crate::browser::{clock, dom, intl, location, network, page, random, storage};
use crate::markup::ids::{FEED_ID, HEADING_ID};
use crate::markup::node::el;
use crate::messages::words::Words;
use crate::messages::{Language, Messages};
use crate::reading::configuration::Configuration;
use crate::reading::page::Page;
use crate::reading::page::effect::{RequestId, Timer};
use crate::reading::page::event::{Action, Event, Now, Start, What};
use crate::reading::page::state::Load;
use crate::timeline::coverage::Coverage;
use crate::timeline::post::PostId;
use crate::timeline::search::Fold;

/// Says on the root element that comments are taken.
const TAKES_COMMENTS: &str = "data-discussion";

/// Folds text with the browser's own tables.
pub const FOLD: Fold = Fold::new(intl::decompose);

/// One reader's page. Copies are handles to the same page, which lives as long as the document does.
#[derive(Clone, Copy)]
pub struct Session(&'static Shared);

impl Deref for Session {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

/// What the frame of the page follows, and what is behind it.
pub struct Shared {
    /// How far the page has come.
    pub load: ArcRwSignal<Load>,
    /// What is announced politely.
    pub notice: ArcRwSignal<String>,
    /// The timeline in the document.
    pub list: SendWrapper<RefCell<ListView>>,
    pub(super) page: SendWrapper<RefCell<Page>>,
    pub(super) state: SendWrapper<State>,
}

/// What the shell itself has to remember.
#[derive(Default)]
pub(super) struct State {
    pub(super) regions: RefCell<Vec<Region>>,
    pub(super) lightbox: RefCell<Stand>,
    pub(super) rendering: RefCell<Rendering>,
    pub(super) failed: RefCell<Failed>,
    /// The requests under way, and what ends each.
    pub(super) requests: RefCell<Vec<(RequestId, AbortController)>>,
    pub(super) timers: RefCell<Vec<(Timer, i32)>>,
    /// The order in which posts were rendered last.
    pub(super) order: Cell<Option<crate::reading::view::Order>>,
    /// The button in a post that has the link copied.
    pub(super) copying: RefCell<Option<web_sys::Element>>,
    /// How far the page was scrolled when the lightbox opened, in CSS pixels.
    pub(super) scrolled: Cell<f64>,
    /// The post that is marked as the one that the address leads to.
    pub(super) linked: RefCell<Option<PostId>>,
}

impl Session {
    /// A page that has asked for nothing yet.
    pub fn new(configuration: &Configuration, language: Language, words: &'static Words) -> Self {
        let format = Arc::new(intl::Intl::new(language.tag(), language.tag(), "UTC"));
        let feed = dom::create(
            &el("div")
                .attr("id", FEED_ID)
                .attr("role", "feed")
                .attr("aria-labelledby", HEADING_ID)
                .flag("hidden", true)
                .into(),
        );
        let page = Page::new(Start {
            feed: world::feed(configuration),
            framed: location::is_framed(),
            own_address: location::page_around().unwrap_or_else(|| location::page_with_only("feed")),
            address: world::address(),
            storage: storage::all(),
            returned: world::returned(),
            languages: page::languages(),
            visible: page::is_visible(),
            online: network::is_online(),
            has_copies: network::has_worker(),
            seed: random::seed(),
            messages: Messages { language, words, format },
            localise,
            fold: FOLD,
        });
        let session = Self(Box::leak(Box::new(Shared {
            load: ArcRwSignal::new(page.load()),
            notice: ArcRwSignal::new(String::new()),
            list: SendWrapper::new(RefCell::new(ListView::new(feed.unchecked_into()))),
            page: SendWrapper::new(RefCell::new(page)),
            state: SendWrapper::new(State::default()),
        })));
        list::observe(&mut session.list.borrow_mut(), move |chunks| session.follow_view(&chunks));
        session
    }

    /// The reader has done something.
    pub fn send(self, action: Action) {
        self.happened(What::Reader(action));
    }

    /// Something has happened. Has the page decide, shows what it says, and carries out what it wants.
    pub fn happened(self, what: What) {
        self.happened_at(world::now(), what);
    }

    /// The same at some time.
    pub fn happened_at(self, now: Now, what: What) {
        self.between_changes(move || self.decide(now, what));
    }

    /// Does something at once, or, while the document is being changed, in a later task. Browsers report a change of the focus in
    /// the midst of the change that causes it, and Firefox interrupts running script to report that the page is hidden.
    pub(super) fn between_changes(self, act: impl FnOnce() + 'static) {
        if self.is_showing() {
            clock::after(0, move || self.between_changes(act));
        } else {
            act();
        }
    }

    fn decide(self, now: Now, what: What) {
        let event = Event { now, focus: world::focus(), what };
        let effects = self.page.borrow_mut().handle(event);
        self.hold_place(&effects);
        self.publish();
        for effect in effects {
            self.carry_out(effect);
        }
    }

    /// Shows the read model. What is the same as before is left alone.
    fn publish(self) {
        self.publish_link();
        self.show_regions();
        self.show_lightbox();
        let (load, freshness, takes_comments) = {
            let model = self.page.borrow();
            page::ask_before_leaving(model.would_lose_text());
            (model.load(), model.freshness(), model.open_comments().is_some() && !model.is_form_hidden())
        };
        page::set("data-freshness", freshness.word());
        if takes_comments {
            page::set(TAKES_COMMENTS, "");
        } else {
            page::unset(TAKES_COMMENTS);
        }
        // Last: what is written when the page is ready follows all the others.
        if self.load.get_untracked() != load {
            page::set("data-state", load.word());
            self.load.set(load);
        }
    }

    /// Marks the post that the address leads to, and no other.
    fn publish_link(self) {
        let linked = self.page.borrow().linked().cloned();
        let before = self.state.linked.replace(linked.clone());
        if before != linked {
            let mut list = self.list.borrow_mut();
            before.iter().for_each(|post| list.link(post, false));
            linked.iter().for_each(|post| list.link(post, true));
        }
    }

    /// Whether the document is being changed.
    fn is_showing(self) -> bool {
        self.page.try_borrow_mut().is_err()
            || self.list.try_borrow_mut().is_err()
            || self.state.regions.try_borrow_mut().is_err()
            || self.state.lightbox.try_borrow_mut().is_err()
    }

    /// The page's words, and how it writes numbers and times.
    pub fn messages(self) -> Messages {
        self.page.borrow().messages().clone()
    }
}

/// Writes numbers and times as the coverage's region or the reader's does, on the coverage's clock.
fn localise(messages: &Messages, coverage: &Coverage, preferred: &[String]) -> Messages {
    let language = messages.language;
    let locale = language.locale(&coverage.language, preferred.iter().map(String::as_str));
    let format = intl::Intl::new(locale, language.tag(), &coverage.time_zone);
    Messages { format: Arc::new(format), ..messages.clone() }
}
