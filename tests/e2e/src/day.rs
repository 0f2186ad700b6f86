//! A coverage as it grows through a day: posts come, are changed, corrected and withdrawn, the key points with them; the
//! older ones move to pages that never change again; and between the newsroom and its readers things go wrong.
//!
//! The day lives in the page's time ([`Clock`]): whatever the page asks for is answered as of the moment at which it asks.
//! The same [`Plan`] makes the same day, and what is true at the end of it is known: [`Day::timeline`].

mod edge;
mod edition;
mod fault;
mod plan;
mod story;
mod timeline;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use generator::Random;
use serde_json::Value;

use crate::clock::Clock;
use crate::page::Page;
use crate::server::{Answer, Request, Site};
use edge::Edge;
pub use edge::Served;
pub use fault::Fault;
pub use plan::Plan;
use story::Story;
pub use timeline::{Entry, Timeline};

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
        let day = Self { plan, story: Arc::new(Story::of(&plan)), clock, edge: Arc::default() };
        let own = day.clone();
        site.answer_by("GET", &site.feed(), move |request| own.answer(request));
        for page in 0..day.pages_by(plan.span) {
            let own = day.clone();
            let path = site.beside_feed(&edition::name(page));
            site.answer_by("GET", &path, move |request| own.older(request, page));
        }
        site.answer(&site.beside_feed("added.svg"), Answer::text("image/svg+xml", PICTURE));
        day
    }

    /// The page's clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Lets time pass in the page. What is never answered is not waited for.
    #[track_caller]
    pub fn passes(&self, page: &Page<'_>, time: Duration) {
        self.clock.passes(page, time);
    }

    /// Does this to the next answers, one after the other, with nothing right between them.
    pub fn goes_wrong(&self, faults: impl IntoIterator<Item = Fault>) {
        self.edge().next.extend(faults);
    }

    /// From now on one answer of so many goes wrong, each time in another way.
    pub fn goes_wrong_once_in(&self, times: usize) {
        self.edge().chance = Some((Random::new(self.plan.seed, times), times));
    }

    /// Nothing goes wrong any more.
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
        edition::head(&self.story, &self.plan, time.as_secs())
    }

    /// How many older pages there are by then.
    #[must_use]
    pub fn pages_by(&self, time: Duration) -> usize {
        edition::pages(&self.story, &self.plan, time.as_secs())
    }

    /// An older page, the oldest of all being 0.
    #[must_use]
    pub fn page(&self, number: usize) -> Value {
        edition::page(&self.story, &self.plan, number)
    }

    /// The ids of the posts that are there by then and never changed afterwards, newest first.
    #[must_use]
    pub fn settled_by(&self, time: Duration) -> Vec<String> {
        let second = time.as_secs();
        let settled = |versions: &&Vec<story::Version>| versions.last().is_some_and(|last| last.at <= second);
        let posts = self.story.posts.iter().rev().filter(settled);
        posts.filter_map(|versions| versions[0].text["id"].as_str().map(str::to_owned)).collect()
    }

    /// What is true in the end.
    #[must_use]
    pub fn timeline(&self) -> Timeline {
        self.timeline_by(self.plan.span)
    }

    /// What is true by then.
    #[must_use]
    pub fn timeline_by(&self, time: Duration) -> Timeline {
        let second = time.as_secs();
        let text = |versions: &Vec<story::Version>| Some(edition::latest(versions, second)?.text.clone());
        let coverage = text(&self.story.coverage).unwrap_or_default();
        Timeline::of(&coverage, self.story.posts.iter().rev().filter_map(text))
    }

    fn answer(&self, request: &Request) -> Answer {
        let at = self.clock.at(request);
        let second = at.as_secs();
        let document = |ago: u64| edition::head(&self.story, &self.plan, second.saturating_sub(ago));
        let now = document(0);
        let mut edge = self.edge();
        let fault = edge.fault();
        edge.count(at, &now, request.header("If-None-Match"), fault);
        drop(edge);
        match fault {
            Some(fault) => fault.spoil(second, document),
            None => edge::tagged(&now),
        }
    }

    fn older(&self, request: &Request, page: usize) -> Answer {
        if page >= self.pages_by(self.clock.at(request)) {
            return Answer::error(404);
        }
        edge::tagged(&self.page(page)).header("Cache-Control", "max-age=31536000, immutable")
    }

    fn edge(&self) -> MutexGuard<'_, Edge> {
        self.edge.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A picture that posts get afterwards.
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#68a"/></svg>"##;

/// A second of a day as HTTP writes it (RFC 9110, section 5.6.7).
fn http_date(second: u64) -> String {
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    let written = generator::at(second);
    let (date, time) = written.trim_end_matches('Z').split_once('T').unwrap_or_default();
    let mut parts = date.splitn(3, '-');
    let [year, month, day] = [(); 3].map(|()| parts.next().unwrap_or_default());
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = month.parse::<usize>().map_or("", |month| MONTHS[month - 1]);
    // The first day is a Sunday, and begins at six.
    let weekday = DAYS[((second + 6 * 60 * 60) / (24 * 60 * 60) % 7) as usize];
    format!("{weekday}, {day} {month} {year} {time} GMT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_http_writes_them() {
        assert_eq!(http_date(0), "Sun, 04 May 2031 06:00:00 GMT");
        assert_eq!(http_date(18 * 3600), "Mon, 05 May 2031 00:00:00 GMT");
    }

    #[test]
    fn the_documents_of_any_moment_hold_every_post_as_it_is() {
        let plan = Plan { edits: 200, withdrawals: 20, ..Plan::HALF_AN_HOUR };
        let story = Story::of(&plan);
        for minute in 0..=30 {
            let second = 60 * minute;
            let mut documents = vec![edition::head(&story, &plan, second)];
            let pages = edition::pages(&story, &plan, second);
            documents.extend((0..pages).rev().map(|page| edition::page(&story, &plan, page)));
            let posts = documents.iter().flat_map(|document| document["posts"].as_array().unwrap());
            for (number, versions) in story.posts[..story.published(second)].iter().enumerate() {
                let id = &versions[0].text["id"];
                let held = posts.clone().find(|post| post["id"] == *id);
                assert_eq!(
                    held,
                    edition::latest(versions, second).map(|version| &version.text),
                    "{number} at {second}"
                );
            }
            assert_eq!(documents[0]["older"].is_string(), pages > 0);
        }
    }
}
