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
    /// Whether what the page shows is the server's, and not only a copy.
    pub is_confirmed: bool,
}

#[derive(Debug, Clone, Copy)]
struct Head {
    modified: Option<Moment>,
    refresh: u16,
    ended: bool,
}

impl Heads {
    /// A head has come, or an older page that a head needs. `Err` with the `Retry-After` if the page cannot use it.
    pub fn receive(&mut self, answer: &Answer, is_head: bool) -> Result<(), Option<u32>> {
        if is_head {
            self.pending = None;
        }
        let document = answer.as_ref().map_err(|missed| missed.retry_after)?;
        let decoded = document.decoded.as_ref().map(|decoded| decoded.as_ref().map_err(|_| None)).transpose()?;
        // A page learns nothing from another coverage.
        if decoded.is_some_and(|decoded| !is_of_the_day(decoded)) {
            return Err(None);
        }
        if let Some(decoded) = decoded.filter(|_| is_head) {
            self.pending = Some(Head::of(decoded));
        }
        Ok(())
    }

    /// The page begins with a copy, if it shows nothing yet.
    pub fn receive_copy(&mut self, answer: &Answer) {
        let decoded = answer.as_ref().ok().and_then(|document| document.decoded.as_ref()?.as_ref().ok());
        self.merged = self.merged.or(decoded.filter(|decoded| is_of_the_day(decoded)).map(Head::of));
    }

    /// The head and all that it needed are merged.
    pub fn merge(&mut self) -> Outcome {
        self.is_confirmed = true;
        if let Some(head) = self.pending.take() {
            // What an older head says of the coverage does not count.
            let is_later = |merged: Head| merged.modified.zip(head.modified).is_none_or(|(merged, now)| now >= merged);
            let is_later = self.merged.is_none_or(is_later);
            if is_later {
                self.merged = Some(head);
            }
        }
        self.merged
            .map_or(Outcome::Bad { retry_after: None }, |Head { refresh, ended, .. }| Outcome::Good { refresh, ended })
    }
}

impl Head {
    fn of(Decoded { snapshot, .. }: &Decoded) -> Self {
        Self {
            modified: snapshot.modified,
            refresh: snapshot.coverage.refresh,
            ended: snapshot.coverage.status == Status::Ended,
        }
    }
}

/// Whether a document belongs to the coverage of the day.
fn is_of_the_day(decoded: &Decoded) -> bool {
    decoded.snapshot.coverage.id.starts_with("generated-")
}
