//! What must hold at every moment, and in the end.

use std::cmp::Reverse;

use as_it_happened::reading::lightbox::Lightbox;
use as_it_happened::reading::page::effect::Timer;
use as_it_happened::reading::page::event::{Action, What};
use as_it_happened::reading::page::state::Freshness;
use as_it_happened::reading::view::Choice;
use as_it_happened::timeline::inline::Inline;
use as_it_happened::timeline::post::{Content, Post, PostId};
use newsroom::{Entry, Truth};

use crate::world::World;

const SECOND: i64 = 1_000;

/// Longer than the page waits after any failure, or for any answer.
const ANY_WAIT: i64 = 200 * SECOND;

impl World {
    /// What must hold after every event. `is_fresh` says that the reader has just done something.
    pub(crate) fn check_always(&mut self, is_fresh: bool) {
        let (form, is_sent) = (self.form_text(), self.stage() == "sent");
        // A copy may be of a coverage that was at the address before; its form holds another draft.
        let is_of_the_day = self.tab.page.coverage().is_some_and(|coverage| coverage.id.starts_with("generated-"));
        if self.is_ready() && is_of_the_day {
            let checked = self.ledger.check_form(&form, is_sent, &self.comments);
            self.require(checked);
        }
        let checked = self.ledger.check_server(&self.comments);
        self.require(checked);
        let checked = self.check_lightbox();
        self.require(checked);
        if is_fresh && let Some(picture) = self.open_picture() {
            let shown = self.must_be_known(&picture.post);
            self.require(shown);
        }
    }

    /// Whether a post is in the list and not hidden by the view.
    pub(crate) fn must_be_shown(&self, post: &PostId, wanted: &str) -> Result<(), String> {
        let is_shown = self.list().shown_posts().any(|shown| shown.id == *post);
        if is_shown { Ok(()) } else { Err(format!("{post} is {wanted}, but it is not shown")) }
    }

    /// The lightbox shows what the timeline says now, and nothing that has been withdrawn.
    fn check_lightbox(&self) -> Result<(), String> {
        let page = &self.tab.page;
        let stale = page.lightbox().into_iter().flat_map(Lightbox::frames).find(|frame| {
            let id = frame.id();
            page.post(&id.post).and_then(|post| post.images().nth(id.number - 1)) != Some(frame.image())
        });
        stale.map_or(Ok(()), |frame| Err(format!("the lightbox has {:?}, which the timeline has not", frame.id())))
    }

    fn must_be_known(&self, post: &PostId) -> Result<(), String> {
        let is_known = self.list().posts.iter().any(|known| known.id == *post);
        if is_known { Ok(()) } else { Err(format!("the lightbox shows a picture of {post}, which is not in the list")) }
    }

    /// Lets the page come to rest after the faults, and holds it against the newsroom.
    pub(crate) fn settle(&mut self) {
        let end = self.calm.max(self.story.end());
        self.run_until(end + ANY_WAIT);
        if !self.is_ready() {
            self.act(Action::Retry);
            self.run_until(self.now + ANY_WAIT);
        }
        let freshness = self.tab.page.freshness();
        // A page that asks no more believes what the device says of its network.
        let believes = freshness == Freshness::Offline && !self.tab.page.claims_online();
        let is_current = freshness == Freshness::Current || believes;
        self.require(if is_current { Ok(()) } else { Err(format!("long after the faults the page is {freshness:?}")) });
        if self.open_picture().is_some() {
            let steps = self.history.address().steps;
            self.act(Action::CloseLightbox { steps });
            // Going back may bring back an earlier filter.
            self.run_until(self.now + SECOND);
        }
        self.show_everything();
        self.event(What::Left(self.tab.place.clone()));
        let back_off = self.tab.rules.check_back_off();
        self.require(back_off);
        if self.failure.is_none() {
            let mut truth = self.story.truth(self.now);
            if !self.story.orders_equal_times() {
                truth.posts.sort_by_key(|post| (Reverse(post.published), post.id.clone()));
            }
            self.failure = self.differences(&truth).into_iter().next();
        }
        let stage = self.stage();
        let is_letter = !self.tab.page.letter().is_empty();
        if matches!(stage, "sending" | "queued") && !is_letter && self.failure.is_none() {
            self.failure = Some(format!("long after the faults a comment is still {stage}"));
        }
        if self.has_timer(Timer::Poll) && self.failure.is_none() {
            self.failure = Some("the page still polls though the coverage has ended".to_owned());
        }
        if self.failure.is_none() {
            self.failure = self.difference_from_fresh();
        }
    }

