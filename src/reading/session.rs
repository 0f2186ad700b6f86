//! The signals of one reader's page, and the actions that change them.

use std::cell::RefCell;
use std::ops::Deref;
use std::sync::Arc;

use send_wrapper::SendWrapper;

mod actions;
mod arrivals;
mod comment;
mod delivery;
mod left_off;
mod load;
mod older;
mod outbox;
mod pictures;
mod poll;
mod progress;
mod rows;
mod sweep;
mod wanted;

pub use actions::{ALL_ID, POSTS_ID};
pub use arrivals::FEED_ID;
pub use comment::{BODY_ID, FORM_ID, OUTCOME_ID, TRAP_ID, control_id};
pub use progress::{Freshness, Load, Older};
pub use rows::{Row, ShownSlice};

use super::arrivals::Arrivals;
use super::comment::check::Fault;
use super::comment::draft::Draft;
use super::comment::submission::Submission;
use super::configuration::Configuration;
use super::left_off::LeftOff;
use super::lightbox::Lightbox;
use super::live::Live;
use super::slices::Slices;
use super::view::View;
use crate::browser::{intl, page};
use crate::messages::format::Zone;
use crate::messages::words::Words;
use crate::messages::{Language, Messages};
use crate::timeline::Timeline;
use crate::timeline::coverage::{Coverage, KeyPoint};
use crate::timeline::crossref::Minutes;
use crate::timeline::filter::Counts;
use crate::timeline::moment::Moment;
use crate::timeline::picture::PictureId;
use crate::timeline::post::{Post, PostId};
use crate::timeline::search::Fold;
use crate::timeline::source::SourceType;

/// Folds text with the browser's own tables.
pub const FOLD: Fold = Fold::new(intl::decompose);

