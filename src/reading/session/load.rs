//! Fetching the coverage, and what becomes of the answer.

use std::sync::Arc;

use leptos::task::tick;

use super::arrivals::FOLLOW_KEY;
use super::pictures::{CAPTIONS_KEY, Return};
use super::poll::Missed;
use super::sweep::Cause;
use super::wanted::Wanted;
use super::{FOLD, Load, Older, Session};
use crate::browser::events::{self, Detail};
use crate::browser::{anchor, clock, host, intl, location, network, page, storage, structured_data, task};
use crate::feed::http::{self, Answer};
use crate::feed::{self, Base, Decoded, FeedError, fingerprint};
use crate::messages::format::Zone;
use crate::reading::failure::Failure;
use crate::reading::live::Live;
use crate::reading::target::Target;
use crate::reading::view::View;
use crate::structured_data::json_ld;
use crate::timeline::Timeline;
use crate::timeline::coverage::Coverage;
use crate::timeline::href::HttpUrl;
use crate::timeline::merge::Page;
use crate::timeline::moment::Moment;
use crate::timeline::post::PostId;

/// Milliseconds between two looks at the clock.
const TICK_MS: i32 = 30_000;

/// Under what name the reader's choice of clock is kept.
pub(super) const ZONE_KEY: &str = "aih:zone";

impl Session {
    /// Follows the address, the network and the clock, and asks for the coverage.
    pub fn start(self) {
        self.view.set(View::read(location::param, FOLD));
        if storage::read(ZONE_KEY).is_some_and(|zone| zone == "reader") {
            self.zone.set(Zone::Reader);
        }
        self.captions.set(storage::read(CAPTIONS_KEY).is_none_or(|captions| captions != "hidden"));
        self.now.set(clock::now().utc_ms());
        clock::every(TICK_MS, move || {
            // A time that is no longer fresh takes less room.
            self.keep_place();
            let zone = self.zone.get_untracked();
            let day =
                |now: &Live<i64>| self.messages().format.short_day(Moment::from_utc_ms(now.get_untracked()), zone);
            let before = day(&self.now);
            self.now.set(clock::now().utc_ms());
            // At midnight yesterday's times get their day, as if the reader had changed the clock.
            if day(&self.now) != before {
                self.zone.set(zone);
            }
        });
        self.state.borrow_mut().poll.schedule.visible = page::is_visible();
        self.follow_network(network::is_online());
        network::on_change(move |online| self.follow_network(online));
        location::on_change(move || self.follow_address());
        page::on_visibility(move |visible| self.follow_visibility(visible));
        page::on_leave(move || {
            // Nobody has read what was never in sight.
            if page::is_visible() {
                self.keep_reading_place();
            }
        });
        page::on_version(move || {
            self.keep_place();
            self.new_version.set(true);
        });
        self.following.set(storage::read(FOLLOW_KEY).is_some());
        host::on_place(|| anchor::settle(super::POSTS_ID));
        page::before_print(move || self.show_all_at_once());
        self.load();
    }

    /// Asks for the coverage, for the first time, or again where nothing came that could be read and the reader has had enough
    /// of waiting.
    pub fn load(self) {
        self.set_load(Load::Loading);
        self.ask_for_coverage();
    }

    /// Asks for the coverage while the page stays as it is.
    pub(super) fn ask_for_coverage(self) {
        self.lost_posts.set(0);
        {
            let state = &mut *self.state.borrow_mut();
            (state.timeline, state.lost_in_head) = (Timeline::default(), 0);
            state.poll.forget();
            state.poll.schedule.request_started();
        }
        let Some(address) = self.feed_address() else {
            return self.fail(Failure::NotAllowed);
        };
        task::spawn(async move {
            match self.fetch(&address, Page::Head).await {
                Ok(Some(decoded)) => self.begin(decoded).await,
                // What was forgotten cannot be the same.
                Ok(None) => {}
                Err(missed) => {
                    self.fail(missed.failure);
                    self.hear_of_failure(&missed);
                }
            }
        });
    }

    /// The feed's absolute address; `None` where the configuration does not allow it.
    pub(super) fn feed_address(self) -> Option<HttpUrl> {
        let page = location::page();
        let configuration = &self.state.borrow().configuration;
        match location::param("feed") {
            Some(asked) => HttpUrl::parse(&location::resolve(&asked, &page)?)
                .filter(|address| configuration.allows(address, &location::origin())),
            None => HttpUrl::parse(&location::resolve(&configuration.feed, &page)?),
        }
    }

    /// Fetches a document of the coverage; `None` where the head is the one that was read last.
    pub(super) async fn fetch(self, address: &HttpUrl, page: Page) -> Result<Option<Decoded>, Missed> {
        let is_head = page == Page::Head;
        let known = if is_head { self.state.borrow().poll.etag.clone() } else { String::new() };
        let Answer { document, etag, cached_at } = http::fetch(address.as_str(), &known).await?;
        if is_head {
            // What was kept is no news to a page that shows something.
            if cached_at.is_some() && self.load.get_untracked() == Load::Ready {
                return Err(Failure::Network.into());
            }
            self.state.borrow_mut().poll.cached_at = cached_at;
        }
        let Some(document) = document else { return Ok(None) };
        let body_hash = fingerprint::of_bytes(&document);
        if is_head && self.state.borrow().poll.body_hash == body_hash {
            return Ok(None);
        }
        let resolve = |reference: &str| location::resolve(reference, address.as_str());
        let decoded = feed::decode(&document, page, Base::new(&resolve)).map_err(|error| {
            if let FeedError::NotCoverage(fault) = &error {
                page::warn(&fault.to_string());
            }
            Failure::from(&error)
        })?;
        let state = &mut *self.state.borrow_mut();
        let other = |known: &Arc<Coverage>| known.id != decoded.snapshot.coverage.id;
        if state.timeline.coverage().is_some_and(other) {
            page::warn("/id is that of another coverage");
            return Err(Failure::NotCoverage.into());
        }
        if is_head {
            (state.poll.etag, state.poll.body_hash) = (etag, body_hash);
        }
        for fault in &decoded.faults {
            page::warn(&fault.to_string());
        }
        Ok(Some(decoded))
    }

