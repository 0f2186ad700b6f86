//! A whole coverage: a head, and the older pages that it leads to.

use std::collections::BTreeSet;
use std::time::Duration;

use as_it_happened::feed::{self, Decoded, FeedError};
use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::href::HttpUrl;
use as_it_happened::timeline::merge::Page;
use formats::{Fault, Format, Given};
use indicatif::{ProgressBar, ProgressDrawTarget};
use url::Url;

use crate::source::Source;
use crate::{is_watched, now_ms};

/// The number of older pages after which following them ends: a chain that is longer is taken for one without an end.
const MAX_PAGES: usize = 10_000;

/// One document that was read. One in another known format is converted first.
pub(crate) struct Document {
    /// Where it was found.
    pub(crate) source: Source,
    /// Its text: as it came, or converted.
    pub(crate) bytes: Vec<u8>,
    /// The format that it was converted from, and what was lost.
    pub(crate) converted: Option<(Format, Vec<Fault>)>,
    /// What it says, or why it is refused.
    pub(crate) read: Result<Decoded, FeedError>,
}

/// A coverage as its documents tell it.
pub(crate) struct Coverage {
    /// The head first, then its older pages from newer to older.
    pub(crate) documents: Vec<Document>,
    /// Older pages that could not be had, and why.
    pub(crate) missing: Vec<(Source, anyhow::Error)>,
    /// The address of a page that a later page names again as its older one.
    pub(crate) circle: Option<Source>,
    /// All documents merged, as the page merges them.
    pub(crate) timeline: Timeline,
}

/// Reads a coverage from its head. `base` is the address of the folder that files will be published in.
///
/// # Errors
/// The head cannot be had.
pub(crate) fn read(head: &Source, base: &Url, follow_older: bool) -> anyhow::Result<Coverage> {
    let mut coverage =
        Coverage { documents: Vec::new(), missing: Vec::new(), circle: None, timeline: Timeline::default() };
    let mut older = coverage.add(head, Page::Head, base)?;
    let mut known = BTreeSet::from([head.clone()]);
    let progress = progress();
    while let Some(page) = older.take().filter(|_| follow_older && known.len() <= MAX_PAGES) {
        let Some(last) = coverage.documents.last() else { break };
        let Ok(address) = Url::parse(page.as_str()) else { break };
        let source = last.source.older(&address, base);
        if !known.insert(source.clone()) {
            coverage.circle = Some(source);
            break;
        }
        progress.set_message(format!("{} older pages read", known.len() - 2));
        match coverage.add(&source, Page::Older(page), base) {
            Ok(next) => older = next,
            Err(error) => coverage.missing.push((source, error)),
        }
    }
    progress.finish_and_clear();
    Ok(coverage)
}

impl Coverage {
    /// Reads one document, and returns the address of the next older page.
    fn add(&mut self, source: &Source, page: Page, base: &Url) -> anyhow::Result<Option<HttpUrl>> {
        let (mut bytes, source) = source.read()?;
        let resolve = |reference: &str| source.resolve(reference, base).map(String::from);
        let mut read = feed::decode(&bytes, page.clone(), &resolve);
        let mut converted = None;
        if matches!(read, Err(FeedError::Html | FeedError::NotCoverage(_)))
            && let Ok(other) =
                formats::convert(&bytes, Given { address: resolve("").as_deref(), title: None, now_ms: Some(now_ms()) })
            && other.format != Format::Native
        {
            bytes = other.document.to_string().into_bytes();
            read = feed::decode(&bytes, page, &resolve);
            converted = Some((other.format, other.faults));
        }
        let older = read.as_ref().ok().and_then(|decoded| decoded.snapshot.older.clone());
        if let Ok(decoded) = &read {
            self.timeline.merge(decoded.snapshot.clone());
        }
        self.documents.push(Document { source, bytes, converted, read });
        Ok(older)
    }
}

/// Shown to a person who waits, and to no other program.
fn progress() -> ProgressBar {
    let target = if is_watched() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let progress = ProgressBar::new_spinner();
    progress.set_draw_target(target);
    progress.enable_steady_tick(Duration::from_millis(100));
    progress
}