/// One reader's page. Copies are handles to the same page, which lives as long as the document does.
#[derive(Clone, Copy)]
pub struct Session(&'static Signals);

impl Deref for Session {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

/// What the page follows.
pub struct Signals {
    /// How far the page has come.
    pub load: Live<Load>,
    /// The coverage, from the first document on.
    pub coverage: Live<Option<Arc<Coverage>>>,
    /// What the reader chose to see.
    pub view: Live<View>,
    /// How many posts each choice would show.
    pub counts: Live<Counts>,
    /// The slices that are in the page, in the order shown.
    pub slices: Live<Vec<ShownSlice>>,
    /// The key of the first slice that is not in line with what the reader chose to see; it and all after it are out of
    /// sight.
    pub edge: Live<Option<usize>>,
    /// Whether the timeline is still being brought in line with the view.
    pub busy: Live<bool>,
    /// Whose clock times are shown on.
    pub zone: Live<Zone>,
    /// The time, to the half minute.
    pub now: Live<i64>,
    /// Whether there are any that have not come yet.
    pub has_older: Live<bool>,
    /// When the coverage came, milliseconds since 1970 in UTC.
    pub fetched: Live<i64>,
    /// Posts older than those shown.
    pub older: Live<Older>,
    /// How old what is shown may be.
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
    state: SendWrapper<RefCell<State>>,
}

/// What is behind the signals.
struct State {
    configuration: Configuration,
    messages: Messages,
    timeline: Timeline,
    slices: Slices,
    minutes: Option<Minutes>,
    /// The post that the address leads to.
    linked: Option<PostId>,
    /// What the reader is on the way to.
    wanted: Option<wanted::Wanted>,
    /// The picture in its post that the lightbox was opened from.
    opener: Option<PictureId>,
    /// How many steps the browser's history had when it was.
    steps_when_opened: Option<u32>,
    /// How far the page was scrolled down when it was, in CSS pixels.
    scrolled_when_opened: f64,
    /// Whether the next change of the address is the reader's coming back from the lightbox.
    returning: pictures::Return,
    sweep: sweep::Sweep,
    poll: poll::Poll,
    arrivals: Arrivals,
    /// Where the reader left off on the visit before.
    left_off: Option<LeftOff>,
    /// How many posts of the head that was read last could not be read.
    lost_in_head: usize,
    /// Whether older pages may come by themselves.
    wants_older: bool,
    desk: comment::Desk,
}

impl Session {
    /// A page that has asked for nothing yet.
    pub fn new(configuration: Configuration, language: Language, words: &'static Words) -> Self {
        let format = Arc::new(intl::Intl::new(language.tag(), language.tag(), "UTC"));
        let messages = Messages { language, words, format };
        Self(Box::leak(Box::new(Signals {
            load: Live::new(Load::Loading),
            coverage: Live::new(None),
            view: Live::new(View::default()),
            counts: Live::new(Counts::default()),
            slices: Live::new(Vec::new()),
            edge: Live::new(None),
            busy: Live::new(false),
            zone: Live::new(Zone::Coverage),
            now: Live::new(0),
            fetched: Live::new(0),
            older: Live::new(Older::None),
            has_older: Live::new(false),
            freshness: Live::new(Freshness::Current),
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
            draft: Live::new(Draft::default()),
            submission: Live::new(Submission::default()),
            faults: Live::new(Vec::new()),
            seconds_left: Live::new(0),
            form_open: Live::new(false),
            state: SendWrapper::new(RefCell::new(State {
                configuration,
                messages,
                timeline: Timeline::default(),
                slices: Slices::default(),
                minutes: None,
                linked: None,
                wanted: None,
                opener: None,
                steps_when_opened: None,
                scrolled_when_opened: 0.0,
                returning: pictures::Return::None,
                sweep: sweep::Sweep::default(),
                poll: poll::Poll::default(),
                arrivals: Arrivals::default(),
                left_off: None,
                lost_in_head: 0,
                wants_older: false,
                desk: comment::Desk::default(),
            })),
        })))
    }

    /// The page's words, and how it writes numbers and times.
    pub fn messages(self) -> Messages {
        self.state.borrow().messages.clone()
    }

    /// The coverage. Only asked for by what is shown once there is one.
    pub fn the_coverage(self) -> Arc<Coverage> {
        // A page that is ready has merged a document.
        self.coverage.get_untracked().expect("a coverage")
    }

    /// The post of that id, as it is now.
    pub fn post(self, id: &PostId) -> Option<Arc<Post>> {
        self.state.borrow().timeline.post(id).cloned()
    }

    /// The latest time that the coverage tells of; now for one that tells of none.
    pub fn latest(self) -> Moment {
        let state = self.state.borrow();
        let coverage = state.timeline.modified();
        let newest = || state.timeline.posts().next().map(|post| post.published);
        coverage.or_else(newest).unwrap_or(Moment::from_utc_ms(self.now.get_untracked()))
    }

    /// Whether any post is of that kind.
    pub fn has_source(self, kind: SourceType) -> bool {
        self.state.borrow().timeline.posts().any(|post| post.source.kind == kind)
    }

    /// The post that carries that minute of the day on the coverage's clock, where exactly one does.
    ///
    /// Whoever asks on behalf of the page is called again when the coverage has grown.
    pub fn only_post_at(self, minute: u16) -> Option<PostId> {
        self.older.with(|_| ());
        let State { minutes, timeline, messages, .. } = &mut *self.state.borrow_mut();
        let minutes = minutes.get_or_insert_with(|| {
            let clock = |post: &Arc<Post>| messages.format.minute_of_day(post.published, Zone::Coverage);
            Minutes::new(timeline.posts().map(|post| (clock(post), post.id.clone())))
        });
        minutes.only_post_at(minute).cloned()
    }

    /// Has `notice` read out politely, even if it was the last one too.
    pub fn announce(self, notice: impl Into<String>) {
        let mut notice: String = notice.into();
        if self.notice.with_untracked(|last| *last == notice) {
            notice.push('\u{a0}');
        }
        self.notice.set(notice);
    }

    fn set_load(self, load: Load) {
        page::set(
            "data-state",
            match load {
                Load::Loading => "loading",
                Load::Ready => "ready",
                Load::Failed(_) => "failed",
            },
        );
        self.load.set(load);
    }
}
