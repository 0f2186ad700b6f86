use super::super::effect::{Effect, Keep, Manner, Place, Timer, Told};
use super::super::event::{Action, What};
use super::{World, coverage, id};
use crate::reading::view::{Choice, Order};
use crate::timeline::search::{Fold, Query};
use crate::timeline::source::SourceType;

#[test]
fn new_posts_are_held_back_from_a_reader_who_is_further_down_and_shown_when_asked_for() {
    let mut world = World::showing(&[2, 1]);
    world.poll();
    world.answer(&coverage(&[4, 3, 2, 1], ""));
    assert_eq!((world.shown(), world.page.held()), (vec!["p2".to_owned(), "p1".to_owned()], 2));
    assert_eq!(world.announced(), ["2 new posts"]);
    assert!(world.done.contains(&Effect::Keep(Keep::Place)));
    assert!(world.done.contains(&Effect::Title("(2) A day".to_owned())));
    world.done.clear();
    world.act(Action::ShowArrivals);
    assert_eq!((world.shown().len(), world.page.held()), (4, 0));
    assert!(world.page.is_unread(&id("p4")) && !world.page.is_unread(&id("p2")));
    assert!(world.done.contains(&Effect::Tell(Told::Arrivals(0))));
    assert_eq!(world.done.last(), Some(&Effect::Focus(Place::Post(id("p4")), Manner::ScrollToStart)));
}

#[test]
fn a_reader_at_the_front_or_who_follows_sees_new_posts_at_once() {
    for at_front in [true, false] {
        let mut world = World::showing(&[1]);
        world.at_front = at_front;
        world.act(Action::Follow(!at_front));
        world.poll();
        world.answer(&coverage(&[2, 1], ""));
        assert_eq!((world.shown().len(), world.page.held()), (2, 0));
        assert!(world.done.contains(&Effect::Keep(if at_front { Keep::Front } else { Keep::Place })));
    }
}

#[test]
fn an_old_post_that_comes_changed_with_the_head_is_no_news() {
    let mut world = World::showing(&[8, 7]);
    world.poll();
    world.answer(&coverage(&[8, 7, 1], ""));
    assert_eq!((world.page.held(), world.shown().len()), (0, 3));
}

