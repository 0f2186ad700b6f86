//! What a reader sees of a coverage once it has come. It exists from the first document on, and then for as long as the page.

use std::cell::OnceCell;
use std::sync::Arc;

use super::comment_form::CommentForm;
use super::context::Context;
use super::effect::{Cause, Effect, Keep, Manner, Place, Told};
use super::navigation::Navigation;
use super::older::Older;
use super::pictures::Pictures;
use super::since::{Since, horizon};
use crate::feed::Decoded;
use crate::messages::fill;
use crate::messages::format::Zone;
use crate::reading::arrivals::Arrivals;
use crate::reading::left_off::LeftOff;
use crate::reading::list::List;
use crate::reading::view::{Order, View};
use crate::timeline::Timeline;
use crate::timeline::coverage::{Coverage, KeyPoint};
use crate::timeline::crossref::Minutes;
use crate::timeline::filter::Counts;
use crate::timeline::merge::{self, Changes};
use crate::timeline::moment::Moment;
use crate::timeline::post::{Post, PostId};

/// Where the device stores that new posts are wanted as they come.
const FOLLOW_KEY: &str = "aih:follow";

/// Where the device stores whose clock the reader wants.
const ZONE_KEY: &str = "aih:zone";

/// A coverage, as one reader sees it.
pub(super) struct Reading {
    pub(super) timeline: Timeline,
    /// The coverage of the timeline.
    pub(super) coverage: Arc<Coverage>,
    pub(super) view: View,
    pub(super) list: Arc<List>,
    pub(super) counts: Counts,
    pub(super) arrivals: Arrivals,
    /// Whether the reader wants new posts as they come.
    pub(super) following: bool,
    pub(super) since: Since,
    pub(super) navigation: Navigation,
    pub(super) older: Older,
    pub(super) pictures: Pictures,
    pub(super) comment: CommentForm,
    pub(super) zone: Zone,
    /// What is said above the timeline.
    pub(super) remark: Option<&'static str>,
    /// The key points that were new when they changed last.
    pub(super) fresh_points: Vec<KeyPoint>,
    /// Posts that could not be read, in the head that was read last: it is read again and again, and what it lost counts once.
    pub(super) lost_in_head: usize,
    pub(super) lost_in_pages: usize,
    minutes: OnceCell<Minutes>,
}

impl Reading {
    /// Shows a coverage for the first time: as the address and the device say.
    pub(super) fn new(decoded: Decoded, beside: bool, cx: &mut Context) -> Self {
        let coverage = Arc::new(decoded.snapshot.coverage.clone());
        let mut reading = Self {
            view: View::read(|name| cx.address.param(name).map(str::to_owned), cx.fold),
            timeline: Timeline::default(),
            list: Arc::default(),
            counts: Counts::default(),
            arrivals: Arrivals::default(),
            since: Since::default(),
            following: cx.storage.get(FOLLOW_KEY).is_some(),
            navigation: Navigation::default(),
            older: Older::default(),
            pictures: Pictures::new(&cx.storage),
            comment: CommentForm::new(&coverage, beside, cx),
            zone: if cx.storage.get(ZONE_KEY) == Some("reader") { Zone::Reader } else { Zone::Coverage },
            remark: None,
            fresh_points: Vec::new(),
            lost_in_head: 0,
            lost_in_pages: 0,
            minutes: OnceCell::new(),
            coverage,
        };
        reading.merge(decoded, cx);
        if let Some(left_off) = Since::stored(&reading.coverage, cx) {
            reading.since.mark_new_since(left_off, &reading.timeline, &mut reading.arrivals, cx);
        }
        reading.retitle(cx);
        reading.render(Cause::View, cx);
        reading
    }

    /// Merges a document. What that changed.
    pub(super) fn merge(&mut self, decoded: Decoded, cx: &mut Context) -> Changes {
        match decoded.snapshot.page {
            merge::Page::Head => self.lost_in_head = decoded.lost_posts,
            merge::Page::Older(_) => self.lost_in_pages += decoded.lost_posts,
        }
        self.minutes = OnceCell::new();
        let changes = self.timeline.merge(decoded.snapshot);
        if let Some(coverage) = self.timeline.coverage().filter(|_| changes.coverage) {
            self.coverage = coverage.clone();
            cx.messages = (cx.localise)(&cx.messages, coverage, &cx.languages);
            self.hand_back_comment(cx);
        }
        changes
    }

    /// What has been withdrawn counts no more among what is new. Whether there was any in `changes`.
    pub(super) fn forget_withdrawn(&mut self, changes: &Changes, cx: &mut Context) -> bool {
        let is_withdrawn = |id: &&PostId| self.timeline.post(id).is_some_and(|post| post.is_withdrawn());
        let withdrawn: Vec<&PostId> = changes.revised.iter().filter(is_withdrawn).collect();
        let held = self.arrivals.held();
        for id in &withdrawn {
            self.arrivals.forget(id);
            self.since.forget(id);
        }
        if held != self.arrivals.held() {
            self.count_arrivals(cx);
        }
        !withdrawn.is_empty()
    }

