//! Carries out in the browser what the page has decided, tells it what happens, and shows its read model.

mod controls;
mod effects;
mod files;
mod lightbox;
pub mod list;
mod posts;
mod regions;
mod rendering;
mod requests;
mod session;
mod world;

pub use session::{FOLD, Session};
