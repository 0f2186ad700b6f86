//! Everything of a generated day but its posts: headline, standfirst, key points, pinned post, status, interval, comments.

use generator::Random;
use serde_json::{Value, json};

use super::generated::{any_standing, millis};
use super::{Change, Story, Version};
use crate::plan::{Comments, Plan};
use crate::time::START;

/// How many key points there are at most.
const KEY_POINTS: usize = 5;

/// The changes beyond those that posts bring, in turn.
const IN_TURN: [Change; 12] = [
    Change::Headline,
    Change::Zone,
    Change::Standfirst,
    Change::Pinned,
    Change::Language,
    Change::KeyPoints,
    Change::Contact,
    Change::Refresh,
    Change::Comments,
    Change::Links,
    Change::Unpinned,
    Change::Address,
];

/// Zones of a restless day, in turn.
pub const ZONES: [&str; 4] = ["Europe/London", "Asia/Kolkata", "America/New_York", "UTC"];

/// One change, with the post that brings it.
struct Turn<'s> {
    at: i64,
    change: Change,
    post: Option<&'s Value>,
}

/// The versions of a day that opens so long after its announcement. `first` is the coverage as it is announced.
pub(super) fn versions(story: &Story, plan: &Plan, announced: i64, first: Value, random: &mut Random) -> Vec<Version> {
    let mut now = first;
    now["keyPoints"] = json!([]);
    // Documents bear one of their own.
    now.as_object_mut().and_then(|members| members.remove("dateModified"));
    now["coverageStartTime"] = story.clock.write(START + announced).into();
    if announced > 0 {
        now["status"] = "upcoming".into();
    }
    if let Some(comments) = plan.variety.comments {
        let (protocol, action) = match comments {
            Comments::Json => ("json", "comments"),
            Comments::Mail => ("mailto", "mailto:river@example.org"),
        };
        now["comments"] = json!({"open": true, "protocol": protocol, "action": action, "maxLength": 800});
    }
    let comments = now["comments"].clone();
    let mut versions = vec![Version::new(START, Change::Announced, now.clone())];
    let mut turns = turns(story, plan, announced, random);
    turns.sort_by_key(|turn| turn.at);
    for (number, turn) in turns.iter().enumerate() {
        apply(turn, number, &comments, &mut now);
        now.as_object_mut().expect("a coverage is an object").retain(|_, value| !value.is_null());
        versions.push(Version::new(turn.at, turn.change, now.clone()));
    }
    versions
}

fn turns<'s>(story: &'s Story, plan: &Plan, announced: i64, random: &mut Random) -> Vec<Turn<'s>> {
    let span = millis(plan.span);
    let plain = |at: i64, change| Turn { at: START + at, change, post: None };
    let mut turns = Vec::new();
    for third in 1..3 {
        turns.extend([plain(span * third / 3, Change::Headline), plain(span * third / 3, Change::Standfirst)]);
    }
    turns.extend((1..4).map(|quarter| plain(span * quarter / 4, Change::Refresh)));
    for (count, versions) in story.posts.iter().filter(|versions| versions[0].value["keyEvent"] == true).enumerate() {
        let Version { at, value, .. } = &versions[0];
        turns.push(Turn { at: *at, change: Change::KeyPoints, post: Some(value) });
        if count.is_multiple_of(3) {
            turns.push(Turn { at: *at, change: Change::Pinned, post: Some(value) });
        }
    }
    for number in 0..plan.variety.head_changes {
        let at = announced + (span - announced) * number as i64 / plan.variety.head_changes as i64 / 1_000 * 1_000;
        let change = IN_TURN[number % IN_TURN.len()];
        let post = any_standing(story, START + at, random);
        turns.push(Turn { at: START + at, change, post });
    }
    if announced > 0 {
        turns.push(plain(announced, Change::Opened));
    }
    turns.push(plain(span, Change::Ended));
    turns
}

fn apply(turn: &Turn<'_>, number: usize, comments: &Value, now: &mut Value) {
    match turn.change {
        Change::Headline => now["headline"] = format!("The river Aune is rising, report {number}").into(),
        Change::Standfirst => now["standfirst"] = format!("As of report {number}.").into(),
        Change::Refresh => now["refresh"] = [20, 10, 15][number % 3].into(),
        Change::Opened => now["status"] = "live".into(),
        Change::Ended => {
            now["status"] = "ended".into();
            if now["comments"].is_null() {
                now["comments"] = comments.clone();
            }
        }
        Change::Zone => now["timeZone"] = ZONES[number % ZONES.len()].into(),
        Change::Language => now["inLanguage"] = ["en-GB", "ar", "fr"][number % 3].into(),
        Change::Contact => {
            let contact = json!({"email": format!("report{number}@example.org"), "notice": "We read all."});
            now["contact"] = if number.is_multiple_of(4) { Value::Null } else { contact };
        }
        Change::Links => now["links"] = json!([{"text": "A map", "url": format!("https://example.org/map/{number}")}]),
        Change::Address => now["url"] = format!("https://example.org/live/aune/{number}").into(),
        Change::Comments if number.is_multiple_of(13) => now["comments"] = Value::Null,
        Change::Comments if now["comments"].is_null() => now["comments"] = comments.clone(),
        Change::Comments => now["comments"]["open"] = (now["comments"]["open"] != true).into(),
        Change::Pinned => {
            if let Some(post) = turn.post {
                now["pinned"] = post["id"].clone();
            }
        }
        Change::Unpinned => now["pinned"] = Value::Null,
        _ => {
            let point = match turn.post {
                Some(post) if !post["headline"].is_null() => json!({"text": post["headline"], "post": post["id"]}),
                _ => json!({"text": format!("A point of its own, number {number}")}),
            };
            if let Some(points) = now["keyPoints"].as_array_mut() {
                points.insert(0, point);
                points.truncate(KEY_POINTS);
            }
        }
    }
}
