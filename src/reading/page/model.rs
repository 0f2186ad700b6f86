//! What there is to show: the read model. Nothing here changes the page.

use std::sync::Arc;

use super::reading::Reading;
use super::state::{CopySubject, Freshness, Load, OlderState};
use super::{Loading, Page};
use crate::messages::format::Zone;
use crate::messages::{Messages, fill};
use crate::reading::comment::check::Fault;
use crate::reading::comment::draft::Draft;
use crate::reading::comment::submission::Submission;
use crate::reading::lightbox::{Lightbox, Step};
use crate::reading::list::List;
use crate::reading::view::View;
use crate::timeline::Timeline;
use crate::timeline::coverage::{Comments, Coverage, KeyPoint};
use crate::timeline::filter::Counts;
use crate::timeline::moment::Moment;
use crate::timeline::picture::PictureId;
use crate::timeline::post::{Post, PostId};
use crate::timeline::search::Fold;

/// What there is to show before a coverage has come.
#[derive(Default)]
pub(super) struct Blank {
    view: View,
    draft: Draft,
    submission: Submission,
}

impl Page {
    pub(super) fn reading(&self) -> Option<&Reading> {
        match &self.load {
            Loading::Ready(reading) => Some(reading),
            _ => None,
        }
    }

    /// How far the page has come.
    pub fn load(&self) -> Load {
        match self.load {
            Loading::Asked(_) => Load::Loading,
            Loading::Failed(failure) => Load::Failed(failure),
            Loading::Ready(_) => Load::Ready,
        }
    }

    /// The page's words, and how it writes numbers and times.
    pub fn messages(&self) -> &Messages {
        &self.cx.messages
    }

    /// How text is folded for searching.
    pub fn fold(&self) -> Fold {
        self.cx.fold
    }

    /// Everything that is known of the coverage; `None` until it has come.
    pub fn timeline(&self) -> Option<&Timeline> {
        self.reading().map(|reading| &reading.timeline)
    }

    /// The coverage; `None` until it has come.
    pub fn coverage(&self) -> Option<&Arc<Coverage>> {
        self.reading().map(|reading| &reading.coverage)
    }

    /// What the reader chose to see.
    pub fn view(&self) -> &View {
        self.reading().map_or(&self.blank.view, |reading| &reading.view)
    }

    /// How many posts each choice would show.
    pub fn counts(&self) -> Counts {
        self.reading().map(|reading| reading.counts).unwrap_or_default()
    }

    /// The posts in the order shown.
    pub fn list(&self) -> Arc<List> {
        self.reading().map(|reading| reading.list.clone()).unwrap_or_default()
    }

    /// The post of that id.
    pub fn post(&self, id: &PostId) -> Option<&Arc<Post>> {
        self.timeline()?.post(id)
    }

    /// Whether that post has come since the reader looked last.
    pub fn is_unread(&self, id: &PostId) -> bool {
        self.reading().is_some_and(|reading| reading.arrivals.is_unread(id))
    }

    /// The post that the address leads to.
    pub fn linked(&self) -> Option<&PostId> {
        self.reading()?.navigation.linked.as_ref()
    }

    /// What is known of posts older than those here.
    pub fn older(&self) -> OlderState {
        self.reading().map_or(OlderState::None, Reading::older_state)
    }

    /// Whether what is shown is the latest.
    pub fn freshness(&self) -> Freshness {
        self.freshness
    }

    /// Whether the device believed that it has a network when the page heard of it last.
    pub fn claims_online(&self) -> bool {
        self.cx.claims_online
    }

    /// When what is shown came, in milliseconds since 1970 in UTC.
    pub fn fetched_ms(&self) -> i64 {
        self.polling.fetched.wall_ms
    }

    /// When the coverage was last changed, as far as it says.
    pub fn modified(&self) -> Option<Moment> {
        self.timeline()?.modified()
    }

