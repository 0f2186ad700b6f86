//! One day: the newsroom, the network, the device, the reader, and the page between them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use as_it_happened::messages::plain::Plain;
use as_it_happened::messages::{Language, Messages};
use as_it_happened::reading::comment::answer::ServerReply;
use as_it_happened::reading::page::Page;
use as_it_happened::reading::page::effect::{Fetch, RequestId, Timer};
use as_it_happened::reading::page::event::{Address, Event, Focus, Now, Start, What};
use as_it_happened::timeline::coverage::Coverage;
use as_it_happened::timeline::href::HttpUrl;
use as_it_happened::timeline::post::PostId;
use as_it_happened::timeline::search::Fold;
use generator::Random;
use newsroom::{Plan, START, Story, ZONES};
use unicode_normalization::UnicodeNormalization;

use crate::comment_server::CommentServer;
use crate::device::{Device, Storage};
use crate::document::Document;
use crate::head::Heads;
use crate::history::History;
use crate::kinds::{self, Counts};
use crate::ledger::Ledger;
use crate::log::Log;
use crate::network::{Arrival, FEED, Network};
use crate::queue::Queue;
use crate::rules::Rules;

const MINUTE: i64 = 60_000;

/// A day and everything in it.
pub(crate) struct World {
    pub(crate) random: Random,
    pub(crate) story: Arc<Story>,
    /// The ids of all posts of the day.
    pub(crate) ids: Vec<String>,
    /// The true time.
    pub(crate) now: i64,
    /// When the faults stop and the reader rests.
    pub(crate) calm: i64,
    pub(crate) queue: Queue<Occurrence>,
    pub(crate) device: Device,
    pub(crate) network: Network,
    pub(crate) comments: CommentServer,
    pub(crate) history: History,
    pub(crate) ledger: Ledger,
    pub(crate) tab: Tab,
    pub(crate) counts: Counts,
    pub(crate) log: Log,
    pub(crate) failure: Option<String>,
    /// Waits after many failures in a row, of all pages of the day.
    pub(crate) late_waits: Vec<i64>,
}

/// A page that is open.
pub(crate) struct Tab {
    pub(crate) page: Page,
    pub(crate) document: Document,
    /// Tells it from those that were open before.
    pub(crate) number: u32,
    pub(crate) timers: BTreeMap<Timer, u64>,
    pub(crate) timers_set: u64,
    pub(crate) fetches: BTreeMap<RequestId, Fetch>,
    pub(crate) sends: BTreeSet<RequestId>,
    /// Whether the page has set or stopped the timer of the next poll since the last answer.
    pub(crate) planned: bool,
    /// Events that answer effects, to come before any other.
    pub(crate) answers: VecDeque<What>,
    pub(crate) focus: Focus,
    /// Whether the end of the timeline where new posts come in is in view.
    pub(crate) at_front: bool,
    /// The post at the reading line.
    pub(crate) place: Option<PostId>,
    pub(crate) rules: Rules,
    pub(crate) heads: Heads,
}

/// Something that is to happen.
#[derive(Debug)]
pub(crate) enum Occurrence {
    /// To the page with this number.
    InTab(u32, InTab),
    /// The reader does something.
    ReaderTurn,
    /// The reader looks what has become of their comment.
    CommentTurn,
    /// The page comes back into sight.
    Shown,
    /// Something happens to the device.
    DeviceTurn,
}

/// Something that is to happen to one page.
#[derive(Debug)]
pub(crate) enum InTab {
    Timer(Timer, u64),
    Arrives(RequestId, Arrival),
    Trickles(RequestId),
    Replies(RequestId, ServerReply),
    Happens(What),
    Reloads,
}

impl World {
    /// The day of a seed, before it begins.
    pub(crate) fn new(seed: u64, log: Log) -> Self {
        let plan = Plan::restless(seed);
        let story = Arc::new(Story::generated(&plan));
        let mut random = Random::new(seed, usize::MAX - 1);
        let ahead = [0, 0, 0, 30_000, -2 * 60 * MINUTE, 26 * 60 * MINUTE][random.below(6)];
        let storage = Storage {
            denied: random.one_in(8),
            quota: [250, 400, 4_000, 5_000_000][random.below(4)],
            ..Storage::default()
        };
        let device = Device { ahead, asleep: 0, online: true, visible: true, storage };
        let history = History::new(Address::default());
        let network = Network::new(&mut random);
        let opened = START + random.below(40) as i64 * MINUTE;
        let span = story.end() - START;
        let calm = START + span / 2 + random.below((span * 6 / 10) as usize) as i64;
        let mut counts = Counts::default();
        story.log().iter().for_each(|entry| counts.add("change", format!("{:?}", entry.change)));
        let mut world = Self {
            tab: Tab::open(1, start(&device, &history, network.has_worker, &mut random), device.visible),
            ids: story.settled(i64::MAX).into_iter().map(str::to_owned).collect(),
            random,
            story,
            now: opened,
            calm,
            queue: Queue::default(),
            device,
            network,
            comments: CommentServer::default(),
            history,
            ledger: Ledger::default(),
            counts,
            log,
            failure: None,
            late_waits: Vec::new(),
        };
        world.queue.add(opened, 0, Occurrence::InTab(1, InTab::Happens(What::Started)));
        world.queue.add(opened + 3_000, 0, Occurrence::ReaderTurn);
        world.queue.add(opened + 60_000, 0, Occurrence::DeviceTurn);
        world
    }

