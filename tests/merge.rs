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
        let order: Vec<_> = timeline.posts().map(|post| (post.published.utc_ms(), post.id.clone())).collect();
        prop_assert!(order.is_sorted_by(|newer, older| newer > older), "{order:?}");
        prop_assert_eq!(by_id(&timeline).len(), timeline.len());
    }

    #[test]
    fn nothing_is_lost_and_the_latest_version_is_kept(documents in documents()) {
        let timeline = merged(&documents);
        let mut versions: BTreeMap<PostId, Vec<Post>> = BTreeMap::new();
        for post in documents.iter().flat_map(|document| document.snapshot().posts) {
            versions.entry(post.id.clone()).or_default().push(post);
        }
        prop_assert_eq!(timeline.len(), versions.len());
        for (id, versions) in versions {
            let kept = timeline.post(&id).unwrap();
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