    /// The latest time that the coverage tells of; now for one that tells of none.
    pub fn latest(&self) -> Moment {
        let newest = || self.timeline()?.posts().next().map(|post| post.published);
        self.modified().or_else(newest).unwrap_or(Moment::from_utc_ms(self.clock_ms))
    }

    /// The time that the page shows, to the half minute, in milliseconds since 1970 in UTC.
    pub fn clock_ms(&self) -> i64 {
        self.clock_ms
    }

    /// Whose clock times are shown on.
    pub fn zone(&self) -> Zone {
        self.reading().map_or(Zone::Coverage, |reading| reading.zone)
    }

    /// The key points but those of posts that were withdrawn; `None` until a coverage has come.
    pub fn key_points(&self) -> Option<Vec<KeyPoint>> {
        self.reading().map(Reading::key_points)
    }

    /// The key points that were new when they changed last.
    pub fn fresh_points(&self) -> &[KeyPoint] {
        self.reading().map_or(&[], |reading| &reading.fresh_points)
    }

    /// Whether the comment form and the key points stand beside the timeline.
    pub fn is_form_beside(&self) -> bool {
        self.form_beside
    }

    /// Whether the reader has unfolded the key points, where they stand above the timeline.
    pub fn shows_key_points(&self) -> bool {
        self.shows_key_points
    }

    /// How many new posts are held back.
    pub fn held(&self) -> usize {
        self.reading().map_or(0, |reading| reading.arrivals.held())
    }

    /// The same in words; how many of them the filter shows, too, where there is one; and the headline of a breaking one.
    pub fn arrivals_in_words(&self) -> String {
        self.reading().map(|reading| reading.arrivals_in_words(&self.cx)).unwrap_or_default()
    }

    /// The newest breaking post with a headline among those held back.
    pub fn held_breaking(&self) -> Option<&Arc<Post>> {
        self.reading()?.held_breaking()
    }

    /// Whether the reader wants new posts as they come.
    pub fn is_following(&self) -> bool {
        self.reading().is_some_and(|reading| reading.following)
    }

    /// How many posts have come since the reader left; none on a first visit.
    pub fn since_left(&self) -> usize {
        self.reading().map_or(0, |reading| reading.since.count())
    }

    /// The same in words; `+` where there may be more on older pages.
    pub fn since_left_in_words(&self) -> String {
        let mut number = self.cx.messages.format.number(self.since_left());
        let may_be_more =
            |reading: &Reading| reading.has_older() && reading.since.first_unread(&reading.timeline).is_none();
        if self.reading().is_some_and(may_be_more) {
            number.push('+');
        }
        fill(self.cx.messages.words.since_left, &[("n", &number)])
    }

    /// Whether the reader was further down when they left.
    pub fn was_further(&self) -> bool {
        self.reading().is_some_and(|reading| reading.since.place().is_some())
    }

    /// Whether a new version of the application is ready.
    pub fn has_new_version(&self) -> bool {
        self.new_version
    }

    /// Whether the reader is to be asked before the page is reloaded.
    pub fn asks_before_reload(&self) -> bool {
        self.reload == Some(false) && self.would_lose_text()
    }

    /// Whether the device has refused to store what the reader has written.
    pub fn is_draft_refused(&self) -> bool {
        self.reading().is_some_and(|reading| reading.comment.is_refused)
    }

    /// Whether a text would be lost with the page, and the reader does not know.
    pub fn would_lose_text(&self) -> bool {
        self.reload != Some(true) && self.reading().is_some_and(|reading| reading.comment.would_lose_text())
    }

    /// Whether a style sheet of the reader hides the comment form.
    pub fn is_form_hidden(&self) -> bool {
        self.form_hidden
    }

    /// How many posts of the feed could not be read.
    pub fn lost_posts(&self) -> usize {
        self.reading().map_or(0, |reading| reading.lost_in_head + reading.lost_in_pages)
    }

