//! A feed that stamps every post anew at each answer.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::Value;

use super::memory::{MEASURE_FIRST, Memory};
use crate::browser::Engine;
use crate::clock::Clock;
use crate::feeds::{Coverage, Post};
use crate::page::Page;
use crate::server::{Answer, Site};

/// Seconds between two polls.
const REFRESH: u32 = 5;

const POSTS: u32 = 60;

/// After so many polls the page has all that it keeps.
const FIRST: u32 = 60;

/// Bytes a post and poll by which the measure itself may differ: what Chromium compiles and lists by itself has come to 20.
const MOST: u64 = 60;

/// The coverage as the feed has it at that poll: only the times of change differ.
fn coverage(poll: u32) -> Value {
    let posts = (0..POSTS).rev().map(|number| {
        Post::new(&number.to_string(), &format!("2026-01-10T10:{number:02}:00Z"))
            .headline(&format!("Report {number}"))
            .says(&"The wind has turned to the west. ".repeat(10))
            .with("dateModified", format!("2026-01-10T12:{:02}:{:02}Z", poll / 60 % 60, poll % 60))
    });
    Coverage::new("The storm").live().with("refresh", REFRESH).posts(posts).json()
}

/// Leaves such a coverage open for so many polls.
///
/// # Panics
/// When the page grows.
#[track_caller]
pub fn stays_level(site: &Site, page: &Page<'_>, polls: u32) {
    let clock = Clock::of(site, "2026-01-10T12:00:00Z", MEASURE_FIRST);
    let answered = AtomicU32::new(0);
    site.answer_by("GET", &site.feed(), move |_| Answer::json(&coverage(answered.fetch_add(1, Ordering::Relaxed))));
    page.read("");
    page.is_at_rest();
    let passes = |polls: u32| clock.passes(page, Duration::from_secs((polls * REFRESH).into()));
    passes(FIRST);
    let before = Memory::of(page);
    passes(polls);
    let after = Memory::of(page);
    let asked = site.requests_for(&site.feed()).len();
    assert!(asked > (FIRST + polls) as usize / 2, "polled {asked} times");
    assert_eq!(after.elements, before.elements);
    // The other engines do not tell the size of one page's objects.
    let heap = |memory: &Memory| memory.heap.filter(|_| page.engine() == Engine::Chromium).unwrap_or_default();
    let bytes = |memory: &Memory| memory.module + heap(memory);
    let growth = bytes(&after).saturating_sub(bytes(&before)) / u64::from(POSTS * polls);
    assert!(growth < MOST, "{growth} bytes a post and poll\n{before}\n{after}");
}
