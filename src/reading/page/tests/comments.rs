use super::super::effect::{Effect, Manner, Place, RequestId, Timer};
use super::super::event::{Action, CommentAction, Document, Focus, What};
use super::{World, coverage};
use crate::reading::comment::Control;
use crate::reading::comment::answer::ServerReply;
use crate::reading::comment::request::CommentRequest;

pub(super) const TEXT_KEY: &str = "aih:draft:day:text";
pub(super) const MARK_KEY: &str = "aih:draft:day:submission";

pub(super) fn with_form(storage: &[(&str, &str)], protocol: &str) -> World {
    let mut world = World::with(storage, "");
    let comments =
        format!(r#", "comments": {{"open": true, "protocol": "{protocol}", "action": "https://news.example/c"}}"#);
    world.answer(&coverage(&[1], &comments));
    world
}

pub(super) fn act(world: &mut World, action: CommentAction) {
    world.act(Action::Comment(action));
}

pub(super) fn write(world: &mut World, text: &str) {
    act(world, CommentAction::Write(Control::Text, text.to_owned()));
    act(world, CommentAction::Write(Control::Name, "Ann".to_owned()));
}

pub(super) fn stored(world: &mut World) -> Vec<(String, Option<String>)> {
    let store = |effect| match effect {
        Effect::Store { key, value } => Some((key, value)),
        _ => None,
    };
    world.done().into_iter().filter_map(store).collect()
}

/// The reader pauses.
pub(super) fn pause(world: &mut World) {
    world.pass(400);
    world.tell(What::TimerFired(Timer::StoreDraft));
}

pub(super) fn submit(world: &mut World) {
    act(world, CommentAction::Submit { trap: String::new() });
}

/// The comment that was sent since the effects were looked at last.
pub(super) fn sent(world: &World) -> Option<(RequestId, CommentRequest)> {
    world.done.iter().rev().find_map(|effect| match effect {
        Effect::Send { request, comment } => Some((*request, comment.clone())),
        _ => None,
    })
}

/// Lets the program's filter pass, and the comment go.
pub(super) fn transmit(world: &mut World) -> (RequestId, CommentRequest) {
    world.pass(3_000);
    world.tell(What::TimerFired(Timer::SendComment));
    let sent = sent(world).expect("a comment");
    world.done.clear();
    sent
}

/// A page whose comment has been sent.
pub(super) fn transmitted(protocol: &str) -> (World, RequestId, CommentRequest) {
    let mut world = with_form(&[], protocol);
    write(&mut world, "Hello");
    submit(&mut world);
    let (request, comment) = transmit(&mut world);
    (world, request, comment)
}

pub(super) fn reply(world: &mut World, request: RequestId, status: u16) {
    let reply = ServerReply::Answer { status, kind: String::new(), retry_after: None, body: Vec::new() };
    world.tell(What::Replied { request, reply });
}

fn busy(world: &mut World, request: RequestId, seconds: u32) {
    let reply = ServerReply::Answer { status: 429, kind: String::new(), retry_after: Some(seconds), body: Vec::new() };
    world.tell(What::Replied { request, reply });
}

#[test]
fn a_second_click_within_a_second_does_nothing_to_the_thanks() {
    let (mut world, request, _) = transmitted("json");
    reply(&mut world, request, 202);
    world.pass(400);
    submit(&mut world);
    assert_eq!((world.page.submission().word(), world.page.faults().len()), ("sent", 0));
    world.pass(1_000);
    submit(&mut world);
    assert!(!world.page.faults().is_empty());
}

#[test]
fn a_comment_written_offline_is_sent_when_the_network_is_back_and_only_then_cleared() {
    let mut world = with_form(&[], "json");
    world.tell(What::Network { online: false });
    write(&mut world, "Hello");
    submit(&mut world);
    assert_eq!(world.page.submission().word(), "queued");
    world.tell(What::Network { online: true });
    world.tell(What::TimerFired(Timer::Reconnect));
    let (request, comment) = transmit(&mut world);
    assert!(comment.key.is_some());
    assert_eq!(world.page.draft().get(Control::Text), "Hello");
    reply(&mut world, request, 202);
    assert_eq!((world.page.submission().word(), world.page.draft().get(Control::Text)), ("sent", ""));
    assert!(world.done.contains(&Effect::Store { key: TEXT_KEY.to_owned(), value: None }));
}

#[test]
fn a_comment_written_offline_is_sent_when_the_reader_says_so_or_when_anything_comes_over_the_network() {
    for by_reader in [true, false] {
        let mut world = with_form(&[], "json");
        world.tell(What::Network { online: false });
        write(&mut world, "Hello");
        submit(&mut world);
        if by_reader {
            world.act(Action::Comment(CommentAction::SendNow));
        } else {
            world.poll();
            let same = Document { body_hash: 1, cached_at: None, decoded: None };
            world.reply(Ok(Box::new(same)));
            world.tell(What::TimerFired(Timer::Reconnect));
        }
        let (request, _) = transmit(&mut world);
        reply(&mut world, request, 202);
        assert_eq!(world.page.submission().word(), "sent", "{by_reader}");
    }
}

#[test]
fn a_comment_that_waits_is_handed_back_when_the_coverage_takes_comments_no_more() {
    for comments in ["", r#", "comments": {"open": false}"#] {
        let mut world = with_form(&[], "json");
        world.tell(What::Network { online: false });
        write(&mut world, "Hello");
        submit(&mut world);
        assert_eq!(world.page.submission().word(), "queued");
        world.poll();
        world.answer(&coverage(&[1], comments));
        let form = (world.page.submission().word(), world.page.outcome_in_brief());
        assert_eq!(form, ("editing", Some("Not sent")), "{comments}");
        assert_eq!(world.page.draft().get(Control::Text), "Hello");
        let words = "Comments are closed. It is no longer waiting to be sent. Your words are still here.";
        assert!(world.done.contains(&Effect::Announce(words.to_owned())));
        assert!(world.done.contains(&Effect::Store { key: MARK_KEY.to_owned(), value: None }));
    }
}

#[test]
fn a_comment_under_way_when_comments_close_is_handed_back_if_the_server_does_not_take_it() {
    let (mut world, request, _) = transmitted("json");
    world.poll();
    world.answer(&coverage(&[1], ""));
    assert_eq!(world.page.submission().word(), "sending");
    busy(&mut world, request, 60);
    assert_eq!(world.page.submission().word(), "editing");
}

#[test]
fn a_comment_whose_fate_is_unknown_goes_again_with_the_same_key_where_the_server_takes_it_once() {
    let (mut world, request, first) = transmitted("json");
    world.tell(What::TimerFired(Timer::Deadline(request)));
    assert_eq!(world.page.submission().word(), "queued");
    world.pass(130_000);
    world.tell(What::TimerFired(Timer::CountDown));
    let (_, second) = transmit(&mut world);
    assert_eq!((first.key.is_some(), &first.key), (true, &second.key));
    let (mut isso, request, _) = transmitted("isso");
    isso.tell(What::TimerFired(Timer::Deadline(request)));
    assert_eq!(isso.page.submission().word(), "refused");
}

#[test]
fn a_clock_that_is_set_back_does_not_make_a_comment_wait_for_as_long() {
    let (mut world, request, _) = transmitted("json");
    reply(&mut world, request, 503);
    world.now.wall_ms -= 86_400_000;
    world.now.monotonic_ms += 130_000;
    world.tell(What::TimerFired(Timer::CountDown));
    assert_eq!(world.page.submission().word(), "sending");
}

#[test]
fn a_clock_that_is_set_changes_nothing_about_a_wait_that_the_server_asked_for() {
    for hours in [-24, 24] {
        let (mut world, request, _) = transmitted("json");
        busy(&mut world, request, 5);
        world.now.wall_ms += hours * 3_600_000;
        world.now.monotonic_ms += 1_000;
        world.tell(What::TimerFired(Timer::CountDown));
        assert_eq!((world.page.seconds_left(), world.page.submission().word()), (4, "queued"), "{hours}");
        world.now.monotonic_ms += 4_000;
        world.tell(What::TimerFired(Timer::CountDown));
        assert_eq!(world.page.submission().word(), "sending", "{hours}");
    }
}

#[test]
fn a_page_that_comes_after_the_clock_was_set_back_waits_no_longer_than_was_asked() {
    let (mut world, request, _) = transmitted("json");
    busy(&mut world, request, 60);
    let stored = world.page.cx.storage.get(MARK_KEY).unwrap().to_owned();
    let (times, target) = stored.split_once(' ').unwrap();
    let stored = times.split(':').map(|part| match part.parse::<i64>() {
        Ok(time) => (time + 86_400_000).to_string(),
        Err(_) => part.to_owned(),
    });
    let stored = [&stored.collect::<Vec<_>>().join(":"), " ", target].concat();
    let world = with_form(&[(TEXT_KEY, "It sways."), (MARK_KEY, &stored)], "json");
    assert_eq!((world.page.submission().word(), world.page.seconds_left()), ("queued", 60));
}

#[test]
fn another_tab_that_is_sending_is_waited_for_and_what_it_did_is_taken_over() {
    let (mut world, request, _) = transmitted("json");
    reply(&mut world, request, 503);
    let mark = Some("s0123".to_owned());
    world.tell(What::StorageChanged { key: MARK_KEY.to_owned(), value: mark });
    world.pass(130_000);
    world.tell(What::TimerFired(Timer::CountDown));
    assert!(sent(&world).is_none() && world.page.submission().word() == "queued");
    world.tell(What::StorageChanged { key: MARK_KEY.to_owned(), value: None });
    world.tell(What::StorageChanged { key: TEXT_KEY.to_owned(), value: None });
    world.pass(13_000);
    world.tell(What::TimerFired(Timer::CountDown));
    assert_eq!((world.page.submission().word(), world.page.draft().get(Control::Text)), ("editing", ""));
}

#[test]
fn a_comment_that_waits_goes_to_the_server_that_it_was_written_for() {
    let moved = r#", "comments": {"open": true, "protocol": "isso", "action": "https://other.example/"}"#;
    for protocol in ["json", "isso"] {
        let mut world = with_form(&[], protocol);
        world.tell(What::Network { online: false });
        write(&mut world, "Hello");
        submit(&mut world);
        let mark = stored(&mut world).into_iter().find_map(|(key, value)| value.filter(|_| key == MARK_KEY));
        world.poll();
        world.answer(&coverage(&[1], moved));
        world.tell(What::TimerFired(Timer::Reconnect));
        let (_, comment) = transmit(&mut world);
        assert!(comment.address.starts_with("https://news.example/c"), "{}", comment.address);
        assert_eq!(comment.key.is_some(), protocol == "json");
        // Also after a reload.
        let mut later = World::with(&[(TEXT_KEY, "Hello"), (MARK_KEY, &mark.expect("a mark"))], "");
        later.answer(&coverage(&[1], moved));
        later.tell(What::TimerFired(Timer::CountDown));
        assert_eq!(transmit(&mut later).1.address, comment.address);
        // What the reader edits is written for the other one.
        act(&mut world, CommentAction::Edit);
    }
    let mut world = with_form(&[], "json");
    world.tell(What::Network { online: false });
    write(&mut world, "Hello");
    submit(&mut world);
    world.poll();
    world.answer(&coverage(&[1], moved));
    act(&mut world, CommentAction::Edit);
    submit(&mut world);
    assert!(transmit(&mut world).1.address.starts_with("https://other.example/"));
}

#[test]
fn what_is_in_the_way_is_said_and_a_program_is_told_so() {
    let mut world = with_form(&[], "json");
    world.focus = Focus::CommentForm;
    world.tell(What::FormPlaced { beside: true });
    submit(&mut world);
    assert_eq!(world.page.faults().len(), 2);
    assert!(world.done.contains(&Effect::Focus(Place::CommentOutcome, Manner::IntoView)));
    write(&mut world, "Buy!");
    assert_eq!(world.page.faults(), []);
    act(&mut world, CommentAction::Submit { trap: "https://spam.example".to_owned() });
    assert_eq!(world.page.submission().word(), "refused");
}

#[test]
fn a_form_that_stands_beside_the_timeline_stays_and_one_at_the_foot_goes_with_the_focus() {
    let mut world = with_form(&[], "json");
    for (beside, stays) in [(true, true), (false, false)] {
        world.tell(What::FormPlaced { beside });
        act(&mut world, CommentAction::Fold { open: true });
        act(&mut world, CommentAction::Leave);
        assert_eq!(world.page.is_form_open(), stays);
    }
    write(&mut world, "Half a sentence");
    for beside in [true, false] {
        world.tell(What::FormPlaced { beside });
        assert_eq!(world.page.is_form_open(), beside, "open where it covers nothing");
    }
}
