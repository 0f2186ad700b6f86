//! What is in the page of the timeline.

use std::sync::Arc;

use crate::reading::live::Live;
use crate::timeline::post::Post;
use crate::timeline::search::Query;

/// A slice that is in the page.
#[derive(Clone)]
pub struct ShownSlice {
    /// Its key among all slices.
    pub key: usize,
    /// Its posts that are in the page, shown or hidden.
    pub rows: Live<Vec<Row>>,
    /// Whether the view shows none of them.
    pub empty: Live<bool>,
    /// Whether it was far from the beginning when it came into the page.
    pub far: bool,
}

/// The signals of one post that is in the page.
#[derive(Clone)]
pub struct Row {
    /// Tells it from the others.
    pub key: usize,
    /// The post as it is now.
    pub post: Live<Arc<Post>>,
    /// Its place among the posts shown; `None` while the view hides it.
    pub place: Live<Option<Place>>,
    /// The words to mark in it.
    pub marks: Live<Arc<Query>>,
    /// Whether the address leads to it.
    pub linked: Live<bool>,
    /// Whether it has come since the reader looked last.
    pub unread: Live<bool>,
    /// Whether the reader left off just before it.
    pub divided: Live<bool>,
}

/// The place of a post among those shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Counted from 1.
    pub position: usize,
    /// How many posts are shown.
    pub of: usize,
}
