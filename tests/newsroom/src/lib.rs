//! A simulated newsroom. It tells one day of live coverage, renders the documents that its server holds at any instant,
//! and answers requests, with faults where it is told to.
//!
//! The crate is pure: every function takes the time as an argument. Three things use it: `cargo xtask serve --replay`,
//! the journeys' days and soaks, and the simulation. A [`Story`] comes from a seed ([`Story::generated`]) or from a finished
//! coverage document ([`Story::replayed`]).
//!
//! All instants are milliseconds since 1970-01-01T00:00:00Z.

mod documents;
mod fault;
mod plan;
mod response;
mod story;
mod time;
mod truth;

pub use documents::HEAD;
pub use fault::Fault;
pub use plan::{Comments, DateModified, Layout, Plan, Variety};
pub use response::{Delivery, Response};
pub use story::{Change, LogEntry, Story, ZONES};
pub use time::{Clock, START, http_date, parse, parse_http_date, rfc3339};
pub use truth::{Entry, Truth, plain_text};
