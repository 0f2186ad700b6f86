//! Ways to posts and pictures.

use super::super::effect::{Effect, Manner, Place};
use super::super::event::{Action, Address, What};
use super::super::navigation::Destination;
use super::super::state::OlderState;
use super::{World, coverage, id};
use crate::reading::lightbox::Step;
use crate::reading::view::Choice;
use crate::timeline::picture::PictureId;
use crate::timeline::source::SourceType;

fn picture(minute: u32) -> PictureId {
    PictureId { post: id(&format!("p{minute}")), number: 1 }
}

fn go(world: &mut World, fragment: &str, note: &str) {
    world.address = Address { fragment: fragment.to_owned(), note: note.to_owned(), ..world.address.clone() };
    world.tell(What::AddressChanged(world.address.clone()));
}

#[test]
fn a_fragment_leads_to_a_post_or_a_picture() {
    for (fragment, destination) in [
        ("post-a b", Some(Destination::Post(id("a b")))),
        ("post-post-1", Some(Destination::Post(id("post-1")))),
        ("image-3", Some(Destination::Image(3))),
        ("picture-2-a b", Some(Destination::Picture(PictureId { post: id("a b"), number: 2 }))),
        ("picture-2.417-a b", Some(Destination::Picture(PictureId { post: id("a b"), number: 2 }))),
    ] {
        assert_eq!(Destination::parse(fragment), destination);
    }
    for other in ["", "post-", "image-0", "image-x", "posts", "top"] {
        assert_eq!(Destination::parse(other), None, "{other}");
    }
}

fn focus(world: &World) -> Option<&Effect> {
    world.done.iter().rev().find(|effect| matches!(effect, Effect::Focus(..)))
}

#[test]
fn what_was_tied_to_a_link_does_not_lead_it_astray() {
    let posts = coverage(&[3, 2, 1], "").replace("\"p2\"", "\"p3?of=two\"").replace("\"p1\"", "\"p%201\"");
    for (tied, leads_to) in [
        ("p3?utm_source=mail", "p3"),
        ("p3&fbclid=1?x=2", "p3"),
        ("p3/", "p3"),
        ("p3 ", "p3"),
        ("p3).", "p3"),
        ("p3:~:text=bridge", "p3"),
        // The exact id goes first.
        ("p3?of=two", "p3?of=two"),
        ("p3?of=two&utm_source=mail", "p3?of=two"),
        // A browser undoes escapes that are part of the id.
        ("p 1", "p%201"),
    ] {
        let mut world = World::new();
        world.answer(&posts);
        go(&mut world, &format!("post-{tied}"), "");
        assert_eq!(focus(&world), Some(&Effect::Focus(Place::Post(id(leads_to)), Manner::ScrollToStart)), "{tied}");
    }
    let mut world = World::new();
    world.answer(&coverage(&[3, 2, 1], ""));
    go(&mut world, "picture-1-p1?utm_source=mail", "");
    assert_eq!(world.page.lightbox().map(|open| open.current().id()), Some(picture(1)));
    assert_eq!(Destination::parse("image-7?utm_source=mail"), Some(Destination::Image(7)));
}

