//! What is done for the chunks near the view alone: positions, marked words, posters, and articles that were not in the
//! document.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::{ListView, Reader, key_of, marks};
use crate::browser::dom;
use crate::markup::moment;
use crate::timeline::moment::Moment;
use crate::timeline::search::{Fold, Query};

/// How far from the view a chunk is near it, as a part of the height of the view.
const MARGIN: &str = "150%";

/// Calls `changed` with the keys of chunks and whether each is near the view, whenever that changes; for as long as the page
/// is open.
pub fn observe(list: &mut ListView, mut changed: impl FnMut(Vec<(usize, bool)>) + 'static) {
    let observed = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let chunk = |entry: wasm_bindgen::JsValue| {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            Some((key_of(&entry.target().id())?, entry.is_intersecting()))
        };
        changed(entries.iter().filter_map(chunk).collect());
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    list.observer = IntersectionObserver::new_with_options(observed.as_ref().unchecked_ref(), &options).ok();
    observed.forget();
}

impl ListView {
    /// Chunks have come near the view, or gone away from it.
    pub fn set_near(&mut self, chunks: &[(usize, bool)], reader: &Reader) {
        for at in 0..self.shown.len() {
            let Some((_, is_near)) = chunks.iter().find(|(key, _)| *key == self.shown[at].key) else { continue };
            self.shown[at].is_near = *is_near;
            if *is_near {
                self.fill(at, reader);
                self.shown[at].element.as_ref().map(load_posters);
            }
            let size = self.set_size(reader.has_older);
            self.shown[at].number(&self.list, size);
        }
    }

    /// Marks the words of `query` in what is near the view, and nothing else.
    pub fn mark(&self, query: &Query, fold: Fold) {
        let near = self.shown.iter().filter(|shown| shown.is_near).filter_map(|shown| shown.element.as_ref());
        marks::mark(near, query, fold);
    }

    /// The keys of the chunks in the document, those near the view first; only those with a post published after `since`.
    pub fn keys(&self, since: Option<Moment>) -> Vec<usize> {
        let is_recent = |shown: &&super::ShownChunk| {
            since.is_none_or(|since| shown.rows.iter().any(|row| row.rendered.post.published > since))
        };
        let mut chunks: Vec<_> = self.shown.iter().filter(|shown| shown.element.is_some()).filter(is_recent).collect();
        chunks.sort_by_key(|shown| !shown.is_near);
        chunks.into_iter().map(|shown| shown.key).collect()
    }

    /// Writes the times in a chunk anew.
    pub fn rewrite_times(&self, key: usize, reader: &Reader) {
        if let Some(element) = self.shown.iter().find(|shown| shown.key == key).and_then(|shown| shown.element.as_ref())
        {
            rewrite_times(element, reader);
        }
    }
}

fn rewrite_times(element: &Element, reader: &Reader) {
    let Ok(times) = element.query_selector_all("time[data-time]") else { return };
    for at in 0..times.length() {
        let Some(time) = times.item(at).and_then(|time| time.dyn_into::<Element>().ok()) else { continue };
        let (datetime, style) = (time.get_attribute("datetime"), time.get_attribute("data-time"));
        let rewritten = datetime.zip(style).and_then(|(datetime, style)| {
            moment::rewritten(&datetime, &style, reader.context.messages, reader.context.clock)
        });
        if let Some(rewritten) = rewritten {
            dom::morph(&time, &rewritten);
        }
    }
}

/// Browsers load the poster of a film at once, however far away it is; so its address waits in another attribute.
fn load_posters(chunk: &Element) {
    let Ok(films) = chunk.query_selector_all("[data-poster]:not([poster])") else { return };
    for at in 0..films.length() {
        if let Some(film) = films.item(at).and_then(|film| film.dyn_into::<Element>().ok()) {
            film.set_attribute("poster", &film.get_attribute("data-poster").unwrap_or_default()).ok();
        }
    }
}
