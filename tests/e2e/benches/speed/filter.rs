//! How long a filter takes to the next paint, next to how long the next paint takes anyway.

use std::fmt;

use serde_json::{Value, json};

use crate::sample::{Sample, heading, row};
use crate::stand::{Feed, Stand, Version, Visit};

/// A task after the next frame's callbacks runs when the frame has been laid out and painted.
const CLICK: &str = include_str!("filter.js");

const FILTERS: [&str; 3] = ["reader", "key", "image"];

/// What a filter may take, in milliseconds.
const BAR: u32 = 50;

/// The clicks, and the frames without one.
pub(crate) struct Outcome {
    posts: usize,
    clicks: Vec<(String, Sample)>,
    all: Sample,
    still: Sample,
}

/// Clicks each filter on and off, so many times.
pub(crate) fn measure(stand: &Stand, feed: &Feed, runs: usize) -> Result<Outcome, String> {
    let visit = stand.open(Version::App, feed)?;
    let turns = FILTERS.iter().flat_map(|filter| ["on", "off"].map(|turn| (*filter, turn)));
    let mut clicks: Vec<_> = turns.map(|turn| (turn, Vec::new())).collect();
    let mut still = Vec::new();
    for run in 1..=runs {
        eprintln!("filters, run {run}");
        for ((filter, _), measured) in &mut clicks {
            still.push(at_rest(&visit, &Value::Null)?);
            measured.push(at_rest(&visit, &json!(format!("[data-filter={filter}]")))?);
        }
    }
    let all = clicks.iter().flat_map(|(_, measured)| measured).copied().collect();
    let clicks =
        clicks.into_iter().map(|((filter, turn), measured)| (format!("{filter} {turn}"), Sample::new(measured)));
    Ok(Outcome { posts: feed.posts, clicks: clicks.collect(), all: Sample::new(all), still: Sample::new(still) })
}

fn at_rest(visit: &Visit, selector: &Value) -> Result<f64, String> {
    visit.comes_to_rest()?;
    visit.time(CLICK, std::slice::from_ref(selector))
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", heading(&format!("filter of {} posts to paint", self.posts)))?;
        for (name, sample) in &self.clicks {
            writeln!(f, "{}", row(name, sample))?;
        }
        writeln!(f, "{}  (bar: at most {BAR})", row("all clicks", &self.all))?;
        write!(f, "{}", row("no click", &self.still))
    }
}