    /// The key points but those of posts that were withdrawn.
    pub(super) fn key_points(&self) -> Vec<KeyPoint> {
        let is_withdrawn = |id: &PostId| self.timeline.post(id).is_some_and(|post| post.is_withdrawn());
        let stands = |point: &&KeyPoint| !point.post.as_ref().is_some_and(is_withdrawn);
        self.coverage.key_points.iter().filter(stands).cloned().collect()
    }

    /// Works out anew which posts are shown, and where, and has the document brought in line.
    pub(super) fn render(&mut self, cause: Cause, cx: &mut Context) {
        let (list, counts) = List::new(&self.timeline, &self.arrivals, &self.view, self.since.left_off(), cx.fold);
        (self.list, self.counts) = (Arc::new(list), counts);
        cx.push(Effect::Render(cause));
        self.follow_pictures(cx);
    }

    /// Takes in what has come since: shows it, or holds it back.
    pub(super) fn receive(&mut self, documents: Vec<Decoded>, was_away: bool, at_front: bool, cx: &mut Context) {
        if documents.is_empty() {
            return;
        }
        // Nothing can be pushed away where nothing is shown.
        let is_empty = self.list.shown == 0 && self.view.filter.is_off();
        let at_front = (at_front || is_empty) && cx.visible && !self.pictures.is_open();
        let at_once = at_front || self.following;
        let oldest = self.timeline.posts().last().map(|post| post.published);
        let left_off = self.left_off(None, cx).filter(|_| was_away && at_once);
        let before = (self.key_points(), self.has_older());
        let mut changes = Changes::default();
        for document in documents {
            changes.append(self.merge(document, cx));
        }
        if changes == Changes::default() && before.1 == self.has_older() && left_off.is_none() {
            return;
        }
        cx.push(Effect::Keep(if at_front { Keep::Front } else { Keep::Place }));
        let has_withdrawn = self.forget_withdrawn(&changes, cx);
        // An old post that was changed may come with the head before its page does: it is no news.
        changes.added.retain(|id| self.timeline.post(id).is_some_and(|post| Some(post.published) >= oldest));
        let is_withdrawn = |id: &PostId| self.timeline.post(id).is_some_and(|post| post.is_withdrawn());
        let (withdrawn, news): (Vec<_>, Vec<_>) = changes.added.into_iter().partition(is_withdrawn);
        let arrived = self.hold(news, at_once, cx);
        withdrawn.into_iter().for_each(|post| self.arrivals.hold_silently(post));
        // What came while the reader was away is shown with a mark of how far they had come.
        if let Some(left_off) = left_off {
            self.since.mark_new_since(left_off, &self.timeline, &mut self.arrivals, cx);
        }
        let mut fresh = self.key_points();
        fresh.retain(|point| !before.0.contains(point));
        let repointed = (!fresh.is_empty()).then(|| cx.messages.words.key_points_updated.to_owned());
        if repointed.is_some() {
            self.fresh_points = fresh;
        }
        self.render(Cause::Timeline, cx);
        self.retitle(cx);
        let notices: Vec<String> = arrived.into_iter().chain(repointed).collect();
        if !notices.is_empty() {
            cx.announce(notices.join(". "));
        } else if has_withdrawn {
            // What was announced last may have described a picture of the post.
            cx.announce("");
        }
        if has_withdrawn {
            cx.push(Effect::Describe);
        }
        self.look_among_arrivals(cx);
    }

    /// Holds back posts that have just come, or shows them `at_once`. What there is to announce.
    fn hold(&mut self, posts: Vec<PostId>, at_once: bool, cx: &mut Context) -> Option<String> {
        if posts.is_empty() {
            return None;
        }
        for post in posts {
            self.arrivals.hold(post);
        }
        let words = self.arrivals_in_words(cx);
        if at_once {
            // With those that were held back before: the later ones must not stand above a gap.
            self.arrivals.discard_held();
        }
        self.count_arrivals(cx);
        Some(words)
    }

    /// Shows what is held back, and goes to the first of it.
    pub(super) fn show_arrivals(&mut self, cx: &mut Context) {
        self.release(cx);
        cx.push(Effect::DropShift);
        self.render(Cause::Timeline, cx);
        let first = self.list.shown_posts().find(|post| self.arrivals.is_unread(&post.id)).map(|post| post.id.clone());
        match first {
            Some(first) => self.navigation.reach(Place::Post(first), cx),
            // The filter shows none of them.
            None => cx.push(Effect::Focus(Place::Timeline, Manner::ScrollToStart)),
        }
    }

    /// Has new posts shown as they come, or no longer; the device stores that.
    pub(super) fn follow(&mut self, wanted: bool, cx: &mut Context) {
        cx.store(FOLLOW_KEY, wanted.then_some("1"));
        self.following = wanted;
        if wanted && self.arrivals.held() > 0 {
            cx.keep_place();
            self.release(cx);
            self.render(Cause::Timeline, cx);
        }
    }

