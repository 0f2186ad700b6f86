use std::sync::Arc;

use super::element::{Element, el, reactive};
use super::inline::plain;
use crate::browser::{idle, location, viewport};
use crate::messages::fill;
use crate::reading::live::Live;
use crate::reading::session::Session;
use crate::timeline::body::Embed;
use crate::timeline::search::Query;

/// The permissions of a loaded embed: to run scripts with its own origin, and to open links.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-forms allow-same-origin";

/// The same for an address of this page's own origin, which could take its sandbox off were it let in as itself.
const OWN_SANDBOX: &str = "allow-scripts allow-popups allow-forms";

/// An embed of another site: a card. Nothing is loaded from that site before the reader asks for it.
pub fn card(session: Session, embed: &Embed, marks: Option<&Query>) -> Element {
    let loaded = Live::new(None);
    let words = session.messages().words;
    let site = embed.url.site().to_owned();
    let url = embed.url.clone();
    let address = url.as_str().to_owned();
    let title = embed.title.clone();
    let size = embed.size;
    let load = fill(words.load_embed, &[("site", &site)]);
    let notice = fill(words.embed_notice, &[("site", &site)]);
    let frame = {
        let address = address.clone();
        reactive(move || {
            let asked = loaded.clone();
            if let Some(sandbox) = loaded.get() {
                el("iframe")
                    .attr("title", title.clone())
                    .attr("sandbox", sandbox)
                    .attr("referrerpolicy", "no-referrer")
                    .attr("allow", "fullscreen")
                    .maybe("height", size.map(|(_, height)| height.to_string()))
                    .attr("src", address.clone())
                    // The button that had the focus is gone.
                    .once_made(Arc::new(|frame| idle::before_paint(move || viewport::focus_in_place(&frame))))
                    .view()
            } else {
                el("div")
                    .class("embed-ask")
                    .in_language_of_page(session)
                    .child(
                        el("button")
                            .class("button")
                            .attr("type", "button")
                            .on_click({
                                let url = url.clone();
                                move || {
                                    let own = url.origin() == location::origin();
                                    asked.set(Some(if own { OWN_SANDBOX } else { SANDBOX }));
                                }
                            })
                            .child(load.as_str()),
                    )
                    .child(el("p").class("embed-notice").child(notice.as_str()))
                    .view()
            }
        })
    };
    el("section")
        .class("embed")
        .attr("aria-label", [&embed.provider, words.comma, &embed.title].concat())
        .child(el("p").class("embed-provider").children(plain(&embed.provider, marks)))
        .child(el("p").class("embed-title").children(plain(&embed.title, marks)))
        .child_if(embed.text.as_ref().map(|text| el("p").class("embed-text").children(plain(text, marks))))
        .child(frame)
        .child(
            el("a")
                .class("embed-open")
                .in_language_of_page(session)
                .attr("href", address)
                .attr("rel", "noopener")
                .child(fill(words.open_at, &[("site", &site)])),
        )
}
