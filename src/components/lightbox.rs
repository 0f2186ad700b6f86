use leptos::prelude::*;

use super::element::{effect, el, nothing, reactive, reactive_text};
use crate::browser::{dialog, idle, stage};
use crate::reading::live::Live;
use crate::reading::session::Session;

mod caption;
mod controls;
mod hands;
mod slide;

use hands::Hands;

/// The id of the dialog.
const DIALOG_ID: &str = "lightbox";

/// The id of what may fill the screen. Not the dialog itself: browsers refuse that.
const SCREEN_ID: &str = "lightbox-screen";

/// The id of the sentence that says which picture is open.
const NOTICE_ID: &str = "lightbox-notice";

/// One picture over the whole page, and the way to the others.
pub fn lightbox(session: Session) -> AnyView {
    let is_open = Live::new(false);
    let opened = is_open.clone();
    effect(move || opened.set_if_new(session.lightbox.with(Option::is_some)));
    reactive(move || if is_open.get() { open(session) } else { nothing() })
}

fn open(session: Session) -> AnyView {
    let words = session.messages().words;
    let hands = Hands::new(session);
    effect(move || {
        dialog::open(DIALOG_ID);
        if let Some(opener) = session.opener() {
            // By then its picture has been written.
            idle::before_paint(move || stage::grow(&opener.element_id(), hands::IMAGE));
        }
    });
    // What had the focus may have gone with the picture before.
    let close = hands.close.clone();
    effect(move || {
        session.lightbox.with(|_| ());
        close.get();
        session.captions.get();
        dialog::keep_focus(DIALOG_ID);
    });
    let dialog = el("dialog")
        .class("lightbox")
        .attr("id", DIALOG_ID)
        .attr("data-lightbox", "")
        .attr("tabindex", "-1")
        .attr("aria-label", words.pictures_dialog)
        .attr("aria-describedby", NOTICE_ID);
    hands
        .on(dialog, &["keydown", "cancel", "close"])
        .child(
            el("div")
                .class("lightbox-screen")
                .attr("id", SCREEN_ID)
                .child(controls::bar(session, &hands))
                .child(hands.stage())
                .child(controls::pad(session, &hands))
                .children(controls::steps(session, &hands))
                .child(caption::panel(session)),
        )
        .child(
            el("p")
                .class("notice")
                .attr("id", NOTICE_ID)
                .attr("role", "status")
                .child(reactive_text(move || session.notice.get())),
        )
        .view()
}
