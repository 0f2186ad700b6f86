//! What the page shows, as the simulation looks at it.

use as_it_happened::reading::comment::Control;
use as_it_happened::reading::list::List;
use as_it_happened::reading::view::Order;
use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::picture::PictureId;

use crate::world::{FOLD, World};

impl World {
    pub(crate) fn timeline(&self) -> &Timeline {
        &self.tab.page.timeline
    }

    pub(crate) fn list(&self) -> List {
        let page = &self.tab.page;
        List::new(&page.timeline, &page.arrivals, &page.view, None, FOLD).0
    }

    pub(crate) fn is_ready(&self) -> bool {
        self.timeline().coverage().is_some()
    }

    pub(crate) fn has_older(&self) -> bool {
        self.timeline().next_older().is_some()
    }

    pub(crate) fn is_oldest_first(&self) -> bool {
        self.tab.page.view.order == Order::OldestFirst
    }

    pub(crate) fn freshness(&self) -> &'static str {
        if self.tab.page.is_failing() { "stale" } else { "current" }
    }

    pub(crate) fn form_text(&self) -> String {
        self.tab.page.draft.get(Control::Text).to_owned()
    }

    /// How far the comment has come, in the word of `data-submission`.
    pub(crate) fn stage(&self) -> &'static str {
        self.tab.page.submission.word()
    }

    pub(crate) fn is_held(&self) -> bool {
        self.tab.page.submission.is_held()
    }

    pub(crate) fn open_picture(&self) -> Option<PictureId> {
        self.tab.page.picture.clone()
    }
}
