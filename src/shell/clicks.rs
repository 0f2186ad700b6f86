//! What a reader can do with a post: one listener for the buttons of all posts.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};

use super::Session;
use crate::browser::{dom, location, viewport};
use crate::markup::{embed, post};
use crate::reading::page::event::{Action, CommentAction};
use crate::timeline::picture::PictureId;
use crate::timeline::post::Post;

impl Session {
    /// Does what the button in a post says that was clicked.
    pub fn act(self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|target| target.closest("[data-act]").ok()?) else { return };
        let Ok(Some(article)) = button.closest("article") else { return };
        let Some(post) = self.list.borrow().post_of(&article).cloned() else { return };
        match button.get_attribute("data-act").as_deref() {
            Some("share") => self.send(Action::Share(post.id.clone())),
            Some("copy") => {
                self.state.copying.replace(Some(button));
                self.send(Action::CopyLink(post.id.clone()));
            }
            Some("reply") => self.send(Action::Comment(CommentAction::Reply(Some(post.id.clone())))),
            Some("enlarge") => {
                let number = button.get_attribute("data-picture").and_then(|number| number.parse().ok());
                if let Some(number) = number {
                    self.send(Action::OpenPicture(PictureId { post: post.id.clone(), number }));
                }
            }
            Some("versions") => self.fold_versions(&button, &post),
            Some("embed") => load_embed(&button, &article, &post),
            _ => {}
        }
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

    /// Unfolds the earlier versions of a post, or folds them.
    fn fold_versions(self, button: &Element, post: &Arc<Post>) {
        let unfolded = button.next_element_sibling();
        button.set_attribute("aria-expanded", if unfolded.is_some() { "false" } else { "true" }).ok();
        match unfolded {
            Some(versions) => versions.remove(),
            None => {
                let versions = self.with_context(&mut |context| dom::create(&post::versions(post, context).into()));
                after(button, &versions);
            }
        }
    }
}

/// Loads somebody else's page in the place of the button that asks for it.
fn load_embed(button: &Element, article: &Element, post: &Post) {
    let (Ok(Some(ask)), Ok(Some(card))) = (button.closest(".embed-ask"), button.closest(".embed")) else { return };
    let Ok(cards) = article.query_selector_all(".embed") else { return };
    let at = (0..cards.length()).find(|at| cards.item(*at).as_ref() == Some(card.as_ref()));
    let Some(embed) = at.and_then(|at| embed::in_post(post).nth(at as usize)) else { return };
    let own = embed.url.origin() == location::origin();
    let frame: Element = dom::create(&embed::frame(embed, own).into()).unchecked_into();
    after(&ask, &frame);
    ask.remove();
    // The button that had the focus is gone.
    viewport::focus_in_place(&frame);
}

fn after(element: &Element, node: &Node) {
    if let Some(parent) = element.parent_node() {
        parent.insert_before(node, element.next_sibling().as_ref()).ok();
    }
}
