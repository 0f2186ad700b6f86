use leptos::prelude::AnyView;

use super::element::{Element, el, nothing, reactive};
use super::icon;
use crate::reading::live::Live;
use crate::reading::session::Session;
use crate::timeline::post::PostId;

/// Share and copy the link of a post. Where the link cannot be copied it is shown, to be copied by hand.
pub fn sharing(session: Session, id: &PostId) -> Element {
    let words = session.messages().words;
    let copied = Live::new(None::<bool>);
    let (to_share, to_copy, to_show) = (id.clone(), id.clone(), id.clone());
    let told = copied.clone();
    let to_answer = id.clone();
    // Not followed: every post would be written anew whenever the coverage changes. The style sheet hides it while no
    // comments are taken.
    let reply = session.the_coverage().comments.as_ref().map(|_| {
        el("button")
            .class("quiet-button reply")
            .attr("type", "button")
            .on_click(move || session.reply_to(Some(to_answer.clone())))
            .child(words.comment.reply)
    });
    let outcome = outcome(session, copied, move || session.address_of(&to_show));
    el("div")
        .class("sharing")
        .child(
            el("button")
                .class("quiet-button share")
                .attr("type", "button")
                .on_click(move || session.share(&to_share))
                .child(icon::icon(icon::SHARE))
                .child(words.share),
        )
        .child(
            el("button")
                .class("quiet-button copy-link")
                .attr("type", "button")
                .on_click(move || {
                    let told = told.clone();
                    session.copy_link(&to_copy, move |done| told.set(Some(done)));
                })
                .child(icon::icon(icon::LINK))
                .child(words.copy_link),
        )
        .child_if(reply)
        .child(outcome)
}

/// Whether the link has been copied; the link itself, to be copied by hand, where it could not be.
pub fn outcome(session: Session, copied: Live<Option<bool>>, address: impl Fn() -> String + Send + 'static) -> AnyView {
    let words = session.messages().words;
    reactive(move || match copied.get() {
        Some(true) => el("span").class("copied").child(words.link_copied).view(),
        Some(false) => el("label")
            .class("copy-by-hand")
            .child(words.copy_failed)
            .child(el("input").attr("type", "text").attr("readonly", "").attr("value", address()))
            .view(),
        None => nothing(),
    })
}
