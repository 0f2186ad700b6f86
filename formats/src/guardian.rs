//! The Guardian's page JSON (`page.json?dcr=true`) and its Content API.
//!
//! Who wrote a block into the system is in `createdBy` of the Content API, with an address; it is no byline, and never read.

use serde_json::{Value, json};

use crate::document::{Coverage, Picture, Post};
use crate::field::Field;
use crate::{html, time};

/// Reads the JSON of a page.
pub(crate) fn read_page(root: &Field<'_>, coverage: &mut Coverage) -> Option<()> {
    if !root.get("blocks").value.is_array() || !root.get("format").get("design").exists() {
        return None;
    }
    coverage.set_text("headline", root.get("headline").text().or_else(|| root.get("webTitle").text()));
    coverage.set_text("standfirst", root.get("standfirst").text().or_else(|| root.get("trailText").text()));
    coverage.set("url", root.get("webURL").text());
    coverage.set("inLanguage", root.get("lang").text());
    let is_live = root.get("format").get("design").text().as_deref() == Some("LiveBlogDesign");
    coverage.set("status", Some(if is_live { "live" } else { "ended" }));
    coverage.set_time("coverageStartTime", &root.get("webPublicationDate"));
    let older = root.get("pagination").get("older").text().and_then(|older| coverage.resolved(&older));
    coverage.set("older", older);
    let pinned = root.get("pinnedPost");
    coverage.set("pinned", pinned.get("id").text());
    // Key events are those of all pages; most are not in `blocks`.
    let blocks = [root.get("blocks").items(), root.get("keyEvents").items(), pinned.items()].concat();
    for block in blocks {
        let published =
            ["blockFirstPublished", "blockCreatedOn"].into_iter().find_map(|key| time::read(&block.get(key)));
        let Some(mut post) = coverage.post(&block.path, block.get("id").text(), published) else { continue };
        post.modified(time::read(&block.get("blockLastUpdated")));
        about(&block, &mut post);
        post.author(block.get("contributors").items().iter().find_map(|person| person.get("name").text()));
        for element in block.get("elements").items() {
            self::element(&element, &mut post, coverage);
        }
        keep(&block, post, coverage);
    }
    Some(())
}

/// Reads an answer of the Content API.
pub(crate) fn read_content(root: &Field<'_>, coverage: &mut Coverage) -> Option<()> {
    let content = root.get("response").get("content");
    let blocks = content.get("blocks");
    if !blocks.value.is_object() {
        return None;
    }
    let fields = content.get("fields");
    coverage.set_text("headline", fields.get("headline").text().or_else(|| content.get("webTitle").text()));
    coverage.set_text("standfirst", fields.get("standfirst").text().or_else(|| fields.get("trailText").text()));
    coverage.set("url", content.get("webUrl").text());
    let live = fields.get("liveBloggingNow");
    coverage.set("status", Some(if live.exists() && !live.flag() { "ended" } else { "live" }));
    let mut lists = vec![blocks.get("body")];
    if let Some(requested) = blocks.get("requestedBodyBlocks").value.as_object() {
        lists.extend(requested.keys().map(|key| blocks.get("requestedBodyBlocks").get(key)));
    }
    for block in lists.iter().flat_map(Field::items) {
        if block.get("published").value == &Value::Bool(false) {
            continue;
        }
        let keys = ["firstPublishedDate", "publishedDate", "createdDate"];
        let published = keys.into_iter().find_map(|key| time::read(&block.get(key)));
        let Some(mut post) = coverage.post(&block.path, block.get("id").text(), published) else { continue };
        post.modified(time::read(&block.get("lastModifiedDate")));
        about(&block, &mut post);
        if block.get("attributes").get("pinned").flag() {
            coverage.set("pinned", Some(post.id.clone()));
        }
        for element in block.get("elements").items() {
            content_element(&element, &mut post, coverage);
        }
        // Many blocks have no elements, and all of their text here.
        let html = block.get("bodyHtml");
        if let Some(markup) = html.text().filter(|_| !post.has_body()) {
            let blocks = coverage.blocks(&html.path, &markup);
            post.add(blocks);
        }
        keep(&block, post, coverage);
    }
    Some(())
}

fn about(block: &Field<'_>, post: &mut Post) {
    let attributes = block.get("attributes");
    post.headline(block.get("title").text().or_else(|| attributes.get("title").text()));
    post.flag("keyEvent", attributes.get("keyEvent").flag() || attributes.get("summary").flag());
}

fn keep(block: &Field<'_>, post: Post, coverage: &mut Coverage) {
    if post.has_text() {
        coverage.push(post);
    } else {
        coverage.fault(&block.path, "has no text, and is left out");
    }
}

