//! Carries out what the page wants done.

use leptos::prelude::Set;

use super::{Session, world};
use crate::browser::anchor::{self, Anchor};
use crate::browser::events::{self, Detail};
use crate::browser::{clock, idle, location, page, share, storage, structured_data, task, toolbar, viewport};
use crate::markup::ids::{BODY_ID, FEED_ID, FILTERS, FOLD_ID, FORM_ID, OUTCOME_ID, POSTS_ID, control_id};
use crate::reading::comment::Control;
use crate::reading::page::effect::{AddressChange, Cause, Effect, Keep, Manner, Place, Timer, Told};
use crate::reading::page::event::What;
use crate::reading::view::Order;
use crate::structured_data::json_ld;
use crate::timeline::picture::PictureId;

/// Says that the page is keeping the reader's place. The style sheet knows it.
const ANCHORED: &str = "data-anchored";

impl Session {
    pub(super) fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Fetch(fetch) => self.fetch(fetch),
            Effect::Send { request, comment } => self.post_comment(request, comment),
            Effect::Cancel(request) => self.cancel(request),
            Effect::SetTimer { timer, in_ms } => self.set_timer(timer, in_ms),
            Effect::StopTimer(timer) => self.stop_timer(timer),
            Effect::Store { key, value } => self.store(key, value.as_deref()),
            Effect::WriteAddress(change) => self.write_address(change),
            Effect::Back => location::back(),
            Effect::Reload => location::reload(),
            Effect::HoldScroll => {
                location::restore_scroll(false);
                self.state.scrolled.set(viewport::scrolled());
            }
            Effect::ReleaseScroll(opener) => self.release_scroll(opener),
            // Done before anything was shown.
            Effect::Keep(_) => {}
            Effect::DropShift => anchor::unshift(POSTS_ID),
            Effect::Render(cause) => {
                self.show(cause);
                if cause == Cause::View {
                    idle::after_paint(|| toolbar::show_pressed(&["[", FILTERS, "]"].concat()));
                }
            }
            Effect::Describe => structured_data::renew(),
            Effect::RenderTimes { all } => self.rewrite_times(all),
            Effect::Reach(post) => self.show_through(post.clone(), move || self.happened(What::Reached(post))),
            Effect::Focus(Place::Post(post), manner) => {
                self.show_through(post.clone(), move || focus(&Place::Post(post), manner));
            }
            Effect::Focus(place, manner) => {
                focus(&place, manner);
                if place == Place::CommentText {
                    self.check_form();
                }
            }
            Effect::ShowStart => viewport::bring_back(POSTS_ID),
            Effect::ShowFormStart => {
                clock::after(0, || {
                    viewport::scroll_to_top(BODY_ID);
                    viewport::bring_up(FORM_ID);
                });
            }
            Effect::Announce(notice) => {
                self.notice.set(notice);
                // Only what is in a modal dialog is announced while it is open.
                self.show_lightbox();
            }
            Effect::Title(title) => page::set_title(&title),
            Effect::Tell(told @ Told::Ready(_)) => {
                after_signals(move || tell(told));
                self.describe();
                idle::after_paint(move || {
                    if viewport::is_suppressed(FORM_ID) {
                        self.happened(What::FormHidden { wanted: false });
                    }
                });
            }
            Effect::Tell(told) => tell(told),
            Effect::Mark(mark) => after_signals(move || events::mark(mark)),
            Effect::RetryFiles { all } => self.retry_files(all),
            Effect::OpenLetter(address) => location::hand_over(&address),
            Effect::Share { title, address } => share::open_sheet(&title, &address),
            Effect::Copy(text) => share::copy(text, move |done| {
                self.happened(What::Copied { done });
                self.show_copied(done);
            }),
            Effect::Warn(fault) => page::warn(&fault),
        }
    }

    /// Finds out whether the form that was just unfolded can be written in, once it was given the focus.
    fn check_form(self) {
        let id = control_id(Control::Text);
        clock::after(0, move || {
            if viewport::lacks_focus(id) {
                self.happened(What::FormHidden { wanted: true });
            }
        });
    }

    fn set_timer(self, timer: Timer, in_ms: u32) {
        self.stop_timer(timer);
        let id = clock::after(in_ms.min(i32::MAX as u32) as i32, move || {
            self.state.timers.borrow_mut().retain(|(known, _)| *known != timer);
            if matches!(timer, Timer::StoreDraft | Timer::SendComment | Timer::CountDown | Timer::Reconnect) {
                self.read_storage();
            }
            self.happened(What::TimerFired(timer));
        });
        self.state.timers.borrow_mut().push((timer, id));
    }

    fn stop_timer(self, timer: Timer) {
        self.state.timers.borrow_mut().retain(|(known, id)| {
            if *known == timer {
                clock::cancel(*id);
            }
            *known != timer
        });
    }

    fn store(self, key: String, value: Option<&str>) {
        storage::keep(&key, value);
        let stored = storage::read(&key);
        if stored.as_deref() != value {
            self.happened(What::StorageRefused { key, value: stored });
        }
    }

    fn write_address(self, change: AddressChange) {
        let after_paint = change.after_paint;
        let write = move || {
            let AddressChange { params, fragment, note, is_step, .. } = &change;
            location::write(params, fragment.as_deref(), *is_step, note);
            self.happened(What::AddressWritten(world::address()));
        };
        if after_paint { idle::after_paint(write) } else { write() }
    }

    /// The reader is back at the address from which they opened the lightbox; browsers may have scrolled on the way, or taken
    /// the focus.
    fn release_scroll(self, opener: Option<PictureId>) {
        idle::after_paint(move || {
            location::restore_scroll(true);
            if self.page.borrow().lightbox().is_some() {
                return;
            }
            if let Some(opener) = opener {
                viewport::scroll_back_to(self.state.scrolled.get());
                if viewport::has_focus("body") {
                    viewport::focus_quietly(&opener.element_id());
                }
            }
        });
    }

    /// Keeps in its place what `effects` say, before anything changes.
    pub(super) fn hold_place(self, effects: &[Effect]) {
        let keep = effects.iter().find_map(|effect| match effect {
            Effect::Keep(keep) => Some(*keep),
            _ => None,
        });
        let is_newest_first = || self.page.borrow().view().order == Order::NewestFirst;
        match keep {
            // Where the newest post is on top, what comes in at the very top pushes the rest down.
            Some(_) if viewport::is_at_top() && is_newest_first() => {}
            Some(Keep::Front) => hold(Anchor::at(POSTS_ID)),
            Some(Keep::Place) => self.keep_place(),
            None => {}
        }
    }

    /// Describes the page for search engines from now on.
    fn describe(self) {
        structured_data::start(Box::new(move |address| {
            self.page.borrow().timeline().map(|timeline| json_ld(timeline, address)).unwrap_or_default()
        }));
    }

    /// Keeps the post at the reading line in place while the document changes.
    pub(super) fn keep_place(self) {
        hold(Anchor::drop(FEED_ID, POSTS_ID));
    }
}

