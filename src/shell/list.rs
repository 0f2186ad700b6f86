//! The timeline in the document: chunks of articles, created from trees and morphed when a post was changed.
//!
//! No signal, no closure and no handle belongs to a post: it costs the module one [`Row`].

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::dom;
use crate::markup::context::Context;
use crate::markup::node::el;
use crate::markup::post::post as article;
use crate::markup::rendered::Recheck;
use crate::reading::chunks::Chunks;
use crate::reading::list::List;
use crate::timeline::post::{Post, PostId};

mod chunk;
mod kept;
mod marks;
mod near;
mod row;
mod window;

pub use chunk::{chunk_id, key_of};
pub use marks::are_supported as marks_without_elements;
pub use near::observe;

use chunk::ShownChunk;
use kept::Kept;
use row::{Row, Shown};

/// Chunks at the beginning that the browser always lays out: enough for a coverage of one day, whose scroll bar would jump.
const NEAR_CHUNKS: usize = 8;

/// What an article depends on besides its post.
pub struct Reader<'a> {
    /// What the trees depend on.
    pub context: Context<'a>,
    /// Whether a post has come since the reader looked last.
    pub is_unread: &'a dyn Fn(&PostId) -> bool,
    /// The post that the address leads to.
    pub linked: Option<&'a PostId>,
    /// How many posts have come since the reader left, in words.
    pub since_left: &'a str,
    /// Whether there are posts that have not been loaded, so that the total is not known.
    pub has_older: bool,
}

/// The timeline in the document.
pub struct ListView {
    /// The element with the role `feed`.
    pub feed: Element,
    chunks: Chunks,
    /// One for each of the chunks.
    shown: Vec<ShownChunk>,
    /// What is being shown.
    pub list: List,
    recheck: Recheck,
    /// The next chunk to render.
    next: usize,
    /// How many articles are in the document.
    pub in_page: usize,
    observer: Option<web_sys::IntersectionObserver>,
    /// Articles in use, after a change of the order.
    kept: Vec<Kept>,
}

impl ListView {
    /// An empty timeline in the element `feed`.
    pub fn new(feed: Element) -> Self {
        Self {
            feed,
            chunks: Chunks::default(),
            shown: Vec::new(),
            list: List::default(),
            recheck: Recheck::None,
            next: 0,
            in_page: 0,
            observer: None,
            kept: Vec::new(),
        }
    }

    /// Has every chunk rendered anew, as `list` says. Moves articles that have another place, and touches no others.
    pub fn set(&mut self, list: List, recheck: Recheck) {
        self.recheck = self.recheck.max(recheck);
        self.next = 0;
        let moved = self.chunks.arrange(list.posts.iter().map(|post| &post.id));
        let mut rows: Vec<(Row, Element)> = Vec::new();
        if !moved.is_empty() {
            for shown in &mut self.shown {
                shown.take(&moved, &mut rows);
            }
        }
        let mut before = std::mem::take(&mut self.shown).into_iter().peekable();
        let mut start = 0;
        for chunk in self.chunks.iter() {
            let is_kept = |known: &ShownChunk| self.chunks.iter().any(|chunk| chunk.key == known.key);
            while let Some(known) = before.next_if(|known| known.key != chunk.key && !is_kept(known)) {
                known.remove();
            }
            let known = before.next_if(|known| known.key == chunk.key);
            let mut shown = known.unwrap_or_else(|| ShownChunk::new(chunk.key));
            shown.posts = start..start + chunk.posts.len();
            start = shown.posts.end;
            self.shown.push(shown);
        }
        before.for_each(ShownChunk::remove);
        self.list = list;
        self.put_back(rows);
        self.put_kept();
    }

    /// Moves the articles of posts that moved into the chunks where they belong now.
    fn put_back(&mut self, rows: Vec<(Row, Element)>) {
        for (row, article) in rows {
            let at = self.chunks.position_of(&row.rendered.post.id);
            let order =
                |id: &PostId| at.and_then(|at| self.chunks.iter().nth(at)?.posts.iter().position(|post| post == id));
            let is_put = at.is_some_and(|at| self.shown[at].insert(&order, row, &article));
            if !is_put {
                article.remove();
                self.in_page -= 1;
            }
        }
    }

    /// Renders the next chunk. How many of its posts are shown; `None` after the last chunk.
    pub fn render_next(&mut self, reader: &Reader) -> Option<usize> {
        let at = self.next;
        let Some(shown) = self.shown.get_mut(at) else {
            self.recheck = Recheck::None;
            return None;
        };
        self.next += 1;
        let count = self.list.positions[shown.posts.clone()].iter().filter(|position| **position > 0).count();
        if count == 0 {
            shown.hide(true);
            self.render(at, reader);
            return Some(0);
        }
        if shown.element.is_none() {
            self.open(at);
        }
        if self.may_fill(at) {
            self.render(at, reader);
        }
        self.shown[at].hide(false);
        Some(count)
    }