fn element(element: &Field<'_>, post: &mut Post, coverage: &mut Coverage) {
    let kind = element.get("_type").text().unwrap_or_default();
    let kind = kind.rsplit('.').next().unwrap_or_default().trim_end_matches("BlockElement").trim_end_matches("Element");
    let html = element.get("html");
    match kind {
        "Image" | "Cartoon" => {
            let picture = picture(element);
            let block = coverage.picture(&element.path, &picture);
            post.add(block);
        }
        "MultiImage" => element.get("images").items().iter().for_each(|image| self::element(image, post, coverage)),
        "Pullquote" => quote(&html, element.get("attribution").text(), post, coverage),
        "Blockquote" => quote(&html, None, post, coverage),
        "RichLink" | "Link" => {
            let link = element.get("url").text().and_then(|url| coverage.resolved(&url));
            let text = element.get("text").text().map(|text| html::plain(&text));
            let block = link
                .zip(text)
                .map(|(href, text)| json!({ "type": "paragraph", "text": [{ "text": text, "href": href }] }));
            post.add(block);
        }
        "Youtube" | "YoutubeAtom" => {
            let title = element.get("mediaTitle").text().unwrap_or_default();
            let address = element.get("assetId").text().map(|id| ["https://www.youtube.com/watch?v=", &id].concat());
            post.add(address.and_then(|address| html::card(&address, &title)));
        }
        "AdPlaceholder" | "Divider" | "Disclaimer" | "ContentAtom" => {}
        _ if element.get("url").exists() || element.get("originalUrl").exists() => {
            let address = ["url", "originalUrl"].into_iter().find_map(|key| element.get(key).text());
            let words = element.get("title").text().or_else(|| html.text().map(|markup| html::plain(&markup)));
            let card = address.and_then(|address| html::card(&address, &words.unwrap_or_default()));
            if card.is_none() && !html.exists() {
                coverage.fault(&element.path, "is content of a site that is not known, and is left out");
            }
            match card {
                Some(card) => post.add([card]),
                None => markup(&html, post, coverage),
            }
        }
        _ if html.exists() => markup(&html, post, coverage),
        _ => coverage.fault(&element.path, "is an element without text, and is left out"),
    }
}

fn markup(html: &Field<'_>, post: &mut Post, coverage: &mut Coverage) {
    if let Some(markup) = html.text() {
        let blocks = coverage.blocks(&html.path, &markup);
        post.add(blocks);
    }
}

/// HTML as a quote, with whose words they are.
fn quote(html: &Field<'_>, attribution: Option<String>, post: &mut Post, coverage: &mut Coverage) {
    let markup = ["<blockquote>", &html.text().unwrap_or_default(), "</blockquote>"].concat();
    let mut blocks = coverage.blocks(&html.path, &markup);
    if let (Some(quote), Some(cite)) = (blocks.first_mut(), attribution) {
        quote["cite"] = html::plain(&cite).into();
    }
    post.add(blocks);
}

/// A picture in the size nearest to a column's, so that readers do not load the master.
fn picture(element: &Field<'_>) -> Picture {
    let files = element.get("media").get("allImages").items();
    let sized = files.iter().filter_map(|file| {
        let fields = file.get("fields");
        let size = fields.get("width").pixels().zip(fields.get("height").pixels())?;
        Some((file.get("url").text()?, size))
    });
    let nearest = sized.min_by_key(|(_, (width, _))| width.abs_diff(1_000));
    let data = element.get("data");
    let (url, size) = nearest.map_or((None, None), |(url, size)| (Some(url), Some(size)));
    Picture {
        url,
        size,
        alt: data.get("alt").text(),
        caption: data.get("caption").text(),
        credit: data.get("credit").text(),
    }
}

fn content_element(element: &Field<'_>, post: &mut Post, coverage: &mut Coverage) {
    let kind = element.get("type").text().unwrap_or_default();
    let data = element.get(&[&kind, "TypeData"].concat());
    let html = data.get("html");
    match kind.as_str() {
        "image" => {
            let assets = element.get("assets").items();
            let sized = assets.iter().filter_map(|asset| {
                let about = asset.get("typeData");
                let size = about.get("width").pixels().zip(about.get("height").pixels())?;
                Some((about.get("secureFile").text().or_else(|| asset.get("file").text())?, size))
            });
            let (url, size) = sized
                .min_by_key(|(_, (width, _))| width.abs_diff(1_000))
                .map_or((None, None), |(url, size)| (Some(url), Some(size)));
            let picture = Picture {
                url,
                size,
                alt: data.get("alt").text(),
                caption: data.get("caption").text(),
                credit: data.get("credit").text(),
            };
            let block = coverage.picture(&element.path, &picture);
            post.add(block);
        }
        "pullquote" => quote(&html, data.get("attribution").text(), post, coverage),
        _ => {
            let address = ["originalUrl", "url", "linkUrl"].into_iter().find_map(|key| data.get(key).text());
            let words = ["title", "linkText"].into_iter().find_map(|key| data.get(key).text());
            let words = words.or_else(|| html.text().map(|markup| html::plain(&markup)));
            match address.and_then(|address| html::card(&address, &words.unwrap_or_default())) {
                Some(card) => post.add([card]),
                None if html.exists() => markup(&html, post, coverage),
                None => coverage.fault(&element.path, "is an element without text, and is left out"),
            }
        }
    }
}
