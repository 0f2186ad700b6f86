//! Several documents make one timeline, whatever the order in which they come.

use std::collections::BTreeMap;
use std::sync::Arc;

use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::coverage::Coverage;
use as_it_happened::timeline::merge::{Changes, Snapshot};
use as_it_happened::timeline::post::{Post, PostId};
use proptest::prelude::*;
use serde_json::json;

mod support {
    pub mod cases;
    pub mod documents;
    pub mod read;
}

use support::cases::cases;
use support::documents::{Document, documents};
use support::read::HEAD;

fn merged(documents: &[Document]) -> Timeline {
    let mut timeline = Timeline::default();
    for document in documents {
        timeline.merge(document.snapshot());
    }
    timeline
}

type State = (Vec<Arc<Post>>, Option<Arc<Coverage>>, Option<String>);

/// All that a reader could notice.
fn state(timeline: &Timeline) -> State {
    let older = timeline.next_older().map(|url| url.as_str().to_owned());
    (timeline.posts().cloned().collect(), timeline.coverage().cloned(), older)
}

fn by_id(timeline: &Timeline) -> BTreeMap<PostId, Arc<Post>> {
    timeline.posts().map(|post| (post.id.clone(), post.clone())).collect()
}

/// Some documents, and the same ones in another order with some repeated.
fn twice() -> impl Strategy<Value = (Vec<Document>, Vec<Document>)> {
    documents().prop_flat_map(|documents| {
        let repeated = prop::sample::subsequence(documents.clone(), 0..=documents.len());
        let again = repeated.prop_flat_map({
            let documents = documents.clone();
            move |repeated| Just([documents.clone(), repeated].concat()).prop_shuffle()
        });
        (Just(documents), again)
    })
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn any_order_of_the_same_documents_ends_the_same((documents, again) in twice()) {
        prop_assert_eq!(state(&merged(&documents)), state(&merged(&again)));
    }

    #[test]
    fn a_document_that_is_known_changes_nothing(documents in documents()) {
        let mut timeline = merged(&documents);
        let before = state(&timeline);
        for document in &documents {
            prop_assert_eq!(timeline.merge(document.snapshot()), Changes::default());
        }
        prop_assert_eq!(state(&timeline), before);
    }

    #[test]
    fn posts_are_sorted_and_each_id_is_there_once(documents in documents()) {
        let timeline = merged(&documents);
        let order: Vec<_> = timeline.posts().map(|post| post.published).collect();
        prop_assert!(order.is_sorted_by(|newer, older| newer >= older), "{order:?}");
        prop_assert_eq!(by_id(&timeline).len(), timeline.len());
    }

    #[test]
    fn nothing_is_lost_and_the_latest_version_is_kept(documents in documents()) {
        let timeline = merged(&documents);
        let mut versions: BTreeMap<PostId, Vec<Post>> = BTreeMap::new();
        for document in &documents {
            let posts = document.snapshot().posts;
            // Of the texts of a post in one document none counts beside its withdrawal.
            let is_withdrawn = |id: &PostId| posts.iter().any(|post| post.id == *id && post.is_withdrawn());
            for post in posts.iter().filter(|post| post.is_withdrawn() || !is_withdrawn(&post.id)) {
                versions.entry(post.id.clone()).or_default().push(post.clone());
            }
        }
        prop_assert_eq!(timeline.len(), versions.len());
        for (id, versions) in versions {
            let kept = timeline.post(&id).unwrap();
            if kept.is_withdrawn() {
                continue;
            }
            let latest = versions.iter().map(Post::stamp).max().unwrap();
            prop_assert!(versions.iter().any(|post| post.stamp() == latest && *post == **kept), "{kept:?}");
        }
    }

    #[test]
    fn what_the_head_says_of_the_coverage_goes_before_what_a_page_says(documents in documents()) {
        let timeline = merged(&documents);
        let said: Vec<(bool, Coverage)> =
            documents.iter().map(|document| (document.is_head(), document.snapshot().coverage)).collect();
        let has_head = said.iter().any(|(head, _)| *head);
        prop_assert!(said.iter().any(|(head, coverage)| *head == has_head && *coverage == **timeline.coverage().unwrap()));
    }

    #[test]
    fn what_is_reported_is_what_changed(documents in documents()) {
        let mut timeline = Timeline::default();
        for document in documents {
            let (before, coverage) = (by_id(&timeline), timeline.coverage().cloned());
            let changes = timeline.merge(document.snapshot());
            let now = |keep: &dyn Fn(&Arc<Post>) -> bool| -> Vec<PostId> {
                timeline.posts().filter(|post| keep(post)).map(|post| post.id.clone()).collect()
            };
            prop_assert_eq!(changes.added, now(&|post| !before.contains_key(&post.id)));
            prop_assert_eq!(changes.revised, now(&|post| before.get(&post.id).is_some_and(|known| known != post)));
            prop_assert_eq!(changes.coverage, timeline.coverage() != coverage.as_ref());
        }
    }

    #[test]
    fn absence_deletes_nothing_and_sameness_replaces_nothing(documents in documents()) {
        let mut timeline = Timeline::default();
        for document in documents {
            let before = by_id(&timeline);
            timeline.merge(document.snapshot());
            for (id, known) in before {
                let now = timeline.post(&id);
                prop_assert!(now.is_some_and(|now| *now != known || Arc::ptr_eq(now, &known)), "{id}");
            }
        }
    }
}

