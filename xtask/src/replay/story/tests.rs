use std::collections::{BTreeMap, HashSet};

use as_it_happened::feed::{Base, decode};
use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::href::HttpUrl;
use as_it_happened::timeline::merge;
use jsonschema::Validator;

use super::*;

const SECOND: i64 = 1000;

/// At sixty times, nine and a half hours take so long.
const LENGTH: i64 = ANNOUNCED + 570 * SECOND;

fn sample() -> Value {
    serde_json::from_str(include_str!("../../../../public/coverage/iraq-2014-06-13.json")).unwrap()
}

fn began() -> Moment {
    Moment::parse("2031-05-04T08:00:00Z").unwrap()
}

fn after(milliseconds: i64) -> Moment {
    Moment::from_utc_ms(began().utc_ms() + milliseconds)
}

/// The moment of the replay at which it is that time of the sample's day.
fn clock(hour: i64, minute: i64) -> Moment {
    after(ANNOUNCED + ((hour - 10) * 60 + minute) * SECOND)
}

fn story() -> Story {
    Story::new(&sample(), began(), Factor::parse("60").unwrap())
}

fn head(story: &Story, now: Moment) -> Value {
    story.document(crate::replay::HEAD, now).unwrap()
}

/// All documents that can be had at a moment, by their names.
fn documents(story: &Story, now: Moment) -> BTreeMap<String, Value> {
    let mut documents = BTreeMap::from([(crate::replay::HEAD.to_owned(), head(story, now))]);
    let mut next = documents[crate::replay::HEAD]["older"].as_str().map(str::to_owned);
    while let Some(name) = next {
        let page = story.document(&name, now).unwrap();
        next = page["older"].as_str().map(str::to_owned);
        documents.insert(name, page);
    }
    documents
}

/// Every second of the day, and one after it.
fn moments() -> impl Iterator<Item = Moment> {
    (0..=LENGTH + SECOND).step_by(SECOND as usize).map(after)
}

fn ids(document: &Value) -> Vec<&str> {
    document["posts"].as_array().unwrap().iter().map(|post| post["id"].as_str().unwrap()).collect()
}

fn post<'a>(document: &'a Value, id: &str) -> Option<&'a Value> {
    document["posts"].as_array().unwrap().iter().find(|post| post["id"] == id)
}

fn times(value: &Value, found: &mut Vec<Moment>) {
    match value {
        Value::Array(members) => members.iter().for_each(|member| times(member, found)),
        Value::Object(properties) => {
            for (name, value) in properties {
                match moment(value) {
                    Some(time) if name != "dateCreated" => found.push(time),
                    _ => times(value, found),
                }
            }
        }
        _ => {}
    }
}

fn merge(timeline: &mut Timeline, name: &str, document: &Value) {
    let address = |name: &str| format!("http://127.0.0.1/replay/{name}");
    let page = match name {
        crate::replay::HEAD => merge::Page::Head,
        older => merge::Page::Older(HttpUrl::parse(&address(older)).unwrap()),
    };
    let resolve =
        |reference: &str| Some(if reference.contains(':') { reference.to_owned() } else { address(reference) });
    let decoded = decode(document.to_string().as_bytes(), page, Base::new(&resolve)).unwrap();
    assert_eq!(decoded.faults, []);
    timeline.merge(decoded.snapshot);
}

fn shown(timeline: &Timeline) -> Vec<String> {
    timeline.posts().map(|post| format!("{post:?}")).collect()
}

#[test]
fn it_is_announced_then_live_then_ended_for_good() {
    let story = story();
    for (now, status) in [
        (after(0), "upcoming"),
        (after(ANNOUNCED - 1), "upcoming"),
        (after(ANNOUNCED), "live"),
        (after(LENGTH - 1), "live"),
        (after(LENGTH), "ended"),
        (after(100 * LENGTH), "ended"),
    ] {
        let head = head(&story, now);
        assert_eq!(head["status"], status, "{now}");
        assert_eq!(head.get("coverageEndTime").is_some(), status == "ended", "{now}");
        assert_eq!(head["refresh"], 5);
    }
    assert_eq!(story.seconds() * SECOND, LENGTH);
}

#[test]
fn nothing_has_happened_when_it_is_announced() {
    let head = head(&story(), began());
    assert_eq!(head["posts"], json!([]));
    assert_eq!(head["keyPoints"], json!([]));
    assert_eq!(head["dateModified"], "2031-05-04T08:00:00Z");
    assert!(head.get("pinned").is_none() && head.get("older").is_none());
}

#[test]
fn in_the_end_it_is_the_whole_day() {
    let (story, sample) = (story(), sample());
    let documents = documents(&story, after(LENGTH));
    let head = &documents[crate::replay::HEAD];
    for name in ["headline", "standfirst", "keyPoints", "pinned", "comments", "timeZone"] {
        assert_eq!(head[name], sample[name], "{name}");
    }
    let mut told: Vec<&str> = documents.values().flat_map(ids).collect();
    let mut posts = ids(&sample);
    told.sort_unstable();
    told.dedup();
    posts.sort_unstable();
    assert_eq!(told, posts);
}

#[test]
fn at_every_moment_the_documents_are_valid_and_no_time_is_in_the_future() {
    let validator = validator();
    let story = story();
    for now in moments().step_by(7) {
        for (name, document) in documents(&story, now) {
            let errors: Vec<_> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
            assert_eq!(errors, [""; 0], "{name} at {now}");
            let mut found = Vec::new();
            times(&document, &mut found);
            // When the coverage will open is known beforehand.
            found.retain(|time| *time != after(ANNOUNCED));
            assert!(found.iter().all(|time| *time <= now), "{name} at {now}");
            assert_eq!(ids(&document).len(), ids(&document).into_iter().collect::<HashSet<_>>().len());
        }
    }
}

