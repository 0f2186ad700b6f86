//! Whole days of live coverage before one reader's page, without a browser: the newsroom, its server, the network, the
//! device, the reader and the clock come from one seed, and drive the page by its events and effects.
//!
//! A day has at least 300 posts and 1,000 changes. Until an instant that the seed chooses, one response in six is spoiled,
//! the device loses its network, sleeps, has its clock set, and refuses to store; the reader scrolls, filters, searches,
//! follows links, opens pictures, hides the tab, comments, leaves and returns. Then the faults stop, and in the end the
//! page must equal the newsroom.
//!
//! ```sh
//! cargo xtask simulate --days 1000               # seeds 0 to 999
//! cargo xtask simulate --days 1 --seed 17        # one day again
//! ```

mod check;
pub mod comment_server;
pub mod device;
mod device_turn;
mod document;
pub mod head;
pub mod history;
pub mod kinds;
pub mod ledger;
mod log;
pub mod network;
pub mod planted;
pub mod queue;
mod reader;
pub mod rules;
mod shell;
mod view;
mod world;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use kinds::Counts;
use log::Log;
use world::World;

/// A day on which something that must hold did not.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The seed of the day.
    pub seed: u64,
    /// The time of the day.
    pub time: String,
    /// What did not hold.
    pub problem: String,
    /// The events and effects before, the oldest first.
    pub log: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, time, problem, log } = self;
        writeln!(f, "seed {seed}, at {time}: {problem}")?;
        log.iter().try_for_each(|line| writeln!(f, "  {line}"))?;
        write!(f, "Run it again: cargo xtask simulate --days 1 --seed {seed}")
    }
}

/// The seeds of days that once failed.
pub fn known_seeds() -> impl Iterator<Item = u64> {
    include_str!("../seeds.txt").lines().filter_map(|line| line.trim().parse().ok())
}

/// Simulates the day of a seed, and counts what happened.
///
/// # Errors
/// The first thing that did not hold. To tell what happened before, the day is simulated once more.
pub fn simulate(seed: u64) -> Result<Counts, Box<Failure>> {
    let (counts, failure) = attempt(seed, Log::default());
    match failure {
        None => Ok(counts),
        Some(_) => Err(Box::new(attempt(seed, Log::kept()).1.unwrap_or_else(|| Failure {
            seed,
            time: String::new(),
            problem: "the day failed, but not when it was simulated once more".to_owned(),
            log: Vec::new(),
        }))),
    }
}

fn attempt(seed: u64, log: Log) -> (Counts, Option<Failure>) {
    let mut world = World::new(seed, log);
    let run = catch_unwind(AssertUnwindSafe(|| {
        let calm = world.calm;
        world.run_until(calm);
        world.settle();
    }));
    if let Err(panic) = run {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        world.failure = Some(format!("panic: {}", text.unwrap_or_default()));
    }
    let (time, log) = (log::time(world.now), world.log.lines());
    let failure = world.failure.take().map(|problem| Failure { seed, time, problem, log });
    (world.counts, failure)
}

/// What should have happened at least once in many days, and did not.
#[must_use]
pub fn never_happened(counts: &Counts) -> Vec<String> {
    let faults =
        newsroom::Fault::ALL.map(|fault| format!("{fault:?}").split('(').next().unwrap_or_default().to_owned());
    let mut faults: Vec<&str> = faults.iter().map(String::as_str).collect();
    faults.extend([
        "Slow",
        "NetworkSwitched",
        "ClockSet",
        "Asleep",
        "StoredElsewhere",
        "WrittenElsewhere",
        "StorageRefused",
    ]);
    let comment_faults = comment_server::CommentFault::ALL.map(|fault| format!("{fault:?}"));
    let comment_faults: Vec<&str> = comment_faults.iter().map(String::as_str).collect();
    [
        counts.missing("event", kinds::EVENTS),
        counts.missing("action", kinds::ACTIONS),
        counts.missing("comment action", kinds::COMMENT_ACTIONS),
        counts.missing("effect", kinds::EFFECTS),
        counts.missing("fault", &faults),
        counts.missing("comment fault", &comment_faults),
    ]
    .concat()
}
