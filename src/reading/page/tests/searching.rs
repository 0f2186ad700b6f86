//! Searches on older pages, and the wait for what is yet to come.

use super::super::effect::{Effect, Manner, Place};
use super::super::event::{Action, What};
use super::super::state::OlderState;
use super::{World, coverage, id};
use crate::reading::failure::Failure;
use crate::reading::lightbox::Step;
use crate::reading::view::Choice;
use crate::timeline::search::{Fold, Query};

/// A chain of older pages without end. `posts` are on each of them.
fn answer_all(world: &mut World, posts: &[u32]) -> usize {
    let mut pages = 0;
    while world.has_asked() {
        pages += 1;
        assert!(pages < 300, "pages are requested without end");
        world.answer(&coverage(posts, &format!(r#", "older": "{}.json""#, world.hashes)));
    }
    pages
}

fn endless(fragment: &str) -> World {
    let mut world = World::with(&[], fragment);
    world.answer(&coverage(&[9], r#", "older": "first.json""#));
    world
}

#[test]
fn a_search_for_what_is_nowhere_is_paused_after_ten_pages_and_goes_on_when_the_reader_says_so() {
    for fragment in ["post-none", "image-900", "picture-1-none"] {
        let mut world = endless(fragment);
        assert_eq!(answer_all(&mut world, &[]), 10, "{fragment}");
        assert!(world.page.has_paused_search());
        // To press the button is to touch the page.
        world.tell(What::Input);
        world.act(Action::SearchOn);
        assert!(world.done.contains(&Effect::Focus(Place::Timeline, Manner::InPlace)));
        assert_eq!(answer_all(&mut world, &[]), 10, "{fragment}");
        // A reader who loads older posts to read them is not taken anywhere.
        world.tell(What::Input);
        world.act(Action::LoadOlder);
        world.answer(&coverage(&[8], ""));
        assert!(!world.page.has_paused_search() && !world.page.is_on_the_way());
    }
}

#[test]
fn posts_that_came_on_the_way_are_shown_when_the_search_is_paused() {
    let mut world = endless("post-none");
    world.answer(&coverage(&[8], r#", "older": "second.json""#));
    assert_eq!(world.shown(), ["p9"]);
    assert_eq!(answer_all(&mut world, &[7]), 9);
    assert_eq!(world.shown(), ["p9", "p8", "p7"]);
}

#[test]
fn who_tries_again_still_comes_to_the_post_of_the_link() {
    let mut world = endless("post-p1");
    world.miss(Failure::Server);
    assert!(matches!(world.page.older(), OlderState::Failed(_)));
    world.tell(What::Input);
    world.act(Action::LoadOlder);
    world.answer(&coverage(&[1], ""));
    assert_eq!(world.page.linked(), Some(&id("p1")));
}

#[test]
fn a_rare_word_is_searched_for_on_ten_pages_at_a_time() {
    let mut world = endless("");
    world.done.clear();
    world.act(Action::Choose(Choice::Words(Query::new("nothing says this", Fold::new(str::to_lowercase)))));
    assert_eq!(answer_all(&mut world, &[8]), 10);
    assert!(world.page.is_search_paused() && !world.page.has_paused_search());
    assert_eq!(world.page.older(), OlderState::Waiting);
    world.act(Action::LoadOlder);
    assert_eq!(answer_all(&mut world, &[8]), 11);
}

#[test]
fn empty_pages_do_not_come_without_end_where_the_end_of_the_timeline_stays_near() {
    let mut world = endless("");
    world.act(Action::LoadOlder);
    let mut pages = 0;
    while world.has_asked() {
        pages += 1;
        world.answer(&coverage(&[], &format!(r#", "older": "{pages}.json""#)));
        world.tell(What::CameNearEnd);
        assert!(pages < 300);
    }
    assert_eq!(pages, 11);
    assert!(world.page.is_search_paused());
    // Pages that bring posts come for as long as the reader goes on.
    let mut world = endless("");
    world.act(Action::LoadOlder);
    for page in 0..30 {
        assert!(world.has_asked(), "{page}");
        world.answer(&coverage(&[59 - page], &format!(r#", "older": "{page}.json""#)));
        world.tell(What::CameNearEnd);
    }
}

#[test]
fn past_the_last_picture_ten_pages_are_looked_through_at_a_step() {
    let mut world = World::showing(&[1]);
    world.poll();
    world.answer(&coverage(&[1], r#", "older": "first.json""#));
    world.act(Action::OpenPicture(crate::timeline::picture::PictureId { post: id("p1"), number: 1 }));
    for _ in 0..2 {
        world.done.clear();
        world.act(Action::Walk(Step::Next));
        assert_eq!(answer_all(&mut world, &[]), 10);
        assert!(world.page.can_walk(Step::Next));
    }
}

#[test]
fn a_chain_of_empty_pages_behind_a_head_that_has_moved_on_is_not_followed_to_its_end() {
    let mut world = World::showing(&[2, 1]);
    world.poll();
    world.answer(&coverage(&[9], r#", "older": "first.json""#));
    assert_eq!(answer_all(&mut world, &[]), 10);
    assert_eq!(world.page.held(), 1);
}

#[test]
fn a_scroll_a_key_or_a_touch_cancels_a_search() {
    let mut world = endless("post-p5");
    world.answer(&coverage(&[8], r#", "older": "second.json""#));
    assert!(world.page.is_on_the_way());
    world.tell(What::Input);
    assert_eq!((world.page.is_on_the_way(), world.shown().len()), (false, 2));
    world.tell(What::Input);
    world.answer(&coverage(&[5], r#", "older": "third.json""#));
    assert!(!world.has_asked() && !world.done.iter().any(|effect| matches!(effect, Effect::Focus(..))));
    assert_eq!(world.shown(), ["p9", "p8", "p5"]);
}

fn goes_to(world: &World, post: &str) -> bool {
    world.done.contains(&Effect::Focus(Place::Post(id(post)), Manner::ScrollToStart))
}

#[test]
fn a_post_that_the_head_does_not_hold_yet_is_waited_for_and_not_searched_for_on_older_pages() {
    for fragment in ["post-p23", "picture-1-p23", "post-p23?utm_source=mail", "post-p102"] {
        let mut world = World::with(&[], fragment);
        world.answer(&coverage(&[22, 21, 20], r#", "older": "a.json""#));
        assert!(!world.has_asked(), "{fragment}");
        assert_eq!(world.page.remark(), Some(world.page.messages().words.post_awaited));
        assert_eq!(world.announced(), [world.page.messages().words.post_awaited]);
        // Another poll without it says nothing.
        world.poll();
        world.answer(&coverage(&[22, 21, 20], r#", "older": "a.json""#));
        assert!(world.announced().is_empty() && !world.has_asked());
    }
    let mut world = World::with(&[], "post-p23");
    world.answer(&coverage(&[22, 21, 20], r#", "older": "a.json""#));
    world.poll();
    world.answer(&coverage(&[23, 22, 21], r#", "older": "a.json""#));
    assert!(goes_to(&world, "p23"));
    assert_eq!((world.page.remark(), world.page.held(), world.page.is_on_the_way()), (None, 0, false));
}

#[test]
fn only_ids_that_are_made_alike_and_grow_tell_what_is_to_come() {
    for (ids, link, waits) in [
        (["a99", "a98", "a97"], "a100", true),
        (["01HZX9", "01HZX7", "01HZWK"], "01HZXA", true),
        (["2014-06-13-1203", "2014-06-13-1159", "2014-06-12-2301"], "2014-06-13-1204", true),
        // Between those that are here, or before them.
        (["a99", "a98", "a90"], "a95", false),
        (["a99", "a98", "a97"], "a3", false),
        // No order, or another one.
        (["a98", "a99", "a97"], "a100", false),
        (["wind", "rain", "hail"], "none", false),
        (["a99", "a98", "a97"], "story", false),
    ] {
        let mut document = coverage(&[30, 20, 10], r#", "older": "a.json""#);
        for (id, minute) in ids.iter().zip(["p30", "p20", "p10"]) {
            document = document.replace(&format!("\"{minute}\""), &format!("\"{id}\""));
        }
        let mut world = World::with(&[], &format!("post-{link}"));
        world.answer(&document);
        assert_eq!(!world.has_asked(), waits, "{ids:?} {link}");
    }
}

#[test]
fn where_ids_do_not_grow_a_post_is_searched_for_and_still_followed_when_it_comes() {
    let mut world = World::with(&[], "post-new");
    world.answer(&coverage(&[22, 21, 20], r#", "older": "a.json""#).replace("p21", "flood"));
    assert!(world.has_asked());
    world.answer(&coverage(&[5], ""));
    assert_eq!(world.page.remark(), Some(world.page.messages().words.post_awaited));
    world.poll();
    world.answer(&coverage(&[30, 22, 20], r#", "older": "a.json""#).replace("p30", "new"));
    assert!(goes_to(&world, "new"));
}

#[test]
fn a_reader_who_reads_on_is_not_taken_to_the_post_that_was_waited_for() {
    let mut world = World::with(&[], "post-p23");
    world.answer(&coverage(&[22, 21, 20], ""));
    world.tell(What::Input);
    assert_eq!(world.page.remark(), None);
    world.poll();
    world.answer(&coverage(&[23, 22, 21, 20], ""));
    assert!(!goes_to(&world, "p23"));
}

#[test]
fn nothing_is_waited_for_once_the_coverage_has_ended() {
    let ended = r#", "status": "ended""#;
    let mut world = World::with(&[], "post-p23");
    world.answer(&coverage(&[22, 21, 20], ended));
    assert_eq!(world.page.remark(), Some(world.page.messages().words.post_unknown));
    let mut world = World::with(&[], "post-p23");
    world.answer(&coverage(&[22, 21, 20], ""));
    world.poll();
    world.answer(&coverage(&[22, 21, 20], ended));
    assert_eq!(world.page.remark(), Some(world.page.messages().words.post_unknown));
}
