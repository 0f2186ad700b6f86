//! The order of the posts: newest first, and posts of equal time as the documents have them.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use super::version::{Entry, Rank, Version};
use crate::timeline::{Timeline, places_in_order};

impl Timeline {
    /// Inserts entries, sorted newest first, in linear time.
    pub(super) fn insert(&mut self, added: Vec<Entry>) {
        let mut new_by_id = sorted_by_id(&added);
        let total = self.entries.len() + added.len();
        let known = std::mem::replace(&mut self.entries, Vec::with_capacity(total));
        // Where each entry is now.
        let (mut of_known, mut of_added) = (Vec::with_capacity(known.len()), Vec::with_capacity(added.len()));
        let mut added = added.into_iter().peekable();
        for entry in known {
            while let Some(newer) = added.next_if(|newer| newest_first(newer, &entry) == Ordering::Less) {
                of_added.push(self.entries.len() as u32);
                self.entries.push(newer);
            }
            of_known.push(self.entries.len() as u32);
            self.entries.push(entry);
        }
        for oldest in added {
            of_added.push(self.entries.len() as u32);
            self.entries.push(oldest);
        }
        new_by_id.iter_mut().for_each(|at| *at = of_added[*at as usize]);
        let mut new_by_id = new_by_id.into_iter().peekable();
        let known_by_id = std::mem::replace(&mut self.by_id, Vec::with_capacity(total));
        let id = |at: u32| &self.entries[at as usize].post.id;
        for at in known_by_id.into_iter().map(|at| of_known[at as usize]) {
            while let Some(new) = new_by_id.next_if(|new| id(*new) < id(at)) {
                self.by_id.push(new);
            }
            self.by_id.push(at);
        }
        self.by_id.extend(new_by_id);
    }

    /// Sorts all entries anew.
    pub(super) fn sort(&mut self) {
        sort(&mut self.entries, newest_first);
        self.by_id = sorted_by_id(&self.entries);
    }

    /// Brings posts of equal time into the order of the documents. Whether they had another one.
    pub(super) fn sort_equal_times(&mut self) -> bool {
        let chain: Vec<Arc<Rank>> = self.chain().iter().map(|link| link.rank.clone()).collect();
        let published = |at: usize| self.entries.get(at).map(|entry| entry.post.published);
        let mut moved: Vec<u32> = Vec::new();
        let mut start = 0;
        while start < self.entries.len() {
            let mut end = start + 1;
            while published(end) == published(start) {
                end += 1;
            }
            let order = if end - start > 1 { order(&self.entries, start..end, &chain) } else { vec![start] };
            moved.extend(order.iter().map(|at| *at as u32));
            start = end;
        }
        if moved.is_sorted() {
            return false;
        }
        self.entries = moved.iter().map(|at| self.entries[*at as usize].clone()).collect();
        let mut places = vec![0; moved.len()];
        moved.iter().zip(0..).for_each(|(at, place)| places[*at as usize] = place);
        self.by_id.iter_mut().for_each(|at| *at = places[*at as usize]);
        true
    }
}

/// The order of entries of equal time: first what is in a head, the latest first, then what is in a page, along the chain. A post
/// that is in a page alone stands before the one that follows it there or on the next page, wherever that is.
fn order(entries: &[Entry], run: Range<usize>, chain: &[Arc<Rank>]) -> Vec<usize> {
    let is_by_page = |at: usize| entries[at].page.is_some() && !entries[at].is_in_head(chain.first());
    let by_head: Vec<usize> = run.clone().filter(|at| !is_by_page(*at)).collect();
    let head = |at: usize| entries[at].head.as_ref().map(|head| (std::cmp::Reverse(&head.document), head.index));
    let mut order = sorted(&by_head, &|a, b| head(a).cmp(&head(b)));
    let position = |page: &Version| chain.iter().position(|rank| rank.page == page.document.page).unwrap_or(usize::MAX);
    let page = |at: usize| entries[at].page.as_ref().map(|page| (position(page), &page.document, page.index));
    let in_pages: Vec<usize> = run.filter(|at| entries[*at].page.is_some()).collect();
    let mut next = None;
    for at in sorted(&in_pages, &|a, b| page(a).cmp(&page(b))).into_iter().rev() {
        if is_by_page(at) {
            let place = next.and_then(|next| order.iter().position(|known| *known == next)).unwrap_or(order.len());
            order.insert(place, at);
        }
        next = Some(at);
    }
    order
}

/// The places of the entries, in the order of their ids.
fn sorted_by_id(entries: &[Entry]) -> Vec<u32> {
    let places = places_in_order(entries.len(), &|a, b| entries[a].post.id.cmp(&entries[b].post.id));
    places.into_iter().map(|at| at as u32).collect()
}

/// The order is a pointer, so that the machinery of sorting is in the page once.
pub(super) fn sort(entries: &mut [Entry], order: fn(&Entry, &Entry) -> Ordering) {
    entries.sort_unstable_by(order);
}

fn sorted(places: &[usize], order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let of_places = places_in_order(places.len(), &|a, b| order(places[a], places[b]));
    of_places.into_iter().map(|at| places[at]).collect()
}

pub(super) fn by_id(a: &Entry, b: &Entry) -> Ordering {
    a.post.id.cmp(&b.post.id)
}

pub(super) fn newest_first(a: &Entry, b: &Entry) -> Ordering {
    b.post.published.cmp(&a.post.published)
}
