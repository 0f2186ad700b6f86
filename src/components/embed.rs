use super::element::{Element, el, reactive};
use super::inline::plain;
use crate::messages::fill;
use crate::reading::live::Live;
use crate::reading::session::Session;
use crate::timeline::body::Embed;
use crate::timeline::search::Query;

/// What somebody else's page may do once it has been loaded: run its scripts as itself and open links. It can neither
/// navigate nor read this page.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms";

/// Somebody else's page: a card, and nothing is loaded from there before the reader asks.
pub fn card(session: Session, embed: &Embed, marks: Option<&Query>) -> Element {
    let loaded = Live::new(false);
    let words = session.messages().words;
    let site = embed.url.site().to_owned();
    let address = embed.url.as_str().to_owned();
    let title = embed.title.clone();
    let size = embed.size;
    let load = fill(words.load_embed, &[("site", &site)]);
    let notice = fill(words.embed_notice, &[("site", &site)]);
    let frame = {
        let address = address.clone();
        reactive(move || {
            let asked = loaded.clone();
            if loaded.get() {
                el("iframe")
                    .attr("title", title.clone())
                    .attr("sandbox", SANDBOX)
                    .attr("referrerpolicy", "no-referrer")
                    .attr("allow", "fullscreen")
                    .maybe("height", size.map(|(_, height)| height.to_string()))
                    .attr("src", address.clone())
                    .view()
            } else {
                el("div")
                    .class("embed-ask")
                    .child(
                        el("button")
                            .class("button")
                            .attr("type", "button")
                            .on_click(move || asked.set(true))
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
                .attr("href", address)
                .attr("rel", "noopener")
                .child(fill(words.open_at, &[("site", &site)])),
        )
}
