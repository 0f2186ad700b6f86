//! Fetching the coverage, and what becomes of the answer.

use std::sync::Arc;

use leptos::task::tick;

use super::pictures::{CAPTIONS_KEY, Return};
use super::sweep::Cause;
use super::wanted::Wanted;
use super::{FOLD, Load, Older, Session};
use crate::browser::events::{self, Detail};
use crate::browser::{clock, intl, location, network, page, storage, task, viewport};
use crate::feed::{self, Base, Decoded, http};
use crate::messages::format::Zone;
use crate::reading::failure::Failure;
use crate::reading::target::Target;
use crate::reading::view::View;
use crate::timeline::href::HttpUrl;
use crate::timeline::merge::Page;
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
        clock::every(TICK_MS, move || self.now.set(clock::now().utc_ms()));
        self.follow_network(network::is_online());
        network::on_change(move |online| self.follow_network(online));
        location::on_change(move || self.follow_address());
        page::on_return(move || self.return_to_comment());
        page::before_print(move || self.show_all_at_once());
        self.load();
    }

    /// Asks for the coverage, for the first time or again.
    pub fn load(self) {
        self.set_load(Load::Loading);
        self.lost_posts.set(0);
        let Some(address) = self.feed_address() else {
            return self.fail(Failure::NotAllowed);
        };
        task::spawn(async move {
            match self.fetch(&address, Page::Head).await {
                Ok(decoded) => self.begin(decoded).await,
                Err(failure) => self.fail(failure),
            }
        });
    }

    /// Asks for the next older page, and goes on to what the reader may be looking for.
    pub fn load_older(self) {
        let next = self.state.borrow().timeline.next_older().cloned();
        let Some(address) = next.filter(|_| self.older.get_untracked() != Older::Loading) else {
            return;
        };
        self.older.set(Older::Loading);
        task::spawn(async move {
            let at_button = viewport::has_focus("[data-older]");
            match self.fetch(&address, Page::Older(address.clone())).await {
                Ok(decoded) => {
                    let added = self.take_in(decoded);
                    self.show(Cause::Timeline);
                    self.show_older_pictures(&added);
                    let messages = self.messages();
                    self.announce(messages.count(&messages.words.posts, added.len()));
                    // The button goes with the last page; whoever pressed it reads on at the first of the new posts.
                    if let Some(first) =
                        added.into_iter().next().filter(|_| at_button && !self.has_older.get_untracked())
                    {
                        clock::after(0, move || viewport::focus_quietly(&first.element_id()));
                    }
                    self.go_where_wanted();
                }
                Err(_) => {
                    self.state.borrow_mut().wanted = None;
                    self.older.set(Older::Failed);
                    self.announce(self.messages().words.older_failed);
                }
            }
        });
    }

    /// The feed's absolute address; `None` where the configuration does not allow it.
    fn feed_address(self) -> Option<HttpUrl> {
        let page = location::page();
        let configuration = &self.state.borrow().configuration;
        match location::param("feed") {
            Some(asked) => HttpUrl::parse(&location::resolve(&asked, &page)?)
                .filter(|address| configuration.allows(address, &location::origin())),
            None => HttpUrl::parse(&location::resolve(&configuration.feed, &page)?),
        }
    }

    async fn fetch(self, address: &HttpUrl, page: Page) -> Result<Decoded, Failure> {
        let bytes = http::fetch(address.as_str()).await.map_err(|failure| match failure {
            http::Failure::Status(status) => Failure::of_status(status).unwrap_or(Failure::Server),
            http::Failure::Html => Failure::Html,
            http::Failure::Unreachable => Failure::Network,
            http::Failure::CutOff => Failure::CutOff,
            http::Failure::Slow => Failure::Slow,
        })?;
        let resolve = |reference: &str| location::resolve(reference, address.as_str());
        let decoded = feed::decode(&bytes, page, Base::new(&resolve)).map_err(|error| {
            if let feed::FeedError::NotCoverage(fault) = &error {
                page::warn(&fault.to_string());
            }
            Failure::from(&error)
        })?;
        for fault in &decoded.faults {
            page::warn(&fault.to_string());
        }
        Ok(decoded)
    }

    /// Shows the coverage for the first time.
    pub(crate) async fn begin(self, decoded: Decoded) {
        events::mark("aih:feed");
        self.take_in(decoded);
        let coverage = self.the_coverage();
        page::set_title(&match &coverage.publisher {
            Some(publisher) => [&coverage.headline, " – ", &publisher.name].concat(),
            None => coverage.headline.clone(),
        });
        let language = self.messages().language;
        let preferred = page::languages();
        let locale = language.locale(&coverage.language, preferred.iter().map(String::as_str));
        let format = intl::Intl::new(locale, language.tag(), &coverage.time_zone);
        self.state.borrow_mut().messages.format = Arc::new(format);

        self.show(Cause::View);
        self.fetched.set(clock::now().utc_ms());
        self.take_up_comment();
        self.set_load(Load::Ready);
        tick().await;
        events::mark("aih:first-post");
        self.follow_fragment();
        events::mark("aih:ready");
        let posts = self.state.borrow().timeline.len();
        events::announce("aih:ready", &[("posts", Detail::Number(posts))]);
    }

    /// Merges a document, and brings what is shown of known posts up to date. The posts that are new.
    pub(crate) fn take_in(self, decoded: Decoded) -> Vec<PostId> {
        self.lost_posts.update(|lost| *lost += decoded.lost_posts);
        let changes = {
            let mut state = self.state.borrow_mut();
            state.minutes = None;
            state.timeline.merge(decoded.snapshot)
        };
        let state = self.state.borrow();
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
        if changes.coverage {
            self.coverage.set(state.timeline.coverage().cloned());
        }
        let has_older = state.timeline.next_older().is_some();
        self.older.set(if has_older { Older::Waiting } else { Older::None });
        self.has_older.set_if_new(has_older);
        changes.added
    }

    fn fail(self, failure: Failure) {
        self.set_load(Load::Failed(failure));
        events::announce("aih:failure", &[("kind", Detail::Text(failure.word()))]);
    }

    fn follow_network(self, online: bool) {
        page::set("data-freshness", if online { "current" } else { "offline" });
        self.online.set(online);
        if online {
            self.reconnect_comment();
        }
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
