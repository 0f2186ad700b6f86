//! What a page knows of its coverage from the heads that it has merged, as far as that decides when it polls again.

use as_it_happened::feed::Decoded;
use as_it_happened::reading::page::effect::RequestId;
use as_it_happened::reading::page::event::Answer;
use as_it_happened::timeline::coverage::Status;
use as_it_happened::timeline::moment::Moment;

use crate::rules::Outcome;

/// The heads of one page.
#[derive(Debug, Default)]
pub struct Heads {
    merged: Option<Head>,
    /// A head that has come, and may need older pages before it can be merged.
    pending: Option<Head>,
    /// The older page that it needs next.
    pub needs: Option<RequestId>,
}

#[derive(Debug, Clone, Copy)]
struct Head {
    modified: Option<Moment>,
    refresh: u16,
    ended: bool,
    is_cached: bool,
}

impl Heads {
    /// A head has come, or an older page that a head needs. `Err` with the `Retry-After` if the page cannot use it.
    pub fn receive(&mut self, answer: &Answer, is_head: bool) -> Result<(), Option<u32>> {
        if is_head {
            self.pending = None;
        }
        let document = answer.as_ref().map_err(|missed| missed.retry_after)?;
        let decoded = document.decoded.as_ref().map(|decoded| decoded.as_ref().map_err(|_| None)).transpose()?;
        let cached_at = document.cached_at;
        // A page that shows something learns nothing from a cache, nor from another coverage.
        let is_useless = is_head && cached_at.is_some() && self.merged.is_some();
        if is_useless || decoded.is_some_and(|decoded| !is_of_the_day(decoded)) {
            return Err(None);
        }
        if let Some(Decoded { snapshot, .. }) = decoded.filter(|_| is_head) {
            self.pending = Some(Head {
                modified: snapshot.modified,
                refresh: snapshot.coverage.refresh,
                ended: snapshot.coverage.status == Status::Ended,
                is_cached: cached_at.is_some(),
            });
        }
        Ok(())
    }

    /// Whether what the page shows is the server's, and not only a cache's.
    pub fn is_confirmed(&self) -> bool {
        self.merged.is_some_and(|merged| !merged.is_cached)
    }

    /// The head and all that it needed are merged.
    pub fn merge(&mut self) -> Outcome {
        let was_cached = self.merged.is_some_and(|merged| merged.is_cached);
        if let Some(head) = self.pending.take() {
            // What an older head says of the coverage does not count.
            let is_later = self.merged.is_none_or(|merged| head.modified >= merged.modified);
            if is_later {
                self.merged = Some(head);
            }
        } else if let Some(merged) = self.merged.as_mut().filter(|_| was_cached) {
            // The server has confirmed it.
            merged.is_cached = false;
        }
        match self.merged {
            Some(Head { is_cached: true, .. }) | None => Outcome::Bad { retry_after: None },
            Some(Head { refresh, ended, .. }) => Outcome::Good { refresh, ended },
        }
    }
}

/// Whether a document belongs to the coverage of the day.
fn is_of_the_day(decoded: &Decoded) -> bool {
    decoded.snapshot.coverage.id.starts_with("generated-")
}
