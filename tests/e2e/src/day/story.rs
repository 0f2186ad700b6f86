//! What happens on a day: which post comes when, and what becomes of it.

use generator::{Random, at};
use serde_json::{Value, json};

use super::plan::Plan;

/// Numbers of chance beyond those of the posts themselves.
const CHANCE: usize = usize::MAX / 2;

/// How many of the latest posts are still worked on.
const DESK: usize = 30;

/// How many key points there are at most.
const KEY_POINTS: usize = 5;

/// A text of something, from a second of the day on.
#[derive(Debug, Clone)]
pub(super) struct Version {
    pub(super) at: u64,
    pub(super) text: Value,
}

/// Everything that happens, each in the order of time.
#[derive(Debug)]
pub(super) struct Story {
    /// By post, the oldest first.
    pub(super) posts: Vec<Vec<Version>>,
    /// All but the posts.
    pub(super) coverage: Vec<Version>,
}

/// A change of all but the posts.
type Turn = Box<dyn Fn(&mut Value)>;

/// What becomes of a post.
#[derive(Clone, Copy)]
enum Fate {
    Reworded,
    Longer,
    Illustrated,
    Corrected,
    Withdrawn,
}

impl Story {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut generated = generator::coverage(plan.posts, plan.seed);
        let Value::Array(mut newest_first) = generated["posts"].take() else {
            unreachable!("a coverage has a list of posts")
        };
        newest_first.reverse();
        let writing = plan.span.saturating_sub(plan.quiet).as_secs();
        let gap = writing as usize / plan.posts;
        let chance = &mut Random::new(plan.seed, CHANCE);
        let posts = newest_first.into_iter().enumerate().map(|(number, post)| {
            let published = writing * number as u64 / plan.posts as u64 + chance.below(gap.max(1)) as u64;
            vec![Version { at: published, text: first(post, number, published) }]
        });
        let mut story = Self { posts: posts.collect(), coverage: Vec::new() };
        for (second, fate) in fates(plan) {
            story.change(second, fate, chance);
        }
        story.tell_in_short(plan, generated);
        story
    }

    /// How many posts there are by then.
    pub(super) fn published(&self, second: u64) -> usize {
        self.posts.partition_point(|versions| versions[0].at <= second)
    }

    fn change(&mut self, second: u64, fate: Fate, chance: &mut Random) {
        let published = self.published(second);
        // Now and then one that everybody has forgotten.
        let among = if chance.one_in(10) { published } else { published.min(DESK) };
        let candidates = (0..among).map(|step| published - 1 - step);
        let standing: Vec<usize> = candidates.filter(|number| !self.is_withdrawn(*number)).collect();
        if standing.is_empty() {
            return;
        }
        let number = standing[chance.below(standing.len())];
        let versions = &mut self.posts[number];
        let mut post = versions.last().map(|last| last.text.clone()).unwrap_or_default();
        let count = versions.len() + 1;
        match fate {
            Fate::Reworded => {}
            Fate::Longer => insert(&mut post, json!({"type": "paragraph", "text": LONG})),
            Fate::Illustrated => insert(&mut post, picture()),
            Fate::Corrected => {
                post["correction"] = json!({"at": at(second), "note": format!("Correction {count} of {number}.")});
            }
            Fate::Withdrawn => {
                if let Some(post) = post.as_object_mut() {
                    post.remove("body");
                    post.remove("correction");
                }
                let reason = format!("Entry {number} was wrong.");
                post["withdrawn"] = json!({"at": at(second), "reason": reason});
            }
        }
        if let Some(mark) = post["body"].as_array_mut().and_then(|body| body.last_mut()) {
            *mark = self::mark(number, count);
        }
        post["dateModified"] = at(second).into();
        versions.push(Version { at: second, text: post });
    }

    fn is_withdrawn(&self, number: usize) -> bool {
        self.posts[number].last().is_some_and(|last| last.text["withdrawn"].is_object())
    }

    /// Headline, standfirst, key points, pinned post, and how often readers are to ask.
    fn tell_in_short(&mut self, plan: &Plan, generated: Value) {
        let span = plan.span.as_secs();
        let mut now = generated;
        now["keyPoints"] = json!([]);
        now["refresh"] = 15.into();
        let mut changes: Vec<(u64, Turn)> = Vec::new();
        for third in 1..3_u64 {
            changes.push((
                span * third / 3,
                Box::new(move |now| {
                    now["headline"] = format!("The river Aune is rising, report {third}").into();
                    now["standfirst"] = format!("After {third} thirds of the day.").into();
                }),
            ));
        }
        for (quarter, refresh) in [(1, 20), (2, 10), (3, 15)] {
            changes.push((span * quarter / 4, Box::new(move |now| now["refresh"] = refresh.into())));
        }
        for (count, versions) in self.posts.iter().filter(|versions| versions[0].text["keyEvent"] == true).enumerate() {
            let Version { at, text } = versions[0].clone();
            changes.push((
                at,
                Box::new(move |now| {
                    if let Some(points) = now["keyPoints"].as_array_mut() {
                        points.insert(0, json!({"text": text["headline"], "post": text["id"]}));
                        points.truncate(KEY_POINTS);
                    }
                    if count.is_multiple_of(3) {
                        now["pinned"] = text["id"].clone();
                    }
                }),
            ));
        }
        changes.push((span, Box::new(|now| now["status"] = "ended".into())));
        changes.sort_by_key(|(at, _)| *at);
        self.coverage = vec![Version { at: 0, text: now.clone() }];
        for (at, change) in changes {
            change(&mut now);
            self.coverage.push(Version { at, text: now.clone() });
        }
    }
}

