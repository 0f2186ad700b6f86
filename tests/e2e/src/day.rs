//! A newsroom's day on a site: the story is the [`newsroom`] crate's, and so are its documents and faults.
//!
//! The day lives in the page's time ([`Clock`]): every request is answered as of the moment at which the page asks.
//! The same [`Plan`] makes the same day.

mod edge;
mod shown;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub use ::newsroom::{Fault, Plan};
use ::newsroom::{HEAD, START, Story, Truth};
use generator::Random;
use serde_json::Value;

use crate::clock::Clock;
use crate::page::Page;
use crate::server::{Answer, Request, Site};
use edge::Edge;
pub use edge::Served;

/// A day; clones are the same one.
#[derive(Clone)]
pub struct Day {
    plan: Plan,
    story: Arc<Story>,
    clock: Clock,
    edge: Arc<Mutex<Edge>>,
}

impl Day {
    /// Serves a day at the feed's address of a site, whose pages get a clock that begins with it. `first` is script that
    /// runs before those of the page, like [`Site::runs_first`].
    #[must_use]
    pub fn at(site: &Site, plan: Plan, first: &str) -> Self {
        let clock = Clock::of(site, &generator::at(0), first);
        let day = Self { plan, story: Arc::new(Story::generated(&plan)), clock, edge: Arc::default() };
        let names = (0..day.pages_by(plan.span)).map(Story::page_name).map(|name| (site.beside_feed(&name), name));
        for (path, name) in names.chain([(site.feed(), HEAD.to_owned())]) {
            let own = day.clone();
            site.answer_by("GET", &path, move |request| own.answer(request, &name));
        }
        site.answer(&site.beside_feed("added.svg"), Answer::text("image/svg+xml", PICTURE));
        day
    }

    /// The page's clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Lets time pass in the page. A response that never comes is not waited for.
    #[track_caller]
    pub fn passes(&self, page: &Page<'_>, time: Duration) {
        self.clock.passes(page, time);
    }

    /// Spoils the next responses of the feed's address by these faults, one after the other.
    pub fn goes_wrong(&self, faults: impl IntoIterator<Item = Fault>) {
        self.edge().next.extend(faults);
    }

    /// From now on one response of so many is spoiled, each time by another fault.
    pub fn goes_wrong_once_in(&self, times: usize) {
        self.edge().chance = Some((Random::new(self.plan.seed, times), times));
    }

    /// There are no faults any more.
    pub fn goes_right(&self) {
        let mut edge = self.edge();
        edge.next.clear();
        edge.chance = None;
    }

    /// What the feed's address has answered so far.
    #[must_use]
    pub fn served(&self) -> Vec<Served> {
        self.edge().served.clone()
    }

    /// The document at the feed's address by then.
    #[must_use]
    pub fn head_by(&self, time: Duration) -> Value {
        serde_json::from_str(&self.story.head(instant(time))).unwrap_or_default()
    }

    /// How many older pages there are by then.
    #[must_use]
    pub fn pages_by(&self, time: Duration) -> usize {
        self.story.pages(instant(time))
    }

    /// The ids of the posts that are there by then and never changed afterwards, newest first.
    #[must_use]
    pub fn settled_by(&self, time: Duration) -> Vec<String> {
        self.story.settled(instant(time)).into_iter().map(str::to_owned).collect()
    }

    /// What is true by then.
    #[must_use]
    pub fn truth_by(&self, time: Duration) -> Truth {
        self.story.truth(instant(time))
    }

    /// Waits until a page shows all that is true in the end and nothing else.
    #[track_caller]
    pub fn is_shown_by(&self, page: &Page<'_>) {
        let truth = self.truth_by(self.plan.span);
        page.becomes("what differs from the newsroom's own timeline", Vec::new(), || shown::differences(&truth, page));
    }

    fn answer(&self, request: &Request, name: &str) -> Answer {
        let at = self.clock.at(request);
        let known = request.header("If-None-Match");
        let is_head = name == HEAD;
        let fault = is_head.then(|| self.edge().fault()).flatten();
        let response = self.story.respond(name, known, fault, instant(at));
        if is_head {
            self.edge().served.push(Served::of(&response, at, fault));
            return edge::answer(response);
        }
        edge::answer(response).header("Cache-Control", "max-age=31536000, immutable")
    }

    fn edge(&self) -> MutexGuard<'_, Edge> {
        self.edge.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A picture that posts get afterwards.
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#68a"/></svg>"##;

/// The instant of the story when so much of its day has passed.
fn instant(passed: Duration) -> i64 {
    START + passed.as_millis() as i64
}
