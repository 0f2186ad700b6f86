//! What one reader sees of a coverage, and what they can do about it.

pub mod configuration;
pub mod failure;
#[cfg(target_arch = "wasm32")]
pub mod session;
pub mod slices;
pub mod target;
pub mod view;
