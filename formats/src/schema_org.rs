//! schema.org `LiveBlogPosting`: JSON-LD alone or in a web page, and microdata in a web page.
//!
//! `articleBody` is plain text by the standard; most publishers write entities in it, and some write tags.

use scraper::{ElementRef, Html, Selector};
use serde_json::{Map, Value};

use crate::document::{Coverage, Picture, Post};
use crate::field::Field;
use crate::{html, time};

const LIVE: &str = "LiveBlogPosting";

/// The deepest list or object that is searched for a coverage.
const MAX_DEPTH: usize = 32;

/// Reads JSON-LD.
pub(crate) fn read(root: &Field<'_>, coverage: &mut Coverage) -> Option<()> {
    let posting = find(root, 0)?;
    about(&posting, coverage);
    let lead = pictures_of(&posting).into_iter().filter_map(|picture| picture.url).collect::<Vec<_>>();
    let updates = posting.get("liveBlogUpdate").items();
    let repeated = repeated_picture(&updates);
    for update in &updates {
        self::update(update, &lead, repeated.as_deref(), coverage);
    }
    Some(())
}

/// Reads a web page: its JSON-LD, or else its microdata.
pub(crate) fn read_page(text: &str, coverage: &mut Coverage) -> Option<()> {
    let page = Html::parse_document(text);
    let scripts = Selector::parse("script[type='application/ld+json' i]").ok()?;
    let documents: Vec<Value> = page
        .select(&scripts)
        .filter_map(|script| serde_json::from_str(script.text().collect::<String>().trim()).ok())
        .collect();
    // Of several coverages in one page the one with the most posts is the page's.
    let postings =
        documents.iter().filter_map(|document| find(&Field::root(document), 0).map(|found| found.value.clone()));
    let posting = postings.max_by_key(|posting| Field::root(posting).get("liveBlogUpdate").items().len());
    let posting = posting.or_else(|| microdata(&page))?;
    if let Some(language) = page.root_element().value().attr("lang") {
        coverage.set("inLanguage", Some(language.to_owned()).filter(|language| !language.trim().is_empty()));
    }
    read(&Field::root(&posting), coverage)
}

/// The coverage in a document: itself, or in a list, or in a `@graph`, or as a value of something else.
fn find<'a>(field: &Field<'a>, depth: usize) -> Option<Field<'a>> {
    let is_live =
        |kind: &Field<'_>| kind.value.as_str().is_some_and(|kind| kind.rsplit(['/', ':']).next() == Some(LIVE));
    if field.get("@type").items().iter().any(is_live) {
        return Some(field.clone());
    }
    if depth > MAX_DEPTH {
        return None;
    }
    match field.value {
        Value::Array(_) => field.items().iter().find_map(|item| find(item, depth + 1)),
        Value::Object(members) => members.keys().find_map(|key| find(&field.get(key), depth + 1)),
        _ => None,
    }
}

fn about(posting: &Field<'_>, coverage: &mut Coverage) {
    coverage.set_text("headline", posting.get("headline").text().or_else(|| posting.get("name").text()));
    coverage.set_text("standfirst", posting.get("description").text());
    let page = posting.get("mainEntityOfPage");
    let address = posting.get("url").text().or_else(|| page.text()).or_else(|| page.get("@id").text());
    let address = address.and_then(|address| coverage.resolved(&address));
    coverage.set("url", address);
    coverage.set("inLanguage", posting.get("inLanguage").text());
    coverage.set_time("coverageStartTime", &posting.get("coverageStartTime"));
    coverage.set_time("dateModified", &posting.get("dateModified"));
    let end = posting.get("coverageEndTime");
    coverage.set_time("coverageEndTime", &end);
    let end = time::read(&end).zip(time::read(&posting.get("dateModified")));
    let is_over = end.is_some_and(|(end, changed)| is_over(&end, &changed, coverage.now_ms));
    coverage.set("status", Some(if is_over { "ended" } else { "live" }));
    let publisher = posting.get("publisher");
    if let Some(name) = publisher.get("name").text().or_else(|| publisher.text()) {
        let mut known = serde_json::json!({ "name": html::plain(&name) });
        if let Some(url) = publisher.get("url").text().and_then(|url| coverage.resolved(&url)) {
            known["url"] = url.into();
        }
        coverage.set("publisher", Some(known));
    }
}

/// Whether a coverage has ended. Many publishers announce an end that is hours ahead, and some set it to the last update while the
/// coverage goes on. So an end that has passed counts if the last change was three hours before it, or is a day old.
fn is_over(end: &str, changed: &str, now_ms: Option<i64>) -> bool {
    const HOUR_MS: i64 = 60 * 60 * 1_000;
    let ms = |text: &str| chrono::DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis());
    let (Some(end), Some(changed), Some(now)) = (ms(end), ms(changed), now_ms) else { return false };
    end <= now && (changed + 3 * HOUR_MS <= end || changed + 24 * HOUR_MS <= now)
}

