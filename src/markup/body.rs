//! The blocks of a body.

use super::context::Context;
use super::fingerprint;
use super::inline::{filled, isolated, plain};
use super::node::{Element, el};
use super::{embed, picture, table};
use crate::messages::{fill, first_direction};
use crate::timeline::body::{Block, Media};
use crate::timeline::href::HttpUrl;
use crate::timeline::picture::PictureId;
use crate::timeline::post::PostId;

/// Blocks, in reading order, each keyed. Pictures open where the blocks are those of a `post` as it stands.
pub fn blocks(blocks: &[Block], post: Option<&PostId>, context: &Context) -> Vec<Element> {
    let mut pictures = 0;
    let block = |block: &Block| {
        let before = pictures;
        pictures += block.images().len();
        fingerprint::keyed(self::block(block, post.map(|post| (post, before)), context))
    };
    blocks.iter().map(block).collect()
}

/// One block; `of` is the post that it belongs to, and how many pictures come before the block.
fn block(block: &Block, of: Option<(&PostId, usize)>, context: &Context) -> Element {
    let figure = |index: usize| {
        let id = of.map(|(post, before)| PictureId { post: post.clone(), number: before + index + 1 });
        picture::figure(&block.images()[index], id, context)
    };
    match block {
        Block::Paragraph(text) => filled(el("p"), text, context),
        Block::Heading(text) => filled(el("h4"), text, context),
        Block::List { ordered, items } => {
            el(if *ordered { "ol" } else { "ul" }).children(items.iter().map(|item| filled(el("li"), item, context)))
        }
        Block::Quote { text, cite, url } => el("figure")
            .class("quote")
            .child(filled(el("blockquote"), text, context))
            .child_if(cite_line(cite.as_deref(), url.as_ref(), context)),
        Block::Image(_) => figure(0),
        Block::Gallery(images) => el("div").class("gallery").children((0..images.len()).map(figure)),
        Block::Video(media) => self::media("video", media, context),
        Block::Audio(media) => self::media("audio", media, context),
        Block::Embed(embed) => embed::card(embed, context),
        Block::Table(table) => table::table(table, context),
        Block::Unknown { text, url } => {
            let words = context.messages.words;
            let link = url.as_ref().map(|url| {
                let open = fill(words.open_at, &[("site", url.site())]);
                context.own(el("a").attr("href", url.as_str()).child(open))
            });
            el("div")
                .class("unknown-block")
                .child(context.own(el("p").class("unknown-block-note").child(words.unknown_block)))
                .child_if((!text.is_empty()).then(|| filled(el("p"), text, context)))
                .child_if(link)
        }
    }
}

fn cite_line(cite: Option<&str>, url: Option<&HttpUrl>, context: &Context) -> Option<Element> {
    let words = cite.or(url.map(HttpUrl::site))?;
    let cite = el("cite").children(plain(words, context));
    Some(context.directed(el("figcaption"), first_direction(words)).child(match url {
        Some(url) => el("a").attr("href", url.as_str()).child(cite),
        None => cite,
    }))
}

/// A film or a recording with the browser's own controls. Nothing is loaded before it is played. Browsers load a poster at
/// once, however far away it is, so its address waits in `data-poster` until the film comes near.
fn media(name: &'static str, media: &Media, context: &Context) -> Element {
    let tracks = media.captions.iter().map(|track| {
        el("track")
            .attr("kind", "captions")
            .attr("src", track.url.as_str())
            .attr("srclang", track.lang.as_str())
            .attr("label", track.label.as_str())
    });
    let words = context.messages.words;
    let player = el(name)
        .attr("controls", "")
        .attr("preload", "none")
        .flag("playsinline", name == "video")
        .attr("aria-label", media.title.as_str())
        .attr("data-poster", media.poster.as_ref().map(HttpUrl::as_str))
        .attr("width", media.size.map(|(width, _)| width.to_string()))
        .attr("height", media.size.map(|(_, height)| height.to_string()))
        .child(el("source").attr("src", media.url.as_str()).attr("type", media.mime_type.as_deref()))
        .children(tracks);
    // The style sheet shows it where the file cannot be played, and on paper.
    let open = el("a").attr("href", media.url.as_str()).child(fill(words.open_at, &[("site", media.url.site())]));
    let file = el("span").class("media-file").child(el("span").child(words.unplayable)).child(" ").child(open);
    let kind = if name == "video" { words.video } else { words.audio };
    let caption = el("figcaption")
        .child(context.own(el("span").class("media-kind")).child(kind))
        .child(" ")
        .children(isolated(&media.title, context))
        .child(context.own(file));
    el("figure").class("media").child(player).child(caption)
}