    /// Creates the element of the chunk at that place.
    fn open(&mut self, at: usize) {
        let element = dom::create(
            &el("div")
                .class("chunk")
                .attr("role", "presentation")
                .attr("id", chunk_id(self.shown[at].key))
                .flag("data-far", at >= NEAR_CHUNKS)
                .into(),
        );
        let after = self.shown[at + 1..].iter().find_map(|shown| shown.element.as_ref());
        self.feed.insert_before(&element, after.map(AsRef::as_ref)).ok();
        let element: Element = element.unchecked_into();
        if let Some(observer) = &self.observer {
            observer.observe(&element);
        }
        (self.shown[at].element, self.shown[at].is_near) = (Some(element), at < 2);
    }

    /// Makes the articles of the chunk at that place say what the list says, if it is in the document.
    fn render(&mut self, at: usize, reader: &Reader) {
        let range = self.shown[at].posts.clone();
        let posts = || self.list.posts[range.clone()].iter().zip(&self.list.positions[range.clone()]).enumerate();
        let size = self.set_size(reader.has_older);
        let state = |index: usize, post: &Arc<Post>, position: usize| Shown {
            is_hidden: position == 0,
            is_unread: (reader.is_unread)(&post.id),
            is_linked: reader.linked == Some(&post.id),
            is_divided: self.list.divider == Some(range.start + index),
        };
        let shown = &mut self.shown[at];
        let Some(element) = shown.element.clone() else { return };
        let known = shown.rows.len();
        // Most chunks are as they were, and to ask the document about each article would take longer than all the rest.
        let is_current = known == range.len()
            && shown.rows.iter().zip(posts()).all(|(row, (index, (post, position)))| {
                row.is_current(post, state(index, post, *position), self.recheck)
            });
        if is_current {
            if shown.is_near {
                shown.number(&self.list, size);
            }
            return;
        }
        let mut before = std::mem::take(&mut shown.rows).into_iter().peekable();
        let mut next = element.first_element_child();
        for (index, (post, position)) in posts() {
            // Rows stand in the order of the posts, so the next known one is that of this post or of a later one.
            let (mut row, article) = match before.next_if(|row| row.rendered.post.id == post.id) {
                Some(mut row) => {
                    let article = next.take().expect("an article for each row");
                    next = article.next_element_sibling();
                    row.update(post, &article, self.recheck, reader);
                    (row, article)
                }
                None if *position == 0 => continue,
                None => {
                    let (row, article) = Row::create(post, &reader.context);
                    element.insert_before(&article, next.as_ref().map(AsRef::as_ref)).ok();
                    (row, article)
                }
            };
            row.show(&article, state(index, post, *position), reader.since_left);
            shown.rows.push(row);
        }
        self.in_page += shown.rows.len() - known;
        if shown.is_near {
            shown.number(&self.list, size);
        }
    }

    fn set_size(&self, has_older: bool) -> i32 {
        if has_older { -1 } else { self.list.shown as i32 }
    }

    /// Whether all chunks have been rendered.
    pub fn is_done(&self) -> bool {
        self.next >= self.shown.len()
    }

    /// Whether the chunk with that post has been rendered.
    pub fn has_reached(&self, post: &PostId) -> bool {
        self.chunks.position_of(post).is_none_or(|chunk| chunk < self.next)
    }

    /// The key of the first chunk in the document that has not been rendered.
    pub fn first_stale(&self) -> Option<usize> {
        self.shown.iter().skip(self.next).find(|shown| shown.element.is_some()).map(|shown| shown.key)
    }

    /// The post of an article.
    pub fn post_of(&self, article: &Element) -> Option<&Arc<Post>> {
        let chunk = article.parent_element()?;
        let shown = self.shown.iter().find(|shown| shown.element.as_ref() == Some(&chunk))?;
        let articles = chunk.children();
        let at = (0..articles.length()).find(|at| articles.item(*at).as_ref() == Some(article))?;
        shown.rows.get(at as usize).map(|row| &row.rendered.post)
    }

    /// Marks `post` as the one that the address leads to, or no longer.
    pub fn link(&mut self, post: &PostId, is_linked: bool) {
        let Some(shown) = self.chunks.position_of(post).and_then(|at| self.shown.get_mut(at)) else { return };
        if let Some(at) = shown.rows.iter().position(|row| row.rendered.post.id == *post)
            && let Some(article) = shown.article(at)
        {
            shown.rows[at].link(&article, is_linked);
        }
    }

    /// Whether no chunk holds the place of articles that are not in the document.
    pub fn is_whole(&self) -> bool {
        !self.shown.iter().any(|shown| shown.is_reserved)
    }
}
