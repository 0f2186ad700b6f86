//! What the page shows, as the simulation looks at it.

use std::sync::Arc;

use as_it_happened::reading::comment::Control;
use as_it_happened::reading::comment::draft::draft_key;
use as_it_happened::reading::list::List;
use as_it_happened::reading::page::state::{Load, OlderState};
use as_it_happened::reading::view::Order;
use as_it_happened::timeline::picture::PictureId;

use crate::world::World;

impl World {
    pub(crate) fn list(&self) -> Arc<List> {
        self.tab.page.list()
    }

    pub(crate) fn is_ready(&self) -> bool {
        self.tab.page.load() == Load::Ready
    }

    pub(crate) fn has_older(&self) -> bool {
        self.tab.page.older() != OlderState::None
    }

    pub(crate) fn is_oldest_first(&self) -> bool {
        self.tab.page.view().order == Order::OldestFirst
    }

    pub(crate) fn form_text(&self) -> String {
        self.tab.page.draft().get(Control::Text).to_owned()
    }

    /// Where the device stores the text; `None` while no coverage of the day is shown.
    pub(crate) fn text_key(&self) -> Option<String> {
        let coverage = self.tab.page.coverage().filter(|coverage| coverage.id.starts_with("generated-"))?;
        Some(draft_key(&coverage.id, Control::Text.name()))
    }

    /// How far the comment has come, in the word of `data-submission`.
    pub(crate) fn stage(&self) -> &'static str {
        self.tab.page.submission().word()
    }

    /// Whether the comment must not be changed now.
    pub(crate) fn is_held(&self) -> bool {
        self.tab.page.submission().is_held()
    }

    pub(crate) fn open_picture(&self) -> Option<PictureId> {
        self.tab.page.lightbox().map(|lightbox| lightbox.current().id())
    }
}
