//! Journeys through the built page, in three browser engines.
//!
//! A journey is a function of two things: the [`Site`](server::Site) that a publisher runs, and the
//! [`Page`](page::Page) in front of a reader.
//!
//! ```no_run
//! use e2e::{feeds::{Coverage, Post}, page::Page, server::Site};
//!
//! fn finds_the_post_about_the_bridge(site: &Site, page: &Page) {
//!     let bridge = Post::new("bridge", "2026-03-01T09:00:00Z").headline("The bridge is open");
//!     site.serves(&Coverage::new("The storm").post(bridge).json());
//!     page.open("?q=bridge");
//!     page.by_role("article", "The bridge is open").appears();
//! }
//! ```
//!
//! * [`server`]: the built page, any scripted answer or fault, a strict policy, a log of requests
//! * [`newsroom`]: a scripted server of comments, which keeps those it takes in
//! * [`isso`]: a real Isso, as a publisher runs it
//! * [`browser`]: the engines over WebDriver, started, pooled and ended for certain
//! * [`page`]: what a reader does and sees, by role and visible name; axe; pictures
//! * [`article`]: somebody else's page, with the page in it
//! * [`feeds`]: small coverages in a few words
//! * [`clock`]: the page's own clock, which leaps when a journey says so
//! * [`day`]: a coverage as it grows, with all that goes wrong between a newsroom and its readers
//! * [`soak`]: a reader in front of the page for a whole day
//! * [`writer`]: a reader who writes comments, and keeps account of them
//! * [`suite`]: journeys times engines, run as `cargo test` runs tests

pub mod article;
pub mod browser;
pub mod clock;
pub mod day;
pub mod feeds;
pub mod isso;
pub mod newsroom;
pub mod page;
mod port;
mod process_group;
pub mod server;
pub mod soak;
pub mod suite;
pub mod writer;
