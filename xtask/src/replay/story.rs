//! A whole day of coverage, as its documents stand at any moment of it.

use as_it_happened::timeline::moment::Moment;
use serde_json::{Map, Value, json};

use super::addresses;
use super::clock::{Clock, moment};
use super::factor::Factor;
use super::parts::file_in_parts;
use super::post::Post;
use super::words::free_of_times;

/// The head has at least so many posts before any of them moves to an older page.
const NEWEST: usize = 30;

/// So many posts make an older page.
const PAGE: usize = 20;

/// How often readers shall ask, in seconds.
const REFRESH: i64 = 5;

/// How long the coverage is announced before it opens: long enough to be seen, in milliseconds.
const ANNOUNCED: i64 = 2 * REFRESH * 1000;

/// From the sample's own folder to that which the replay is served from.
const PICTURES: &str = "../coverage/";

/// A replay: everything that will happen, and when.
pub(super) struct Story {
    // All of the coverage but its posts.
    frame: Map<String, Value>,
    // Oldest first.
    posts: Vec<Post>,
    began: Moment,
    end: Moment,
}

impl Story {
    /// The sample, announced at a moment and happening soon after.
    pub(super) fn new(sample: &Value, began: Moment, factor: Factor) -> Self {
        let mut sample = sample.clone();
        let mut posts: Vec<Value> = sample["posts"].as_array_mut().map(std::mem::take).unwrap_or_default();
        posts.retain(|post| moment(&post["datePublished"]).is_some());
        posts.sort_by_key(|post| moment(&post["datePublished"]));
        free_of_times(&mut posts);
        file_in_parts(&mut posts);

        let first = posts.first().and_then(|post| moment(&post["datePublished"])).unwrap_or(began);
        let opening = Moment::from_utc_ms(began.utc_ms() + ANNOUNCED);
        let clock = Clock::new(first, opening, factor);
        sample["posts"] = posts.into();
        clock.set(&mut sample);
        addresses::lead_to(PICTURES, &mut sample);

        let mut frame = sample.as_object().cloned().unwrap_or_default();
        let posts = frame.remove("posts").unwrap_or_default();
        let posts = posts.as_array().map(Vec::as_slice).unwrap_or_default();
        let posts: Vec<Post> = posts.iter().filter_map(|post| Post::new(post, posts)).collect();
        // Each replay is a coverage of its own: what a reader's device keeps of one says nothing of the next.
        let id = frame.get("id").and_then(Value::as_str).unwrap_or("sample");
        let id = format!("{id}-replay-{}", began.utc_ms());
        frame.insert("id".to_owned(), id.into());
        frame.insert("refresh".to_owned(), REFRESH.into());
        let end = frame.get("coverageEndTime").and_then(moment).into_iter();
        let end = end.chain(posts.iter().map(Post::settled)).max().unwrap_or(opening);
        Self { frame, posts, began, end }
    }

    /// How long it takes.
    pub(super) fn seconds(&self) -> i64 {
        (self.end.utc_ms() - self.began.utc_ms()) / 1000
    }

    /// The document of that name as it stands at a moment, if it has been written by then.
    pub(super) fn document(&self, name: &str, now: Moment) -> Option<Value> {
        if name == super::HEAD {
            return Some(self.head(now));
        }
        let number = name.strip_prefix("older-")?.strip_suffix(".json")?.parse().ok()?;
        (1..=self.pages(now)).contains(&number).then(|| self.page(number))
    }

    fn head(&self, now: Moment) -> Value {
        let mut head = self.frame.clone();
        let (count, pages) = (self.count(now), self.pages(now));
        let status = match count {
            0 => "upcoming",
            _ if now < self.end => "live",
            _ => "ended",
        };
        if status != "ended" {
            head.remove("coverageEndTime");
        }
        if let Some(Value::Array(points)) = head.get_mut("keyPoints") {
            points.retain(|point| point.get("post").is_none_or(|post| self.stands(post, now)));
        }
        if head.get("pinned").is_some_and(|post| !self.stands(post, now)) {
            head.remove("pinned");
        }
        if pages > 0 {
            head.insert("older".to_owned(), address(pages).into());
        }
        let changes = self.posts[..count].iter().filter_map(|post| post.at(now)).map(|(since, _)| *since);
        let changes = changes.chain([self.began]).chain((status == "ended").then_some(self.end));
        head.insert("dateModified".to_owned(), changes.max().map(|last| last.to_string()).into());
        head.insert("status".to_owned(), status.into());

        let in_head = self.posts[..count].iter().enumerate().rev().filter_map(|(place, post)| {
            let (since, post) = post.at(now)?;
            let page = place / PAGE + 1;
            // A page stays as it was written: what has changed since stands in the head as well.
            (page > pages || *since > self.written(page)).then(|| post.clone())
        });
        head.insert("posts".to_owned(), in_head.collect());
        head.into()
    }

    fn page(&self, number: usize) -> Value {
        let written = self.written(number);
        let posts = self.posts[(number - 1) * PAGE..number * PAGE].iter().rev();
        let posts: Value = posts.filter_map(|post| post.at(written)).map(|(_, post)| post.clone()).collect();
        let property = |name| self.frame.get(name);
        let mut page = json!({
            "version": property("version"), "id": property("id"), "headline": property("headline"), "posts": posts,
        });
        if number > 1 {
            page["older"] = address(number - 1).into();
        }
        page
    }

    // When the head became too long and the page was made of its end.
    fn written(&self, page: usize) -> Moment {
        self.posts[NEWEST + page * PAGE - 1].published()
    }

    fn pages(&self, now: Moment) -> usize {
        self.count(now).saturating_sub(NEWEST) / PAGE
    }

    fn count(&self, now: Moment) -> usize {
        self.posts.partition_point(|post| post.published() <= now)
    }

    fn stands(&self, id: &Value, now: Moment) -> bool {
        self.posts.iter().filter_map(|post| post.at(now)).any(|(_, post)| post["id"] == *id)
    }
}

fn address(page: usize) -> String {
    format!("older-{page}.json")
}

#[cfg(test)]
mod tests;
