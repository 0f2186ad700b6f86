//! What the parts of the page around the posts show of the read model.

use std::sync::Arc;

use as_it_happened::feed::decode;
use as_it_happened::markup::context::Context;
use as_it_happened::markup::node::{Element, Node};
use as_it_happened::markup::{arrivals, comment, failure, filters, key_points, masthead, older, pinned};
use as_it_happened::messages::plain::Plain;
use as_it_happened::messages::{Language, Messages};
use as_it_happened::reading::comment::Control;
use as_it_happened::reading::page::Page;
use as_it_happened::reading::page::effect::{Effect, Fetch, Timer};
use as_it_happened::reading::page::event::{Action, Address, CommentAction, Document, Event, Focus, Now, Start, What};
use as_it_happened::reading::view::{Choice, Order};
use as_it_happened::timeline::href::HttpUrl;
use as_it_happened::timeline::search::Query;
use as_it_happened::timeline::source::SourceType;
use serde_json::{Value, json};

use crate::stand::{by_class, html};
use crate::support::fold::FOLD;

const HEAD: &str = "https://news.example/day.json";

/// A page that shows a coverage, and the requests that it has made.
struct Reader {
    page: Page,
    asked: Vec<Fetch>,
    now: Now,
}

impl Reader {
    fn of(coverage: &Value) -> Self {
        let language = Language::English;
        let page = Page::new(Start {
            feed: HttpUrl::parse(HEAD),
            framed: false,
            own_address: "https://news.example/".to_owned(),
            address: Address::default(),
            storage: Some(Vec::new()),
            returned: None,
            languages: Vec::new(),
            visible: true,
            online: true,
            has_copies: false,
            seed: 1,
            messages: Messages { language, words: language.words(), format: Arc::new(Plain::default()) },
            localise: |messages, _, _| messages.clone(),
            fold: FOLD,
        });
        let now = Now { wall_ms: 1_402_650_000_000, monotonic_ms: 0 };
        let mut reader = Self { page, asked: Vec::new(), now };
        reader.tell(What::Started);
        reader.answer(coverage);
        reader
    }

    fn tell(&mut self, what: What) {
        let event = Event { now: self.now, focus: Focus::Elsewhere, what };
        for effect in self.page.handle(event) {
            if let Effect::Fetch(fetch) = effect {
                self.asked.push(fetch);
            }
        }
    }

    fn act(&mut self, action: Action) {
        self.tell(What::Reader(action));
    }

    fn comment(&mut self, action: CommentAction) {
        self.act(Action::Comment(action));
    }

    fn answer(&mut self, coverage: &Value) {
        let fetch = self.asked.pop().expect("a request");
        let resolve = |reference: &str| Some(["https://news.example/", reference].concat());
        let decoded = Some(decode(coverage.to_string().as_bytes(), fetch.page, &resolve));
        let body_hash = u64::from(fetch.request.0);
        let answer = Ok(Box::new(Document { body_hash, cached_at: None, decoded }));
        self.tell(What::Answered { request: fetch.request, answer, at_front: false });
    }

    /// The feed says something else at the next poll.
    fn news(&mut self, coverage: &Value) {
        self.now.monotonic_ms += 400_000;
        self.tell(What::TimerFired(Timer::Poll));
        self.answer(coverage);
    }

    fn tree(&self, make: fn(&Page, &Context) -> Option<Element>) -> Option<Element> {
        let mut tree = None;
        Context::of(&self.page, false, &mut |page, context| tree = make(page, context));
        tree
    }

    fn html(&self, make: fn(&Page, &Context) -> Option<Element>) -> String {
        self.tree(make).map(html).unwrap_or_default()
    }
}

fn post(id: &str, minute: u32, source: &str) -> Value {
    json!({
        "id": id, "datePublished": format!("2014-06-13T10:{minute:02}:00+01:00"), "source": { "type": source },
        "body": [{ "type": "paragraph", "text": "Rain" }],
    })
}

