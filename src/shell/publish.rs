//! Has the signals say what the page says. A signal whose value stays the same is left alone.

use std::sync::Arc;

use super::Session;
use super::live::Live;
use crate::browser::page;
use crate::reading::lightbox::Lightbox;
use crate::reading::page::Page;
use crate::reading::page::state::OlderState;
use crate::timeline::coverage::Coverage;

impl Session {
    /// Publishes the read model.
    pub(super) fn publish(self) {
        let model = &*self.page.borrow();
        self.publish_coverage(model);
        self.view.set_if_new(model.view());
        self.counts.set_if_new(model.counts());
        self.zone.set_if_new(model.zone());
        self.now.set_if_new(model.clock_ms());
        self.fetched.set_if_new(model.fetched_ms());
        let older = model.older();
        self.has_older.set_if_new(older != OlderState::None);
        self.older.set_if_new(older);
        self.modified.set_if_new(model.modified());
        set_list(&self.fresh_points, model.fresh_points());
        self.held.set_if_new(model.held());
        self.following.set_if_new(model.is_following());
        self.since_left.set_if_new(model.since_left());
        self.was_further.set_if_new(model.was_further());
        self.new_version.set_if_new(model.has_new_version());
        self.lost_posts.set_if_new(model.lost_posts());
        self.remark.set_if_new(model.remark());
        self.captions.set_if_new(model.shows_captions());
        self.copied.set_if_new(model.copied().cloned());
        self.draft.set_if_new(model.draft());
        self.submission.set_if_new(model.submission());
        set_list(&self.faults, model.faults());
        self.seconds_left.set_if_new(model.seconds_left());
        self.form_open.set_if_new(model.is_form_open());
        self.publish_lightbox(model.lightbox());
        let freshness = model.freshness();
        if self.freshness.get_untracked() != freshness || self.fetched.get_untracked() == 0 {
            page::set("data-freshness", freshness.word());
        }
        self.freshness.set_if_new(freshness);
        self.publish_link(model);
        // Last: what is written when the page is ready follows all the others.
        let load = model.load();
        if self.load.get_untracked() != load {
            page::set("data-state", load.word());
            self.load.set(load);
        }
    }

    /// The pinned post is shown with the coverage.
    fn publish_coverage(self, model: &Page) {
        let post = |coverage: &Arc<Coverage>| coverage.pinned.as_ref().and_then(|id| model.post(id)).cloned();
        let pinned = model.coverage().and_then(post);
        let same_coverage = self.coverage.with_untracked(|known| match (known, model.coverage()) {
            (Some(known), Some(now)) => Arc::ptr_eq(known, now),
            (known, now) => known.is_none() && now.is_none(),
        });
        let before = self.state.pinned.replace(pinned.clone());
        let same_post = match (&before, &pinned) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (before, now) => before.is_none() && now.is_none(),
        };
        if !(same_coverage && same_post) {
            self.coverage.set(model.coverage().cloned());
        }
    }

    fn publish_lightbox(self, lightbox: Option<&Lightbox>) {
        let shown = |lightbox: &Lightbox| (lightbox.key(), lightbox.position(), lightbox.total());
        let before = self.lightbox.with_untracked(|known| known.as_ref().map(shown));
        if before != lightbox.map(shown) {
            self.lightbox.set(lightbox.cloned());
        }
    }

    /// Marks the post that the address leads to, and no other.
    fn publish_link(self, model: &Page) {
        let linked = model.linked().cloned();
        let before = self.state.linked.replace(linked.clone());
        if before != linked {
            let mut list = self.list.borrow_mut();
            before.iter().for_each(|post| list.link(post, false));
            linked.iter().for_each(|post| list.link(post, true));
        }
    }
}

fn set_list<T: Clone + PartialEq>(signal: &Live<Vec<T>>, now: &[T]) {
    if signal.with_untracked(|known| known != now) {
        signal.set(now.to_vec());
    }
}
