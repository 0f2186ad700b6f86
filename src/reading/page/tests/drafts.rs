use super::super::effect::{Effect, Timer};
use super::super::event::{Action, CommentAction, What};
use super::World;
use super::comments::{MARK_KEY, TEXT_KEY, act, pause, reply, stored, transmitted, with_form, write};
use crate::reading::comment::Control;

#[test]
fn what_another_window_writes_or_sends_is_followed_and_what_it_empties_is_not() {
    let changed =
        |key: &str, value: Option<&str>| What::StorageChanged { key: key.to_owned(), value: value.map(str::to_owned) };
    let mut world = with_form(&[], "json");
    world.tell(changed(TEXT_KEY, Some("four hundred letters")));
    assert_eq!(world.page.draft().get(Control::Text), "four hundred letters");
    write(&mut world, "four hundred letters!");
    pause(&mut world);
    assert!(stored(&mut world).contains(&(TEXT_KEY.to_owned(), Some("four hundred letters!".to_owned()))));
    world.tell(changed(TEXT_KEY, None));
    assert_eq!(world.page.draft().get(Control::Text), "four hundred letters!");
    world.tell(changed(TEXT_KEY, Some("four hundred letters!")));
    world.tell(changed(MARK_KEY, Some("skey")));
    world.tell(changed(TEXT_KEY, None));
    world.tell(changed(MARK_KEY, None));
    assert_eq!(world.page.draft().get(Control::Text), "");
    // What is written here meanwhile is another comment.
    write(&mut world, "One");
    pause(&mut world);
    world.tell(changed(MARK_KEY, Some("qkey")));
    write(&mut world, "Another");
    world.tell(changed(MARK_KEY, Some("skey")));
    world.tell(changed(TEXT_KEY, None));
    world.tell(changed(MARK_KEY, None));
    assert_eq!(world.page.draft().get(Control::Text), "Another");
}

#[test]
fn a_comment_that_arrives_leaves_what_another_window_has_written_meanwhile() {
    let (mut world, request, _) = transmitted("json");
    world.tell(What::StorageChanged { key: TEXT_KEY.to_owned(), value: Some("Another".to_owned()) });
    world.done.clear();
    reply(&mut world, request, 202);
    assert!(!world.done().contains(&Effect::Store { key: TEXT_KEY.to_owned(), value: None }));
}

#[test]
fn a_draft_that_the_device_does_not_store_is_not_replaced_by_an_older_one_and_is_tried_again() {
    let mut world = with_form(&[(TEXT_KEY, "Old"), ("aih:draft:day:name", "Al")], "json");
    let refuse = |world: &mut World, key: &str, value: &str| {
        world.tell(What::StorageRefused { key: key.to_owned(), value: Some(value.to_owned()) });
    };
    write(&mut world, "New");
    pause(&mut world);
    refuse(&mut world, TEXT_KEY, "Old");
    assert_eq!(world.announced(), [world.page.messages().words.comment.not_kept]);
    assert!(world.page.is_draft_refused());
    world.done.clear();
    act(&mut world, CommentAction::Write(Control::Name, "Alb".to_owned()));
    pause(&mut world);
    assert!(stored(&mut world).contains(&(TEXT_KEY.to_owned(), Some("New".to_owned()))));
    refuse(&mut world, TEXT_KEY, "Old");
    refuse(&mut world, "aih:draft:day:name", "Al");
    world.tell(What::Visibility { visible: true, place: None });
    let draft = world.page.draft();
    assert_eq!((draft.get(Control::Text), draft.get(Control::Name)), ("New", "Alb"));
}

#[test]
fn a_draft_is_stored_once_the_reader_pauses_or_goes_and_in_between_where_they_do_not_pause() {
    let mut world = with_form(&[], "json");
    for text in ["H", "He", "Hel"] {
        act(&mut world, CommentAction::Write(Control::Text, text.to_owned()));
        world.pass(100);
    }
    assert_eq!(stored(&mut world), []);
    pause(&mut world);
    assert_eq!(stored(&mut world), [(TEXT_KEY.to_owned(), Some("Hel".to_owned()))]);
    pause(&mut world);
    assert_eq!(stored(&mut world), []);
    for (text, what) in [
        ("Hell", What::Left(None)),
        ("Hello", What::Visibility { visible: false, place: None }),
        ("Hello!", What::Reader(Action::Comment(CommentAction::Pause))),
    ] {
        act(&mut world, CommentAction::Write(Control::Text, text.to_owned()));
        world.tell(what);
        assert!(stored(&mut world).contains(&(TEXT_KEY.to_owned(), Some(text.to_owned()))), "{text}");
    }
    let mut waits = Vec::new();
    for letters in 1..40 {
        act(&mut world, CommentAction::Write(Control::Text, "x".repeat(letters)));
        world.pass(100);
        let wait = |effect: &Effect| match effect {
            Effect::SetTimer { timer: Timer::StoreDraft, in_ms } => Some(*in_ms),
            _ => None,
        };
        waits.extend(world.done().iter().filter_map(wait));
    }
    assert_eq!((waits.first(), waits.contains(&0)), (Some(&400), true));
}

#[test]
fn what_another_window_stores_leaves_what_is_written_here_just_now() {
    let mut world = with_form(&[(TEXT_KEY, "Old")], "json");
    act(&mut world, CommentAction::Write(Control::Text, "Old and new".to_owned()));
    world.tell(What::StorageChanged { key: "aih:draft:day:name".to_owned(), value: Some("Ann".to_owned()) });
    let draft = world.page.draft();
    assert_eq!((draft.get(Control::Text), draft.get(Control::Name)), ("Old and new", "Ann"));
    pause(&mut world);
    assert_eq!(stored(&mut world), [(TEXT_KEY.to_owned(), Some("Old and new".to_owned()))]);
}

#[test]
fn a_page_that_would_lose_a_text_asks_before_it_is_reloaded() {
    let reloads = |world: &mut World, sure| {
        world.act(Action::Reload { sure });
        world.done().contains(&Effect::Reload)
    };
    let mut world = with_form(&[], "json");
    write(&mut world, "Hello");
    assert!(reloads(&mut world, false), "stored when the page is left");
    let mut world = with_form(&[], "json");
    write(&mut world, "Hello");
    pause(&mut world);
    world.tell(What::StorageRefused { key: TEXT_KEY.to_owned(), value: None });
    assert!(!world.page.asks_before_reload() && world.page.would_lose_text());
    assert!(!reloads(&mut world, false) && world.page.asks_before_reload());
    assert!(reloads(&mut world, true) && !world.page.would_lose_text(), "the browser asks once more");
    let mut world = with_form(&[], "json");
    world.tell(What::StorageRefused { key: TEXT_KEY.to_owned(), value: None });
    assert!(reloads(&mut world, false), "nothing is written");
}

#[test]
fn a_form_that_the_reader_has_hidden_is_not_offered_and_that_is_said_to_one_who_wants_it() {
    for wanted in [false, true] {
        let mut world = with_form(&[], "json");
        act(&mut world, CommentAction::Reply(Some(super::id("p1"))));
        world.tell(What::FormHidden { wanted });
        assert!(world.page.is_form_hidden() && !world.page.is_form_open());
        assert_eq!(world.page.remark().is_some(), wanted);
    }
}
