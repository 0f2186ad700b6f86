//! Of two versions, the one that the newsroom means.

use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::merge::Changes;
use as_it_happened::timeline::post::PostId;
use serde_json::{Value, json};

mod support {
    pub mod read;
}

use support::read::{HEAD, read};

const PAGE: &str = "https://news.example.org/live/day/1.json";

fn merge(timeline: &mut Timeline, address: &str, document: &Value) -> Changes {
    timeline.merge(read(document.to_string().as_bytes(), address).unwrap().snapshot)
}

/// Both documents, in both orders.
fn both_ways(one: (&str, &Value), other: (&str, &Value)) -> [Timeline; 2] {
    [[one, other], [other, one]].map(|documents| {
        let mut timeline = Timeline::default();
        for (address, document) in documents {
            merge(&mut timeline, address, document);
        }
        timeline
    })
}

fn day(mut members: Value, posts: Value) -> Value {
    let mut document = json!({ "version": 1, "id": "day", "headline": "A day" });
    document["posts"] = posts;
    document.as_object_mut().unwrap().append(members.as_object_mut().unwrap());
    document
}

fn post(id: &str, minute: u8, text: &str) -> Value {
    let body = json!([{ "type": "paragraph", "text": text }]);
    json!({ "id": id, "datePublished": format!("2031-05-04T10:{minute:02}:00Z"), "body": body })
}

fn ids(timeline: &Timeline) -> Vec<&str> {
    timeline.posts().map(|post| post.id.as_str()).collect()
}

fn said(timeline: &Timeline, id: &str) -> String {
    let post = timeline.posts().find(|post| post.id.as_str() == id).unwrap();
    let mut text = String::new();
    post.body().iter().for_each(|block| block.read_text(&mut |part| text.push_str(part)));
    text
}

#[test]
fn a_revised_post_keeps_its_place() {
    let mut timeline = Timeline::default();
    merge(&mut timeline, HEAD, &day(json!({}), json!([post("c", 3, "c"), post("b", 2, "b"), post("a", 1, "a")])));
    let mut revised = post("b", 2, "better");
    revised["dateModified"] = json!("2031-05-04T10:30:00Z");
    let changes = merge(&mut timeline, HEAD, &day(json!({}), json!([revised, post("d", 4, "d")])));
    assert_eq!(ids(&timeline), ["d", "c", "b", "a"]);
    assert_eq!(said(&timeline, "b"), "better");
    assert_eq!(changes.revised.iter().map(PostId::as_str).collect::<Vec<_>>(), ["b"]);
}

#[test]
fn posts_of_the_same_instant_keep_the_order_of_the_document() {
    let mut timeline = Timeline::default();
    merge(&mut timeline, HEAD, &day(json!({}), json!([post("a", 1, ""), post("c", 1, ""), post("b", 1, "")])));
    assert_eq!(ids(&timeline), ["a", "c", "b"]);
}

#[test]
fn a_correction_on_an_older_page_outlives_the_head() {
    let mut corrected = post("a", 1, "right");
    corrected["correction"] = json!({ "at": "2031-05-04T11:00:00Z", "note": "It was wrong." });
    let (page, head) = (day(json!({}), json!([corrected])), day(json!({}), json!([post("a", 1, "wrong")])));
    for timeline in both_ways((PAGE, &page), (HEAD, &head)) {
        assert_eq!(said(&timeline, "a"), "right");
    }
}

#[test]
fn a_withdrawal_outlives_the_text() {
    let mut withdrawn = post("a", 1, "rumour");
    withdrawn["withdrawn"] = json!({ "at": "2031-05-04T11:00:00Z" });
    let (before, after) = (day(json!({}), json!([post("a", 1, "rumour")])), day(json!({}), json!([withdrawn])));
    for timeline in both_ways((HEAD, &before), (HEAD, &after)) {
        assert_eq!(said(&timeline, "a"), "");
    }
}

#[test]
fn a_later_head_decides_where_a_changed_post_bears_no_later_time() {
    // Either text wins in one of the two runs, so that no accident of the texts can decide.
    for (earlier, later) in [("one", "two"), ("two", "one")] {
        let before = day(json!({ "dateModified": "2031-05-04T10:10:00Z" }), json!([post("a", 1, earlier)]));
        let after = day(json!({ "dateModified": "2031-05-04T10:20:00Z" }), json!([post("a", 1, later)]));
        for timeline in both_ways((HEAD, &before), (HEAD, &after)) {
            assert_eq!(said(&timeline, "a"), later);
        }
    }
}

#[test]
fn a_head_with_a_newer_post_is_later_where_the_newsroom_forgot_to_say_so() {
    for (earlier, later) in [("One", "Two"), ("Two", "One")] {
        let head = |headline: &str, posts: Value| {
            day(json!({ "headline": headline, "dateModified": "2031-05-04T09:00:00Z" }), posts)
        };
        let before = head(earlier, json!([post("a", 1, "")]));
        let after = head(later, json!([post("b", 2, ""), post("a", 1, "")]));
        for timeline in both_ways((HEAD, &before), (HEAD, &after)) {
            assert_eq!(timeline.coverage().unwrap().headline, later);
        }
    }
}

#[test]
fn an_older_page_says_nothing_of_the_coverage_however_late_it_was_written() {
    let head = day(json!({ "status": "ended" }), json!([]));
    let page = day(json!({ "dateModified": "2031-05-05T00:00:00Z", "headline": "Another" }), json!([post("a", 1, "")]));
    for timeline in both_ways((HEAD, &head), (PAGE, &page)) {
        assert_eq!(timeline.coverage().unwrap().headline, "A day");
    }
}

#[test]
fn a_post_that_only_moved_to_a_page_is_not_reported() {
    let mut timeline = Timeline::default();
    merge(&mut timeline, HEAD, &day(json!({}), json!([post("a", 1, "a")])));
    let mut moved = post("a", 1, "a");
    moved["x-folder"] = json!("archive");
    assert_eq!(merge(&mut timeline, PAGE, &day(json!({}), json!([moved]))), Changes::default());
}

#[test]
fn posts_with_one_id_are_told_apart_alike_in_any_order() {
    let (one, two) = (post("a", 1, "one"), post("a", 1, "two"));
    let [first, second] = [json!([one, two]), json!([two, one])].map(|posts| {
        let mut timeline = Timeline::default();
        merge(&mut timeline, HEAD, &day(json!({}), posts));
        assert_eq!(timeline.len(), 2);
        said(&timeline, "a")
    });
    assert_eq!(first, second);
}