fn validator() -> Validator {
    let schema = serde_json::from_str(include_str!("../../../../public/schema/coverage-1.schema.json")).unwrap();
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn an_older_page_never_changes_once_it_is_written() {
    let story = story();
    let mut written = BTreeMap::new();
    for now in moments() {
        for (name, document) in documents(&story, now) {
            if name != crate::replay::HEAD {
                assert_eq!(*written.entry(name).or_insert_with(|| document.clone()), document, "at {now}");
            }
        }
    }
    assert_eq!(
        written.into_keys().collect::<Vec<_>>(),
        ["older-1.json", "older-2.json", "older-3.json", "older-4.json"]
    );
}

#[test]
fn there_is_no_page_before_it_is_written() {
    let story = story();
    for name in ["older-0.json", "older-1.json", "older-5.json", "older-.json", "newer.json", ""] {
        assert!(story.document(name, clock(12, 0)).is_none(), "{name}");
    }
    assert!(story.document("older-1.json", after(LENGTH)).is_some());
}

#[test]
fn a_head_changes_exactly_when_it_says_so() {
    let story = story();
    let heads: Vec<Value> = moments().map(|now| head(&story, now)).collect();
    for pair in heads.windows(2) {
        let [earlier, later] = [&pair[0], &pair[1]].map(|head| moment(&head["dateModified"]));
        assert!(earlier <= later);
        assert_eq!(pair[0] == pair[1], earlier == later, "{later:?}");
    }
}

#[test]
fn who_followed_all_day_and_who_comes_in_the_end_read_the_same() {
    let story = story();
    let (mut faithful, mut late) = (Timeline::default(), Timeline::default());
    for now in moments().step_by(5) {
        merge(&mut faithful, crate::replay::HEAD, &head(&story, now));
    }
    for (name, document) in documents(&story, after(LENGTH)) {
        merge(&mut late, &name, &document);
        merge(&mut faithful, &name, &document);
    }
    assert_eq!(late.len(), sample()["posts"].as_array().unwrap().len());
    assert_eq!(shown(&faithful), shown(&late));
}

#[test]
fn posts_are_edited_corrected_and_withdrawn_at_their_time() {
    let story = story();
    let words = |post: &Value| post["body"].to_string();
    for (id, before, now, is_changed) in [
        ("obama-statement", clock(16, 17), clock(16, 18), "dateModified"),
        ("recap-sistani", clock(19, 15), clock(19, 16), "correction"),
        ("baghdad-prices-again", clock(14, 8), clock(14, 9), "withdrawn"),
        // In parts: soon, and when it has been on an older page for long.
        ("diyala-towns", clock(10, 20), clock(10, 21), "revisions"),
        ("colville-newshour", clock(16, 16), clock(16, 17), "revisions"),
    ] {
        let [earlier, later] = [before, now].map(|now| documents(&story, now));
        let earlier = earlier.values().find_map(|document| post(document, id)).unwrap();
        let later = post(&later[crate::replay::HEAD], id).unwrap();
        assert!(earlier.get(is_changed).is_none(), "{id}");
        assert!(later.get(is_changed).is_some(), "{id}");
        assert!(!earlier["body"].is_null(), "{id}");
        assert_ne!(words(earlier), words(later), "{id}");
        assert_eq!(earlier["datePublished"], later["datePublished"], "{id}");
    }
}

#[test]
fn a_key_point_and_a_pin_arrive_with_their_post() {
    let story = story();
    let count = |now| head(&story, now)["keyPoints"].as_array().unwrap().len();
    assert_eq!([clock(10, 3), clock(10, 4), clock(10, 9), clock(14, 8)].map(count), [0, 1, 2, 4]);
    assert!(head(&story, clock(19, 1)).get("pinned").is_none());
    assert_eq!(head(&story, clock(19, 2))["pinned"], "recap");
}

#[test]
fn pictures_are_found_where_the_sample_has_them() {
    let story = story();
    let all = json!(documents(&story, after(LENGTH)).into_values().collect::<Vec<_>>()).to_string();
    let pictures: Vec<&str> = all.split('"').filter(|text| text.contains("pictures/")).collect();
    let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    assert!(pictures.len() > 50);
    for picture in pictures {
        let below = picture.strip_prefix("../").unwrap();
        assert!(public.join(below).is_file(), "{picture}");
    }
}

#[test]
fn each_replay_is_a_coverage_of_its_own() {
    let factor = Factor::parse("60").unwrap();
    let [one, other] = [began(), after(LENGTH)].map(|began| Story::new(&sample(), began, factor));
    let id = |story: &Story| head(story, after(LENGTH))["id"].clone();
    assert_ne!(id(&one), id(&other));
    assert_eq!(id(&one), story().document("older-1.json", after(LENGTH)).unwrap()["id"]);
}

#[test]
fn any_factor_tells_the_whole_day() {
    for factor in ["1", "2.5", "3600", "1e9"] {
        let story = Story::new(&sample(), began(), Factor::parse(factor).unwrap());
        let head = head(&story, after(story.seconds() * SECOND + SECOND));
        assert_eq!((&head["status"], &head["older"]), (&json!("ended"), &json!("older-4.json")), "{factor}");
    }
}