    /// Shows the coverage for the first time.
    pub(crate) async fn begin(self, decoded: Decoded) {
        events::mark("aih:feed");
        self.take_in(decoded);
        let coverage = self.the_coverage();
        self.retitle();
        let language = self.messages().language;
        let preferred = page::languages();
        let locale = language.locale(&coverage.language, preferred.iter().map(String::as_str));
        let format = intl::Intl::new(locale, language.tag(), &coverage.time_zone);
        self.state.borrow_mut().messages.format = Arc::new(format);

        self.take_up_reading();
        self.show(Cause::View);
        self.take_up_comment();
        self.set_load(Load::Ready);
        self.begin_polling();
        tick().await;
        events::mark("aih:first-post");
        self.follow_fragment();
        self.fill_filter();
        events::mark("aih:ready");
        let posts = self.state.borrow().timeline.len();
        events::announce("aih:ready", &[("posts", Detail::Number(posts))]);
        structured_data::start(Box::new(move |page| json_ld(&self.state.borrow().timeline, page)));
    }

    /// Merges a document, and brings what is shown of known posts up to date. The posts that are new.
    pub(crate) fn take_in(self, decoded: Decoded) -> Vec<PostId> {
        let state = &mut *self.state.borrow_mut();
        // The head is read again and again; what it lost before is not lost once more.
        let is_head = decoded.snapshot.page == Page::Head;
        let before = if is_head { std::mem::replace(&mut state.lost_in_head, decoded.lost_posts) } else { 0 };
        let lost = self.lost_posts.get_untracked() + decoded.lost_posts - before;
        self.lost_posts.set_if_new(lost);
        state.minutes = None;
        let changes = state.timeline.merge(decoded.snapshot);
        for slice in self.slices.get_untracked() {
            for row in slice.rows.get_untracked() {
                let id = row.post.with_untracked(|post| post.id.clone());
                if changes.revised.contains(&id)
                    && let Some(post) = state.timeline.post(&id)
                {
                    row.post.set(post.clone());
                }
            }
        }
        let coverage = state.timeline.coverage().cloned();
        let is_pinned = |id: &PostId| coverage.as_ref().is_some_and(|coverage| coverage.pinned.as_ref() == Some(id));
        // What is pinned is shown with the coverage.
        if changes.coverage || changes.added.iter().chain(&changes.revised).any(is_pinned) {
            self.coverage.set(coverage);
        }
        self.modified.set_if_new(state.timeline.modified());
        let has_older = state.timeline.next_older().is_some();
        // What becomes of a page that the reader waits for is no matter of any other document's.
        let pending = matches!(self.older.get_untracked(), Older::Loading | Older::Failed(_));
        if !(has_older && pending) {
            self.older.set(if has_older { Older::Waiting } else { Older::None });
        }
        self.has_older.set_if_new(has_older);
        structured_data::changed();
        changes.added
    }

    /// Says what went wrong, once.
    fn fail(self, failure: Failure) {
        let failed = Load::Failed(failure);
        if self.load.get_untracked() != failed {
            self.set_load(failed);
            self.tell_of(failure);
        }
    }

    /// Tells the publisher's page of it.
    pub(super) fn tell_of(self, failure: Failure) {
        events::announce("aih:failure", &[("kind", Detail::Text(failure.word()))]);
    }

    /// Shows what the address asks for, after the reader has gone to another one.
    fn follow_address(self) {
        let view = View::read(location::param, FOLD);
        if self.view.with_untracked(|known| *known != view) {
            // Its pictures were those of another view.
            self.lightbox.set(None);
            self.change_view(view);
        }
        self.follow_fragment();
    }

    /// Goes where the fragment leads.
    fn follow_fragment(self) {
        // Once the coverage has come it is followed anyway.
        if self.load.get_untracked() != Load::Ready {
            return;
        }
        self.state.borrow_mut().wanted = None;
        let target = Target::parse(&location::fragment());
        match target {
            Some(Target::Image(number)) => return self.want(Wanted::Image(number)),
            Some(Target::Picture(id)) => return self.want(Wanted::Picture(id)),
            Some(Target::Post(_)) | None => {}
        }
        let closing = self.is_lightbox_open();
        let opener = self.opener();
        let homecoming = std::mem::take(&mut self.state.borrow_mut().returning);
        let returning = homecoming != Return::None || closing;
        let is_linked = |post: &PostId| self.state.borrow().linked.as_ref() == Some(post);
        match target {
            // Back from the lightbox to the post that the reader was led to before: they stay where they are.
            Some(Target::Post(post)) if !(returning && is_linked(&post)) => {
                self.hide_lightbox(false);
                self.go_to(post);
            }
            target => {
                if closing {
                    self.hide_lightbox(true);
                }
                if target.is_none() {
                    self.link_to(None);
                }
                if returning {
                    self.settle_after_return(match &homecoming {
                        Return::Awaited(opener) => opener.clone(),
                        _ => opener,
                    });
                }
            }
        }
        if let Return::Reopening(id) = homecoming {
            self.open_picture(&id);
        }
    }
}