#[test]
fn of_two_heads_with_the_same_times_the_one_asked_for_later_holds() {
    for modified in [None, Some("2031-05-04T10:00:00Z")] {
        let head = |text: &str, asked| {
            let post = json!({"id": "a", "datePublished": "2031-05-04T10:00:00Z", "headline": text});
            let mut json = json!({"version": 1, "id": "day", "headline": text, "posts": [post]});
            json["dateModified"] = modified.into();
            if modified.is_none() {
                json.as_object_mut().unwrap().remove("dateModified");
            }
            Snapshot { asked, ..Document { address: HEAD, json }.snapshot() }
        };
        for order in [["first", "second"], ["second", "first"]] {
            let mut timeline = Timeline::default();
            for (asked, text) in (1..).zip(order) {
                timeline.merge(head(text, asked));
            }
            let [_, last] = order;
            assert_eq!(timeline.coverage().unwrap().headline, last);
            let post = timeline.posts().next().unwrap();
            assert_eq!(post.headline().unwrap().plain_text(), last);
        }
    }
}

#[test]
fn without_times_the_head_holds_while_a_post_is_in_it_and_then_the_page_that_it_has_moved_to() {
    let document = |address, asked, text: Option<&str>| {
        let post = text.map(|text| json!({"id": "a", "datePublished": "2031-05-04T10:00:00Z", "headline": text}));
        let posts: Vec<_> = post.into_iter().collect();
        let json = json!({"version": 1, "id": "day", "headline": "A day", "posts": posts});
        Snapshot { asked, ..Document { address, json }.snapshot() }
    };
    const PAGE: &str = "https://news.example.org/live/day/1.json";
    let headline = |documents: &[Snapshot]| {
        let mut timeline = Timeline::default();
        documents.iter().for_each(|document| drop(timeline.merge(document.clone())));
        timeline.posts().next().unwrap().headline().unwrap().plain_text()
    };
    let [before, page] = [document(HEAD, 1, Some("early")), document(PAGE, 3, Some("late"))];
    let [without, with] = [document(HEAD, 2, None), document(HEAD, 4, Some("latest"))];
    assert_eq!(headline(&[before.clone(), page.clone()]), "early");
    assert_eq!(headline(&[before.clone(), without.clone(), page.clone()]), "late");
    assert_eq!(headline(&[before.clone(), page.clone(), without.clone()]), "late");
    assert_eq!(headline(&[before, without, with, page]), "latest");
}

