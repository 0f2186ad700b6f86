//! One file for each format. Only the adapter knows its format.

use serde_json::Value;

use super::cursor::{Cursor, Notes};
use super::{Base, Decoded, FeedError, fingerprint};
use crate::timeline::merge::{Page, Snapshot};

mod native;

/// The result of an adapter.
struct Read {
    snapshot: Snapshot,
    lost_posts: usize,
}

struct Adapter {
    /// Recognised by the document's shape, never by its address.
    recognises: fn(&Value) -> bool,
    read: fn(&Cursor<'_>, Page) -> Result<Read, FeedError>,
}

const ADAPTERS: [Adapter; 1] = [Adapter { recognises: native::recognises, read: native::read }];

pub(super) fn read(document: &Value, page: Page, base: Base<'_>) -> Result<Decoded, FeedError> {
    let notes = Notes::new(base);
    let root = Cursor::root(document, &notes);
    let Some(adapter) = ADAPTERS.iter().find(|adapter| (adapter.recognises)(document)) else {
        return Err(FeedError::NotCoverage(root.describe("is in no format that this reader knows")));
    };
    let Read { snapshot, lost_posts } = (adapter.read)(&root, page).map_err(|error| match error {
        // Report the first fault: it is the one to correct first.
        FeedError::NotCoverage(last) => {
            let first = notes.first().unwrap_or(last);
            FeedError::NotCoverage(first)
        }
        other => other,
    })?;
    Ok(Decoded {
        snapshot: Snapshot { fingerprint: fingerprint::of(document), ..snapshot },
        faults: notes.into_faults(),
        lost_posts,
    })
}