    /// What is said above the timeline.
    pub fn remark(&self) -> Option<&'static str> {
        self.reading()?.remark
    }

    /// Whether older pages were loaded on the reader's behalf, and no more are before they ask.
    pub fn is_search_paused(&self) -> bool {
        self.reading().is_some_and(|reading| reading.older.is_paused && reading.has_older())
    }

    /// Whether that was on the way to a post or a picture.
    pub fn has_paused_search(&self) -> bool {
        self.reading().is_some_and(Reading::has_paused_search)
    }

    /// Whether the reader is on the way to something, and would be taken there.
    pub fn is_on_the_way(&self) -> bool {
        self.reading().is_some_and(Reading::is_on_the_way)
    }

    /// The pictures, while one of them is open.
    pub fn lightbox(&self) -> Option<&Lightbox> {
        self.reading()?.pictures.lightbox()
    }

    /// The picture in its post that the open one grew out of.
    pub fn opener(&self) -> Option<&PictureId> {
        self.reading()?.pictures.opener()
    }

    /// Whether there is another picture that way.
    pub fn can_walk(&self, step: Step) -> bool {
        self.reading().is_some_and(|reading| reading.can_walk(step))
    }

    /// Whether the reader wants captions beside pictures.
    pub fn shows_captions(&self) -> bool {
        self.reading().is_none_or(|reading| reading.pictures.captions)
    }

    /// "3 of 23": the place of the open picture.
    pub fn position_in_words(&self, lightbox: &Lightbox) -> String {
        self.reading().map(|reading| reading.position_in_words(lightbox, &self.cx)).unwrap_or_default()
    }

    /// What the coverage says about comments, while it takes any.
    pub fn open_comments(&self) -> Option<&Comments> {
        self.reading()?.open_comments()
    }

    /// The comment as far as it is written.
    pub fn draft(&self) -> &Draft {
        self.reading().map_or(&self.blank.draft, |reading| &reading.comment.draft)
    }

    /// How far its sending has come.
    pub fn submission(&self) -> &Submission {
        self.reading().map_or(&self.blank.submission, |reading| &reading.comment.submission)
    }

    /// What has to be put right in it.
    pub fn faults(&self) -> &[Fault] {
        self.reading().map_or(&[], |reading| &reading.comment.faults)
    }

    /// Seconds until it is sent, while it waits.
    pub fn seconds_left(&self) -> u32 {
        self.reading().map_or(0, |reading| reading.comment.seconds_left)
    }

    /// Whether the form is unfolded.
    pub fn is_form_open(&self) -> bool {
        self.reading().is_some_and(|reading| reading.comment.is_open)
    }

    /// What became of the comment, in two or three words; `None` while it is being written.
    pub fn outcome_in_brief(&self) -> Option<&'static str> {
        self.reading()?.outcome_in_brief(&self.cx)
    }

    /// The address that opens the comment as an e-mail; empty where comments are not sent so.
    pub fn letter(&self) -> String {
        self.reading().map(|reading| reading.letter(&self.cx)).unwrap_or_default()
    }

    /// What the reader had copied last, and whether that went well, once that is known.
    pub fn copied(&self) -> Option<&(CopySubject, Option<bool>)> {
        self.copied.as_ref()
    }

    /// The address that was to be copied last; `None` for anything else.
    pub fn copied_address(&self) -> Option<String> {
        match self.copied()? {
            (CopySubject::Post(post), _) => Some(self.reading()?.address_of(post, &self.cx)),
            (CopySubject::Picture, _) => Some(self.address_of_picture()),
            (CopySubject::Comment, _) => None,
        }
    }

    /// The address to hand out for the open picture.
    pub fn address_of_picture(&self) -> String {
        self.reading().map(|reading| reading.address_of_picture(&self.cx)).unwrap_or_default()
    }

    /// The post that carries that minute of the day on the coverage's clock, where exactly one does.
    pub fn only_post_at(&self, minute: u16) -> Option<&PostId> {
        self.reading()?.only_post_at(minute, &self.cx)
    }
}
