//! What one reader sees of a coverage, and what they can do about it.

pub mod arrivals;
pub mod chunks;
pub mod comment;
/// What the publisher of the page decides.
pub mod configuration;
/// Why there is nothing to read.
pub mod failure;
pub mod left_off;
pub mod lightbox;
pub mod list;
pub mod page;
pub mod retry;
/// What the reader chose to see.
pub mod view;
