//! What a reader of the coverage will see.

use std::collections::BTreeMap;

use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::body::Alt;
use serde::Serialize;

/// A coverage in figures.
#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct Summary {
    pub(super) headline: String,
    pub(super) language: String,
    pub(super) time_zone: String,
    pub(super) status: &'static str,
    /// The number of documents: the head and its older pages.
    pub(super) documents: usize,
    pub(super) posts: usize,
    /// The number of posts by the kind of their source.
    pub(super) by_source: BTreeMap<&'static str, usize>,
    /// The time of the first post, RFC 3339.
    pub(super) first: Option<String>,
    /// The time of the last post, RFC 3339.
    pub(super) last: Option<String>,
    pub(super) key_points: usize,
    pub(super) key_events: usize,
    pub(super) breaking: usize,
    pub(super) withdrawn: usize,
    pub(super) pictures: usize,
    /// Pictures in one size alone.
    pub(super) pictures_in_one_size: usize,
    /// Pictures without an alternative text.
    pub(super) pictures_without_alt: usize,
}

/// The summary of a merged timeline; `None` of one without a coverage.
pub(super) fn of(timeline: &Timeline, documents: usize) -> Option<Summary> {
    let coverage = timeline.coverage()?;
    let mut by_source = BTreeMap::new();
    for post in timeline.posts() {
        *by_source.entry(post.source.kind.word()).or_default() += 1;
    }
    let images: Vec<_> = timeline.posts().flat_map(|post| post.images()).collect();
    Some(Summary {
        headline: coverage.headline.clone(),
        language: coverage.language.clone(),
        time_zone: coverage.time_zone.clone(),
        status: coverage.status.word(),
        documents,
        posts: timeline.len(),
        by_source,
        first: timeline.posts().next_back().map(|post| post.published.to_string()),
        last: timeline.posts().next().map(|post| post.published.to_string()),
        key_points: coverage.key_points.len(),
        key_events: timeline.posts().filter(|post| post.key_event).count(),
        breaking: timeline.posts().filter(|post| post.breaking).count(),
        withdrawn: timeline.posts().filter(|post| post.is_withdrawn()).count(),
        pictures: images.len(),
        pictures_in_one_size: images.iter().filter(|image| image.sizes.is_empty()).count(),
        pictures_without_alt: images.iter().filter(|image| image.alt == Alt::Missing).count(),
    })
}