fn update(update: &Field<'_>, lead: &[String], repeated: Option<&str>, coverage: &mut Coverage) {
    let published = time::read(&update.get("datePublished")).or_else(|| time::read(&update.get("dateModified")));
    let headline = update.get("headline").text().or_else(|| update.get("name").text());
    let id = identity(update)
        .or_else(|| Some(format!("{} {}", published.as_deref()?, headline.as_deref().unwrap_or_default())));
    let Some(mut post) = coverage.post(&update.path, id, published) else { return };
    post.headline(headline.clone());
    post.modified(time::read(&update.get("dateModified")));
    post.author(author(update));
    body(update, headline.as_deref(), &mut post, coverage);
    for picture in pictures_of(update) {
        let is_own =
            picture.url.as_deref().is_some_and(|url| !lead.iter().any(|known| known == url) && repeated != Some(url));
        if is_own {
            let path = [&update.path, "/image"].concat();
            let block = coverage.picture(&path, &picture);
            post.add(block);
        }
    }
    for shared in update.get("sharedContent").items().iter().chain(&update.get("video").items()) {
        let address = ["url", "contentUrl", "embedUrl"].into_iter().find_map(|key| shared.get(key).text());
        let title = shared.get("headline").text().or_else(|| shared.get("name").text()).unwrap_or_default();
        let card =
            address.and_then(|address| coverage.resolved(&address)).and_then(|address| html::card(&address, &title));
        post.add(card);
    }
    if !post.has_text() {
        coverage.fault(&update.path, "has no text, and is left out");
        return;
    }
    coverage.push(post);
}

/// `@id`, or the address, of which a fragment tells updates of one page apart.
fn identity(update: &Field<'_>) -> Option<String> {
    let id = update.get("@id").text().or_else(|| update.get("identifier").text());
    id.or_else(|| {
        update.get("url").text().and_then(|url| {
            let fragment = url.split_once('#').map(|(_, fragment)| fragment.to_owned());
            fragment.filter(|fragment| !fragment.is_empty()).or(Some(url))
        })
    })
}

fn body(update: &Field<'_>, headline: Option<&str>, post: &mut Post, coverage: &mut Coverage) {
    let field = update.get("articleBody");
    let Some(text) = field.text().or_else(|| update.get("description").text()) else { return };
    let blocks = if text.contains('<') {
        coverage.blocks(&field.path, &text)
    } else {
        let lines = text.lines().map(html::plain).filter(|line| !line.is_empty());
        lines.map(|line| serde_json::json!({ "type": "paragraph", "text": line })).collect()
    };
    // Some systems begin the text with the headline.
    let headline = headline.map(html::plain);
    let repeats =
        blocks.first().is_some_and(|block| headline.is_some() && block["text"].as_str() == headline.as_deref());
    post.add(blocks.into_iter().skip(usize::from(repeats)));
}

/// The name of the first author: a text, or the name of a person or an organisation.
fn author(update: &Field<'_>) -> Option<String> {
    let authors = update.get("author").items();
    let first = authors.first()?;
    first.text().or_else(|| first.get("name").text())
}

fn pictures_of(item: &Field<'_>) -> Vec<Picture> {
    let read = |image: &Field<'_>| Picture {
        url: image.text().or_else(|| image.get("url").text()).or_else(|| image.get("contentUrl").text()),
        size: image.get("width").pixels().zip(image.get("height").pixels()),
        alt: None,
        caption: image.get("caption").text(),
        credit: image.get("creditText").text(),
    };
    item.get("image").items().iter().map(read).collect()
}

/// The picture that (nearly) every update bears: the page's own.
fn repeated_picture(updates: &[Field<'_>]) -> Option<String> {
    let first = |update: &Field<'_>| pictures_of(update).into_iter().find_map(|picture| picture.url);
    let candidate = updates.iter().find_map(first)?;
    let count = updates.iter().filter(|update| first(update).as_deref() == Some(&candidate)).count();
    (updates.len() > 2 && count * 10 >= updates.len() * 9).then_some(candidate)
}

/// The microdata of a page (HTML, section 5) as JSON-LD would say it.
fn microdata(page: &Html) -> Option<Value> {
    let items = Selector::parse("[itemscope][itemtype*='LiveBlogPosting']").ok()?;
    page.select(&items).next().map(|item| self::item(item, 0))
}

fn item(element: ElementRef<'_>, depth: usize) -> Value {
    let mut members: Map<String, Value> = Map::new();
    if let Some(kind) = element.value().attr("itemtype") {
        members.insert("@type".to_owned(), kind.rsplit('/').next().unwrap_or(kind).into());
    }
    if let Some(id) = element.value().attr("itemid").or(element.value().attr("id")) {
        members.insert("@id".to_owned(), id.into());
    }
    properties(element, &mut members, depth);
    Value::Object(members)
}

fn properties(element: ElementRef<'_>, members: &mut Map<String, Value>, depth: usize) {
    for child in element.children().filter_map(ElementRef::wrap) {
        let names = child.value().attr("itemprop");
        let is_item = child.value().attr("itemscope").is_some();
        if let Some(names) = names {
            let value = if is_item && depth < MAX_DEPTH { item(child, depth + 1) } else { value_of(child) };
            for name in names.split_whitespace() {
                add(members, name, value.clone());
            }
        }
        if !is_item && names != Some("articleBody") {
            properties(child, members, depth);
        }
    }
}

fn value_of(element: ElementRef<'_>) -> Value {
    let attribute = |name: &str| element.value().attr(name).map(str::to_owned);
    let value = match element.value().name() {
        "meta" => attribute("content"),
        "a" | "link" | "area" => attribute("href"),
        "img" | "video" | "audio" | "source" | "iframe" | "embed" => attribute("src"),
        "time" => attribute("datetime"),
        _ => attribute("content"),
    };
    value.unwrap_or_else(|| element.inner_html()).into()
}

/// One value as itself, several as a list.
fn add(members: &mut Map<String, Value>, name: &str, value: Value) {
    match members.get_mut(name) {
        Some(Value::Array(list)) => list.push(value),
        Some(known) => *known = Value::Array(vec![known.take(), value]),
        None => {
            members.insert(name.to_owned(), value);
        }
    }
}
