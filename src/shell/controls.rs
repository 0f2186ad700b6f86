//! What the reader does with the page's controls: one listener for each kind of event, on the whole page.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::Session;
use crate::browser::{Listener, feed_keys, field, page, toolbar, viewport};
use crate::markup::act::Act;
use crate::markup::filters;
use crate::markup::ids::{FILTERS, FORM_ID, OUTCOME_ID, POSTS_ID, SEARCH_ID, TRAP_ID};
use crate::reading::comment::Control;
use crate::reading::comment::draft::TICKED;
use crate::reading::page::event::{Action, CommentAction};
use crate::reading::view::Choice;
use crate::timeline::search::Query;

use super::FOLD;

/// What comes before the timeline, and what comes after it.
const BEFORE: [&str; 3] = ["[data-arrivals]", "[data-filter=all]", ".masthead button"];
const AFTER: [&str; 1] = ["[data-older], .beside a, .footer a"];

const EVENTS: [&str; 7] = ["pointerdown", "click", "input", "submit", "keydown", "focusin", "focusout"];

impl Session {
    /// Follows what the reader does in `root`.
    pub fn follow_controls(self, root: &Element) {
        let listener = Listener::new(move |event| self.follow(&event));
        listener.follow(root, &EVENTS, false);
        // It is needed for as long as the document lives, as the session is.
        std::mem::forget(listener);
    }

    fn follow(self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let is_in = |selector: &str| matches!(target.closest(selector), Ok(Some(_)));
        let feed = &["#", POSTS_ID].concat();
        let in_form = || target.closest(&["#", FORM_ID].concat()).is_ok_and(|form| form.is_some());
        match event.type_().as_str() {
            "pointerdown" => feed_keys::on_pointer(),
            "click" => {
                let control = target.closest("[data-act]").ok().flatten();
                let act = control.as_ref().and_then(|control| Act::from_word(&control.get_attribute("data-act")?));
                if let (Some(control), Some(act)) = (control, act) {
                    self.act(act, &control);
                }
            }
            "input" if target.id() == SEARCH_ID => {
                self.send(Action::Choose(Choice::Words(Query::new(&field::value(&target), FOLD))));
            }
            "input" if in_form() => self.write(&target),
            "submit" => {
                event.prevent_default();
                self.submit();
            }
            "keydown" => {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                if in_form() {
                    self.follow_key_in_form(event);
                } else if is_in(feed) {
                    feed_keys::follow(event, &BEFORE, &AFTER);
                } else if let Ok(Some(bar)) = target.closest(&["[", FILTERS, "]"].concat()) {
                    toolbar::follow(event, &bar);
                }
            }
            "focusin" if target.id() == SEARCH_ID => self.expect_search(),
            "focusin" if in_form() => self.comment(CommentAction::Touch),
            "focusin" if is_in(feed) => feed_keys::on_focus(event, feed),
            "focusout" if is_in(".comment") => {
                self.comment(CommentAction::Pause);
                if viewport::leaves(event, ".comment") {
                    self.comment(CommentAction::Leave);
                }
            }
            _ => {}
        }
    }

    fn act(self, act: Act, control: &Element) {
        let attribute = |name| control.get_attribute(name).unwrap_or_default();
        let is_off = |name: &str| control.get_attribute(name).as_deref() != Some("true");
        if let Act::SendAgain | Act::SendNow | Act::Edit | Act::Cancel | Act::HasArrived | Act::CopyText = act {
            // These go with what they stand beside; the focus stays there.
            viewport::focus_quietly(OUTCOME_ID);
            self.look_around();
        }
        match act {
            Act::Menu | Act::Share | Act::Copy | Act::Reply | Act::Enlarge | Act::Versions | Act::Embed => {
                self.act_on_post(act, control);
            }
            Act::Retry => self.send(Action::Retry),
            Act::Filter => {
                if let Some(choice) = filters::choice(&[attribute("data-filter"), attribute("data-choice")].concat()) {
                    self.send(Action::Choose(choice));
                }
            }
            Act::Order => {
                let order = self.page.borrow().view().order.reversed();
                self.send(Action::Choose(Choice::Order(order)));
            }
            Act::ShowEverything => self.send(Action::Choose(Choice::Everything)),
            Act::ShowArrivals => self.send(Action::ShowArrivals),
            Act::Follow => self.send(Action::Follow(is_off("aria-pressed"))),
            Act::FirstUnread => self.send(Action::GoToFirstUnread),
            Act::WhereYouWere => self.send(Action::GoToWhereItWas),
            Act::LoadOlder => self.send(Action::LoadOlder),
            Act::SearchOn => self.send(Action::SearchOn),
            Act::SwitchZone => self.send(Action::SwitchZone),
            Act::Reload => {
                // Whether the device takes what was written last is known then.
                self.comment(CommentAction::Pause);
                self.send(Action::Reload { sure: false });
            }
            Act::ReloadAnyway => self.send(Action::Reload { sure: true }),
            Act::FoldKeyPoints => self.send(Action::FoldKeyPoints),
            Act::FoldForm => self.comment(CommentAction::Fold { open: is_off("aria-expanded") }),
            Act::NoReply => self.comment(CommentAction::Reply(None)),
            // Followed by its `input`.
            Act::Remember => {}
            Act::Correct => viewport::focus_into_view(&attribute("data-control")),
            Act::SendAgain => self.submit(),
            Act::SendNow => self.comment(CommentAction::SendNow),
            Act::Edit => self.comment(CommentAction::Edit),
            Act::Cancel => self.comment(CommentAction::Cancel),
            Act::HasArrived => self.comment(CommentAction::HasArrived),
            Act::CopyText => self.comment(CommentAction::CopyText),
            _ => self.act_on_picture(act, control),
        }
    }

    fn comment(self, action: CommentAction) {
        self.send(Action::Comment(action));
    }

    /// Takes over what a control of the form holds.
    fn write(self, control: &Element) {
        let is_box = control.get_attribute("type").as_deref() == Some("checkbox");
        let is_ticked = is_box && field::is_checked(control);
        if control.has_attribute("data-act") {
            return self.comment(CommentAction::Remember(is_ticked));
        }
        let Some(name) = control.get_attribute("name").and_then(|name| Control::named(&name)) else { return };
        let value = match (is_box, is_ticked) {
            (false, _) => field::value(control),
            (true, true) => TICKED.to_owned(),
            (true, false) => String::new(),
        };
        self.comment(CommentAction::Write(name, value));
    }

    /// Sends the comment, with what stands in the field that only programs fill in: a password manager may have filled it in for
    /// a reader, who sends by hand.
    fn submit(self) {
        self.look_around();
        let mut trap = page::empty(TRAP_ID);
        if page::is_in_use() {
            trap.clear();
        }
        self.comment(CommentAction::Submit { trap });
    }

    fn follow_key_in_form(self, event: &KeyboardEvent) {
        // The key is for an input method. WebKit says so by the number that Microsoft once gave such keys.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                self.submit();
            }
            "Escape" => self.comment(CommentAction::Escape),
            _ => {}
        }
    }
}