    /// Lets everything happen that happens by an instant, or until something is wrong.
    pub(crate) fn run_until(&mut self, end: i64) {
        while self.failure.is_none()
            && let Some((at, occurrence)) = self.queue.next(end)
        {
            self.now = self.now.max(at);
            match occurrence {
                Occurrence::InTab(number, what) if number == self.tab.number => self.in_tab(what),
                Occurrence::InTab(..) => {}
                Occurrence::ReaderTurn => self.reader_turn(),
                Occurrence::CommentTurn if self.device.visible && self.has_faults() => self.comment(),
                Occurrence::CommentTurn => {}
                Occurrence::Shown => self.shown_again(),
                Occurrence::DeviceTurn => self.device_turn(),
            }
            let checked = self.tab.rules.check(self.now, self.device.visible);
            self.require(checked);
        }
        if self.failure.is_none() {
            self.now = self.now.max(end);
        }
    }

    fn in_tab(&mut self, what: InTab) {
        match what {
            InTab::Timer(timer, number) => {
                if self.tab.timers.get(&timer) == Some(&number) {
                    self.tab.timers.remove(&timer);
                    if matches!(timer, Timer::StoreDraft | Timer::SendComment | Timer::CountDown | Timer::Reconnect) {
                        self.event(What::StorageRead(self.device.storage.read()));
                    }
                    self.event(What::TimerFired(timer));
                }
            }
            InTab::Arrives(request, arrival) => self.arrives(request, arrival),
            InTab::Trickles(request) => {
                if self.tab.fetches.contains_key(&request) {
                    self.event(What::Arriving(request));
                }
            }
            InTab::Replies(request, reply) => {
                if self.tab.sends.remove(&request) {
                    self.ledger.replied(&reply, self.now);
                    self.event(What::Replied { request, reply });
                }
            }
            InTab::Happens(what) => self.event(what),
            InTab::Reloads => {
                self.event(What::Left(self.tab.place.clone()));
                self.reopen();
            }
        }
    }

    /// Tells the page of something, carries out what it wants, and checks what must always hold.
    pub(crate) fn event(&mut self, what: What) {
        if self.failure.is_some() {
            return;
        }
        self.counts.add("event", kinds::of_event(&what));
        if let What::Reader(action) = &what {
            self.counts.add("action", kinds::of_action(action));
        }
        self.log.event(self.now, &what);
        let is_fresh = matches!(what, What::AddressChanged(_) | What::Reader(_));
        let event = Event { now: self.device_now(), focus: self.tab.focus, what };
        let effects = self.tab.page.handle(event);
        for effect in effects {
            self.log.effect(self.now, &effect);
            self.tab.document.follow(&effect, &self.tab.page);
            self.carry_out(effect);
        }
        self.check_always(is_fresh);
        while let Some(answer) = self.tab.answers.pop_front() {
            self.event(answer);
        }
    }

    /// The time by the device's clocks.
    pub(crate) fn device_now(&self) -> Now {
        Now { wall_ms: self.now + self.device.ahead, monotonic_ms: self.now - START - self.device.asleep }
    }

    /// Whether things still go wrong.
    pub(crate) fn has_faults(&self) -> bool {
        self.now < self.calm
    }

    /// Has something happen to the page that is open now.
    pub(crate) fn soon(&mut self, in_ms: i64, what: InTab) {
        let tie = if in_ms == 0 { 0 } else { self.random.below(1_000) as u32 };
        self.queue.add(self.now + in_ms, tie, Occurrence::InTab(self.tab.number, what));
    }

    /// The page is closed and opened again after a while.
    pub(crate) fn reopen(&mut self) {
        self.late_waits.append(&mut self.tab.rules.late_waits);
        let start = start(&self.device, &self.history, self.network.has_worker, &mut self.random);
        self.tab = Tab::open(self.tab.number + 1, start, self.device.visible);
        self.ledger.page_opened(&self.device.storage);
        self.event(What::Started);
    }

    /// Notes what is wrong, if nothing was before.
    pub(crate) fn require(&mut self, holds: Result<(), String>) {
        if let Err(problem) = holds
            && self.failure.is_none()
        {
            self.failure = Some(problem);
        }
    }
}

impl Tab {
    fn open(number: u32, start: Start, visible: bool) -> Self {
        Self {
            page: Page::new(start),
            document: Document::default(),
            number,
            timers: BTreeMap::new(),
            timers_set: 0,
            fetches: BTreeMap::new(),
            sends: BTreeSet::new(),
            planned: false,
            answers: VecDeque::new(),
            focus: Focus::Nowhere,
            at_front: visible,
            place: None,
            rules: Rules::default().begin(),
            heads: Heads::default(),
        }
    }
}

/// Folds text as a browser does.
pub(crate) const FOLD: Fold = Fold::new(|text| text.nfkd().collect::<String>().to_lowercase());

fn start(device: &Device, history: &History, has_copies: bool, random: &mut Random) -> Start {
    let mut bits = || random.below(1 << 32) as u128;
    let seed = bits() | bits() << 32 | bits() << 64 | bits() << 96;
    let words = Language::English;
    Start {
        feed: HttpUrl::parse(FEED),
        framed: random.one_in(4),
        own_address: "https://news.example/live/".to_owned(),
        address: history.address(),
        storage: (!device.storage.denied).then(|| device.storage.read()),
        returned: None,
        languages: vec!["en-GB".to_owned()],
        visible: device.visible,
        online: device.online,
        has_copies,
        seed,
        messages: Messages { language: words, words: words.words(), format: Arc::new(Plain::new(60, 0)) },
        localise: |messages: &Messages, coverage: &Coverage, _: &[String]| {
            let offset = [60, 330, -240].into_iter().zip(ZONES).find(|(_, zone)| *zone == coverage.time_zone);
            let format = Plain::new(offset.map_or(0, |(offset, _)| offset), 0);
            Messages { format: Arc::new(format), ..messages.clone() }
        },
        fold: FOLD,
    }
}
