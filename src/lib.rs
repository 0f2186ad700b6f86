//! As It Happened: a reader for live coverage.
//!
//! The way of the data: bytes → [`feed`] (an adapter for the format) → snapshot → [`timeline`] (merge) → changes →
//! [`reading`] (what this reader sees) → `components`. Back goes only an action, handled by [`reading`]. `browser` is the
//! only door to web APIs.

pub mod feed;
pub mod reading;
pub mod timeline;
