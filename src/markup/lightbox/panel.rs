//! What is said of the open picture, and the way to its post.

use super::PANEL_ID;
use crate::markup::act::{Act, button};
use crate::markup::context::Context;
use crate::markup::moment::{Style, in_words};
use crate::markup::node::{Element, el};
use crate::markup::{picture, post};
use crate::messages::fill;
use crate::reading::lightbox::{Frame, Lightbox};
use crate::reading::page::Page;
use crate::reading::page::state::{CopySubject, OlderState};

/// The panel beside or below the stage.
pub(super) fn panel(page: &Page, lightbox: &Lightbox, context: &Context) -> Element {
    let words = context.messages.words;
    let frame = lightbox.current();
    let older = match page.older() {
        OlderState::Loading => Some(words.loading_older),
        OlderState::Failed(_) => Some(words.older_failed),
        OlderState::None | OlderState::Waiting => None,
    };
    let caption = picture::caption("div", frame.image(), &context.unmarked()).map(|caption| context.content(caption));
    let time = in_words(frame.post().published, Style::Sentence, context.messages, context.clock);
    let post = el("a")
        .class("quiet-button")
        .attr("href", frame.post().id.reference())
        .attr("data-act", Act::LeaveForPost.word())
        .child(fill(words.go_to_post, &[("time", &time)]));
    el("div")
        .class("lightbox-panel")
        .attr("id", PANEL_ID)
        .child_if(older.map(|older| el("p").child(older)))
        .child(el("div").flag("hidden", !page.shows_captions()).child_if(caption))
        .child(el("div").class("lightbox-ways").child(post).child(allowed(page, frame, context)))
}

/// What the owner of the picture lets readers do with it.
fn allowed(page: &Page, frame: &Frame, context: &Context) -> Element {
    let words = context.messages.words;
    let allowed = frame.image().allowed;
    let download = || {
        el("a")
            .class("quiet-button download")
            .attr("href", frame.image().widest().0.as_str())
            .attr("download", "")
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .child(words.download)
    };
    let link = || {
        el("span")
            .class("lightbox-link")
            .child(button("quiet-button copy-link", Act::CopyPictureLink, words.copy_link))
            .child_if(copied(page, context))
    };
    el("span").class("lightbox-allowed").child_if(allowed.download.then(download)).child_if(allowed.link.then(link))
}

/// Whether the link has been copied; the link itself, to be copied by hand, where it could not be.
fn copied(page: &Page, context: &Context) -> Option<Element> {
    let Some((CopySubject::Picture, Some(is_copied))) = page.copied() else { return None };
    let to_copy = (!is_copied).then(|| page.address_of_picture());
    Some(post::copied(to_copy.as_deref(), context.messages))
}
