//! The day of a finished coverage document once more, at another time and another pace.

use serde_json::{Map, Value, json};

use super::revisions::{self, instant};
use super::{Change, Story, Version};
use crate::plan::{DateModified, Layout};
use crate::time::{Clock, rfc3339};

/// The head has at least so many posts before any of them moves to an older page.
const HEAD_POSTS: usize = 30;

/// So many posts make an older page.
const PAGE_POSTS: usize = 20;

/// How often readers are to poll, in seconds.
const REFRESH: i64 = 5;

/// How long the coverage is announced before it opens, in milliseconds: long enough to be seen.
const ANNOUNCED: i64 = 2 * REFRESH * 1_000;

/// The members that say when something was published or changed. A picture's `dateCreated` is not among them: the
/// picture is as old as it was.
const TIMES: [&str; 5] = ["at", "coverageEndTime", "coverageStartTime", "dateModified", "datePublished"];

/// The members that hold an address.
const ADDRESSES: [&str; 6] = ["href", "image", "logo", "poster", "terms", "url"];

/// Of so many posts that could come in two parts, one does: a document has few edits.
const IN_PARTS: usize = 5;

/// How long the second part takes, in milliseconds.
const SECOND_PART: i64 = 6 * 60_000;

/// How long it takes for one post: until that post has long moved to an older page.
const LATE_SECOND_PART: i64 = 4 * 3_600_000;

impl Story {
    /// Announces a finished coverage at `began`, and lets it happen soon after, `speed` times as fast. No time that it
    /// shows is in the future. Relative addresses are taken to lead from `folder`.
    #[must_use]
    pub fn replayed(document: &Value, began: i64, speed: f64, folder: &str) -> Self {
        let mut document = document.clone();
        let mut posts: Vec<Value> = document["posts"].as_array_mut().map(std::mem::take).unwrap_or_default();
        posts.retain(|post| instant(&post["datePublished"]).is_some());
        // Of equal times, the first in the document is the newest.
        posts.reverse();
        posts.sort_by_key(|post| instant(&post["datePublished"]));
        link_by_id(&mut posts);
        file_in_parts(&mut posts);

        let first = posts.first().and_then(|post| instant(&post["datePublished"])).unwrap_or(began);
        let opening = began + ANNOUNCED;
        document["posts"] = posts.into();
        rewrite(&mut document, folder, &|then| opening + ((then - first) as f64 / speed).floor() as i64);

        let mut coverage = document.as_object().cloned().unwrap_or_default();
        coverage.remove("dateModified");
        let posts = coverage.remove("posts").unwrap_or_default();
        let posts = posts.as_array().map(Vec::as_slice).unwrap_or_default();
        let posts: Vec<_> = posts.iter().map(|post| revisions::versions(post, repeated(post, posts))).collect();
        // What a reader's device stores of one replay must not count for the next.
        let id = coverage.get("id").and_then(Value::as_str).unwrap_or("coverage");
        let id = format!("{id}-replay-{began}");
        coverage.insert("id".to_owned(), id.into());
        coverage.insert("refresh".to_owned(), REFRESH.into());
        Self {
            coverage: coverages(&coverage, &posts, began, opening),
            posts,
            head: HEAD_POSTS,
            per_page: PAGE_POSTS,
            layout: Layout::Frozen,
            clock: Clock::UTC,
            modified: DateModified::Everywhere,
        }
    }
}

/// The coverage without its posts at each instant at which it changes: key points and the pin come with their posts.
fn coverages(last: &Map<String, Value>, posts: &[Vec<Version>], began: i64, opening: i64) -> Vec<Version> {
    let end = last.get("coverageEndTime").and_then(instant).into_iter();
    let settled = posts.iter().filter_map(|versions| versions.last()).map(|version| version.at);
    let end = end.chain(settled).max().unwrap_or(opening);
    let appears =
        |id: &Value| posts.iter().find(|versions| versions[0].value["id"] == *id).map(|versions| versions[0].at);
    let points = last.get("keyPoints").and_then(Value::as_array).into_iter().flatten();
    let points = points.filter_map(|point| appears(point.get("post")?)).map(|at| (at, Change::KeyPoints));
    let pinned = last.get("pinned").and_then(appears).map(|at| (at, Change::Pinned));
    let mut turns = vec![(began, Change::Announced), (opening, Change::Opened), (end, Change::Ended)];
    turns.extend(points.chain(pinned));
    turns.sort_by_key(|(at, _)| *at);
    let at = |&(now, change): &(i64, Change)| {
        let mut coverage = last.clone();
        let is_there = |id: Option<&Value>| id.is_none_or(|id| appears(id).is_none_or(|at| at <= now));
        let status = if now < opening {
            "upcoming"
        } else if now < end {
            "live"
        } else {
            "ended"
        };
        coverage.insert("status".to_owned(), status.into());
        if status != "ended" {
            coverage.remove("coverageEndTime");
        }
        if let Some(Value::Array(points)) = coverage.get_mut("keyPoints") {
            points.retain(|point| is_there(point.get("post")));
        }
        if !is_there(coverage.get("pinned")) {
            coverage.remove("pinned");
        }
        Version::new(now, change, coverage.into())
    };
    turns.iter().map(at).collect()
}