/// Restores the scroll anchor after effects have run, and again before the next paint. Meanwhile the browser's own anchoring is
/// off, or both would answer to the same change.
fn hold(anchor: Option<Anchor>) {
    if let Some(mut anchor) = anchor {
        if page::keeps_place() {
            page::set(ANCHORED, "");
        }
        task::spawn(async move {
            leptos::task::tick().await;
            anchor.hold();
            idle::before_paint(move || {
                anchor.hold();
                page::unset(ANCHORED);
            });
        });
    }
}

/// Calls `then` once what follows the signals has been written.
fn after_signals(then: impl FnOnce() + 'static) {
    task::spawn(async move {
        leptos::task::tick().await;
        then();
    });
}

/// Gives something the focus. As long as a dialog is there nothing beside it takes the focus, so this waits for the next task.
fn focus(place: &Place, manner: Manner) {
    let id = match place {
        Place::Post(post) => post.element_id(),
        Place::Picture(picture) => picture.element_id(),
        Place::Timeline => POSTS_ID.to_owned(),
        Place::CommentText => control_id(Control::Text).to_owned(),
        Place::CommentOutcome => OUTCOME_ID.to_owned(),
        Place::FoldButton => FOLD_ID.to_owned(),
    };
    clock::after(0, move || match manner {
        Manner::ScrollToStart => {
            viewport::go_to(&id);
        }
        Manner::IntoView => viewport::focus_into_view(&id),
        Manner::InPlace => viewport::focus_quietly(&id),
        Manner::At(top) => {
            viewport::bring_to(&id, top.into());
            location::restore_scroll(true);
        }
    });
}

/// Tells the publisher's page.
fn tell(told: Told) {
    let (name, key, detail) = match told {
        Told::Ready(posts) => ("aih:ready", "posts", Detail::Number(posts)),
        Told::Arrivals(held) => ("aih:arrivals", "held", Detail::Number(held)),
        Told::Filter(shown) => ("aih:filter", "shown", Detail::Number(shown)),
        Told::Comment(word) => ("aih:comment", "submission", Detail::Text(word)),
        Told::Failure(word) => ("aih:failure", "kind", Detail::Text(word)),
    };
    events::announce(name, &[(key, detail)]);
}
