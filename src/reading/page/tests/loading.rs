use super::super::effect::{Effect, Timer, Told};
use super::super::event::{Action, Document, What};
use super::super::state::{Freshness, Load, OlderState};
use super::{World, coverage, document};
use crate::reading::failure::{Failure, Missed};
use crate::timeline::merge;

/// The document that is known already, from the server or the service worker's cache.
fn unchanged(cached_at: Option<i64>) -> Box<Document> {
    Box::new(Document { etag: String::new(), body_hash: 1, cached_at, decoded: None })
}

#[test]
fn a_page_that_cannot_load_says_why_once_and_asks_again_by_itself() {
    for (answer, failure) in [
        (Err(Failure::of_status(404).into()), Failure::Missing),
        (Err(Failure::of_status(410).into()), Failure::Missing),
        (Err(Failure::of_status(403).into()), Failure::Refused),
        (Err(Missed { failure: Failure::of_status(503), retry_after: Some(60) }), Failure::Server),
        (Err(Failure::Html.into()), Failure::Html),
        (Ok(document("{", merge::Page::Head, 1)), Failure::CutOff),
    ] {
        let mut world = World::new();
        world.reply(answer.clone());
        assert_eq!(world.page.load(), Load::Failed(failure), "{answer:?}");
        assert!(world.done().contains(&Effect::Tell(Told::Failure(failure.word()))));
        world.poll();
        assert!(world.has_asked(), "{answer:?}");
        world.reply(answer);
        assert!(!world.done().iter().any(|effect| matches!(effect, Effect::Tell(_))), "told once");
        world.poll();
        world.answer(&coverage(&[1], ""));
        assert_eq!(world.page.load(), Load::Ready);
    }
}

#[test]
fn an_answer_that_comes_after_its_deadline_is_ignored() {
    let mut world = World::new();
    let request = world.asked().request;
    world.tell(What::TimerFired(Timer::Deadline(request)));
    assert_eq!(world.page.load(), Load::Failed(Failure::Slow));
    assert!(world.done.contains(&Effect::Cancel(request)));
    world.answer(&coverage(&[1], ""));
    assert_eq!(world.page.load(), Load::Failed(Failure::Slow));
}

#[test]
fn a_reader_who_tries_again_does_not_wait_for_the_request_before() {
    let mut world = World::new();
    world.miss(Failure::Network);
    world.poll();
    let second = world.asked().request;
    world.act(Action::Retry);
    assert!(world.done.contains(&Effect::Cancel(second)));
    world.answer(&coverage(&[1], ""));
    assert_eq!(world.shown(), ["p1"]);
}

#[test]
fn a_reader_of_a_coverage_without_posts_asks_again_at_once() {
    let mut world = World::showing(&[]);
    world.done();
    world.act(Action::Retry);
    world.answer(&coverage(&[2, 1], ""));
    assert_eq!(world.shown(), ["p2", "p1"]);
}

#[test]
fn a_head_that_is_known_changes_nothing_and_counts_as_an_answer() {
    let mut world = World::showing(&[2, 1]);
    world.poll();
    let fetch = world.asked();
    assert_eq!((fetch.body_hash, fetch.page), (1, merge::Page::Head));
    world.reply(Ok(unchanged(None)));
    assert!(!world.done().iter().any(|effect| matches!(effect, Effect::Render(_))));
    assert_eq!((world.page.freshness(), world.page.fetched_ms()), (Freshness::Current, world.now.wall_ms));
}

#[test]
fn what_the_service_worker_had_in_its_cache_is_no_news_but_begins_a_page() {
    let mut world = World::new();
    let cached = document(&coverage(&[1], ""), merge::Page::Head, 1);
    world.reply(Ok(Box::new(Document { cached_at: Some(77), ..*cached })));
    assert_eq!((world.page.load(), world.page.freshness()), (Load::Ready, Freshness::Offline));
    assert_eq!(world.page.fetched_ms(), 77);
    world.poll();
    world.answer(&coverage(&[2, 1], ""));
    assert_eq!(world.page.freshness(), Freshness::Current);
    world.poll();
    world.reply(Ok(unchanged(Some(78))));
    assert_eq!(world.page.freshness(), Freshness::Stale);
}