/// A document, with the number of the request that it answers, and with that time of change if it has one.
fn answer(asked: u32, address: &'static str, modified: Option<&str>, posts: &[serde_json::Value]) -> Snapshot {
    let mut json = json!({"version": 1, "id": "day", "headline": "A day", "posts": posts});
    if let Some(modified) = modified {
        json["dateModified"] = at(modified).into();
    }
    Snapshot { asked, ..Document { address, json }.snapshot() }
}

fn at(time: &str) -> String {
    format!("2031-05-04T{time}:00Z")
}

/// A post of 10:00 that is dated so; withdrawn, or with a text.
fn dated(stamp: &str, text: Option<&str>) -> serde_json::Value {
    match text {
        Some(text) => json!({"id": "a", "datePublished": at("10:00"), "dateModified": at(stamp), "headline": text}),
        None => json!({"id": "a", "datePublished": at("10:00"), "withdrawn": {"at": at(stamp)}}),
    }
}

/// What is shown of the post after these answers.
fn shown(answers: &[Snapshot]) -> Option<String> {
    let mut timeline = Timeline::default();
    answers.iter().for_each(|answer| drop(timeline.merge(answer.clone())));
    let post = timeline.post(&PostId::parse("a").unwrap()).unwrap();
    post.headline().map(as_it_happened::timeline::inline::Inline::plain_text)
}

const PAGE: &str = "https://news.example.org/live/day/1.json";

#[test]
fn a_withdrawal_by_a_slow_clock_holds_over_the_text_of_the_same_or_an_earlier_answer() {
    let (text, withdrawn) = (dated("10:30", Some("text")), dated("10:20", None));
    let other = json!({"id": "b", "datePublished": at("10:40")});
    for modified in
        [[None, None], [Some("10:31"), Some("10:32")], [Some("10:31"), Some("10:21")], [None, Some("10:21")]]
    {
        for from in [HEAD, PAGE] {
            let first = answer(1, from, modified[0], std::slice::from_ref(&text));
            let second = answer(2, HEAD, modified[1], std::slice::from_ref(&withdrawn));
            assert_eq!(shown(&[first.clone(), second.clone()]), None, "{modified:?} {from}");
            // It holds when the post is no longer in the head, and when a page has the text from before.
            let third = answer(3, HEAD, modified[1], std::slice::from_ref(&other));
            assert_eq!(shown(&[first.clone(), second.clone(), third]), None);
            let page = answer(3, PAGE, None, std::slice::from_ref(&text));
            assert_eq!(shown(&[first, second, page]), None);
        }
    }
    let both = answer(1, HEAD, None, &[withdrawn, text]);
    assert_eq!(shown(&[both]), None);
}

#[test]
fn a_text_that_is_published_again_holds_over_its_withdrawal() {
    let (withdrawn, again) = (dated("10:20", None), dated("10:30", Some("again")));
    for modified in [[None, None], [Some("10:21"), Some("10:31")]] {
        for from in [HEAD, PAGE] {
            let first = answer(1, HEAD, modified[0], std::slice::from_ref(&withdrawn));
            let second = answer(2, from, modified[1], std::slice::from_ref(&again));
            let gone = answer(3, HEAD, modified[1], &[]);
            let expected = if from == HEAD { Some("again".to_owned()) } else { None };
            assert_eq!(shown(&[first.clone(), second.clone()]), expected, "the head goes before a page");
            assert_eq!(shown(&[first, second, gone]).as_deref(), Some("again"));
        }
    }
}

