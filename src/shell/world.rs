//! Tells the page what happens around it.

use super::{Session, address};
use crate::browser::{anchor, clock, host, location, network, page, storage, viewport};
use crate::markup::ids::{FEED_ID, IN_FORM, OLDER_BUTTON, POSTS_ID};
use crate::reading::page::event::{Focus, Now, Sight, What};
use crate::reading::view::Order;

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

impl Session {
    /// Follows the address, the network, the clock and what the device stores, and has the page begin.
    pub fn start(self) {
        network::on_change(move |online| self.happened(What::Network { online }));
        location::on_change(move || self.happened(What::AddressChanged(address::read())));
        page::on_visibility(move |visible| {
            self.read_storage();
            let sight = if visible { Sight::default() } else { self.sight() };
            self.happened(What::Visibility { visible, sight });
        });
        page::on_leave(move || {
            self.read_storage();
            self.happened(What::Left(self.sight()));
        });
        page::on_version(move || self.happened(What::NewVersion));
        storage::on_change(move |key, value| self.happened(What::StorageChanged { key, value }));
        host::on_place(|| anchor::settle(POSTS_ID));
        page::before_print(move || self.show_all_at_once());
        viewport::watch(BESIDE, move |beside| self.happened(What::FormPlaced { beside }));
        self.happened(What::Started);
    }

    /// Tells the page what the device stores: another tab may have stored something of which this one has not heard.
    pub(super) fn read_storage(self) {
        self.happened(What::StorageRead(storage::all()));
    }

    /// Tells the page, before a comment is sent, of what it may not have heard: what another tab has stored, and whether there
    /// is a network.
    pub(super) fn look_around(self) {
        self.read_storage();
        let online = network::is_online();
        if online != self.page.borrow().is_online() {
            self.happened(What::Network { online });
        }
    }

    /// What the reader sees.
    fn sight(self) -> Sight {
        let element = anchor::post_under_eyes(FEED_ID);
        let list = self.page.borrow().list();
        let posts = list.posts.iter().map(|post| &post.id);
        let under_eyes = element.and_then(|element| posts.into_iter().find(|id| id.element_id() == element).cloned());
        Sight { at_front: self.is_at_front(), under_eyes }
    }

    /// Whether the reader looks at the end of the timeline where new posts come in.
    pub(super) fn is_at_front(self) -> bool {
        viewport::shows_edge(FEED_ID, self.page.borrow().view().order == Order::NewestFirst)
    }
}
