//! A day on which nothing happens, and what it costs the server.

use std::fmt;
use std::time::Duration;

use crate::browser::Engine;
use crate::clock::Clock;
use crate::page::Page;
use crate::server::{Answer, Request, Site};

/// When the page is opened, by its own clock.
const OPENED: &str = "2026-01-10T06:00:00Z";

/// As often as a newsroom that wishes nothing is asked, less what the page may be early.
const SHORTEST: f64 = 15.0 * 0.9;

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// What one reader costs.
#[derive(Debug)]
pub struct Quiet {
    engine: Engine,
    loaded: usize,
    questions: usize,
    conditional: usize,
    asked: usize,
    answered: usize,
}

impl Quiet {
    /// Leaves the sample open, as a live coverage, for a day without news.
    ///
    /// # Panics
    /// When the page asks more than once in an interval, or is not fresh at the end.
    #[track_caller]
    pub fn play(site: &Site, page: &Page<'_>) -> Self {
        let clock = Clock::of(site, OPENED, "");
        let mut coverage = site.built(&site.feed());
        coverage["status"] = "live".into();
        site.serves(Answer::json(&coverage).etag("same"));
        page.read("");
        page.is_at_rest();
        let (known, loaded) = (questions(site).len(), site.sent());

        let hour = Duration::from_secs(3_600);
        let end = clock.passed() + DAY;
        while clock.passed() < end {
            clock.passes(page, hour.min(end - clock.passed()));
        }
        let asked = questions(site).split_off(known);
        let times: Vec<f64> = asked.iter().map(|request| clock.at(request).as_secs_f64()).collect();
        let early = times.windows(2).find(|pair| pair[1] - pair[0] < SHORTEST - 0.1);
        assert_eq!(early, None, "the page asks twice in an interval");
        page.css("html").has("data-freshness", "current");
        Self {
            engine: page.engine(),
            loaded,
            questions: asked.len(),
            conditional: asked.iter().filter(|request| request.header("If-None-Match").is_some()).count(),
            asked: asked.iter().map(Request::weight).sum(),
            answered: site.sent() - loaded,
        }
    }
}

fn questions(site: &Site) -> Vec<Request> {
    site.requests_for(&site.feed())
}

impl fmt::Display for Quiet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { engine, loaded, questions, conditional, asked, answered } = self;
        let kilo = |bytes: &usize| bytes / 1_000;
        writeln!(f, "{engine}, a day without news: {questions} questions, {conditional} of them conditional")?;
        writeln!(
            f,
            "  {} kB of answers, {} bytes each, and {} kB of questions, by HTTP/1.1; the page was {} kB, uncompressed",
            kilo(answered),
            answered / questions.max(&1),
            kilo(asked),
            kilo(loaded)
        )
    }
}