/// A post was withdrawn because it repeated another: its reason leads there.
fn repeated<'a>(post: &Value, posts: &'a [Value]) -> Option<&'a Value> {
    let id = post["withdrawn"]["reason"].as_array()?.iter().find_map(|span| span["post"].as_str())?;
    posts.iter().find(|other| other["id"] == id)
}

/// Sets the times of a document, and makes its relative addresses lead from another place to where they led before.
fn rewrite(document: &mut Value, folder: &str, again: &impl Fn(i64) -> i64) {
    match document {
        Value::Array(members) => members.iter_mut().for_each(|member| rewrite(member, folder, again)),
        Value::Object(members) => {
            for (name, value) in members {
                match (instant(value), &*value) {
                    (Some(then), _) if TIMES.contains(&name.as_str()) => *value = rfc3339(again(then), 0).into(),
                    (_, Value::String(address)) if ADDRESSES.contains(&name.as_str()) && is_relative(address) => {
                        *value = format!("{folder}{address}").into();
                    }
                    _ => rewrite(value, folder, again),
                }
            }
        }
        _ => {}
    }
}

fn is_relative(address: &str) -> bool {
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    !address.starts_with('/') && !before_path.contains(':')
}

/// Replaces references by the clock, which the replay sets anew: they become links, and notes do without.
fn link_by_id(posts: &mut [Value]) {
    let clock = |time: &Value| time.as_str()?.get(11..16).map(str::to_owned);
    let times: Vec<_> =
        posts.iter().filter_map(|post| Some((clock(&post["datePublished"])?, post["id"].clone()))).collect();
    for post in posts {
        let modified = clock(&post["dateModified"]);
        for text in members(post, "body").filter_map(|block| block.get_mut("text")) {
            let Some(words) = text.as_str() else { continue };
            let link = times.iter().find_map(|(time, id)| Some((words.split_once(&format!("see {time} entry"))?, id)));
            if let Some(((before, after), id)) = link {
                *text = json!([before, {"text": "see the earlier entry", "post": id}, after]);
            }
        }
        let Some(modified) = modified else { continue };
        for note in members(post, "revisions").filter_map(|revision| revision.get_mut("note")) {
            if let Value::String(note) = note {
                *note = note.replace(&format!(" at {modified}"), "");
            }
        }
    }
}

fn members<'p>(post: &'p mut Value, list: &str) -> impl Iterator<Item = &'p mut Value> {
    post.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten()
}

/// Lets some posts, given oldest first, begin with their first block alone, as a newsroom files what it has.
fn file_in_parts(posts: &mut [Value]) {
    let changes = ["correction", "dateModified", "revisions", "withdrawn"];
    let could_be_parted = |post: &&mut Value| {
        changes.iter().all(|name| post[*name].is_null()) && post["body"].as_array().is_some_and(|body| body.len() > 1)
    };
    for (number, post) in posts.iter_mut().filter(could_be_parted).skip(1).step_by(IN_PARTS).enumerate() {
        let wait = if number == 1 { LATE_SECOND_PART } else { SECOND_PART };
        let published = instant(&post["datePublished"]).unwrap_or_default();
        let mut first = json!({"at": post["datePublished"], "body": [post["body"][0]]});
        if !post["headline"].is_null() {
            first["headline"] = post["headline"].clone();
        }
        post["dateModified"] = rfc3339(published + wait, 0).into();
        post["revisions"] = json!([first]);
    }
}
