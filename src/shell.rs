//! Carries out in the browser what the page has decided, tells it what happens, and publishes its read model as signals.

mod address;
mod clicks;
mod effects;
pub mod ids;
pub mod list;
pub mod live;
mod publish;
mod rendering;
mod requests;
mod session;
mod world;

pub use session::{FOLD, Session};
