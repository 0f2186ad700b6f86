//! A day made up from a seed.

use generator::Random;
use serde_json::{Value, json};

use super::{Change, Story, Version, coverage, ids, latest};
use crate::plan::{DateModified, Plan};
use crate::time::START;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;

/// Random numbers beyond those of the posts themselves.
const OF_THE_DAY: usize = usize::MAX / 2;

/// How many of the latest posts are still worked on.
const DESK: usize = 30;

/// Time between the announcement of a restless day and its first post.
const ANNOUNCED: i64 = 3 * MINUTE;

impl Story {
    /// The day of a plan. It begins at [`START`].
    #[must_use]
    pub fn generated(plan: &Plan) -> Self {
        let mut generated = generator::coverage(plan.posts, plan.seed);
        if plan.variety.odd_ids {
            ids::rename(&mut generated, ids::odd);
        }
        let Value::Array(mut newest_first) = generated["posts"].take() else {
            unreachable!("a coverage has a list of posts")
        };
        newest_first.reverse();
        let story = Self {
            posts: Vec::new(),
            coverage: Vec::new(),
            head: plan.head,
            per_page: plan.per_page,
            layout: plan.variety.layout,
            clock: plan.variety.clock,
            modified: plan.variety.modified,
        };
        let mut desk = Desk { story, plan, random: Random::new(plan.seed, OF_THE_DAY) };
        newest_first.into_iter().enumerate().for_each(|(number, post)| desk.publish(number, post));
        for (at, change) in changes(plan, &mut desk.random) {
            desk.change(at, change);
        }
        let announced = if plan.variety.restless { ANNOUNCED } else { 0 };
        desk.story.coverage = coverage::versions(&desk.story, plan, announced, generated, &mut desk.random);
        desk.story
    }
}

/// Those who write the posts.
struct Desk<'p> {
    story: Story,
    plan: &'p Plan,
    random: Random,
}

impl Desk<'_> {
    fn publish(&mut self, number: usize, mut post: Value) {
        let opened = if self.plan.variety.restless { ANNOUNCED } else { 0 };
        let writing = millis(self.plan.span.saturating_sub(self.plan.quiet)) - opened;
        let (number_of_all, posts) = (number as i64, self.plan.posts as i64);
        let gap = (writing / posts / SECOND).max(1);
        let after = writing * number_of_all / posts / SECOND + self.random.below(gap as usize) as i64;
        let at = START + opened + after * SECOND;
        let late = self.plan.variety.restless && self.random.one_in(20);
        let behind = if late { (5 + self.random.below(35)) as i64 * MINUTE } else { 0 };
        for later in ["dateModified", "correction", "withdrawn", "revisions"] {
            remove(&mut post, later);
        }
        post["datePublished"] = self.story.clock.write(at - behind).into();
        if !post["body"].is_array() {
            post["body"] = json!([]);
        }
        // A day with so many versions has short ones, or to read them takes most of a simulation's time.
        if self.plan.variety.restless
            && let Some(body) = post["body"].as_array_mut()
        {
            body.drain(..body.len() - usize::from(!body.is_empty()));
        }
        insert(&mut post, usize::MAX, mark(number, 1));
        let change = if late { Change::PublishedLate } else { Change::Published };
        self.story.posts.push(vec![Version::new(at, change, post)]);
    }

    fn change(&mut self, at: i64, change: Change) {
        let clock = self.story.clock;
        let dated = matches!(self.plan.variety.modified, DateModified::Everywhere | DateModified::Posts);
        // Without a `dateModified` the later version would bear the earlier stamp.
        let change =
            if matches!(change, Change::Moved | Change::Restored) && !dated { Change::Reworded } else { change };
        let Some(number) = self.candidate(at, change) else { return };
        let versions = &self.story.posts[number];
        let count = versions.len() + 1;
        let mut post = versions[versions.len() - 1].value.clone();
        match change {
            Change::Lengthened => insert(&mut post, 0, json!({"type": "paragraph", "text": LONG})),
            Change::Illustrated => insert(&mut post, 0, picture()),
            Change::Corrected => {
                post["correction"] = json!({"at": clock.write(at), "note": format!("Correction {count} of {number}.")});
            }
            Change::Withdrawn => {
                ["body", "correction", "revisions"].into_iter().for_each(|member| remove(&mut post, member));
                // Some are stamped by a slow clock, and are the later version all the same.
                let behind = if self.plan.variety.restless && self.random.one_in(2) { 50 * MINUTE } else { 0 };
                post["withdrawn"] =
                    json!({"at": clock.write(at - behind), "reason": format!("Entry {number} was wrong.")});
                if behind > 0 {
                    remove(&mut post, "dateModified");
                    self.story.posts[number].push(Version::new(at, change, post));
                    return;
                }
            }
            Change::Restored => {
                let standing = versions.iter().rev().find(|version| version.value["withdrawn"].is_null());
                post = standing.map(|version| version.value.clone()).unwrap_or_default();
            }
            Change::Moved => {
                let by = (self.random.below(40) as i64 - 30) * MINUTE;
                post["datePublished"] = clock.write((versions[0].at + by).min(at)).into();
            }
            Change::KeyEvent => post["keyEvent"] = (post["keyEvent"] != true).into(),
            Change::Breaking => post["breaking"] = (post["breaking"] != true).into(),
            _ if self.plan.variety.restless && self.random.one_in(3) => keep_revision(&mut post),
            _ => {}
        }
        if let Some(last) = post.get_mut("body").and_then(Value::as_array_mut).and_then(|body| body.last_mut()) {
            *last = mark(number, count);
        }
        if dated {
            post["dateModified"] = clock.write(at).into();
        }
        self.story.posts[number].push(Version::new(at, change, post));
    }

    /// A post for a change: one of the latest, and now and then one from long ago.
    fn candidate(&mut self, at: i64, change: Change) -> Option<usize> {
        let published = self.story.published(at);
        let among = if self.random.one_in(10) { published } else { published.min(DESK) };
        let fits = |number: &usize| {
            let last = self.story.posts[*number].last();
            let withdrawn = last.is_some_and(|last| last.value["withdrawn"].is_object());
            // In the same minute neither would be the later one.
            let settled = last.is_some_and(|last| self.story.clock.read(last.at) < self.story.clock.read(at));
            withdrawn == (change == Change::Restored) && (!withdrawn || settled)
        };
        let among = if change == Change::Restored { published } else { among };
        let candidates: Vec<usize> = (published - among..published).filter(fits).collect();
        (!candidates.is_empty()).then(|| candidates[self.random.below(candidates.len())])
    }
}

