//! An embed of another site: a card. Nothing is loaded from that site before the reader asks for it.

use super::act::{Act, button};
use super::context::Context;
use super::inline::filled_plain;
use super::node::{Element, el};
use crate::messages::fill;
use crate::timeline::body::{Block, Embed};
use crate::timeline::post::Post;

/// The permissions of a loaded embed: to run scripts with its own origin, and to open links.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-forms allow-same-origin";

/// The same for an address of this page's own origin, which could remove its sandbox were it loaded as itself.
const OWN_SANDBOX: &str = "allow-scripts allow-popups allow-forms";

/// The card. When the reader presses the button, the [`frame`] is put before its `.embed-ask`, which the style sheet then hides.
pub fn card(embed: &Embed, context: &Context) -> Element {
    let words = context.messages.words;
    let sentence = |sentence| fill(sentence, &[("site", embed.url.site())]);
    let line = |class, text| filled_plain(el("p").class(class), text, context);
    let ask = el("div")
        .class("embed-ask")
        .child(button("button", Act::Embed, "").child(sentence(words.load_embed)))
        .child(el("p").class("embed-notice").child(words.embed_notice));
    let open = el("a").class("embed-open").attr("href", embed.url.as_str()).child(sentence(words.open_at));
    el("section")
        .class("embed")
        .attr("data-embed", embed.url.as_str())
        .attr("aria-label", [&embed.provider, words.comma, &embed.title].concat())
        .child(line("embed-provider", &embed.provider))
        .child(line("embed-title", &embed.title))
        .child_if(embed.text.as_ref().map(|text| line("embed-text", text)))
        .child(context.own(ask))
        .child(context.own(open))
}

/// The page itself; `own` where its address is of this page's own origin.
pub fn frame(embed: &Embed, own: bool) -> Element {
    el("iframe")
        .attr("title", embed.title.as_str())
        .attr("sandbox", if own { OWN_SANDBOX } else { SANDBOX })
        .attr("referrerpolicy", "strict-origin-when-cross-origin")
        .attr("allow", "fullscreen")
        .attr("height", embed.size.map(|(_, height)| height.to_string()))
        .attr("src", embed.url.as_str())
}

/// The pages that a post embeds, in the order in which its element holds their cards: those of its body, then those of its
/// earlier versions. So the place of a card among the `.embed` of an article says which page it stands for.
pub fn in_post(post: &Post) -> impl Iterator<Item = &Embed> {
    let earlier = post.revisions().iter().flat_map(|revision| &revision.body);
    post.body().iter().chain(earlier).filter_map(|block| match block {
        Block::Embed(embed) => Some(embed),
        _ => None,
    })
}
