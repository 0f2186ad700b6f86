//! As It Happened: a reader for live coverage.
//!
//! The way of the data: bytes → [`feed`] (an adapter for the format) → snapshot → [`timeline`] (merge) → changes →
//! [`reading`] (what this reader sees; signals) → `components`. Back goes only an action, handled by [`reading`].
//! `browser` is the only door to web APIs, and every word of the page itself is in [`messages`].
//!
//! [`timeline`], [`feed`], [`reading`] and [`messages`] are pure but for the parts that exist in the browser alone.

pub mod feed;
pub mod increasing;
pub mod markup;
pub mod messages;
pub mod reading;
pub mod structured_data;
pub mod timeline;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod start;

#[cfg(target_arch = "wasm32")]
pub use start::start;
