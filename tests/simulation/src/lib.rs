//! Whole days of live coverage before one reader's page, without a browser: the newsroom, its server, the network, the
//! device, the reader and the clock come from one seed, and drive the page by its events and effects.
//!
//! A day has at least 300 posts and 1,000 changes. Until an instant that the seed chooses, one response in six is spoiled,
//! the device loses its network, sleeps, has its clock set, and refuses to store; the reader scrolls, filters, searches,
//! follows links, opens pictures, hides the tab, comments, leaves and returns. Then the faults stop, and in the end the
//! page must equal the newsroom.
//!
//! ```sh
//! cargo xtask simulate --days 1000               # seeds 0 to 999
//! cargo xtask simulate --days 1 --seed 17        # one day again
//! ```

pub mod comment_server;
pub mod device;
pub mod history;
pub mod kinds;
pub mod ledger;
mod log;
pub mod network;
pub mod planted;
pub mod queue;
pub mod rules;
