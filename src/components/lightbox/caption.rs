use leptos::prelude::*;

use crate::components::element::{Element, el, nothing, reactive, reactive_text};
use crate::components::icon;
use crate::components::tree::tree;
use crate::markup::{node, picture, post};
use crate::messages::fill;
use crate::reading::lightbox::Frame;
use crate::reading::page::event::Action;
use crate::reading::page::state::OlderState;
use crate::reading::page::{CopySubject, Page};
use crate::shell::Session;

/// The id of the panel.
pub(super) const PANEL_ID: &str = "lightbox-panel";

/// What is said of the open picture, and the way to its post.
pub(super) fn panel(session: Session) -> Element {
    let words = session.messages().words;
    let caption = tree(session, "div", move |context| {
        let image = session.lightbox.with(|lightbox| lightbox.as_ref().map(|known| known.current().image().clone()))?;
        picture::caption("div", &image, &context.unmarked()).map(|caption| context.content(caption))
    });
    let post = el("a")
        .class("quiet-button")
        .live("href", move || {
            session.lightbox.with(|lightbox| lightbox.as_ref().map(|known| known.current().post().id.reference()))
        })
        .on_click(move || session.send(Action::LeaveForPost))
        .child(reactive_text(move || {
            let at = session.lightbox.with(|lightbox| lightbox.as_ref().map(|known| known.current().post().published));
            at.map(|at| fill(words.go_to_post, &[("time", &session.time_in_words(at))])).unwrap_or_default()
        }));
    let allowed = reactive(move || of_open(session, |frame| allowed(session, frame)));
    let older = reactive(move || match session.older.get() {
        OlderState::Loading => el("p").child(words.loading_older).view(),
        OlderState::Failed(_) => el("p").child(words.older_failed).view(),
        OlderState::None | OlderState::Waiting => nothing(),
    });
    el("div")
        .class("lightbox-panel")
        .attr("id", PANEL_ID)
        .child(older)
        .child(el("div").live_flag("hidden", move || !session.captions.get()).child(caption))
        .child(el("div").class("lightbox-ways").child(post).child(allowed))
}

fn of_open(session: Session, view: impl FnOnce(&Frame) -> AnyView) -> AnyView {
    let frame = session.lightbox.with(|lightbox| lightbox.as_ref().map(|lightbox| lightbox.current().clone()));
    frame.as_ref().map_or_else(nothing, view)
}

/// What the owner of the picture lets readers do with it.
fn allowed(session: Session, frame: &Frame) -> AnyView {
    let words = session.messages().words;
    let allowed = frame.image().allowed;
    let download = allowed.download.then(|| {
        el("a")
            .class("quiet-button")
            .attr("href", frame.image().widest().0.as_str().to_owned())
            .attr("download", "")
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .child(icon::icon(icon::DOWNLOAD))
            .child(words.download)
    });
    let link = allowed.link.then(|| {
        el("span")
            .class("lightbox-link")
            .child(
                el("button")
                    .class("quiet-button")
                    .attr("type", "button")
                    .on_click(move || session.send(Action::CopyPictureLink))
                    .child(icon::icon(icon::LINK))
                    .child(words.copy_link),
            )
            .child(outcome(session))
    });
    el("span").class("lightbox-allowed").child_if(download).child_if(link).view()
}

/// Whether the link has been copied; the link itself, to be copied by hand, where it could not be.
fn outcome(session: Session) -> Element {
    tree(session, "span", move |context| {
        let Some((CopySubject::Picture, Some(copied))) = session.copied.get() else { return None };
        let to_copy = (!copied).then(|| session.look(Page::address_of_picture));
        Some(node::el("span").child(post::copied(to_copy.as_deref(), context.messages)))
    })
}
