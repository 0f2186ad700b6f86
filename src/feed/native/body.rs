use serde_json::Value;

use super::inline;
use crate::feed::cursor::{Cursor, leaf};
use crate::timeline::body::{Allowed, Alt, Block, CaptionTrack, Colour, Embed, Image, ImageSize, Media, Table};
use crate::timeline::href::HttpUrl;
use crate::timeline::inline::{Inline, Span};
use crate::timeline::moment::Taken;

pub(super) fn block(at: &Cursor<'_>) -> Option<Block> {
    let kind = at.required("type", leaf::words)?;
    match kind.as_str() {
        "paragraph" => at.required("text", inline).map(Block::Paragraph),
        "heading" => at.required("text", inline).map(Block::Heading),
        "list" => at
            .required("items", |items| items.some(inline))
            .map(|items| Block::List { ordered: at.flag("ordered"), items }),
        "quote" => at.required("text", inline).map(|text| Block::Quote {
            text,
            cite: at.text_of("cite"),
            url: at.optional("url", leaf::http_url),
        }),
        "image" => image(at).map(Block::Image),
        "gallery" => at.required("images", |images| images.some(image)).map(Block::Gallery),
        "video" => media(at).map(Block::Video),
        "audio" => media(at).map(Block::Audio),
        "embed" => embed(at).map(Block::Embed),
        "table" => table(at).map(Block::Table),
        _ => Some(unknown(at)),
    }
}

fn image(at: &Cursor<'_>) -> Option<Image> {
    let url = at.required("url", leaf::http_url);
    let width = at.required("width", leaf::positive);
    let height = at.required("height", leaf::positive);
    let alt = at
        .required("alt", leaf::text)
        .map_or(Alt::Missing, |alt| if alt.trim().is_empty() { Alt::Decorative } else { Alt::Described(alt) });
    Some(Image {
        url: url?,
        width: width?,
        height: height?,
        alt,
        caption: at.optional("caption", inline),
        credit: at.text_of("credit"),
        taken: at.optional("dateCreated", |date| {
            Taken::parse(leaf::str(date)?).or_else(|| date.fault("is not a date of RFC 3339"))
        }),
        sizes: at.items("sizes", |size| {
            let url = size.required("url", leaf::http_url);
            let width = size.required("width", leaf::positive);
            Some(ImageSize { url: url?, width: width? })
        }),
        placeholder: at.optional("placeholder", |colour| {
            Colour::parse(leaf::str(colour)?).or_else(|| colour.fault("is not a colour like #d9cfc0"))
        }),
        allowed: allowed(at),
    })
}

/// Values from a later version of the format are ignored.
fn allowed(at: &Cursor<'_>) -> Allowed {
    let words = at.items("allow", leaf::text);
    let allows = |wanted: &str| words.iter().any(|word| word == wanted);
    Allowed { download: allows("download"), link: allows("link") }
}

fn size(at: &Cursor<'_>) -> Option<(u32, u32)> {
    at.optional("width", leaf::positive).zip(at.optional("height", leaf::positive))
}

fn media(at: &Cursor<'_>) -> Option<Media> {
    let url = at.required("url", leaf::http_url);
    let title = at.required("title", leaf::text);
    Some(Media {
        url: url?,
        mime_type: at.text_of("mimeType"),
        poster: at.optional("poster", leaf::http_url),
        size: size(at),
        title: title?,
        captions: at.items("captions", |track| {
            let url = track.required("url", leaf::http_url);
            let lang = track.required("lang", leaf::text);
            let label = track.required("label", leaf::text);
            Some(CaptionTrack { url: url?, lang: lang?, label: label? })
        }),
    })
}

fn embed(at: &Cursor<'_>) -> Option<Embed> {
    let provider = at.required("provider", leaf::text);
    let url = at.required("url", leaf::http_url);
    let title = at.required("title", leaf::text);
    Some(Embed {
        provider: provider?,
        url: url?,
        title: title?,
        text: at.text_of("text"),
        poster: at.optional("poster", leaf::http_url),
        size: size(at),
    })
}

fn table(at: &Cursor<'_>) -> Option<Table> {
    let row = |row: &Cursor<'_>| row.list(inline);
    Some(Table {
        rows: at.required("rows", |rows| rows.some(row))?,
        header: at.optional("header", row).unwrap_or_default(),
        caption: at.text_of("caption"),
    })
}

/// A block type of a later version of the format: all its readable text.
fn unknown(at: &Cursor<'_>) -> Block {
    let url = at.value.get("url").and_then(Value::as_str).and_then(|reference| leaf::resolved(at, reference));
    let is_told = |key: &str| key == "type" || (key == "url" && url.is_some());
    let mut spans = Vec::new();
    if let Value::Object(members) = at.value {
        members.iter().filter(|(key, _)| !is_told(key)).for_each(|(_, value)| words(value, &mut spans));
    }
    Block::Unknown { text: Inline(spans), url }
}

fn words(value: &Value, spans: &mut Vec<Span>) {
    match value {
        Value::String(text) if HttpUrl::parse(text).is_none() && !text.trim().is_empty() => {
            if !spans.is_empty() {
                spans.extend(Inline::plain(" ").0);
            }
            spans.extend(Inline::plain(text.as_str()).0);
        }
        Value::Array(items) => items.iter().for_each(|item| words(item, spans)),
        Value::Object(members) => members.values().for_each(|member| words(member, spans)),
        _ => {}
    }
}