#[test]
fn a_gap_behind_a_head_that_has_moved_on_is_filled_before_anything_is_shown() {
    let mut world = World::showing(&[2, 1]);
    world.at_front = true;
    world.poll();
    world.answer(&coverage(&[9, 8], r#", "older": "a.json""#));
    assert_eq!(world.shown(), ["p2", "p1"]);
    assert_eq!(world.asked().address.as_str(), "https://news.example/day/a.json");
    world.answer(&coverage(&[7, 2], r#", "older": "b.json""#));
    assert_eq!(world.shown(), ["p9", "p8", "p7", "p2", "p1"]);
}

#[test]
fn when_a_page_of_a_gap_fails_the_head_is_read_again() {
    let mut world = World::showing(&[2, 1]);
    world.poll();
    world.answer(&coverage(&[9, 8], r#", "older": "a.json""#));
    world.miss(Failure::Network);
    assert_eq!((world.shown(), world.page.freshness()), (vec!["p2".to_owned(), "p1".to_owned()], Freshness::Stale));
    world.poll();
    assert_eq!(world.asked().body_hash, 0);
}

#[test]
fn a_document_of_another_coverage_is_refused() {
    let mut world = World::showing(&[1]);
    world.poll();
    world.answer(&coverage(&[2], "").replace(r#""id": "day""#, r#""id": "night""#));
    assert_eq!((world.shown(), world.page.freshness()), (vec!["p1".to_owned()], Freshness::Stale));
    assert!(world.done().contains(&Effect::Warn("/id is that of another coverage".to_owned())));
}

#[test]
fn another_coverage_in_the_cache_gives_way_to_that_of_the_server() {
    let other = coverage(&[9], "").replace(r#""id": "day""#, r#""id": "yesterday""#);
    let mut world = World::new();
    let cached = document(&other, merge::Page::Head, 77);
    let cached_at = Some(world.now.wall_ms - 1_000);
    world.reply(Ok(Box::new(Document { cached_at, ..*cached })));
    assert_eq!(world.shown(), ["p9"]);
    world.poll();
    world.answer(&coverage(&[2, 1], ""));
    assert_eq!(world.shown(), ["p2", "p1"]);
    // What the server has said counts.
    world.poll();
    world.answer(&other);
    assert_eq!(world.shown(), ["p2", "p1"]);
}

#[test]
fn nothing_is_asked_for_while_the_page_is_out_of_sight_or_offline() {
    let mut world = World::showing(&[1]);
    world.tell(What::Visibility { visible: false, place: None });
    world.poll();
    assert!(!world.has_asked());
    world.tell(What::Visibility { visible: true, place: None });
    world.tell(What::Network { online: false });
    assert_eq!(world.page.freshness(), Freshness::Offline);
    world.poll();
    assert!(!world.has_asked());
    world.tell(What::Network { online: true });
    world.poll();
    assert!(world.has_asked());
}

#[test]
fn a_clock_that_is_set_meanwhile_changes_nothing_about_the_polls() {
    for hours in [-24, 24] {
        let mut world = World::showing(&[1]);
        world.done.clear();
        world.now.wall_ms += hours * 3_600_000;
        world.now.monotonic_ms += 10_000;
        world.tell(What::TimerFired(Timer::Poll));
        assert!(!world.has_asked(), "{hours}");
        world.now.monotonic_ms += 15_000;
        world.tell(What::TimerFired(Timer::Poll));
        assert!(world.has_asked(), "{hours}");
    }
}

#[test]
fn an_older_page_that_fails_can_be_asked_for_again() {
    let mut world = World::new();
    world.answer(&coverage(&[9], r#", "older": "a.json""#));
    assert_eq!(world.page.older(), OlderState::Waiting);
    world.act(Action::LoadOlder);
    assert_eq!(world.page.older(), OlderState::Loading);
    let request = world.asked().request;
    world.tell(What::TimerFired(Timer::Deadline(request)));
    assert_eq!(world.page.older(), OlderState::Failed(Failure::Slow));
    world.act(Action::LoadOlder);
    world.answer(&coverage(&[8], ""));
    assert_eq!((world.page.older(), world.shown()), (OlderState::None, vec!["p9".to_owned(), "p8".to_owned()]));
}