/// Text enough to move what is below.
const LONG: &str = "Since we wrote this, more has become known. The lock keepers have opened the second gate, and the \
    water in the old town stands lower than an hour ago. Nobody is in danger, says the water board, but the low road stays \
    closed, and whoever lives along it may stay in the sports hall for another night. The next reading of the gauge is due \
    within the hour.";

/// Edits and withdrawals, spread over the day.
fn fates(plan: &Plan) -> Vec<(u64, Fate)> {
    const EDITS: [Fate; 4] = [Fate::Reworded, Fate::Longer, Fate::Corrected, Fate::Illustrated];
    let (begin, span) = (plan.span.as_secs() / 20, plan.span.as_secs());
    let spread = |count: usize, number: usize| begin + (span - begin) * number as u64 / count as u64;
    let edits = (0..plan.edits).map(|number| (spread(plan.edits, number), EDITS[number % EDITS.len()]));
    let withdrawals = (0..plan.withdrawals).map(|number| (spread(plan.withdrawals, number) + 1, Fate::Withdrawn));
    let mut all: Vec<_> = edits.chain(withdrawals).collect();
    all.sort_by_key(|(at, _)| *at);
    all
}

/// A generated post as it stands at first, with its mark at its end.
fn first(mut post: Value, number: usize, published: u64) -> Value {
    if let Some(post) = post.as_object_mut() {
        for later in ["dateModified", "correction", "withdrawn", "revisions"] {
            post.remove(later);
        }
    }
    post["datePublished"] = at(published).into();
    if !post["body"].is_array() {
        post["body"] = json!([]);
    }
    if let Some(body) = post["body"].as_array_mut() {
        body.push(mark(number, 1));
    }
    post
}

/// What only this text of this post says.
fn mark(number: usize, count: usize) -> Value {
    json!({"type": "paragraph", "text": format!("Entry {number}, text {count}.")})
}

fn insert(post: &mut Value, block: Value) {
    if let Some(body) = post["body"].as_array_mut() {
        body.insert(0, block);
    }
}

fn picture() -> Value {
    json!({"type": "image", "url": "added.svg", "width": 640, "height": 360, "alt": "A gauge", "caption": "The gauge"})
}
