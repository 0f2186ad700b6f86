//! What a soak has come to.

use std::fmt;
use std::time::{Duration, Instant};

use super::memory::Memory;
use crate::browser::Engine;
use crate::day::{Day, Served};
use crate::page::Page;

/// The figures of a soak.
#[derive(Debug)]
pub struct Report {
    engine: Engine,
    began: Instant,
    posts: usize,
    moved: f64,
    served: Vec<Served>,
    samples: Vec<(Duration, Memory)>,
}

impl Report {
    pub(super) fn new(page: &Page<'_>) -> Self {
        let samples = vec![(Duration::ZERO, Memory::of(page))];
        Self { engine: page.engine(), began: Instant::now(), posts: 0, moved: 0.0, served: Vec::new(), samples }
    }

    pub(super) fn notes(&mut self, at: Duration, moved: f64, memory: Memory) {
        self.moved = self.moved.max(moved);
        self.samples.push((at, memory));
    }

    pub(super) fn latest(&self) -> Option<Memory> {
        self.samples.last().map(|(_, memory)| *memory)
    }

    pub(super) fn ends(mut self, day: &Day, memory: Memory) -> Self {
        self.posts = day.truth_by(day.clock().passed()).posts.len();
        self.served = day.served();
        self.samples.push((day.clock().passed(), memory));
        self
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wrong = self.served.iter().filter(|served| served.fault.is_some()).count();
        let unchanged = self.served.iter().filter(|served| served.status == 304).count();
        let bytes: usize = self.served.iter().map(|served| served.bytes).sum();
        let kilobytes = bytes / 1_000;
        writeln!(f, "{}, {:.0} s: {} posts", self.engine, self.began.elapsed().as_secs_f64(), self.posts)?;
        writeln!(
            f,
            "  {} answers: {wrong} wrong, {unchanged} unchanged, {kilobytes} kB of documents",
            self.served.len()
        )?;
        writeln!(f, "  the post under the reader's eyes moved by {:.2} px at most", self.moved)?;
        // A line an hour, or all of a short one, and the last.
        let every = (self.samples.len() / 12).max(1);
        let last = self.samples.len() - 1;
        for (number, (at, memory)) in self.samples.iter().enumerate() {
            if number % every == 0 || number == last {
                let minutes = at.as_secs() / 60;
                writeln!(f, "  {:>2}:{:02} {memory}", minutes / 60, minutes % 60)?;
            }
        }
        Ok(())
    }
}
