use super::super::effect::{Effect, Source, Timer, Told};
use super::super::event::{Action, Document, What};
use super::super::state::{Freshness, Load, OlderState};
use super::{World, coverage, document};
use crate::reading::failure::{Failure, Missed};
use crate::timeline::merge;

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
    world.reply(Ok(Box::new(Document { body_hash: 1, cached_at: None, decoded: None })));
    assert!(!world.done().iter().any(|effect| matches!(effect, Effect::Render(_))));
    assert_eq!((world.page.freshness(), world.page.fetched_ms()), (Freshness::Current, world.now.wall_ms));
}

#[test]
fn where_the_server_fails_a_page_begins_with_the_copy_and_says_when_that_came() {
    for failure in [Failure::Network, Failure::Server, Failure::Html, Failure::CutOff, Failure::Slow] {
        let mut world = World::with_copies();
        world.miss(failure);
        assert_eq!(world.page.load(), Load::Loading, "{failure:?}");
        world.answer_copy(&coverage(&[1], ""), 77);
        assert_eq!((world.page.load(), world.page.freshness()), (Load::Ready, Freshness::Stale), "{failure:?}");
        assert_eq!(world.page.fetched_ms(), 77);
        world.poll();
        assert_eq!(world.asked().source, Source::Server);
        world.answer(&coverage(&[2, 1], ""));
        assert_eq!(world.page.freshness(), Freshness::Current);
    }
}

#[test]
fn what_the_publisher_has_taken_back_is_not_shown_from_the_copy() {
    for failure in [Failure::Missing, Failure::Refused] {
        let mut world = World::with_copies();
        world.miss(failure);
        assert_eq!((world.page.load(), world.has_asked()), (Load::Failed(failure), false));
    }
}

#[test]
fn a_page_without_a_copy_says_why_the_server_failed() {
    let mut world = World::with_copies();
    world.miss(Failure::Server);
    world.miss(Failure::Network);
    assert_eq!(world.page.load(), Load::Failed(Failure::Server));
}

#[test]
fn a_server_that_takes_its_time_is_waited_for_behind_the_copy() {
    let mut world = World::with_copies();
    let head = world.asked().request;
    world.tell(What::TimerFired(Timer::Copy));
    world.answer_copy(&coverage(&[1], ""), 77);
    assert_eq!((world.shown(), world.page.freshness()), (vec!["p1".to_owned()], Freshness::Stale));
    let document = document(&coverage(&[2, 1], ""), merge::Page::Head, 50);
    world.tell(What::Answered { request: head, answer: Ok(document), at_front: true });
    assert_eq!(
        (world.page.timeline().map(crate::timeline::Timeline::len), world.page.freshness()),
        (Some(2), Freshness::Current)
    );
}

#[test]
fn an_answer_before_the_copy_makes_it_unwanted() {
    let mut world = World::with_copies();
    let head = world.asked().request;
    world.tell(What::TimerFired(Timer::Copy));
    let copy = world.asked().request;
    let document = document(&coverage(&[2, 1], ""), merge::Page::Head, 50);
    world.tell(What::Answered { request: head, answer: Ok(document), at_front: true });
    assert!(world.done().contains(&Effect::Cancel(copy)));
    assert_eq!(world.shown(), ["p2", "p1"]);
}

#[test]
fn the_copy_is_as_old_as_it_is_even_if_the_server_has_nothing_new() {
    let mut world = World::with_copies();
    let head = world.asked().request;
    world.tell(What::TimerFired(Timer::Copy));
    world.answer_copy(&coverage(&[1], ""), 77);
    let same = Box::new(Document { body_hash: 1, cached_at: None, decoded: None });
    world.tell(What::Answered { request: head, answer: Ok(same), at_front: true });
    assert_eq!((world.page.freshness(), world.page.fetched_ms()), (Freshness::Current, world.now.wall_ms));
}

#[test]
fn bytes_that_come_keep_a_request_waiting() {
    let mut world = World::new();
    let request = world.asked().request;
    world.done.clear();
    world.tell(What::Arriving(request));
    assert!(world.done().contains(&Effect::SetTimer { timer: Timer::Deadline(request), in_ms: 16_000 }));
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
    let mut world = World::with_copies();
    world.miss(Failure::Network);
    world.answer_copy(&other, world.now.wall_ms - 1_000);
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
fn nothing_is_asked_for_while_the_page_is_out_of_sight() {
    let mut world = World::showing(&[1]);
    world.tell(What::Visibility { visible: false, place: None });
    world.poll();
    assert!(!world.has_asked());
    world.tell(What::Visibility { visible: true, place: None });
    world.poll();
    assert!(world.has_asked());
}

#[test]
fn a_device_that_takes_its_network_for_lost_is_asked_all_the_same_and_an_answer_is_proof() {
    let mut world = World::showing(&[1]);
    world.tell(What::Network { online: false });
    assert_eq!((world.page.freshness(), world.page.claims_online()), (Freshness::Offline, false));
    world.done.clear();
    world.pass(30_000);
    world.tell(What::TimerFired(Timer::Poll));
    assert_eq!(world.asked().source, Source::ServerAlone);
    world.miss(Failure::Network);
    assert_eq!(world.page.freshness(), Freshness::Offline);
    world.poll();
    world.answer(&coverage(&[2, 1], ""));
    assert_eq!((world.page.freshness(), world.page.claims_online()), (Freshness::Current, false));
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
fn an_older_page_that_fails_comes_from_the_copy() {
    let mut world = World::with_copies();
    world.answer(&coverage(&[9], r#", "older": "a.json""#));
    world.act(Action::LoadOlder);
    world.miss(Failure::Network);
    assert_eq!(world.page.older(), OlderState::Loading);
    world.answer_copy(&coverage(&[8], r#", "older": "b.json""#), 77);
    assert_eq!((world.page.older(), world.shown()), (OlderState::Waiting, vec!["p9".to_owned(), "p8".to_owned()]));
    world.act(Action::LoadOlder);
    world.miss(Failure::Server);
    world.miss(Failure::Network);
    assert_eq!(world.page.older(), OlderState::Failed(Failure::Server));
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

#[test]
fn an_ended_coverage_is_asked_for_once_when_the_reader_returns() {
    let ended = coverage(&[1], r#", "status": "ended""#);
    let mut world = World::new();
    world.answer(&ended);
    for document in [&ended, &coverage(&[2, 1], "")] {
        world.poll();
        assert!(!world.has_asked());
        world.tell(What::Visibility { visible: false, place: None });
        world.tell(What::Visibility { visible: true, place: None });
        world.tell(What::TimerFired(Timer::Poll));
        world.answer(document);
    }
    world.poll();
    assert!(world.has_asked(), "the end was a mistake");
}

#[test]
fn a_document_with_a_mistyped_year_makes_no_later_one_look_old() {
    let dated = |date: &str, headline: &str| {
        coverage(&[1], &format!(r#", "dateModified": "{date}T10:30:00Z""#)).replace("A day", headline)
    };
    let mut world = World::new();
    world.answer(&dated("2041-06-13", "One"));
    world.poll();
    world.answer(&dated("2014-06-13", "Two"));
    assert_eq!(world.page.coverage().unwrap().headline, "Two");
}
