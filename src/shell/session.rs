//! One reader's page in the browser: the signals that components follow, and the one door back.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::sync::Arc;

use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use super::ids::{FEED_ID, HEADING_ID};
use super::list::{self, ListView};
use super::live::Live;
use super::rendering::Rendering;
use super::requests::Requests;
use super::{address, world};
use crate::browser::{dom, intl, network, page, random, storage};
use crate::markup::node::el;
use crate::messages::format::Zone;
use crate::messages::words::Words;
use crate::messages::{Language, Messages};
use crate::reading::comment::check::Fault;
use crate::reading::comment::draft::Draft;
use crate::reading::comment::submission::Submission;
use crate::reading::configuration::Configuration;
use crate::reading::lightbox::Lightbox;
use crate::reading::page::effect::Timer;
use crate::reading::page::event::{Action, Event, Now, Start, What};
use crate::reading::page::state::{Freshness, Load, OlderState};
use crate::reading::page::{CopySubject, Page};
use crate::reading::view::View;
use crate::timeline::coverage::{Coverage, KeyPoint};
use crate::timeline::filter::Counts;
use crate::timeline::moment::Moment;
use crate::timeline::post::PostId;
use crate::timeline::search::Fold;

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

/// The read model as signals, and what is behind them.
pub struct Shared {
    /// How far the page has come.
    pub load: Live<Load>,
    /// The coverage, from the first document on.
    pub coverage: Live<Option<Arc<Coverage>>>,
    /// What the reader chose to see.
    pub view: Live<View>,
    /// How many posts each choice would show.
    pub counts: Live<Counts>,
    /// How many articles are in the document.
    pub in_page: Live<usize>,
    /// Whether the timeline is still being rendered.
    pub busy: Live<bool>,
    /// Whose clock times are shown on.
    pub zone: Live<Zone>,
    /// The time, to the half minute.
    pub now: Live<i64>,
    /// Whether there are posts that have not come yet.
    pub has_older: Live<bool>,
    /// When the coverage came, milliseconds since 1970 in UTC.
    pub fetched: Live<i64>,
    /// Posts older than those here.
    pub older: Live<OlderState>,
    /// Whether what is shown is the latest.
    pub freshness: Live<Freshness>,
    /// When the coverage was last changed.
    pub modified: Live<Option<Moment>>,
    /// The key points that were new when they changed last.
    pub fresh_points: Live<Vec<KeyPoint>>,
    /// How many new posts are held back.
    pub held: Live<usize>,
    /// Whether the reader wants new posts as they come.
    pub following: Live<bool>,
    /// How many posts have come since the reader left; none on a first visit.
    pub since_left: Live<usize>,
    /// Whether the reader was further down when they left.
    pub was_further: Live<bool>,
    /// Whether a new version of the application is ready.
    pub new_version: Live<bool>,
    /// How many posts of the feed could not be read.
    pub lost_posts: Live<usize>,
    /// What is said above the timeline.
    pub remark: Live<Option<&'static str>>,
    /// What is announced politely.
    pub notice: Live<String>,
    /// The pictures, while one of them is open.
    pub lightbox: Live<Option<Lightbox>>,
    /// Whether the reader wants captions beside pictures that are open.
    pub captions: Live<bool>,
    /// What the reader had copied last, and whether that went well.
    pub copied: Live<Option<(CopySubject, Option<bool>)>>,
    /// The comment as far as it is written.
    pub draft: Live<Draft>,
    /// How far its sending has come.
    pub submission: Live<Submission>,
    /// What has to be put right in it.
    pub faults: Live<Vec<Fault>>,
    /// Seconds until it is sent, while it waits.
    pub seconds_left: Live<u32>,
    /// Whether the form is unfolded.
    pub form_open: Live<bool>,
    /// The timeline in the document.
    pub list: SendWrapper<RefCell<ListView>>,
    pub(super) page: SendWrapper<RefCell<Page>>,
    pub(super) state: SendWrapper<State>,
}

