//! As It Happened: a reader for live coverage.
//!
//! Data flows one way: bytes → [`feed`] (decode) → snapshot → [`timeline`] (merge) → [`reading`] (what one reader sees) →
//! [`markup`] (trees of elements) → `shell` and `components` (the document). Only events flow back.
//!
//! [`timeline`], [`feed`], [`reading`], [`markup`], [`structured_data`] and [`messages`] are pure, except for their parts that are
//! compiled for wasm only. `browser` is the only access to web APIs.

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
mod shell;
#[cfg(target_arch = "wasm32")]
mod start;

#[cfg(target_arch = "wasm32")]
pub use start::start;
