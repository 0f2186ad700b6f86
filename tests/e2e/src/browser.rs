//! The browsers: three engines over WebDriver, each session with a driver process of its own.
//!
//! The protocol is spoken in blocking calls. A journey then reads as a plain list of steps, and a
//! failure names the line of the step; in async code it would name the executor.

mod console;
mod display;
mod driver;
mod emulation;
mod engine;
mod keys;
mod measure;
mod memory;
mod network;
mod pointers;
mod pool;
mod session;
mod wire;

pub use emulation::{Medium, Need, Scheme};
pub use engine::Engine;
pub use measure::{Device, Work};
pub use memory::Footprint;
pub use pointers::{Gesture, Offset};
pub use pool::Pool;
pub use session::Browser;
pub use wire::Refusal;