/// What the shell itself has to remember.
#[derive(Default)]
pub(super) struct State {
    pub(super) rendering: RefCell<Rendering>,
    pub(super) requests: RefCell<Requests>,
    pub(super) timers: RefCell<Vec<(Timer, i32)>>,
    /// The order in which posts were rendered last.
    pub(super) order: Cell<Option<crate::reading::view::Order>>,
    /// The button in a post that has the link copied.
    pub(super) copying: RefCell<Option<web_sys::Element>>,
    /// How far the page was scrolled when the lightbox opened, in CSS pixels.
    pub(super) scrolled: Cell<f64>,
    /// The pinned post as it was published last.
    pub(super) pinned: RefCell<Option<Arc<crate::timeline::post::Post>>>,
    /// The post that is marked as the one that the address leads to.
    pub(super) linked: RefCell<Option<PostId>>,
}

impl Session {
    /// A page that has asked for nothing yet.
    pub fn new(configuration: Configuration, language: Language, words: &'static Words) -> Self {
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
            feed: address::feed(&configuration),
            configuration,
            origin: crate::browser::location::origin(),
            framed: crate::browser::location::is_framed(),
            own_address: address::to_hand_out(),
            address: address::read(),
            storage: storage::all(),
            languages: page::languages(),
            visible: page::is_visible(),
            online: network::is_online(),
            seed: random::seed(),
            messages: Messages { language, words, format },
            localise,
            fold: FOLD,
        });
        let session = Self(Box::leak(Box::new(Shared {
            load: Live::new(page.load()),
            coverage: Live::new(None),
            view: Live::new(page.view()),
            counts: Live::new(page.counts()),
            in_page: Live::new(0),
            busy: Live::new(false),
            zone: Live::new(page.zone()),
            now: Live::new(0),
            has_older: Live::new(false),
            fetched: Live::new(0),
            older: Live::new(page.older()),
            freshness: Live::new(page.freshness()),
            modified: Live::new(None),
            fresh_points: Live::new(Vec::new()),
            held: Live::new(0),
            following: Live::new(false),
            since_left: Live::new(0),
            was_further: Live::new(false),
            new_version: Live::new(false),
            lost_posts: Live::new(0),
            remark: Live::new(None),
            notice: Live::new(String::new()),
            lightbox: Live::new(None),
            captions: Live::new(true),
            copied: Live::new(None),
            draft: Live::new(Draft::default()),
            submission: Live::new(Submission::default()),
            faults: Live::new(Vec::new()),
            seconds_left: Live::new(0),
            form_open: Live::new(false),
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
        let event = Event { now, focus: world::focus(), what };
        let effects = self.page.borrow_mut().handle(event);
        self.hold_place(&effects);
        let before = self.now.get_untracked();
        self.publish();
        if self.now.get_untracked() != before {
            self.rewrite_times(false);
        }
        for effect in effects {
            self.carry_out(effect);
        }
    }

    /// Looks at the page.
    pub fn look<R>(self, look: impl FnOnce(&Page) -> R) -> R {
        look(&self.page.borrow())
    }

    /// The page's words, and how it writes numbers and times.
    pub fn messages(self) -> Messages {
        self.page.borrow().messages().clone()
    }

    /// The coverage. Only asked for by what is shown once there is one.
    pub fn the_coverage(self) -> Arc<Coverage> {
        // A page that is ready has merged a document.
        self.coverage.get_untracked().expect("a coverage")
    }
}

/// Writes numbers and times as the coverage's region or the reader's does, on the coverage's clock.
fn localise(messages: &Messages, coverage: &Coverage, preferred: &[String]) -> Messages {
    let language = messages.language;
    let locale = language.locale(&coverage.language, preferred.iter().map(String::as_str));
    let format = intl::Intl::new(locale, language.tag(), &coverage.time_zone);
    Messages { format: Arc::new(format), ..messages.clone() }
}
