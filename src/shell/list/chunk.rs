//! One chunk in the document.

use std::ops::Range;

use web_sys::Element;

use super::{Row, dom};
use crate::reading::list::List;
use crate::timeline::post::PostId;

const PREFIX: &str = "chunk-";

/// The id of the element of the chunk with that key.
pub fn chunk_id(key: usize) -> String {
    [PREFIX, &key.to_string()].concat()
}

/// The key of the chunk whose element has that id.
pub fn key_of(id: &str) -> Option<usize> {
    id.strip_prefix(PREFIX)?.parse().ok()
}

/// A chunk, and its element where it has one.
pub struct ShownChunk {
    /// The key of the chunk.
    pub key: usize,
    /// Where its posts stand in the list.
    pub posts: Range<usize>,
    /// Its element, once it is in the document.
    pub element: Option<Element>,
    /// Its posts whose articles are in the element, in order; one for each child.
    pub rows: Vec<Row>,
    /// Whether it is in view or near it.
    pub is_near: bool,
    is_hidden: bool,
    /// Whether its element holds the place of articles that are not in the document.
    pub is_reserved: bool,
}

impl ShownChunk {
    /// A chunk that is not in the document.
    pub fn new(key: usize) -> Self {
        Self { key, posts: 0..0, element: None, rows: Vec::new(), is_near: false, is_hidden: false, is_reserved: false }
    }

    /// The article of the row at that place.
    pub fn article(&self, at: usize) -> Option<Element> {
        self.element.as_ref()?.children().item(at as u32)
    }

    /// Takes it out of the document.
    pub fn remove(self) {
        if let Some(element) = self.element {
            element.remove();
        }
    }

    /// Hides it, as the view shows none of its posts, or shows it.
    pub fn hide(&mut self, is_hidden: bool) {
        if self.is_hidden != is_hidden
            && let Some(element) = &self.element
        {
            self.is_hidden = is_hidden;
            element.toggle_attribute_with_force("hidden", is_hidden).ok();
        }
    }

    /// Moves the rows of the posts with those ids, sorted, with their articles to `taken`. The articles stay where they are.
    pub fn take(&mut self, ids: &[PostId], taken: &mut Vec<(Row, Element)>) {
        let is_taken = |row: &Row| ids.binary_search(&row.rendered.post.id).is_ok();
        if !self.rows.iter().any(is_taken) {
            return;
        }
        let articles: Vec<Option<Element>> = (0..self.rows.len()).map(|at| self.article(at)).collect();
        for (row, article) in std::mem::take(&mut self.rows).into_iter().zip(articles) {
            match article {
                Some(article) if is_taken(&row) => taken.push((row, article)),
                _ => self.rows.push(row),
            }
        }
    }

    /// Moves a row here with its article, before the first row whose post is later in `order`. `false` where there is no
    /// element to move it to.
    pub fn insert(&mut self, order: &dyn Fn(&PostId) -> Option<usize>, row: Row, article: &Element) -> bool {
        let Some(element) = self.element.clone().filter(|_| !self.is_reserved) else { return false };
        let place = order(&row.rendered.post.id);
        let at = self.rows.iter().position(|known| order(&known.rendered.post.id) > place).unwrap_or(self.rows.len());
        // The article itself may still be among the children, and counts for none.
        let mut next = element.first_element_child();
        let mut rows = 0;
        while let Some(child) = next.as_ref().filter(|child| rows < at || *child == article) {
            rows += usize::from(child != article);
            next = child.next_element_sibling();
        }
        dom::relocate(&element, article, next.as_ref().map(AsRef::as_ref));
        self.rows.insert(at, row);
        true
    }

    /// Writes the positions of its posts; none where it is not near.
    pub fn number(&mut self, list: &List, size: i32) {
        let mut article = self.element.as_ref().and_then(Element::first_element_child);
        let mut of_posts = list.posts[self.posts.clone()].iter().zip(&list.positions[self.posts.clone()]);
        for row in &mut self.rows {
            let Some(here) = article else { return };
            let position =
                of_posts.find(|(post, _)| post.id == row.rendered.post.id).map_or(0, |(_, position)| *position);
            row.number(&here, (self.is_near && position > 0).then_some((position as u32, size)));
            article = here.next_element_sibling();
        }
    }
}