    /// Shows what is held back if the reader is on the way to a post that is among it.
    pub(super) fn release_for(&mut self, post: &PostId, cx: &mut Context) {
        if self.arrivals.is_held(post) {
            self.release(cx);
            self.render(Cause::Timeline, cx);
        }
    }

    fn release(&mut self, cx: &mut Context) {
        self.arrivals.release();
        self.count_arrivals(cx);
    }

    fn count_arrivals(&mut self, cx: &mut Context) {
        self.retitle(cx);
        cx.push(Effect::Tell(Told::Arrivals(self.arrivals.held())));
    }

    /// Gives the window its title, with the number of posts held back before it.
    pub(super) fn retitle(&self, cx: &mut Context) {
        let number = match self.arrivals.held() {
            0 => String::new(),
            held => ["(", &cx.messages.format.number(held), ") "].concat(),
        };
        let publisher = self.coverage.publisher.as_ref().map(|publisher| [" – ", &publisher.name].concat());
        let title = [&number, &self.coverage.headline, publisher.as_deref().unwrap_or_default()].concat();
        cx.push(Effect::Title(title));
    }

    /// How many posts are held back, in words; how many of them the filter shows, too, where there is one.
    pub(super) fn arrivals_in_words(&self, cx: &Context) -> String {
        let messages = &cx.messages;
        let mut words = messages.count(&messages.words.new_posts, self.arrivals.held());
        if !self.view.filter.is_off() {
            let held = self.timeline.posts().filter(|post| self.arrivals.is_held(&post.id));
            let shown = held.filter(|post| self.shows(post, cx)).count();
            let shown = messages.format.number(shown);
            words = fill(messages.words.new_posts_filtered, &[("posts", &words), ("n", &shown)]);
        }
        let Some(headline) = self.held_breaking().and_then(|post| post.headline()) else { return words };
        [messages.words.breaking, messages.words.colon, " ", &headline.plain_text(), " · ", &words].concat()
    }

    /// The newest breaking post with a headline among those held back.
    pub(super) fn held_breaking(&self) -> Option<&Arc<Post>> {
        let is_named = |post: &&Arc<Post>| post.breaking && post.headline().is_some();
        self.timeline.posts().filter(is_named).find(|post| self.arrivals.is_held(&post.id))
    }

    /// Says something above the timeline, until the reader chooses something else.
    pub(super) fn remark_on(&mut self, remark: &'static str, cx: &mut Context) {
        self.remark = Some(remark);
        cx.announce(remark);
    }

    /// Shows times on the other clock; the device stores that.
    pub(super) fn switch_zone(&mut self, cx: &mut Context) {
        self.zone = match self.zone {
            Zone::Coverage => Zone::Reader,
            Zone::Reader => Zone::Coverage,
        };
        cx.store(ZONE_KEY, Some(if self.zone == Zone::Reader { "reader" } else { "coverage" }));
        let name = cx.messages.format.zone_name(Moment::from_utc_ms(cx.now.wall_ms), self.zone);
        cx.announce(fill(cx.messages.words.all_times, &[("zone", &name)]));
    }

    /// The address to hand out for a post.
    pub(super) fn address_of(&self, post: &PostId, cx: &Context) -> String {
        cx.address_at(&self.coverage, &post.reference())
    }

    /// Whether the filter shows a post.
    pub(super) fn shows(&self, post: &Post, cx: &Context) -> bool {
        self.view.filter.admits(post, cx.fold)
    }

    /// Whether there are older posts that have not come yet.
    pub(super) fn has_older(&self) -> bool {
        self.timeline.next_older().is_some()
    }

    /// Whether the oldest post comes first.
    pub(super) fn is_oldest_first(&self) -> bool {
        self.view.order == Order::OldestFirst
    }

    /// The post that carries that minute of the day on the coverage's clock, where exactly one does.
    pub(super) fn only_post_at(&self, minute: u16, cx: &Context) -> Option<&PostId> {
        let minutes = self.minutes.get_or_init(|| {
            let clock = |post: &Arc<Post>| cx.messages.format.minute_of_day(post.published, Zone::Coverage);
            Minutes::new(self.timeline.posts().map(|post| (clock(post), post.id.clone())))
        });
        minutes.only_post_at(minute)
    }

    /// Has the device store how far the reader has come.
    pub(super) fn store_place(&self, place: Option<PostId>, cx: &mut Context) {
        let place = place.filter(|id| self.timeline.post(id).is_some());
        if let Some(left_off) = self.left_off(place, cx) {
            Since::store(&self.coverage, left_off, cx);
        }
    }

    /// How far the reader has come; `None` where nothing is shown.
    fn left_off(&self, place: Option<PostId>, cx: &Context) -> Option<LeftOff> {
        let horizon = horizon(cx, 1);
        let is_seen = |post: &&Arc<Post>| post.published <= horizon && !self.arrivals.is_held(&post.id);
        LeftOff::after(&mut self.timeline.posts().filter(is_seen), place)
    }
}