fn coverage(posts: &[Value], more: &Value) -> Value {
    let mut coverage = json!({ "version": 1, "id": "day", "headline": "The day", "status": "live", "posts": posts });
    coverage.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    coverage
}

/// What an attribute of the element with `id` says.
fn attribute(tree: &Element, id: &str, name: &str) -> Option<String> {
    let of = |element: &Element, name: &str| {
        element.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    };
    if of(tree, "id").as_deref() == Some(id) {
        return of(tree, name);
    }
    tree.children.iter().find_map(|child| match child {
        Node::Element(child) => attribute(child, id, name),
        Node::Text(_) => None,
    })
}

/// Posts of these kinds, from the newest on, and so many more that there is something to choose from.
fn voices(kinds: &[&str]) -> Vec<Value> {
    let id = |number: usize| format!("p{number}");
    let more = ["desk"; 6].into_iter();
    kinds
        .iter()
        .copied()
        .chain(more)
        .enumerate()
        .map(|(number, kind)| post(&id(number), 30 - number as u32, kind))
        .collect()
}

/// The words of the buttons of the filters, in order.
fn offered(reader: &Reader) -> Vec<String> {
    let filters = reader.html(filters::filters);
    let words = filters.split("data-filter=\"").skip(1).filter_map(|rest| rest.split('"').next());
    words.map(str::to_owned).collect()
}

#[test]
fn a_filter_says_whether_it_is_on_and_how_many_posts_it_shows() {
    let mut reader = Reader::of(&coverage(&voices(&["reader"]), &json!({})));
    reader.act(Action::Choose(Choice::Source(SourceType::Reader)));
    let tree = reader.tree(filters::filters).unwrap();
    for (id, pressed, count) in
        [("filter-all", "false", "7"), ("filter-desk", "false", "6"), ("filter-reader", "true", "1")]
    {
        assert_eq!(attribute(&tree, id, "aria-pressed").as_deref(), Some(pressed), "{id}");
        assert_eq!(attribute(&tree, id, "data-count").as_deref(), Some(count), "{id}");
    }
    assert!(html(by_class(&tree, "filter-outcome").unwrap()).contains("1 post"));
}

