//! The way from the head to the oldest page.

use std::collections::BTreeSet;

use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::moment::Moment;
use proptest::option;
use proptest::prelude::*;
use serde_json::json;

mod support {
    pub mod cases;
    pub mod read;
}

use support::cases::cases;
use support::read::{HEAD, read};

fn address(page: usize) -> String {
    if page == 0 { HEAD.to_owned() } else { format!("https://news.example.org/live/day/{page}.json") }
}

/// Takes in page number `page`, with one post of its own, and with the page that it says is the next older one.
fn load(timeline: &mut Timeline, page: usize, older: Option<usize>) {
    let post = json!({ "id": format!("p{page}"), "datePublished": "2031-05-04T10:00:00Z" });
    let mut document = json!({ "version": 1, "id": "day", "headline": "A day", "posts": [post] });
    if let Some(older) = older {
        document["older"] = address(older).into();
    }
    timeline.merge(read(document.to_string().as_bytes(), &address(page)).unwrap().snapshot);
}

fn next(timeline: &Timeline) -> Option<usize> {
    let next = timeline.next_older()?.as_str().to_owned();
    (0..20).find(|page| address(*page) == next)
}

#[test]
fn each_page_leads_to_the_next_until_there_is_none() {
    let mut timeline = Timeline::default();
    assert_eq!(next(&timeline), None);
    for (page, older) in [(0, Some(1)), (1, Some(2)), (2, None)] {
        load(&mut timeline, page, older);
        assert_eq!(next(&timeline), older);
    }
}

#[test]
fn a_page_that_slid_in_between_is_found() {
    let mut timeline = Timeline::default();
    load(&mut timeline, 0, Some(1));
    load(&mut timeline, 1, None);
    let post = json!({ "id": "new", "datePublished": "2031-05-04T11:00:00Z" });
    let head = json!({ "version": 1, "id": "day", "headline": "A day", "older": address(2), "posts": [post] });
    timeline.merge(read(head.to_string().as_bytes(), HEAD).unwrap().snapshot);
    assert_eq!(next(&timeline), Some(2));
    load(&mut timeline, 2, Some(1));
    assert_eq!(next(&timeline), None);
}

#[test]
fn a_page_that_was_opened_by_a_link_does_not_break_the_way() {
    let mut timeline = Timeline::default();
    load(&mut timeline, 0, Some(1));
    load(&mut timeline, 2, Some(3));
    assert_eq!(next(&timeline), Some(1));
    load(&mut timeline, 1, Some(2));
    assert_eq!(next(&timeline), Some(3));
}

/// What has to come before a later head can be merged: one with these posts, that leads to that older page and pins that
/// post.
fn missing(timeline: &Timeline, posts: &[&str], older: usize, pinned: &str) -> Option<usize> {
    let posts: Vec<_> = posts.iter().map(|id| json!({ "id": id, "datePublished": "2031-05-05T10:00:00Z" })).collect();
    let (id, headline, older) = ("day", "A day", address(older));
    let head =
        json!({ "version": 1, "id": id, "headline": headline, "older": older, "pinned": pinned, "posts": posts });
    let snapshot = read(head.to_string().as_bytes(), HEAD).unwrap().snapshot;
    let missing = timeline.missing_between(&snapshot)?.as_str().to_owned();
    (0..20).find(|page| address(*page) == missing)
}

#[test]
fn a_head_that_has_moved_on_by_pages_leaves_a_hole() {
    let mut timeline = Timeline::default();
    assert_eq!(missing(&timeline, &["new"], 7, ""), None, "nothing is known yet");
    load(&mut timeline, 0, Some(1));
    assert_eq!(missing(&timeline, &["new"], 7, ""), Some(7));
    assert_eq!(missing(&timeline, &["new", "p0"], 7, ""), None, "it holds the newest post that is known");
    assert_eq!(missing(&timeline, &["new", "p0"], 7, "p0"), Some(7), "which says nothing if that is pinned");
    assert_eq!(missing(&timeline, &["new"], 1, ""), None, "it leads to the same older page as before");
}

#[test]
fn an_old_post_that_was_changed_fills_no_hole() {
    let mut timeline = Timeline::default();
    load(&mut timeline, 0, Some(1));
    load(&mut timeline, 1, Some(2));
    // Of the same instant: p0, which is in the head, is newer than p1.
    assert_eq!(missing(&timeline, &["new", "p1"], 7, ""), Some(7));
    assert_eq!(missing(&timeline, &["new", "p1", "p0"], 7, ""), None);
    assert_eq!(missing(&timeline, &["new", "p1"], 7, "p0"), None, "p0 is pinned: the next one counts");
}

#[test]
fn the_way_to_a_moment_is_whole_once_its_post_or_the_page_around_it_is_here() {
    let instant = |time: &str| Moment::parse(&format!("2031-05-04T{time}Z")).unwrap();
    let mut timeline = Timeline::default();
    load(&mut timeline, 0, Some(1));
    assert!(timeline.reaches(instant("10:00:00")));
    assert!(!timeline.reaches(instant("10:00:01")), "an older post may be in the head for another reason");
    load(&mut timeline, 1, Some(2));
    assert!(timeline.reaches(instant("10:00:01")));
    assert!(!timeline.reaches(instant("09:59:59")));
    load(&mut timeline, 2, None);
    assert!(timeline.reaches(instant("09:59:59")), "there is no more");
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn every_page_on_the_way_is_loaded_once_even_in_a_circle(
        older in prop::collection::vec(option::weighted(0.9, 1..8_usize), 8),
        opened_before in prop::collection::vec(1..8_usize, 0..3),
    ) {
        let mut on_the_way = BTreeSet::new();
        let mut page = Some(0);
        while let Some(this) = page.filter(|this| on_the_way.insert(*this)) {
            page = older[this];
        }

        let mut timeline = Timeline::default();
        for page in &opened_before {
            load(&mut timeline, *page, older[*page]);
        }
        prop_assert_eq!(next(&timeline), None, "only the head begins the way");
        load(&mut timeline, 0, older[0]);
        let mut loaded: BTreeSet<usize> = opened_before.into_iter().chain([0]).collect();
        while let Some(page) = next(&timeline) {
            prop_assert!(loaded.insert(page), "{} is loaded twice", page);
            load(&mut timeline, page, older[page]);
        }
        prop_assert!(on_the_way.is_subset(&loaded));
    }
}
