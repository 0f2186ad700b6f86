use leptos::prelude::*;

use crate::components::element::{Element, el, nothing, reactive, reactive_text};
use crate::components::{icon, moment, picture};
use crate::messages::fill;
use crate::reading::lightbox::Frame;
use crate::reading::live::Live;
use crate::reading::session::{Older, Session};

/// The id of the panel.
pub(super) const PANEL_ID: &str = "lightbox-panel";

/// What is said of the open picture, and the way to its post.
pub(super) fn panel(session: Session) -> Element {
    let words = session.messages().words;
    let caption = reactive(move || {
        of_open(session, |frame| {
            picture::caption(session, "div", frame.image(), None)
                .map_or_else(nothing, |caption| caption.in_language_of_coverage(session).view())
        })
    });
    let post = el("a")
        .class("quiet-button")
        .live("href", move || {
            session.lightbox.with(|lightbox| lightbox.as_ref().map(|known| known.current().post().id.reference()))
        })
        .on_click(move || session.leave_for_post())
        .child(reactive_text(move || {
            let at = session.lightbox.with(|lightbox| lightbox.as_ref().map(|known| known.current().post().published));
            at.map(|at| fill(words.go_to_post, &[("time", &moment::time_in_words(session, at))])).unwrap_or_default()
        }));
    let allowed = reactive(move || of_open(session, |frame| allowed(session, frame)));
    let older = reactive(move || match session.older.get() {
        Older::Loading => el("p").child(words.loading_older).view(),
        Older::Failed(_) => el("p").child(words.older_failed).view(),
        Older::None | Older::Waiting => nothing(),
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
        let copied = Live::new(None);
        let told = copied.clone();
        el("span")
            .class("lightbox-link")
            .child(
                el("button")
                    .class("quiet-button")
                    .attr("type", "button")
                    .on_click(move || {
                        let told = told.clone();
                        session.copy_picture_link(move |done| told.set(Some(done)));
                    })
                    .child(icon::icon(icon::LINK))
                    .child(words.copy_link),
            )
            .child(super::super::sharing::outcome(session, copied, move || session.address_of_picture()))
    });
    el("span").class("lightbox-allowed").child_if(download).child_if(link).view()
}
