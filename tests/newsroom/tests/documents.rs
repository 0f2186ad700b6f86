//! The documents of every kind of story, at many instants.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use as_it_happened::feed::decode;
use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::href::HttpUrl;
use as_it_happened::timeline::merge::Page;
use jsonschema::Validator;
use newsroom::{Change, HEAD, Layout, Plan, START, Story, parse};
use serde_json::Value;
use url::Url;

const SECOND: i64 = 1_000;

fn sample() -> Value {
    serde_json::from_str(include_str!("../../../public/coverage/iraq-2014-06-13.json")).unwrap()
}

fn replayed() -> Story {
    Story::replayed(&sample(), START, 60.0, "../coverage/")
}

/// A replay, a plain day and restless ones.
fn stories() -> Vec<Story> {
    let mut stories = vec![replayed(), Story::generated(&Plan { edits: 200, withdrawals: 20, ..Plan::HALF_AN_HOUR })];
    stories.extend((0..6).map(|seed| Story::generated(&Plan::restless(seed))));
    stories
}

fn moments(story: &Story, steps: i64) -> impl Iterator<Item = i64> {
    let step = (story.end() - START) / steps;
    (0..=steps + 1).map(move |number| START + number * step)
}

/// All documents that can be had, by their names.
fn documents(story: &Story, now: i64) -> BTreeMap<String, Value> {
    let mut documents = BTreeMap::new();
    let mut next = Some(HEAD.to_owned());
    while let Some(name) = next {
        let document: Value = serde_json::from_str(&story.document(&name, now).unwrap()).unwrap();
        next = document["older"].as_str().map(str::to_owned);
        documents.insert(name, document);
    }
    documents
}

fn ids(document: &Value) -> Vec<&str> {
    document["posts"].as_array().unwrap().iter().map(|post| post["id"].as_str().unwrap()).collect()
}

fn times(value: &Value, found: &mut Vec<i64>) {
    match value {
        Value::Array(members) => members.iter().for_each(|member| times(member, found)),
        Value::Object(members) => {
            for (name, value) in members {
                match value.as_str().and_then(parse) {
                    // When a coverage begins is known before.
                    Some(time) if name != "dateCreated" && name != "coverageStartTime" => found.push(time),
                    _ => times(value, found),
                }
            }
        }
        _ => {}
    }
}

fn merge(timeline: &mut Timeline, name: &str, document: &Value) {
    let base = Url::parse("http://127.0.0.1/replay/").unwrap();
    let resolve = |reference: &str| base.join(reference).ok().map(String::from);
    let page = if name == HEAD { Page::Head } else { Page::Older(HttpUrl::parse(&resolve(name).unwrap()).unwrap()) };
    let decoded = decode(document.to_string().as_bytes(), page, &resolve).unwrap();
    assert_eq!(decoded.faults, []);
    timeline.merge(decoded.snapshot);
}