#[test]
fn every_choice_is_said_in_words_with_its_own_way_back() {
    let mut reader = Reader::of(&coverage(&voices(&["reader"]), &json!({})));
    let outcome = |reader: &Reader| by_class(&reader.tree(filters::filters).unwrap(), "filter-outcome").map(html);
    assert_eq!(outcome(&reader), None);
    reader.act(Action::Choose(Choice::Source(SourceType::Reader)));
    let one = outcome(&reader).unwrap();
    assert!(one.contains(r#"data-choice="reader" aria-label="Remove Readers" dir="auto">Readers</button>"#), "{one}");
    reader.act(Action::Choose(Choice::Words(Query::new("rain", FOLD))));
    let both = outcome(&reader).unwrap();
    assert!(both.contains(r#"data-choice="words""#) && both.contains("Show all posts"), "{both}");
    reader.act(Action::Choose(Choice::KeyEvents));
    let nothing = outcome(&reader).unwrap();
    assert!(nothing.contains("Remove Key events") && !nothing.contains("posts"), "the timeline says it: {nothing}");
    reader.act(Action::Choose(Choice::KeyEvents));
    for word in ["reader", "words"] {
        reader.act(Action::Choose(filters::choice(word).unwrap()));
    }
    assert_eq!(outcome(&reader), None);
}

#[test]
fn every_word_of_a_filter_names_its_choice() {
    let kinds = ["correspondent", "reader", "social", "press", "official", "satellite"];
    let mut posts = voices(&kinds);
    posts[0]["keyEvent"] = json!(true);
    posts[1]["body"] = json!([{ "type": "image", "url": "a.jpg", "width": 2, "height": 2, "alt": "" }]);
    let words = offered(&Reader::of(&coverage(&posts, &json!({}))));
    assert_eq!(
        words,
        ["all", "key", "image", "desk", "correspondent", "reader", "social", "press", "official", "other"]
    );
    assert!(words.iter().all(|word| filters::choice(word).is_some()));
    assert_eq!(filters::choice("oracle"), None);
}

#[test]
fn a_choice_that_no_post_fits_is_offered_while_it_is_on() {
    let mut reader = Reader::of(&coverage(&voices(&["reader"]), &json!({})));
    assert_eq!(offered(&reader), ["all", "desk", "reader"]);
    reader.act(Action::Choose(Choice::Source(SourceType::Press)));
    reader.act(Action::Choose(Choice::KeyEvents));
    assert_eq!(offered(&reader), ["all", "key", "desk", "reader", "press"]);
}

#[test]
fn few_posts_have_no_controls_until_something_is_chosen() {
    let mut reader = Reader::of(&coverage(&voices(&[])[1..], &json!({})));
    assert_eq!(reader.tree(filters::filters), None);
    reader.act(Action::Choose(Choice::Order(Order::OldestFirst)));
    assert!(reader.html(filters::filters).contains("Order: Oldest first"));
    let more = coverage(&voices(&[])[1..], &json!({ "older": "older.json" }));
    assert!(Reader::of(&more).tree(filters::filters).is_some(), "there are more on older pages");
}

#[test]
fn nothing_stands_between_a_filter_and_what_it_finds() {
    let more = json!({ "pinned": "p1", "keyPoints": [{ "text": "Rain" }] });
    let mut reader = Reader::of(&coverage(&voices(&[]), &more));
    let is_hidden = |reader: &Reader| reader.tree(key_points::key_points).unwrap().value_of("hidden").is_some();
    assert!(reader.tree(pinned::region).is_some() && !is_hidden(&reader));
    reader.act(Action::Choose(Choice::Words(Query::new("rain", FOLD))));
    assert!(reader.tree(pinned::region).is_none() && is_hidden(&reader));
    reader.tell(What::FormPlaced { beside: true });
    assert!(!is_hidden(&reader), "beside the timeline it is not in the way");
}

#[test]
fn nothing_found_says_so_and_offers_the_way_back() {
    let mut reader = Reader::of(&coverage(&[post("a", 1, "desk")], &json!({})));
    assert_eq!(reader.tree(failure::empty), None);
    reader.act(Action::Choose(Choice::Words(Query::new("sunshine", FOLD))));
    let empty = reader.html(failure::empty);
    assert!(empty.contains("No posts match") && empty.contains(r#"data-act="show-everything""#), "{empty}");
}

#[test]
fn a_coverage_without_posts_says_whether_that_is_a_fault() {
    for (status, fault) in [("upcoming", false), ("live", true), ("ended", true)] {
        let reader = Reader::of(&coverage(&[], &json!({ "status": status })));
        assert_eq!(reader.html(failure::empty).contains(r#"data-failure="empty""#), fault, "{status}");
    }
}

#[test]
fn held_posts_are_offered_at_the_end_where_they_come_in() {
    let mut reader = Reader::of(&coverage(&[post("a", 1, "desk")], &json!({})));
    assert_eq!((reader.tree(arrivals::above), reader.tree(arrivals::below)), (None, None));
    reader.news(&coverage(&[post("b", 2, "desk"), post("a", 1, "desk")], &json!({})));
    assert!(reader.html(arrivals::above).contains(r#"data-count="1""#));
    assert_eq!(reader.tree(arrivals::below), None);
    reader.act(Action::Choose(Choice::Order(Order::OldestFirst)));
    assert_eq!(reader.tree(arrivals::above), None);
    assert!(reader.html(arrivals::below).contains(r#"data-count="1""#));
}

#[test]
fn the_way_to_older_posts_is_one_button_until_the_coverage_begins() {
    let mut reader = Reader::of(&coverage(&[post("b", 2, "desk")], &json!({ "older": "older.json" })));
    let button = |reader: &Reader| by_class(&reader.tree(older::below).unwrap(), "button").map(html);
    assert!(button(&reader).unwrap().contains(r#"aria-disabled="false""#));
    assert_eq!(reader.tree(older::above), None);
    reader.act(Action::LoadOlder);
    assert!(button(&reader).unwrap().contains(r#"aria-disabled="true""#));
    reader.answer(&coverage(&[post("a", 1, "desk")], &json!({})));
    assert_eq!(button(&reader), None);
    assert!(reader.html(older::below).contains("Start of this live page"));
}

#[test]
fn a_breaking_post_that_is_held_is_named() {
    let mut reader = Reader::of(&coverage(&[post("a", 1, "desk")], &json!({})));
    let mut breaking = post("b", 2, "desk");
    breaking["breaking"] = json!(true);
    breaking["headline"] = json!("Ceasefire");
    reader.news(&coverage(&[post("c", 3, "desk"), breaking, post("a", 1, "desk")], &json!({})));
    let button = reader.html(arrivals::above);
    assert!(button.contains("data-urgent") && button.contains("Breaking: Ceasefire · 2 new posts"), "{button}");
}

#[test]
fn three_key_points_are_in_sight_above_the_timeline_and_all_beside_it() {
    let points = ["One", "Two", "Three", "Four", "Five"].map(|text| json!({ "text": text }));
    let mut reader = Reader::of(&coverage(&[], &json!({ "keyPoints": points })));
    let shown = |reader: &Reader| {
        let points = reader.html(key_points::key_points);
        (points.matches("<li>").count(), points.matches("<li hidden").count(), points.contains("<button"))
    };
    assert_eq!(shown(&reader), (3, 2, true));
    assert!(reader.html(key_points::key_points).contains(">2 more</button>"));
    reader.act(Action::FoldKeyPoints);
    assert_eq!(shown(&reader), (5, 0, true));
    reader.act(Action::FoldKeyPoints);
    reader.tell(What::FormPlaced { beside: true });
    assert_eq!(shown(&reader), (5, 0, false));
}

#[test]
fn a_folded_point_that_is_new_is_marked_on_the_button() {
    let points =
        |texts: &[&str]| json!({ "keyPoints": texts.iter().map(|text| json!({ "text": text })).collect::<Vec<_>>() });
    let mut reader = Reader::of(&coverage(&[post("a", 1, "desk")], &points(&["One", "Two", "Three", "Four"])));
    let is_marked = |reader: &Reader| by_class(&reader.tree(key_points::key_points).unwrap(), "fold").unwrap();
    assert_eq!(is_marked(&reader).value_of("data-new"), None);
    reader.news(&coverage(&[post("a", 1, "desk")], &points(&["One", "Two", "Three", "Four", "Five"])));
    assert_eq!(is_marked(&reader).value_of("data-new"), Some("New"));
}

#[test]
fn the_summary_of_a_day_that_is_over_says_how_it_went() {
    for (status, heading) in [("live", "Key points"), ("ended", "How the day went")] {
        let reader = Reader::of(&coverage(&[], &json!({ "status": status, "keyPoints": [{ "text": "Rain" }] })));
        assert!(reader.html(key_points::key_points).contains(heading), "{status}");
    }
}

#[test]
fn a_page_without_network_says_how_old_it_is() {
    let mut reader = Reader::of(&coverage(&[post("a", 1, "desk")], &json!({})));
    assert!(!reader.html(masthead::masthead).contains("freshness"));
    reader.tell(What::Network { online: false });
    assert!(reader.html(masthead::masthead).contains("You are offline. The page is as it was at "));
}

fn taking(asked: &Value) -> Value {
    let mut comments = json!({ "open": true, "protocol": "json", "action": "comments" });
    comments.as_object_mut().unwrap().extend(asked.as_object().unwrap().clone());
    coverage(&[post("a", 1, "desk")], &json!({ "comments": comments }))
}

#[test]
fn a_form_says_what_is_wrong_where_it_is_wrong_and_leads_there() {
    let mut reader = Reader::of(&taking(&json!({ "fields": { "email": "required" } })));
    reader.comment(CommentAction::Write(Control::Text, "Half a sentence".to_owned()));
    reader.comment(CommentAction::Submit { trap: String::new() });
    let tree = reader.tree(comment::comment).unwrap();
    let wrong = |id: &str| attribute(&tree, id, "aria-invalid").is_some();
    assert_eq!([wrong("comment-text"), wrong("comment-name"), wrong("comment-email")], [false, true, true]);
    assert_eq!(attribute(&tree, "comment-text", "value").as_deref(), Some("Half a sentence"));
    let form = html(tree);
    assert!(form.contains("Please check 2 fields:"), "{form}");
    assert!(form.contains(r#"data-control="comment-email""#), "{form}");
}

#[test]
fn a_coverage_asks_for_no_more_than_it_says() {
    let form = Reader::of(&taking(&json!({ "fields": { "place": "optional" } }))).html(comment::comment);
    assert!(form.contains(r#"name="place""#) && form.contains("optional"));
    assert!(
        !form.contains(r#"name="email""#) && !form.contains(r#"name="phone""#) && !form.contains(r#"name="terms""#)
    );
}

#[test]
fn comments_that_close_leave_what_was_written_to_be_read() {
    let mut reader = Reader::of(&taking(&json!({})));
    reader.comment(CommentAction::Write(Control::Text, "Too late".to_owned()));
    let mut closed = taking(&json!({ "open": false }));
    closed["dateModified"] = json!("2014-06-13T21:00:00+01:00");
    reader.news(&closed);
    let form = reader.html(comment::comment);
    assert!(form.contains("Comments are closed.") && form.contains(r#"value="Too late""#), "{form}");
    assert!(!form.contains("type=\"submit\""));
}

#[test]
fn a_form_says_whether_the_device_keeps_what_is_written() {
    let not_kept = "This device cannot store what you write. Keep this page open until it has been sent.";
    let mut reader = Reader::of(&taking(&json!({})));
    assert!(reader.html(comment::comment).contains("What you write stays on this device until it has been sent."));
    reader.comment(CommentAction::Write(Control::Text, "Rain".to_owned()));
    reader.comment(CommentAction::Write(Control::Name, "Ada".to_owned()));
    reader.tell(What::TimerFired(Timer::StoreDraft));
    reader.tell(What::StorageRefused { key: "aih:draft:day:text".to_owned(), value: None });
    assert_eq!(reader.html(comment::comment).matches(not_kept).count(), 1);
    reader.tell(What::Network { online: false });
    reader.comment(CommentAction::Submit { trap: String::new() });
    reader.tell(What::StorageRefused { key: "aih:draft:day:text".to_owned(), value: None });
    assert_eq!(reader.html(comment::comment).matches(not_kept).count(), 2, "under the text, and where it waits");
    reader.tell(What::NewVersion);
    reader.act(Action::Reload { sure: false });
    let masthead = reader.html(masthead::masthead);
    assert!(masthead.contains("Reloading deletes it.") && masthead.contains("reload-anyway"), "{masthead}");
}

#[test]
fn a_reply_to_a_post_that_is_withdrawn_says_so() {
    let mut reader = Reader::of(&taking(&json!({})));
    reader.comment(CommentAction::Reply(reader.page.list().posts.first().map(|post| post.id.clone())));
    assert!(reader.html(comment::comment).contains("In reply to the post of"));
    let mut withdrawn = taking(&json!({}));
    withdrawn["dateModified"] = json!("2014-06-13T21:00:00+01:00");
    withdrawn["posts"][0]["body"] = json!([]);
    withdrawn["posts"][0]["withdrawn"] = json!({ "at": "2014-06-13T20:00:00+01:00" });
    reader.news(&withdrawn);
    let form = reader.html(comment::comment);
    assert!(form.contains(", which was withdrawn"), "{form}");
}