#[test]
fn a_filter_is_written_to_the_address_and_filled_from_older_pages() {
    let mut world = World::new();
    world.answer(&coverage(&[9, 8], r#", "older": "a.json""#));
    world.act(Action::Choose(Choice::Source(SourceType::Reader)));
    assert_eq!(world.shown(), ["p9"]);
    let written = world.done.iter().any(|effect| matches!(effect, Effect::WriteAddress(change) if change.is_step));
    assert!(written && world.announced() == ["1 post"]);
    world.answer(&coverage(&[7, 6], r#", "older": "b.json""#));
    assert_eq!(world.shown(), ["p9", "p7"]);
    world.answer(&coverage(&[5], ""));
    assert_eq!((world.shown().len(), world.page.counts().all), (3, 5));
}

#[test]
fn a_search_is_announced_once_a_second_after_its_last_letter() {
    let mut world = World::showing(&[9, 8, 7]);
    let fold = Fold::new(str::to_lowercase);
    for typed in ["p", "p9", "p9x"] {
        world.act(Action::Choose(Choice::Words(Query::new(typed, fold))));
    }
    assert_eq!(world.announced(), Vec::<&str>::new());
    assert!(world.done.contains(&Effect::SetTimer { timer: Timer::Found, in_ms: 1_000 }));
    world.tell(What::TimerFired(Timer::Found));
    assert_eq!(world.announced(), ["No posts match"]);
    world.act(Action::Choose(Choice::Everything));
    assert_eq!(world.announced(), ["No posts match", "3 posts"]);
    assert!(world.done.contains(&Effect::StopTimer(Timer::Found)));
}

#[test]
fn the_order_turns_the_list_around() {
    let mut world = World::showing(&[2, 1]);
    world.act(Action::Choose(Choice::Order(Order::OldestFirst)));
    assert_eq!(world.shown(), ["p1", "p2"]);
}

#[test]
fn a_reader_who_comes_back_sees_what_has_come_since() {
    let mut world = World::with(&[("aih:place:day", "1402653660000 p1")], "");
    world.answer(&coverage(&[3, 2, 1], ""));
    assert_eq!((world.page.since_left(), world.page.was_further()), (2, true));
    assert_eq!(world.page.list().divider, Some(2));
    world.act(Action::GoToFirstUnread);
    assert_eq!(world.done.last(), Some(&Effect::Focus(Place::Post(id("p2")), Manner::ScrollToStart)));
    world.act(Action::GoToWhereItWas);
    assert_eq!(world.page.linked(), Some(&id("p1")));
}

/// The post of that minute with other members in the place of its body.
fn with(document: &str, minute: u32, members: &str) -> String {
    let start = document.find(&format!(r#"{{"id": "p{minute}""#)).unwrap();
    let body = start + document[start..].find(r#""body""#).unwrap();
    let end = body + document[body..].find("}]}").unwrap();
    [&document[..body], members, &document[end + 2..]].concat()
}

const WITHDRAWN: &str = r#""withdrawn": {"at": "2014-06-13T10:00:00Z"}"#;

#[test]
fn a_post_that_came_late_under_an_earlier_time_is_new() {
    let mut world = World::showing(&[9, 5, 3]);
    world.tell(What::Left(None));
    let stored = |key: &str| {
        let is_it = |effect: &&Effect| matches!(effect, Effect::Store { key: stored, .. } if stored == key);
        match world.done.iter().find(is_it) {
            Some(Effect::Store { value: Some(value), .. }) => value.clone(),
            _ => String::new(),
        }
    };
    let (place, known) = (stored("aih:place:day"), stored("aih:known:day"));
    let device = [("aih:place:day", place.as_str()), ("aih:known:day", known.as_str())];
    let mut world = World::with(&device, "");
    world.answer(&coverage(&[10, 9, 7, 5, 3, 2], ""));
    assert_eq!(world.page.since_left(), 2);
    assert!(world.page.is_unread(&id("p7")) && !world.page.is_unread(&id("p2")));
    world.act(Action::GoToFirstUnread);
    assert_eq!(world.done.last(), Some(&Effect::Focus(Place::Post(id("p7")), Manner::ScrollToStart)));
    // The same within one visit.
    let mut world = World::showing(&[9, 5, 3]);
    world.tell(What::Visibility { visible: false, place: None });
    world.done.clear();
    world.pass(60_000);
    world.tell(What::Visibility { visible: true, place: None });
    world.at_front = true;
    world.poll();
    world.answer(&coverage(&[9, 7, 5, 3], ""));
    assert_eq!((world.page.since_left(), world.page.is_unread(&id("p7"))), (1, true));
}

#[test]
fn what_is_withdrawn_is_no_news_and_no_key_point() {
    let points = r#", "keyPoints": [{"text": "Two", "post": "p2"}, {"text": "One"}]"#;
    let texts = |world: &World| -> Vec<String> {
        world.page.key_points().unwrap().iter().map(|point| point.text.plain_text()).collect()
    };
    let mut world = World::with(&[("aih:place:day", "1402653660000 p1")], "");
    world.answer(&coverage(&[2, 1], points));
    assert_eq!((world.page.since_left(), texts(&world).len()), (1, 2));
    world.poll();
    world.answer(&coverage(&[4, 3, 2, 1], points));
    assert_eq!(world.page.held(), 2);
    world.poll();
    world.answer(&with(&with(&coverage(&[4, 3, 2, 1], points), 4, WITHDRAWN), 2, WITHDRAWN));
    assert_eq!((world.page.held(), world.page.since_left(), texts(&world)), (1, 0, vec!["One".to_owned()]));
    assert!(world.done.contains(&Effect::Title("(1) A day".to_owned())) && world.done.contains(&Effect::Describe));
    assert_eq!(world.announced(), [""], "what was said of it is gone");
    assert!(!world.shown().contains(&"p4".to_owned()), "it would stand above one that waits");
    // What comes withdrawn is no news either, and brings no key point.
    world.poll();
    let more = points.replace("\"One\"}", "\"One\"}, {\"text\": \"Five\", \"post\": \"p5\"}");
    world.answer(&with(&with(&with(&coverage(&[5, 4, 3, 2, 1], &more), 5, WITHDRAWN), 4, WITHDRAWN), 2, WITHDRAWN));
    assert_eq!((world.page.held(), world.announced().len(), texts(&world).len()), (1, 0, 1));
}

#[test]
fn an_answer_that_says_the_same_renders_nothing() {
    let stamped = |minute: u32| coverage(&[2, 1], &format!(r#", "dateModified": "2014-06-13T11:{minute:02}:00Z""#));
    let mut world = World::new();
    world.answer(&stamped(0));
    let before = world.page.list();
    world.poll();
    world.answer(&stamped(1));
    assert!(!world.done.iter().any(|effect| matches!(effect, Effect::Render(_) | Effect::Keep(_))));
    assert!(std::sync::Arc::ptr_eq(&before, &world.page.list()));
}

#[test]
fn a_post_with_a_mistyped_year_makes_nothing_before_it_look_old() {
    let mistyped = |posts: &[u32]| coverage(posts, "").replacen("2014-06-13T10:03", "2099-06-13T10:03", 1);
    let mut world = World::new();
    world.answer(&mistyped(&[3, 1]));
    world.tell(What::Left(None));
    let stored = Some("1402653660000 ".to_owned());
    assert!(world.done().contains(&Effect::Store { key: "aih:place:day".to_owned(), value: stored }));
    for (stored, new) in [("1402653660000 ", 1), ("4084513380000 ", 0)] {
        let mut world = World::with(&[("aih:place:day", stored)], "");
        world.answer(&mistyped(&[3, 2, 1]));
        assert_eq!(world.page.since_left(), new, "{stored}");
    }
}

#[test]
fn how_far_a_reader_has_come_is_stored_when_they_go_and_never_less_than_another_window_saw() {
    let mut world = World::showing(&[2, 1]);
    let place = Some(id("p1"));
    let stored = |value: &str| Effect::Store { key: "aih:place:day".to_owned(), value: Some(value.to_owned()) };
    world.tell(What::Left(place.clone()));
    assert!(world.done().contains(&stored("1402653720000 p1")));
    let seen = Some("1402659999000 ".to_owned());
    world.tell(What::StorageChanged { key: "aih:place:day".to_owned(), value: seen });
    world.tell(What::Visibility { visible: false, place: place.clone() });
    assert!(world.done().contains(&stored("1402659999000 p1")));
    world.tell(What::Left(place));
    assert_eq!(world.done(), [], "a page out of sight has stored it already");
}