fn validator() -> Validator {
    let schema = serde_json::from_str(include_str!("../../../public/schema/coverage-1.schema.json")).unwrap();
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn at_every_instant_the_documents_are_valid_and_no_time_is_in_the_future() {
    let validator = validator();
    for story in stories() {
        let ahead = story.document(HEAD, START).unwrap().contains("replay").then_some(0);
        for now in moments(&story, 12) {
            for (name, document) in documents(&story, now) {
                let errors: Vec<_> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
                assert_eq!(errors, [""; 0], "{name} at {now}");
                let distinct: BTreeSet<_> = ids(&document).into_iter().collect();
                assert_eq!(ids(&document).len(), distinct.len(), "{name} at {now}");
                if ahead.is_some() {
                    let mut found = Vec::new();
                    times(&document, &mut found);
                    assert!(found.iter().all(|time| *time <= now), "{name} at {now}");
                }
            }
        }
    }
}

#[test]
fn the_documents_of_any_instant_hold_every_post_as_it_is() {
    for story in stories() {
        for now in moments(&story, 20) {
            let mut timeline = Timeline::default();
            documents(&story, now).iter().for_each(|(name, document)| merge(&mut timeline, name, document));
            let mut truth = story.truth(now);
            let mut posts: Vec<_> = timeline.posts().collect();
            if !story.orders_equal_times() {
                truth.posts.sort_by_key(|post| (Reverse(post.published), post.id.clone()));
                posts.sort_by_key(|post| (Reverse(post.published), post.id.clone()));
            }
            let expected: Vec<_> = truth.posts.iter().map(|post| (post.id.as_str(), post.published)).collect();
            let merged: Vec<_> = posts.iter().map(|post| (post.id.as_str(), post.published.utc_ms())).collect();
            assert_eq!(merged, expected, "at {now}");
            for (entry, post) in truth.posts.iter().zip(posts) {
                let is_withdrawn = matches!(post.content, as_it_happened::timeline::post::Content::Withdrawn { .. });
                assert_eq!((post.key_event, is_withdrawn), (entry.key_event, entry.withdrawn), "{} at {now}", entry.id);
                assert_eq!(post.body().is_empty(), entry.withdrawn, "{} at {now}", entry.id);
            }
        }
    }
}

#[test]
fn a_frozen_page_never_changes_and_a_shrinking_one_loses_posts() {
    for story in [replayed(), Story::generated(&Plan { edits: 200, ..Plan::HALF_AN_HOUR })] {
        let mut written = BTreeMap::new();
        for now in moments(&story, 100) {
            for (name, document) in documents(&story, now).into_iter().filter(|(name, _)| name != HEAD) {
                assert_eq!(*written.entry(name).or_insert_with(|| document.clone()), document, "at {now}");
            }
        }
        assert!(written.len() > 3);
    }
    let mut plan = Plan::restless(1);
    plan.variety.layout = Layout::Shrinking;
    let story = Story::generated(&plan);
    let middle = START + (story.end() - START) / 2;
    let pages = documents(&story, middle);
    let lost = |(name, document): (&String, &Value)| {
        let later: Value = serde_json::from_str(&story.document(name, story.end()).unwrap()).unwrap();
        name != HEAD && ids(&later).len() < ids(document).len()
    };
    assert!(pages.iter().any(lost));
    assert!(story.document("older-0.json", START).is_none() && story.document("older--1.json", middle).is_none());
}

#[test]
fn a_restless_day_has_enough_of_every_change() {
    let mut seen = BTreeSet::new();
    for seed in 0..12 {
        let story = Story::generated(&Plan::restless(seed));
        assert!(story.truth(story.end()).posts.len() >= 300, "{seed}");
        assert!(story.log().len() >= 1_000, "{seed}: {}", story.log().len());
        assert_eq!(story.truth(story.end()).status, "ended");
        seen.extend(story.log().iter().map(|entry| entry.change));
    }
    assert_eq!(seen.len(), Change::Address as usize + 1, "{seen:?}");
}

#[test]
fn the_same_plan_makes_the_same_day_and_another_seed_another() {
    let end = |seed| {
        let story = Story::generated(&Plan::restless(seed));
        story.head(story.end())
    };
    assert_eq!(end(7), end(7));
    assert_ne!(end(7), end(8));
}

#[test]
fn a_replay_is_announced_then_live_then_ended_and_then_it_is_the_whole_day() {
    let (story, sample) = (replayed(), sample());
    let (announced, end) = (10 * SECOND, 580 * SECOND);
    for (after, status) in
        [(0, "upcoming"), (announced, "live"), (end - 1, "live"), (end, "ended"), (100 * end, "ended")]
    {
        let head: Value = serde_json::from_str(&story.head(START + after)).unwrap();
        assert_eq!((&head["status"], &head["refresh"]), (&status.into(), &5.into()), "{after}");
        assert_eq!(head["coverageEndTime"].is_string(), status == "ended", "{after}");
        assert_eq!(head["posts"] == serde_json::json!([]), status == "upcoming", "{after}");
    }
    assert_eq!(story.end(), START + end);
    let documents = documents(&story, story.end());
    for name in ["headline", "standfirst", "keyPoints", "pinned", "comments", "timeZone"] {
        assert_eq!(documents[HEAD][name], sample[name], "{name}");
    }
    let told: BTreeSet<&str> = documents.values().flat_map(ids).collect();
    assert_eq!(told, ids(&sample).into_iter().collect());
    assert_ne!(documents[HEAD]["id"], sample["id"]);
}

#[test]
fn in_a_replay_posts_change_and_key_points_come_at_their_time() {
    let story = replayed();
    let clock = |hour: i64, minute: i64| START + 10 * SECOND + ((hour - 10) * 60 + minute) * SECOND;
    let find = |now, id: &str| {
        let found = documents(&story, now);
        found.values().find_map(|document| document["posts"].as_array()?.iter().find(|post| post["id"] == id).cloned())
    };
    for (id, (hour, minute), changed) in [
        ("obama-statement", (16, 18), "dateModified"),
        ("recap-sistani", (19, 16), "correction"),
        ("baghdad-prices-again", (14, 9), "withdrawn"),
        // In parts: soon, and when it has been on an older page for long.
        ("diyala-towns", (10, 21), "revisions"),
        ("colville-newshour", (16, 17), "revisions"),
    ] {
        let [before, after] = [find(clock(hour, minute - 1), id).unwrap(), find(clock(hour, minute), id).unwrap()];
        assert!(before[changed].is_null() && !after[changed].is_null(), "{id}");
        assert!(!before["body"].is_null() && before["body"] != after["body"], "{id}");
        assert_eq!(before["datePublished"], after["datePublished"], "{id}");
    }
    let head = |now| -> Value { serde_json::from_str(&story.head(now)).unwrap() };
    let points = |(hour, minute)| head(clock(hour, minute))["keyPoints"].as_array().unwrap().len();
    assert_eq!([(10, 3), (10, 4), (10, 9), (14, 8)].map(points), [0, 1, 2, 4]);
    assert_eq!([(19, 1), (19, 2)].map(|(h, m)| head(clock(h, m))["pinned"].clone()), [Value::Null, "recap".into()]);
}

#[test]
fn in_a_replay_references_by_the_clock_are_links_and_pictures_are_found_where_they_were() {
    let story = replayed();
    let all: String = documents(&story, story.end()).values().map(Value::to_string).collect();
    assert!(!all.contains("see 12:17 entry") && all.contains("see the earlier entry"));
    let pictures: Vec<&str> = all.split('"').filter(|text| text.contains("pictures/")).collect();
    let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    assert!(pictures.len() > 50);
    for picture in pictures {
        assert!(public.join(picture.strip_prefix("../").unwrap()).is_file(), "{picture}");
    }
}

#[test]
fn any_speed_tells_the_whole_day() {
    for speed in [1.0, 2.5, 3_600.0, 1e9] {
        let story = Story::replayed(&sample(), START, speed, "");
        let head: Value = serde_json::from_str(&story.head(story.end())).unwrap();
        assert_eq!((&head["status"], &head["older"]), (&"ended".into(), &"older-3.json".into()), "{speed}");
    }
}