/// Text enough to move what is below.
const LONG: &str = "Since we wrote this, more has become known. The lock keepers have opened the second gate, and the \
    water in the old town stands lower than an hour ago. Nobody is in danger, says the water board, but the low road stays \
    closed, and whoever lives along it may stay in the sports hall for another night. The next reading of the gauge is due \
    within the hour.";

/// Edits and withdrawals, spread over the day.
fn changes(plan: &Plan, random: &mut Random) -> Vec<(i64, Change)> {
    use Change::{Breaking, Corrected, Illustrated, KeyEvent, Lengthened, Moved, Restored, Reworded};
    let edits: &[Change] = if plan.variety.restless {
        &[
            Reworded,
            Corrected,
            Moved,
            Lengthened,
            Reworded,
            KeyEvent,
            Breaking,
            Corrected,
            Illustrated,
            Reworded,
            Moved,
            Restored,
        ]
    } else {
        &[Reworded, Lengthened, Corrected, Illustrated]
    };
    let span = millis(plan.span) / SECOND;
    let begin = span / 20;
    let spread = |count: usize, number: usize| begin + (span - begin) * number as i64 / count as i64;
    let mut all: Vec<_> =
        (0..plan.edits).map(|number| (spread(plan.edits, number), edits[number % edits.len()])).collect();
    all.extend((0..plan.withdrawals).map(|number| (spread(plan.withdrawals, number) + 1, Change::Withdrawn)));
    if plan.variety.restless {
        // Several in one second, and none for a while.
        all.iter_mut().for_each(|(second, _)| *second = (*second + random.below(20) as i64).min(span));
    }
    all.sort_by_key(|(second, _)| *second);
    all.into_iter().map(|(second, change)| (START + second * SECOND, change)).collect()
}

pub(super) fn millis(span: std::time::Duration) -> i64 {
    span.as_millis() as i64
}

/// What only this text of this post says.
fn mark(number: usize, count: usize) -> Value {
    json!({"type": "paragraph", "text": format!("Entry {number}, text {count}.")})
}

fn keep_revision(post: &mut Value) {
    let revision = json!({"at": post["datePublished"], "body": post["body"], "note": "Other words."});
    match &mut post["revisions"] {
        Value::Array(revisions) => revisions.push(revision),
        none => *none = json!([revision]),
    }
}

fn insert(post: &mut Value, place: usize, block: Value) {
    if let Some(body) = post.get_mut("body").and_then(Value::as_array_mut) {
        body.insert(place.min(body.len()), block);
    }
}

fn remove(post: &mut Value, member: &str) {
    post.as_object_mut().and_then(|post| post.remove(member));
}

fn picture() -> Value {
    json!({"type": "image", "url": "added.svg", "width": 640, "height": 360, "alt": "A gauge", "caption": "The gauge"})
}

/// The id of a post that stands at an instant, at random.
pub(super) fn any_standing<'s>(story: &'s Story, now: i64, random: &mut Random) -> Option<&'s Value> {
    let published = story.published(now);
    let version = latest(&story.posts[random.below(published.max(1)).min(published.checked_sub(1)?)], now)?;
    version.value["withdrawn"].is_null().then_some(&version.value)
}
