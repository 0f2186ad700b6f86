//! The BBC's live stream, as its pages have it.

use serde_json::{Map, Value, json};

use crate::document::{Coverage, Picture, Post};
use crate::field::Field;
use crate::time;

/// The deepest block that is read.
const MAX_DEPTH: usize = 32;

/// The width of a picture's file in pixels: a column on a screen of twice the density.
const WIDTH: u32 = 1024;

pub(crate) fn read(root: &Field<'_>, coverage: &mut Coverage) -> Option<()> {
    let wrapped = root.get("data");
    let page = if wrapped.get("liveTextStream").exists() { wrapped } else { root.clone() };
    let results = page.get("liveTextStream").get("content").get("data").get("results");
    if !results.value.is_array() {
        return None;
    }
    coverage.set_text("headline", page.get("title").text());
    coverage.set_text("standfirst", page.get("description").text());
    coverage.set("inLanguage", page.get("language").text());
    // The state is the flag: posts after the announced end occur.
    coverage.set("status", Some(if page.get("isLive").flag() { "live" } else { "ended" }));
    coverage.set_time("coverageStartTime", &page.get("startDateTime"));
    coverage.set_time("coverageEndTime", &page.get("endDateTime"));
    let points = page.get("summaryPoints").get("content").get("model").get("blocks");
    let mut key_points = Vec::new();
    gather_items(&points, &mut key_points, 0);
    let key_points: Vec<Value> = key_points.into_iter().map(|text| json!({ "text": text })).collect();
    coverage.set("keyPoints", (!key_points.is_empty()).then_some(key_points));
    for result in results.items() {
        self::post(&result, coverage);
    }
    Some(())
}

fn post(item: &Field<'_>, coverage: &mut Coverage) {
    let dates = item.get("dates");
    let published = ["curated", "firstPublished"].into_iter().find_map(|key| time::read(&dates.get(key)));
    let Some(mut post) = coverage.post(&item.path, item.get("urn").text(), published) else { return };
    post.modified(time::read(&dates.get("lastPublished")));
    post.flag("breaking", item.get("options").get("isBreakingNews").flag());
    match item.get("typeCode").text().as_deref() {
        Some("ANALYSIS") => post.source_type("correspondent"),
        Some("GET_INVOLVED" | "QUESTION") => post.source_type("reader"),
        _ => {}
    }
    for block in blocks_of(&item.get("header")) {
        match kind(&block).as_str() {
            "headline" => post.headline(words(&block)),
            // In practice a byline or a place: shown, not parsed.
            "subheadline" => post.add(
                words(&block).map(|text| json!({ "type": "paragraph", "text": [{ "text": text, "emphasis": true }] })),
            ),
            "contributor" => post.author(block.get("model").get("name").text()),
            _ => {}
        }
    }
    for block in blocks_of(&item.get("content")) {
        self::block(&block, &mut post, coverage, 0);
    }
    if post.has_text() {
        coverage.push(post);
    } else {
        coverage.fault(&item.path, "has no text, and is left out");
    }
}

fn kind(block: &Field<'_>) -> String {
    block.get("type").text().unwrap_or_default()
}

fn blocks_of<'a>(field: &Field<'a>) -> Vec<Field<'a>> {
    field.get("model").get("blocks").items()
}

fn block(block: &Field<'_>, post: &mut Post, coverage: &mut Coverage, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    let model = block.get("model");
    match kind(block).as_str() {
        "paragraph" => post.add(text(block).map(|text| json!({ "type": "paragraph", "text": text }))),
        "unorderedList" | "orderedList" => {
            let mut items = Vec::new();
            gather_items(&model.get("blocks"), &mut items, 0);
            let list = json!({ "type": "list", "ordered": kind(block) == "orderedList", "items": items });
            post.add((!items.is_empty()).then_some(list));
        }
        "image" => {
            let picture = picture(block);
            let found = coverage.picture(&block.path, &picture);
            post.add(found);
        }
        "quote" => post.add(text(block).map(|text| json!({ "type": "quote", "text": text }))),
        "social" => {
            let mut card = None;
            find_card(block, &mut card, 0);
            match card {
                Some(card) => post.add([card]),
                None => coverage.fault(&block.path, "is a post of a network without an address, and is left out"),
            }
        }
        "video" | "audio" => post.add(clip(block, 0)),
        "fragment" => post.add(model.get("text").text().map(|text| json!({ "type": "paragraph", "text": text }))),
        _ => blocks_of(block).iter().for_each(|inner| self::block(inner, post, coverage, depth + 1)),
    }
}

