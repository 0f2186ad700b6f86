//! Which responses of a day are spoiled, and what was served.

use std::collections::VecDeque;
use std::time::Duration;

use ::newsroom::{Delivery, Fault, Response};
use generator::Random;

use crate::server::Answer;

/// One response of a day's feed.
#[derive(Debug, Clone)]
pub struct Served {
    /// What time it was in the page when it was asked for.
    pub at: Duration,
    /// The status; 304 where the browser had the document already.
    pub status: u16,
    /// How long the body is.
    pub bytes: usize,
    /// What went wrong.
    pub fault: Option<Fault>,
}

impl Served {
    pub(super) fn of(response: &Response, at: Duration, fault: Option<Fault>) -> Self {
        Self { at, status: response.status, bytes: response.body.len(), fault }
    }
}

/// The faults to come, and what has been served.
#[derive(Default)]
pub(super) struct Edge {
    pub(super) next: VecDeque<Fault>,
    pub(super) chance: Option<(Random, usize)>,
    pub(super) served: Vec<Served>,
}

impl Edge {
    /// The fault of the next response.
    pub(super) fn fault(&mut self) -> Option<Fault> {
        let next = self.next.pop_front();
        next.or_else(|| {
            let (chance, times) = self.chance.as_mut()?;
            chance.one_in(*times).then(|| Fault::ALL[chance.below(Fault::ALL.len())])
        })
    }
}

/// A response as the site's server sends it.
pub(super) fn answer(response: Response) -> Answer {
    let Response { status, headers, body, delivery, gzip } = response;
    let answer = headers.iter().fold(Answer::bytes("", body), |answer, (name, value)| answer.header(name, value));
    let answer = answer.status(status);
    let answer = if gzip { answer.gzip() } else { answer };
    match delivery {
        Delivery::Whole => answer,
        Delivery::Lost => answer.lost(),
        Delivery::Silent => answer.unheard(),
        Delivery::Reset(bytes) => answer.reset_after(bytes),
        Delivery::Closed(bytes) => answer.closed_after(bytes),
        Delivery::Stalled(bytes) => answer.stalled_after(bytes),
    }
}
