//! What one reader sees of a coverage, and what they can do about it.

pub mod arrivals;
pub mod chunks;
pub mod comment;
/// What the publisher of the page decides.
pub mod configuration;
/// Why there is nothing to read.
pub mod failure;
pub mod keyed;
pub mod left_off;
pub mod lightbox;
pub mod list;
#[cfg(target_arch = "wasm32")]
pub mod live;
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod session;
pub mod slices;
/// Where the address leads within the page.
pub mod target;
/// What the reader chose to see.
pub mod view;