/// All text in a block as plain words.
fn words(block: &Field<'_>) -> Option<String> {
    let mut spans = Vec::new();
    gather(block, &mut spans, None, 0);
    let text: String = spans.iter().filter_map(|span| span.as_str().or_else(|| span["text"].as_str())).collect();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The text of a block as a text or a list of spans; `None` for a blank one.
fn text(block: &Field<'_>) -> Option<Value> {
    words(block)?;
    let mut spans = Vec::new();
    gather(block, &mut spans, None, 0);
    match &spans[..] {
        [Value::String(text)] => Some(text.trim().into()),
        _ => Some(spans.into()),
    }
}

/// A paragraph repeats the text of its fragments, so the fragments are read alone.
fn gather(block: &Field<'_>, spans: &mut Vec<Value>, href: Option<&str>, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    let model = block.get("model");
    match kind(block).as_str() {
        "fragment" => {
            // Not trimmed: blanks between fragments are in them.
            let Some(text) = model.get("text").value.as_str().filter(|text| !text.is_empty()) else { return };
            let has = |name: &str| {
                model.get("attributes").items().iter().any(|attribute| attribute.text().as_deref() == Some(name))
            };
            let mut span = Map::new();
            for (key, is_set) in [("strong", has("bold")), ("emphasis", has("italic"))] {
                if is_set {
                    span.insert(key.to_owned(), true.into());
                }
            }
            if let Some(href) = href {
                span.insert("href".to_owned(), href.into());
            }
            if span.is_empty() {
                spans.push(text.into());
            } else {
                span.insert("text".to_owned(), text.into());
                spans.push(Value::Object(span));
            }
        }
        "urlLink" => {
            let target = model
                .get("locator")
                .text()
                .filter(|target| target.starts_with("https://") || target.starts_with("http://"));
            blocks_of(block).iter().for_each(|inner| gather(inner, spans, target.as_deref(), depth + 1));
        }
        _ => blocks_of(block).iter().for_each(|inner| gather(inner, spans, href, depth + 1)),
    }
}

fn gather_items(blocks: &Field<'_>, items: &mut Vec<Value>, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    for block in blocks.items() {
        if kind(&block) == "listItem" {
            items.extend(text(&block));
        } else {
            gather_items(&block.get("model").get("blocks"), items, depth + 1);
        }
    }
}

fn picture(block: &Field<'_>) -> Picture {
    let mut picture = Picture::default();
    for part in blocks_of(block) {
        let model = part.get("model");
        match kind(&part).as_str() {
            "rawImage" => {
                let locator = model.get("locator").text().map(|locator| locator.trim_start_matches('/').to_owned());
                let origin = model.get("originCode").text();
                picture.url = locator.zip(origin).map(|(locator, origin)| {
                    format!("https://ichef.bbci.co.uk/ace/standard/{WIDTH}/{origin}/{locator}")
                });
                picture.size = model.get("width").pixels().zip(model.get("height").pixels()).map(|(width, height)| {
                    (WIDTH, (u64::from(height) * u64::from(WIDTH)).div_ceil(u64::from(width)).try_into().unwrap_or(1))
                });
                picture.credit = model.get("copyrightHolder").text();
            }
            "altText" => picture.alt = words(&part),
            "caption" => picture.caption = words(&part),
            _ => {}
        }
    }
    picture
}

/// The card of a network's post: its oEmbed answer is somewhere in the block.
fn find_card(field: &Field<'_>, card: &mut Option<Value>, depth: usize) {
    if depth > MAX_DEPTH || card.is_some() {
        return;
    }
    let oembed = field.get("oembed");
    if let Some(address) = oembed.get("url").text() {
        let words = oembed.get("html").text().map(|markup| crate::html::plain(&markup)).unwrap_or_default();
        *card = crate::html::card(&address, &words);
        return;
    }
    match field.value {
        Value::Array(_) => field.items().iter().for_each(|item| find_card(item, card, depth + 1)),
        Value::Object(members) => members.keys().for_each(|key| find_card(&field.get(key), card, depth + 1)),
        _ => {}
    }
}

/// A film has no address of a file: a card that leads to its page.
fn clip(block: &Field<'_>, depth: usize) -> Option<Value> {
    if depth > MAX_DEPTH {
        return None;
    }
    let model = block.get("model");
    let media =
        [model.get("clipMedia"), model.clone()].into_iter().find(|media| media.get("link").get("path").exists());
    if let Some(media) = media {
        let path = media.get("link").get("path").text()?;
        let title =
            media.get("headlines").get("primaryHeadline").text().or_else(|| media.get("video").get("title").text());
        let url = ["https://www.bbc.com", &path].concat();
        return Some(
            json!({ "type": "embed", "provider": "BBC", "url": url, "title": title.unwrap_or_else(|| "BBC".to_owned()) }),
        );
    }
    blocks_of(block).iter().find_map(|inner| clip(inner, depth + 1))
}
