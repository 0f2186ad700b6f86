//! What an answer to a request for a document is worth.

use super::context::Context;
use super::effect::Effect;
use super::event::{Answer, Document};
use super::polling::is_of;
use crate::feed::{Decoded, FeedError};
use crate::reading::failure::Failure;
use crate::timeline::Timeline;

/// An answer that holds a document, or says that there is no other.
pub(super) enum Received {
    Document(Box<Document>),
    Unchanged { cached_at: Option<i64> },
}

/// A document that did not come, or could not be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Missed {
    pub(super) failure: Failure,
    /// Seconds for which the server wants to be left alone.
    pub(super) retry_after: Option<u32>,
}

impl From<Failure> for Missed {
    fn from(failure: Failure) -> Self {
        Self { failure, retry_after: None }
    }
}

impl Received {
    pub(super) fn of(answer: Answer) -> Result<Self, Missed> {
        let failure = match answer {
            Answer::Document(document) => return Ok(Self::Document(document)),
            Answer::Unchanged { cached_at } => return Ok(Self::Unchanged { cached_at }),
            Answer::Status { status, retry_after } => {
                let failure = Failure::of_status(status).unwrap_or(Failure::Server);
                return Err(Missed { failure, retry_after });
            }
            Answer::Html => Failure::Html,
            Answer::CutOff => Failure::CutOff,
            Answer::Unreachable => Failure::Network,
        };
        Err(failure.into())
    }

    /// When it came, where it comes from the service worker's cache.
    pub(super) fn cached_at(&self) -> Option<i64> {
        match self {
            Self::Document(document) => document.cached_at,
            Self::Unchanged { cached_at } => *cached_at,
        }
    }
}

impl Document {
    /// What is in it, if that is of the same coverage as `timeline`. Developers are told of what could not be read.
    pub(super) fn decoded(self, timeline: Option<&Timeline>, cx: &mut Context) -> Result<Decoded, Missed> {
        let decoded = self.decoded.map_err(|error| {
            if let FeedError::NotCoverage(fault) = &error {
                cx.push(Effect::Warn(fault.to_string()));
            }
            Failure::from(&error)
        })?;
        if timeline.is_some_and(|timeline| !is_of(timeline, &decoded)) {
            cx.push(Effect::Warn("/id is that of another coverage".to_owned()));
            return Err(Failure::NotCoverage.into());
        }
        for fault in &decoded.faults {
            cx.push(Effect::Warn(fault.to_string()));
        }
        Ok(decoded)
    }
}