#[test]
fn an_old_body_from_a_cache_withdraws_nothing_that_was_published_again() {
    let (withdrawn, again) = (dated("10:20", None), dated("10:30", Some("again")));
    let new = json!({"id": "b", "datePublished": at("10:40")});
    let older = |snapshot: Snapshot, page: &str| Snapshot {
        older: as_it_happened::timeline::href::HttpUrl::parse(page),
        ..snapshot
    };
    // It lacks the newest post.
    let fresh = answer(1, HEAD, None, &[new.clone(), again.clone()]);
    let stale = answer(2, HEAD, None, std::slice::from_ref(&withdrawn));
    let next = answer(3, HEAD, None, std::slice::from_ref(&new));
    assert_eq!(shown(&[fresh, stale, next]).as_deref(), Some("again"));
    // It leads past a page that is known.
    let head = |asked| older(answer(asked, HEAD, None, std::slice::from_ref(&new)), PAGE);
    let page = older(answer(2, PAGE, None, &[again]), "https://news.example.org/live/day/0.json");
    let stale = older(answer(3, HEAD, None, &[new.clone(), withdrawn]), "https://news.example.org/live/day/0.json");
    assert_eq!(shown(&[head(1), page, stale, head(4)]).as_deref(), Some("again"));
}

#[test]
fn a_feed_that_says_no_more_when_it_changed_is_still_followed() {
    let head = |asked, modified, text: &str| {
        let mut json = json!({"version": 1, "id": "day", "headline": text, "posts": []});
        if let Some(modified) = modified {
            json["dateModified"] = at(modified).into();
        }
        Snapshot { asked, ..Document { address: HEAD, json }.snapshot() }
    };
    let mut timeline = Timeline::default();
    for (asked, modified, text) in
        [(1, Some("10:30"), "one"), (2, None, "two"), (3, None, "three"), (4, Some("10:20"), "four")]
    {
        assert!(timeline.merge(head(asked, modified, text)).coverage);
        assert_eq!(timeline.coverage().unwrap().headline, text);
    }
    assert!(!timeline.merge(head(5, Some("10:10"), "an old body")).coverage);
}

#[test]
fn posts_of_equal_time_stand_as_the_newest_document_that_holds_both_has_them() {
    let older = |names: &str, asked, page: &'static str, next: Option<&str>| {
        let posts = names.chars().map(|name| json!({"id": name.to_string(), "datePublished": at("10:00")}));
        let snapshot = answer(asked, page, None, &posts.collect::<Vec<_>>());
        Snapshot { older: next.and_then(as_it_happened::timeline::href::HttpUrl::parse), ..snapshot }
    };
    const NEXT: &str = "https://news.example.org/live/day/0.json";
    let order = |documents: &[Snapshot]| -> String {
        let mut timeline = Timeline::default();
        documents.iter().for_each(|document| drop(timeline.merge(document.clone())));
        let names: String = timeline.posts().map(|post| post.id.as_str()).collect();
        let by_id = |name: char| timeline.post(&PostId::parse(&name.to_string()).unwrap()).is_some();
        assert!(names.chars().all(by_id), "{names}");
        names
    };
    let head = |names, asked| older(names, asked, HEAD, Some(PAGE));
    let [near, far] = [older("ka", 2, PAGE, Some(NEXT)), older("zb", 3, NEXT, None)];
    assert_eq!(order(&[head("xcm", 1)]), "xcm");
    assert_eq!(order(&[head("xcm", 1), near.clone(), far.clone()]), "xcmkazb");
    assert_eq!(order(&[head("xcm", 1), far.clone(), near.clone()]), "xcmkazb");
    assert_eq!(order(&[head("xcm", 1), near.clone(), far.clone(), head("mxc", 4)]), "mxckazb");
    // What was changed is in the head too, and stays where the page has it.
    assert_eq!(order(&[head("xcmb", 1), near.clone(), far.clone()]), "xcmkazb");
    assert_eq!(order(&[head("xa", 1), near.clone()]), "xka");
    assert_eq!(order(&[head("xa", 1), near, head("nx", 4)]), "nxka");
}
