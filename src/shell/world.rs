//! Tells the page what happens around it.

use super::Session;
use crate::browser::{anchor, clock, host, location, network, page, storage, viewport};
use crate::markup::ids::{FEED_ID, IN_FORM, OLDER_BUTTON, POSTS_ID};
use crate::reading::configuration::Configuration;
use crate::reading::page::event::{Address, Focus, Now, What};
use crate::reading::view::{Order, View};
use crate::timeline::href::HttpUrl;
use crate::timeline::post::PostId;

/// Where the comment form and the key points stand beside the timeline. The style sheet has the same width.
const BESIDE: &str = "(min-width: 62rem)";

/// The time, by both clocks.
pub(super) fn now() -> Now {
    Now { wall_ms: clock::now().utc_ms(), monotonic_ms: clock::monotonic_ms() }
}

/// What has the focus.
pub(super) fn focus() -> Focus {
    if viewport::has_focus("body") {
        Focus::Nowhere
    } else if viewport::has_focus(OLDER_BUTTON) {
        Focus::OlderButton
    } else if viewport::has_focus(IN_FORM) {
        Focus::CommentForm
    } else {
        Focus::Elsewhere
    }
}

/// The page's address as it is now.
pub(super) fn address() -> Address {
    let value = |name: &'static str| Some((name.to_owned(), location::param(name)?));
    Address {
        query: View::default().params().into_iter().filter_map(|(name, _)| value(name)).collect(),
        fragment: location::fragment(),
        note: location::note(),
        steps: location::steps(),
    }
}

/// Where the reader was who comes back, or has reloaded the page. Then the browser does not scroll by itself: what it would scroll
/// to is not here yet.
pub(super) fn returned() -> Option<(PostId, i32)> {
    let note = storage::read_here().filter(|_| location::is_return())?;
    let (top, post) = note.split_once(' ')?;
    let returned = (PostId::parse(post)?, top.parse().ok()?);
    location::restore_scroll(false);
    Some(returned)
}

/// Where the feed is: as the address says by `?feed=` if the publisher allows it, or else as the publisher says.
pub(super) fn feed(configuration: &Configuration) -> Option<HttpUrl> {
    let absolute = |text: &str| HttpUrl::parse(&location::resolve(text, &location::page())?);
    match location::param("feed") {
        Some(asked) => absolute(&asked).filter(|address| configuration.allows(address, &location::origin())),
        None => absolute(&configuration.feed),
    }
}

impl Session {
    /// Follows the address, the network, the clock and what the device stores, and has the page begin.
    pub fn start(self) {
        network::on_change(move |online| self.happened(What::Network { online }));
        location::on_change(move || self.happened(What::AddressChanged(address())));
        page::on_visibility(move |visible| {
            self.between_changes(move || {
                self.read_storage();
                let place = if visible { None } else { self.keep_return() };
                self.happened(What::Visibility { visible, place });
            });
        });
        page::on_leave(move || {
            self.between_changes(move || {
                self.read_storage();
                self.happened(What::Left(self.keep_return()));
            });
        });
        page::on_version(move || self.happened(What::NewVersion));
        storage::on_change(move |key, value| self.happened(What::StorageChanged { key, value }));
        host::on_place(|| anchor::settle(POSTS_ID));
        page::on_input(move || {
            if self.page.try_borrow().is_ok_and(|page| page.is_on_the_way()) {
                self.happened(What::Input);
            }
        });
        page::before_print(move || self.show_all_at_once());
        viewport::watch(BESIDE, move |beside| self.happened(What::FormPlaced { beside }));
        self.happened(What::Started);
    }

    /// Tells the page what the device stores: another tab may have stored something of which this one has not heard.
    pub(super) fn read_storage(self) {
        self.happened(What::StorageRead(storage::all().unwrap_or_default()));
    }

    /// Tells the page, before a comment is sent, of what it may not have heard: what another tab has stored, and whether there
    /// is a network.
    pub(super) fn look_around(self) {
        self.read_storage();
        let online = network::is_online();
        if online != self.page.borrow().claims_online() {
            self.happened(What::Network { online });
        }
    }

    /// The post at the reading line; `None` above the first.
    fn place(self) -> Option<PostId> {
        let element = anchor::post_under_eyes(FEED_ID)?;
        let list = self.page.borrow().list();
        list.posts.iter().map(|post| &post.id).find(|id| id.element_id() == element).cloned()
    }

    /// The same, and keeps it for when the reader comes back to this entry of the browser's history, or reloads the page. One who is
    /// where the address leads is led by the address.
    fn keep_return(self) -> Option<PostId> {
        let place = self.place();
        let model = self.page.borrow();
        let is_led = model.linked().is_some_and(|post| viewport::shows_edge(&post.element_id(), true));
        let returns = place.as_ref().filter(|_| !is_led && model.lightbox().is_none() && !location::is_framed());
        let note = returns.map(|post| {
            let top = anchor::below_start(&post.element_id()).round() as i32;
            [&top.to_string(), " ", post.as_str()].concat()
        });
        storage::keep_here(note.as_deref());
        place
    }

    /// Whether new posts can come in without moving what the reader reads: the reader is at the very top or above the timeline, or,
    /// where the newest post is the last, sees the end of the timeline.
    pub(super) fn is_at_front(self) -> bool {
        match self.page.borrow().view().order {
            Order::NewestFirst => viewport::is_at_top() || viewport::is_below(FEED_ID),
            Order::OldestFirst => viewport::shows_edge(FEED_ID, false),
        }
    }
}
