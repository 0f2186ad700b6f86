//! How many articles the document holds. A browser bears some 20,000 of them well; of a longer timeline the chunks far from
//! the view hold their place without articles until they come near.

use web_sys::HtmlElement;

use super::{ListView, Reader, kept};
use crate::timeline::post::PostId;

/// Articles in the document at most, give or take a chunk.
pub const MOST: usize = 20_000;

/// Height of an article that has never been laid out, in `rem`: what articles of real coverages have on average.
const ARTICLE_REM: usize = 15;

impl ListView {
    /// Whether the chunk at that place may have its articles. Otherwise its place is reserved.
    pub(super) fn may_fill(&mut self, at: usize) -> bool {
        let shown = &mut self.shown[at];
        let may = !shown.rows.is_empty() || self.in_page < MOST || shown.is_near;
        if !may {
            shown.is_reserved = true;
            let height = [&(shown.posts.len() * ARTICLE_REM).to_string(), "rem"].concat();
            reserve(shown.element.as_ref(), Some(&height));
        } else if std::mem::take(&mut shown.is_reserved) {
            reserve(shown.element.as_ref(), None);
        }
        may
    }

    /// Renders the articles of the chunk at that place, which has come near or is asked for; in their stead those that are
    /// farthest go.
    pub(super) fn fill(&mut self, at: usize, reader: &Reader) {
        if std::mem::take(&mut self.shown[at].is_reserved) {
            reserve(self.shown[at].element.as_ref(), None);
            self.render(at, reader);
            while self.in_page > MOST && self.empty_farthest(at) {}
        }
    }

    /// Has the article of that post in the document, if its chunk has been rendered.
    pub fn fill_for(&mut self, post: &PostId, reader: &Reader) {
        if let Some(at) = self.chunks.position_of(post).filter(|at| *at < self.next) {
            self.fill(at, reader);
        }
    }

    /// Removes the articles of the chunk that is farthest from the one at that place. Its height stays.
    fn empty_farthest(&mut self, from: usize) -> bool {
        let is_in_use = |at: &usize| self.shown[*at].element.as_ref().is_some_and(kept::is_in_use);
        let is_full = |at: &usize| !self.shown[*at].rows.is_empty() && !self.shown[*at].is_near && !is_in_use(at);
        let Some(at) =
            (0..self.shown.len()).filter(is_full).max_by_key(|at| at.abs_diff(from)).filter(|at| *at != from)
        else {
            return false;
        };
        let shown = &mut self.shown[at];
        self.in_page -= shown.rows.len();
        shown.rows.clear();
        shown.is_reserved = true;
        if let Some(element) = &shown.element {
            let height = element.get_bounding_client_rect().height();
            reserve(Some(element), Some(&[&(height as u32).to_string(), "px"].concat()));
            element.set_text_content(None);
        }
        true
    }
}

/// Keeps the place of articles that are not in the document free, or no longer.
fn reserve(element: Option<&web_sys::Element>, height: Option<&str>) {
    use wasm_bindgen::JsCast;
    let Some(element) = element.and_then(|element| element.dyn_ref::<HtmlElement>()) else { return };
    match height {
        Some(height) => element.style().set_property("min-block-size", height).ok(),
        None => element.style().remove_property("min-block-size").ok().map(|_| ()),
    };
}
