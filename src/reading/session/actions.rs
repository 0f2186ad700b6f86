//! What a reader can do.

use super::load::ZONE_KEY;
use super::sweep::Cause;
use super::{Load, Session};
use crate::browser::events::{self, Detail};
use crate::browser::location::Step;
use crate::browser::{clock, idle, location, share, storage, viewport};
use crate::messages::format::Zone;
use crate::messages::{Language, fill};
use crate::reading::view::{Choice, View};
use crate::timeline::post::PostId;

/// Posts from which on the page is drawn before its address is written: browsers visit every link in a page whose address
/// changes, which takes longer than a frame where there are many.
const MANY_POSTS: usize = 1000;

/// The id of the button that shows posts of any source.
pub const ALL_ID: &str = "filter-all";

/// The id of the timeline's element.
pub const POSTS_ID: &str = "posts";

impl Session {
    /// Chooses what to see. The address says so from then on; letters typed one after the other are one step back.
    pub fn choose(self, choice: Choice) {
        let before = self.view.get_untracked();
        let typing = matches!(&choice, Choice::Words(words) if !words.is_empty() && !before.filter.query.is_empty());
        let view = before.choose(choice);
        if view == before {
            return;
        }
        let params = view.params();
        let write = move || location::write(&params, Some(""), if typing { Step::Same } else { Step::New });
        if self.state.borrow().timeline.len() > MANY_POSTS {
            idle::after_paint(write);
        } else {
            write();
        }
        self.link_to(None);
        self.state.borrow_mut().wanted = None;
        self.remark.set_if_new(None);
        self.change_view(view);
        viewport::bring_back(POSTS_ID);
        let shown = self.counts.with_untracked(|counts| counts.shown);
        let messages = self.messages();
        self.announce(match shown {
            0 => messages.words.no_match.to_owned(),
            n => messages.count(&messages.words.posts, n),
        });
    }

    /// Takes the filter back. The button for that goes with it, so the focus moves to one that stays.
    pub fn show_everything(self) {
        self.choose(Choice::Everything);
        viewport::focus_quietly(ALL_ID);
    }

    /// Shows `view`, which the address already says.
    pub(super) fn change_view(self, view: View) {
        let turned = self.view.with_untracked(|known| known.order != view.order);
        if turned {
            self.slices.set(Vec::new());
            self.state.borrow_mut().slices.clear();
        }
        self.view.set(view);
        if self.load.get_untracked() != Load::Ready {
            return;
        }
        self.show(Cause::View);
        self.fill_filter();
        let shown = self.counts.with_untracked(|counts| counts.shown);
        events::announce("aih:filter", &[("shown", Detail::Number(shown))]);
    }

    /// Says something above the timeline, until the reader chooses something else.
    pub(super) fn remark_on(self, remark: &'static str) {
        self.remark.set(Some(remark));
        self.announce(remark);
    }

    /// Shows times on the other clock, and keeps to that.
    pub fn switch_zone(self) {
        let zone = match self.zone.get_untracked() {
            Zone::Coverage => Zone::Reader,
            Zone::Reader => Zone::Coverage,
        };
        storage::keep(ZONE_KEY, Some(if zone == Zone::Reader { "reader" } else { "coverage" }));
        self.zone.set(zone);
        let messages = self.messages();
        let name = messages.format.zone_name(clock::now(), zone);
        self.announce(fill(messages.words.all_times, &[("zone", &name)]));
    }

    /// The address to hand out for a post: on the canonical page where the coverage names one.
    pub fn address_of(self, post: &PostId) -> String {
        self.address_at(&post.reference())
    }

    /// The address to hand out for what `reference` leads to within the page.
    pub(super) fn address_at(self, reference: &str) -> String {
        let page = match &self.the_coverage().url {
            Some(url) => {
                let url = url.as_str();
                url[..url.find('#').unwrap_or(url.len())].to_owned()
            }
            None => location::page_around().unwrap_or_else(|| location::page_with_only("feed")),
        };
        location::resolve(reference, &page).unwrap_or(page)
    }

    /// This page's address with the page's own words in `language`.
    pub fn address_in(self, language: Language) -> String {
        location::with_param("lang", language.tag())
    }

    /// Opens the device's share sheet for a post.
    pub fn share(self, post: &PostId) {
        share::open_sheet(&self.the_coverage().headline, &self.address_of(post));
    }

    /// Puts a post's address on the clipboard and says so. `copied` is told whether that went well.
    pub fn copy_link(self, post: &PostId, copied: impl FnOnce(bool) + 'static) {
        self.copy_address(self.address_of(post), Box::new(copied));
    }

    pub(super) fn copy_address(self, address: String, copied: Box<dyn FnOnce(bool)>) {
        share::copy(address, move |done| {
            let words = self.messages().words;
            self.announce(if done { words.link_copied } else { words.copy_failed });
            copied(done);
        });
    }
}
