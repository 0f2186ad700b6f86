//! Articles with a page of another site that a reader has loaded, or with a recording that they have begun to play: another order
//! of the posts leaves them in the document, and builds the timeline around them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::chunk::{ShownChunk, chunk_id};
use super::{ListView, Row};
use crate::browser::{dom, playback};

/// An article that stays in the document, with its row and the element of the chunk that it was in.
pub(super) struct Kept {
    row: Row,
    article: Element,
    chunk: Element,
}

/// Whether an article, or a chunk, holds what would begin anew if it were created again.
pub(super) fn is_in_use(element: &Element) -> bool {
    let Ok(found) = element.query_selector_all(&["[", dom::OF_READER, "], video, audio"].concat()) else {
        return false;
    };
    let mut found = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    found.any(|element| element.has_attribute(dom::OF_READER) || playback::is_started(&element))
}

impl ListView {
    /// Removes all articles but those in use.
    pub fn clear(&mut self) {
        for mut shown in std::mem::take(&mut self.shown) {
            let Some(chunk) = shown.element.take() else { continue };
            if !is_in_use(&chunk) {
                chunk.remove();
                continue;
            }
            for row in shown.rows {
                let Some(article) = chunk.children().item(self.kept_in(&chunk)) else { break };
                if is_in_use(&article) {
                    self.kept.push(Kept { row, article, chunk: chunk.clone() });
                } else {
                    article.remove();
                }
            }
        }
        self.chunks.clear();
        self.in_page = self.kept.len();
    }

    /// How many articles in that element have been kept so far.
    fn kept_in(&self, chunk: &Element) -> u32 {
        self.kept.iter().filter(|kept| kept.chunk == *chunk).count() as u32
    }

    /// Has the articles that were kept in the chunks where they belong now. The first one of each chunk brings its element along,
    /// so that it does not move: a browser that cannot move atomically would load a frame in it again.
    pub(super) fn put_kept(&mut self) {
        if self.kept.is_empty() {
            return;
        }
        for Kept { row, article, chunk } in std::mem::take(&mut self.kept) {
            let Some(at) = self.chunks.position_of(&row.rendered.post.id) else {
                self.in_page -= 1;
                article.remove();
                continue;
            };
            let is_free = !self.shown.iter().any(|shown| shown.element.as_ref() == Some(&chunk));
            let shown = &mut self.shown[at];
            if shown.element.is_none() && is_free {
                chunk.set_id(&chunk_id(shown.key));
                chunk.remove_attribute("hidden").ok();
                (shown.element, shown.is_near) = (Some(chunk), true);
                shown.rows.push(row);
                self.order_chunks();
                continue;
            }
            if shown.element.is_none() {
                self.open(at);
            }
            self.put_back(vec![(row, article)]);
        }
        // Those that no chunk has taken over.
        let is_taken = |child: &Element| self.shown.iter().any(|shown| shown.element.as_ref() == Some(child));
        let children = self.feed.children();
        let left = (0..children.length()).filter_map(|at| children.item(at)).filter(|child| !is_taken(child));
        left.collect::<Vec<_>>().iter().for_each(Element::remove);
    }

    /// Brings the elements of chunks into their order; the first stays where it is.
    fn order_chunks(&self) {
        let mut before: Option<&Element> = None;
        for element in self.shown.iter().filter_map(|shown: &ShownChunk| shown.element.as_ref()) {
            let is_late =
                |before: &Element| before.compare_document_position(element) & Node::DOCUMENT_POSITION_PRECEDING != 0;
            if let Some(before) = before.filter(|before| is_late(before)) {
                dom::relocate(&self.feed, element, before.next_sibling().as_ref());
            }
            before = Some(element);
        }
    }
}
