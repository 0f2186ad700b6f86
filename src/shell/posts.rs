//! What a reader does with a post.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Session;
use crate::browser::{dom, location, viewport};
use crate::markup::act::Act;
use crate::markup::ids::MENU_ID;
use crate::markup::{embed, post};
use crate::reading::lightbox::Frame;
use crate::reading::page::event::{Action, CommentAction};
use crate::timeline::post::Post;

impl Session {
    /// Does what a button in a post says.
    pub(super) fn act_on_post(self, act: Act, button: &Element) {
        let Ok(Some(article)) = button.closest("article") else { return };
        let Some(post) = self.list.borrow().post_of(&article).cloned() else { return };
        match act {
            Act::Menu => self.put_menu(button),
            Act::Share => self.send(Action::Share(post.id.clone())),
            Act::Copy => {
                self.state.copying.replace(Some(button.clone()));
                self.send(Action::CopyLink(post.id.clone()));
            }
            Act::Reply => self.send(Action::Comment(CommentAction::Reply(Some(post.id.clone())))),
            Act::Enlarge => {
                let number = button.get_attribute("data-picture").and_then(|number| number.parse().ok());
                let shown = number.and_then(|number| Frame::named(&post, number));
                // The article may not have been brought in line with the latest version of its post yet.
                let now = shown.and_then(|frame| frame.in_version(self.page.borrow().post(&post.id)?));
                if let Some(frame) = now {
                    self.send(Action::OpenPicture(frame.id()));
                }
            }
            Act::Versions => {
                let is_unfolded = button.get_attribute("aria-expanded").is_some_and(|state| state == "true");
                button.set_attribute("aria-expanded", if is_unfolded { "false" } else { "true" }).ok();
            }
            Act::Embed => load_embed(button, &article, &post),
            _ => {}
        }
    }

    /// Puts the menu behind the button that was pressed, which opens it then: the browser opens what has the id that the button
    /// names. It closes one that is open by itself.
    fn put_menu(self, button: &Element) {
        if let Some(menu) = dom::find(&self.list.borrow().feed, "id", MENU_ID) {
            let is_open = menu.matches(":popover-open").unwrap_or(false);
            if is_open && button.next_element_sibling().as_ref() == Some(&menu) {
                return;
            }
            menu.remove();
        }
        self.with_context(&mut |_, context| put_after(button, post::menu(context)));
    }

    /// Shows behind the button that was pressed that the link has been copied, or else the link.
    pub(super) fn show_copied(self, copied: bool) {
        let Some(button) = self.state.copying.take() else { return };
        let address = self.page.borrow().copied_address();
        let (Some(buttons), Some(address)) = (button.parent_element(), address) else { return };
        if let Ok(Some(before)) = buttons.query_selector(":scope > :is(.copied, .copy-by-hand)") {
            before.remove();
        }
        let outcome = post::copied((!copied).then_some(&address), &self.messages());
        buttons.append_child(&dom::create(&outcome.into())).ok();
    }
}

/// Puts what the reader wants behind a button of an article.
fn put_after(button: &Element, element: crate::markup::node::Element) {
    let created: Element = dom::create(&element.into()).unchecked_into();
    created.set_attribute(dom::OF_READER, "").ok();
    button.after_with_node_1(&created).ok();
}

/// Puts the frame that loads the other site into the place of an embed's button.
fn load_embed(button: &Element, article: &Element, post: &Post) {
    let (Ok(Some(ask)), Ok(Some(card))) = (button.closest(".embed-ask"), button.closest(".embed")) else { return };
    let Ok(cards) = article.query_selector_all(".embed") else { return };
    let at = (0..cards.length()).find(|at| cards.item(*at).as_ref() == Some(card.as_ref()));
    let Some(embed) = at.and_then(|at| embed::in_post(post).nth(at as usize)) else { return };
    let own = location::is_own(embed.url.as_str());
    let frame: Element = dom::create(&embed::frame(embed, own).into()).unchecked_into();
    frame.set_attribute(dom::OF_READER, "").ok();
    ask.before_with_node_1(&frame).ok();
    // The button that had the focus is gone.
    viewport::focus_in_place(&frame);
}