    /// The first difference of what is shown from what a page shows that is opened now.
    fn difference_from_fresh(&mut self) -> Option<String> {
        let mut shown = self.tab.document.shown(&self.tab.page);
        let (zone, is_beside) = (self.tab.page.zone(), self.tab.page.is_form_beside());
        let is_hidden = self.tab.page.is_form_hidden();
        let (shows_key_points, follows) = (self.tab.page.shows_key_points(), self.tab.page.is_following());
        self.reopen();
        self.run_until(self.now + ANY_WAIT);
        self.event(What::FormPlaced { beside: is_beside });
        if is_hidden {
            self.event(What::FormHidden { wanted: false });
        }
        self.show_everything();
        // What the device did not store.
        if self.tab.page.zone() != zone {
            self.act(Action::SwitchZone);
        }
        if self.tab.page.is_following() != follows {
            self.act(Action::Follow(follows));
        }
        if self.tab.page.shows_key_points() != shows_key_points {
            self.act(Action::FoldKeyPoints);
        }
        let mut fresh = self.tab.document.shown(&self.tab.page);
        if !self.story.orders_equal_times() {
            // The open page has seen documents that held more posts together.
            shown.sort();
            fresh.sort();
        }
        let difference = shown.iter().zip(&fresh).find(|(shown, fresh)| shown != fresh);
        let difference =
            difference.map(|(shown, fresh)| format!("an open page shows {shown}\na fresh page shows {fresh}"));
        difference.or((shown.len() != fresh.len()).then(|| "a fresh page shows another number of posts".to_owned()))
    }

    /// Has all posts of the coverage loaded and shown.
    fn show_everything(&mut self) {
        self.act(Action::Choose(Choice::Everything));
        // Each page comes by a request of its own.
        for _ in 0..200 {
            if self.failure.is_some() || !self.has_older() {
                break;
            }
            self.act(Action::LoadOlder);
            self.run_until(self.now + 5 * SECOND);
        }
        self.act(Action::ShowArrivals);
        self.run_until(self.now + SECOND);
    }

    /// In what the page differs from the truth.
    fn differences(&self, truth: &Truth) -> Vec<String> {
        let mut found = Vec::new();
        let mut compare = |what: &str, expected: String, shown: String| {
            if expected != shown {
                found.push(format!("{what}: expected {expected}, shown {shown}"));
            }
        };
        let page = &self.tab.page;
        let Some(coverage) = page.coverage() else { return vec!["no coverage is shown".to_owned()] };
        let plain = |inline: &Inline| tidy(&inline.plain_text());
        let standing = |id: &PostId| page.post(id).is_some_and(|post| is_standing(post));
        compare("headline", truth.headline.clone(), coverage.headline.clone());
        compare("standfirst", truth.standfirst.clone(), coverage.standfirst.as_ref().map(plain).unwrap_or_default());
        compare("status", truth.status.clone(), format!("{:?}", coverage.status).to_lowercase());
        let points = page.key_points().unwrap_or_default();
        let points: Vec<String> = points.iter().map(|point| plain(&point.text)).collect();
        compare("key points", format!("{:?}", truth.key_points), format!("{points:?}"));
        let pinned = coverage.pinned.as_ref().filter(|id| standing(id)).map(|id| id.as_str().to_owned());
        compare("pinned post", format!("{:?}", truth.pinned), format!("{pinned:?}"));
        let list = self.list();
        let mut shown: Vec<&Post> = list.shown_posts().map(|post| &**post).collect();
        if self.is_oldest_first() {
            shown.reverse();
        }
        if !self.story.orders_equal_times() {
            shown.sort_by_key(|post| (Reverse(post.published), post.id.clone()));
        }
        compare("posts", truth.posts.len().to_string(), shown.len().to_string());
        for (entry, post) in truth.posts.iter().zip(&shown) {
            compare("the post in this place", entry.id.clone(), post.id.as_str().to_owned());
        }
        for (entry, post) in truth.posts.iter().zip(&shown) {
            compare(&format!("post {}", entry.id), format!("{entry:?}"), format!("{:?}", as_entry(post, entry)));
        }
        found
    }
}

fn is_standing(post: &Post) -> bool {
    matches!(post.content, Content::Standing(_))
}

/// What the page knows of a post; its texts are those of the entry, as far as the post has them.
fn as_entry(post: &Post, entry: &Entry) -> Entry {
    let mut text = String::new();
    let mut corrected = false;
    match &post.content {
        Content::Standing(standing) => {
            let mut add = |part: &str| text.extend([part, "\n"]);
            standing.headline.iter().for_each(|headline| add(&headline.plain_text()));
            standing.body.iter().for_each(|block| block.read_text(&mut add));
            standing.correction.iter().for_each(|correction| add(&correction.note.plain_text()));
            corrected = standing.correction.is_some();
        }
        Content::Withdrawn { reason, .. } => reason.iter().for_each(|reason| text.push_str(&reason.plain_text())),
    }
    let text = tidy(&text);
    Entry {
        id: post.id.as_str().to_owned(),
        published: post.published.utc_ms(),
        withdrawn: !is_standing(post),
        source: Some(post.source.kind.word().to_owned()).filter(|_| entry.source.is_some()),
        key_event: post.key_event,
        breaking: post.breaking,
        corrected,
        texts: entry.texts.iter().filter(|part| text.contains(part.as_str())).cloned().collect(),
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