#[test]
fn a_link_to_a_post_three_pages_away_loads_them_one_after_the_other() {
    let mut world = World::with(&[], "post-p5");
    world.answer(&coverage(&[9], r#", "older": "a.json""#));
    world.answer(&coverage(&[8], r#", "older": "b.json""#));
    assert_eq!((world.shown(), world.page.older()), (vec!["p9".to_owned()], OlderState::Loading));
    world.answer(&coverage(&[7], r#", "older": "c.json""#));
    world.answer(&coverage(&[6, 5], ""));
    assert_eq!(world.shown().len(), 5);
    assert_eq!(focus(&world), Some(&Effect::Focus(Place::Post(id("p5")), Manner::ScrollToStart)));
    assert_eq!(world.page.linked(), Some(&id("p5")));
}

#[test]
fn a_reader_who_comes_back_is_led_to_where_they_were_on_older_pages_too() {
    for (fragment, post) in [("", "p5"), ("post-p9", "p5"), ("", "gone")] {
        let mut world = World::with(&[], fragment);
        world.page.cx.returned = Some((id(post), -120));
        world.answer(&coverage(&[9, 8], r#", "older": "a.json""#));
        world.answer(&coverage(&[7], r#", "older": "b.json""#));
        world.answer(&coverage(&[6, 5], ""));
        let led = Effect::Focus(Place::Post(id(post)), Manner::At(-120));
        assert_eq!(focus(&world), (post == "p5").then_some(&led), "{fragment}");
        assert_eq!((world.page.linked(), world.page.remark()), (None, None));
        // The next way is a way like any other.
        go(&mut world, "post-p9", "");
        assert_eq!(focus(&world), Some(&Effect::Focus(Place::Post(id("p9")), Manner::ScrollToStart)));
    }
    // A picture in the address is opened again.
    let mut world = World::with(&[], "image-1");
    world.page.cx.returned = Some((id("p8"), 0));
    world.answer(&coverage(&[9, 8], ""));
    assert!(world.page.lightbox().is_some());
}

#[test]
fn a_link_to_a_post_that_is_nowhere_says_so() {
    let mut world = World::with(&[], "post-p1");
    world.answer(&coverage(&[9], r#", "older": "a.json""#));
    world.answer(&coverage(&[8], ""));
    assert!(world.page.remark().is_some());
    assert_eq!(focus(&world), None);
}

#[test]
fn a_link_takes_back_a_filter_that_hides_its_post_and_shows_it_if_it_is_held_back() {
    let mut world = World::showing(&[2, 1]);
    world.act(Action::Choose(Choice::Source(SourceType::Reader)));
    go(&mut world, "post-p2", "");
    assert!(world.page.view().filter.is_off() && world.page.remark().is_some());
    world.poll();
    world.answer(&coverage(&[4, 2, 1], ""));
    assert_eq!(world.page.held(), 1);
    go(&mut world, "post-p4", "");
    assert_eq!((world.page.held(), world.page.linked()), (0, Some(&id("p4"))));
}

#[test]
fn a_reader_who_chooses_something_on_the_way_is_not_taken_there() {
    let mut world = World::with(&[], "post-p5");
    world.answer(&coverage(&[9], r#", "older": "a.json""#));
    world.act(Action::Choose(Choice::Pictures));
    world.answer(&coverage(&[5], ""));
    assert_eq!(focus(&world), None);
}

#[test]
fn a_lightbox_from_a_post_is_a_step_of_the_history_and_closing_goes_back() {
    let mut world = World::showing(&[3, 2, 1]);
    world.done.clear();
    world.act(Action::OpenPicture(picture(2)));
    assert_eq!((world.page.opener(), world.address.fragment.as_str()), (Some(&picture(2)), "image-2"));
    assert!(world.done.contains(&Effect::HoldScroll));
    world.act(Action::Walk(Step::Next));
    assert_eq!(world.address.fragment, "image-3");
    let steps = world.address.steps;
    world.act(Action::CloseLightbox { steps });
    assert!(world.page.lightbox().is_none() && world.page.opener().is_none());
    assert!(world.done.contains(&Effect::Back));
    // Until the step back is made, another picture waits.
    world.act(Action::OpenPicture(picture(1)));
    assert!(world.page.lightbox().is_none());
    go(&mut world, "", "");
    assert_eq!(world.page.opener(), Some(&picture(1)));
}

#[test]
fn back_closes_the_lightbox_and_gives_the_picture_the_focus_again() {
    let mut world = World::showing(&[2, 1]);
    world.act(Action::OpenPicture(picture(2)));
    go(&mut world, "", "");
    assert!(world.page.lightbox().is_none());
    assert_eq!(focus(&world), Some(&Effect::Focus(Place::Picture(picture(2)), Manner::InPlace)));
    assert!(world.done.contains(&Effect::ReleaseScroll(Some(picture(2)))));
}

#[test]
fn a_lightbox_from_a_link_stays_at_its_picture_whatever_came_and_closes_in_place() {
    let mut world = World::with(&[], "picture-1-p1");
    world.answer(&coverage(&[2, 1], ""));
    assert_eq!((world.address.fragment.as_str(), world.page.opener()), ("image-2", None));
    world.act(Action::CloseLightbox { steps: 1 });
    assert_eq!(world.address.fragment, "");
    assert_eq!(focus(&world), Some(&Effect::Focus(Place::Picture(picture(1)), Manner::ScrollToStart)));
}

/// Posts that came later: of `p2` another version, with pictures of those files.
fn edited(files: &[&str], more: &str) -> String {
    let picture = |file: &&str| {
        format!(r#"{{"type": "image", "url": "{file}.jpg", "width": 800, "height": 600, "alt": "{file}!"}}"#)
    };
    let pictures: Vec<String> = files.iter().map(picture).collect();
    let known = r#"{"type": "image", "url": "2.jpg", "width": 800, "height": 600, "alt": "P2"}"#;
    let posts = coverage(&[3, 2, 1], "").replace(known, &pictures.join(","));
    posts.replace(r#"{"id": "p2","#, &format!(r#"{{"id": "p2", "dateModified": "2014-06-13T11:00:00Z",{more}"#))
}

fn reader_of_picture_2() -> World {
    let mut world = World::showing(&[3, 2, 1]);
    world.act(Action::OpenPicture(picture(2)));
    world.poll();
    world
}

#[test]
fn the_open_picture_is_what_the_timeline_says_of_it_now() {
    let mut world = reader_of_picture_2();
    world.answer(&edited(&["new", "2"], ""));
    let open = world.page.lightbox().unwrap();
    assert_eq!((open.position(), open.total(), open.current().id().number), (3, 4, 2));
    assert_eq!(open.current().image().description(), Some("2!"));
    assert_eq!(world.address.fragment, "image-3");
    // The note beside the address leads to it wherever it stands, as after a reload or by Forward.
    let (fragment, note) = (world.address.fragment.clone(), world.address.note.clone());
    go(&mut world, "", "");
    let now = PictureId { post: id("p2"), number: 2 };
    assert_eq!(focus(&world), Some(&Effect::Focus(Place::Picture(now.clone()), Manner::InPlace)));
    world.poll();
    world.answer(&edited(&["new", "newer", "2"], r#""tags": ["again"],"#).replace("T11:00", "T12:00"));
    go(&mut world, &fragment, &note);
    assert_eq!(world.page.lightbox().unwrap().current().id().number, 3);
    // Another file has been put in its place.
    world.poll();
    world.answer(&edited(&["new", "newer", "two"], "").replace("T11:00", "T13:00"));
    assert_eq!(world.page.lightbox().unwrap().current().image().description(), Some("two!"));
}

#[test]
fn a_picture_that_is_withdrawn_closes_the_lightbox_and_the_reader_is_at_its_post() {
    for answer in [edited(&[], ""), edited(&["2"], r#""withdrawn": {"at": "2014-06-13T11:00:00Z"},"#)] {
        let mut world = reader_of_picture_2();
        world.answer(&answer);
        assert!(world.page.lightbox().is_none());
        assert_eq!(world.page.remark(), Some("That picture is not on this live page."));
        assert_eq!(focus(&world), Some(&Effect::Focus(Place::Post(id("p2")), Manner::InPlace)));
        assert!(world.done.contains(&Effect::Back));
    }
}

#[test]
fn pictures_that_failed_are_requested_again_with_the_network_and_in_turn_with_each_poll() {
    let mut world = World::showing(&[1]);
    let retried = |world: &mut World| -> Vec<bool> {
        let of = |effect| if let Effect::RetryFiles { all } = effect { Some(all) } else { None };
        world.done().into_iter().filter_map(of).collect()
    };
    retried(&mut world);
    world.poll();
    world.answer(&coverage(&[1], ""));
    assert_eq!(retried(&mut world), [false]);
    world.tell(What::Network { online: false });
    assert_eq!(retried(&mut world), [] as [bool; 0]);
    world.tell(What::Network { online: true });
    assert_eq!(retried(&mut world), [true]);
}

#[test]
fn past_the_last_picture_older_ones_are_asked_for() {
    let mut world = World::new();
    world.answer(&coverage(&[9], r#", "older": "a.json""#));
    world.act(Action::OpenPicture(picture(9)));
    assert!(world.page.can_walk(Step::Next) && !world.page.can_walk(Step::Previous));
    world.act(Action::Walk(Step::Next));
    world.answer(&coverage(&[8], ""));
    let lightbox = world.page.lightbox().unwrap();
    assert_eq!((lightbox.current().id(), lightbox.total()), (picture(8), 2));
    assert!(!world.page.can_walk(Step::Next));
}

#[test]
fn in_a_frame_a_step_that_is_not_the_last_is_not_taken_back() {
    let mut world = World::showing(&[1]);
    world.page.cx.framed = true;
    world.act(Action::OpenPicture(picture(1)));
    world.done.clear();
    world.act(Action::CloseLightbox { steps: 9 });
    assert!(!world.done.contains(&Effect::Back));
    assert_eq!(world.address.fragment, "");
}
