use std::sync::Arc;

use super::element::{Element, el};
use super::inline::{inline, plain};
use super::{embed, picture, table};
use crate::browser::viewport;
use crate::messages::fill;
use crate::reading::session::Session;
use crate::timeline::body::{Block, Media};
use crate::timeline::href::HttpUrl;
use crate::timeline::post::Post;
use crate::timeline::search::Query;

/// Blocks, in reading order. Pictures open where the blocks are those of a `post` as it stands.
pub fn body(session: Session, blocks: &[Block], marks: Option<&Query>, post: Option<&Post>) -> Vec<Element> {
    blocks.iter().map(|block| self::block(session, block, marks, post)).collect()
}

/// One block.
pub fn block(session: Session, block: &Block, marks: Option<&Query>, post: Option<&Post>) -> Element {
    match block {
        Block::Paragraph(text) => el("p").children(inline(session, text, marks)),
        Block::Heading(text) => el("h4").children(inline(session, text, marks)),
        Block::List { ordered, items } => el(if *ordered { "ol" } else { "ul" })
            .children(items.iter().map(|item| el("li").children(inline(session, item, marks)))),
        Block::Quote { text, cite, url } => el("figure")
            .class("quote")
            .child(el("blockquote").child(el("p").children(inline(session, text, marks))))
            .child_if(cite_line(cite.as_deref(), url.as_ref(), marks)),
        Block::Image(image) => picture::figure(session, image, marks, post),
        Block::Gallery(images) => {
            el("div").class("gallery").children(images.iter().map(|image| picture::figure(session, image, marks, post)))
        }
        Block::Video(media) => self::media(session, "video", media, marks),
        Block::Audio(media) => self::media(session, "audio", media, marks),
        Block::Embed(embed) => embed::card(session, embed, marks),
        Block::Table(table) => table::table(session, table, marks),
        Block::Unknown { text, url } => {
            let words = session.messages().words;
            let link = url.as_ref().map(|url| {
                el("a")
                    .attr("href", url.as_str().to_owned())
                    .attr("rel", "noopener")
                    .child(fill(words.open_at, &[("site", url.site())]))
            });
            el("div")
                .class("unknown-block")
                .child(el("p").class("unknown-block-note").in_language_of_page(session).child(words.unknown_block))
                .child_if((!text.is_empty()).then(|| el("p").children(inline(session, text, marks))))
                .child_if(link)
        }
    }
}

fn cite_line(cite: Option<&str>, url: Option<&HttpUrl>, marks: Option<&Query>) -> Option<Element> {
    let words = cite.or(url.map(HttpUrl::site))?;
    let cite = el("cite").children(plain(words, marks));
    Some(el("figcaption").child(match url {
        Some(url) => el("a").attr("href", url.as_str().to_owned()).attr("rel", "noopener").child(cite),
        None => cite,
    }))
}

/// A film or a recording with the browser's own controls. Nothing is loaded before it is played.
fn media(session: Session, tag: &'static str, media: &Media, marks: Option<&Query>) -> Element {
    let tracks = media.captions.iter().map(|track| {
        el("track")
            .attr("kind", "captions")
            .attr("src", track.url.as_str().to_owned())
            .attr("srclang", track.lang.clone())
            .attr("label", track.label.clone())
    });
    let words = session.messages().words;
    let player = el(tag)
        .attr("controls", "")
        .attr("preload", "none")
        .attr("playsinline", "")
        .attr("aria-label", media.title.clone())
        .maybe("width", media.size.map(|(width, _)| width.to_string()))
        .maybe("height", media.size.map(|(_, height)| height.to_string()))
        .child(el("source").attr("src", media.url.as_str().to_owned()).maybe("type", media.mime_type.clone()))
        .children(tracks);
    let player = match media.poster.clone() {
        // Browsers load posters at once, however far away they are.
        Some(poster) => player
            .once_made(Arc::new(move |player| viewport::set_when_near(&player, "poster", poster.as_str().to_owned()))),
        None => player,
    };
    let kind = if tag == "video" { words.video } else { words.audio };
    let caption = el("figcaption")
        .child(el("span").class("media-kind").in_language_of_page(session).child(kind))
        .child(" ")
        .children(plain(&media.title, marks));
    el("figure").class("media").child(player).child(caption)
}
