//! The server of a day: it answers as of the page's own time, and goes wrong as it is told.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use generator::Random;
use serde_json::Value;

use super::fault::Fault;
use crate::server::Answer;

/// One answer of a day's server, as it was meant.
#[derive(Debug, Clone)]
pub struct Served {
    /// What time it was in the page when this was asked for.
    pub at: Duration,
    /// The status; 304 where the browser had it already.
    pub status: u16,
    /// How long the body was.
    pub bytes: usize,
    /// What went wrong.
    pub fault: Option<Fault>,
}

/// What is to go wrong, and what has been answered.
#[derive(Default)]
pub(super) struct Edge {
    pub(super) next: VecDeque<Fault>,
    pub(super) chance: Option<(Random, usize)>,
    pub(super) served: Vec<Served>,
}

impl Edge {
    /// What goes wrong with the next answer.
    pub(super) fn fault(&mut self) -> Option<Fault> {
        let next = self.next.pop_front();
        next.or_else(|| {
            let (chance, times) = self.chance.as_mut()?;
            chance.one_in(*times).then(|| Fault::ALL[chance.below(Fault::ALL.len())])
        })
    }

    /// Keeps account of an answer to one who already holds `known` (an `If-None-Match`).
    pub(super) fn count(&mut self, at: Duration, document: &Value, known: Option<&str>, fault: Option<Fault>) {
        let current = fault.is_none() && known.is_some_and(|known| known == format!("\"{}\"", tag(document)));
        let (status, bytes) = if current { (304, 0) } else { (200, document.to_string().len()) };
        self.served.push(Served { at, status, bytes, fault });
    }
}

/// A document with the tag of its text.
pub(super) fn tagged(document: &Value) -> Answer {
    Answer::json(document).etag(&tag(document))
}

fn tag(document: &Value) -> String {
    let mut hasher = DefaultHasher::new();
    document.to_string().hash(&mut hasher);
    format!("{:x}", hasher.finish())
}
