//! The posts for feed readers: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1.

use anyhow::Result;
use as_it_happened::markup::node::Node;
use as_it_happened::timeline::moment::Moment;
use as_it_happened::timeline::post::Post;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde_json::{Value, json};

use super::names;
use super::record::Record;
use super::still::{self, Place};
use super::xml::Xml;

/// The maximum number of posts in a feed: readers of feeds poll it whole.
const POSTS: usize = 100;

/// One post as feeds have it.
struct Entry {
    /// The address of its page, which identifies it.
    url: String,
    title: String,
    html: String,
    published: Moment,
    changed: Moment,
    author: Option<String>,
}

fn entries(record: &Record) -> Vec<Entry> {
    record.posts.iter().filter(|post| !post.is_withdrawn()).take(POSTS).map(|post| entry(record, post)).collect()
}

fn entry(record: &Record, post: &Post) -> Entry {
    let path = names::post_page(post.id.as_str());
    let place = Place { record, path: &path, is_abroad: true };
    let title = record.title_of(post);
    let html = record.with_context(|context| {
        let article = still::article(post, &place, context);
        // The body alone: readers of feeds show title, time and author themselves.
        let body = article.children.iter().filter_map(|child| match child {
            Node::Element(part) if part.value_of("class").is_some_and(|class| class.starts_with("prose")) => {
                Some(&part.children)
            }
            _ => None,
        });
        body.flatten().map(Node::to_html).collect()
    });
    Entry {
        url: record.address(&path),
        title: if title.is_empty() { record.coverage.headline.clone() } else { title },
        html,
        published: post.published,
        changed: post.stamp(),
        author: post.source.display_name().map(str::to_owned),
    }
}

/// RSS 2.0, with the fields of the RSS Advisory Board's best practice.
pub(crate) fn rss(record: &Record) -> Result<Vec<u8>> {
    let coverage = &record.coverage;
    let mut xml = Xml::new();
    xml.within("rss", &[("version", "2.0"), ("xmlns:atom", ATOM), ("xmlns:dc", DUBLIN_CORE)], |xml| {
        xml.within("channel", &[], |xml| {
            xml.text("title", &coverage.headline)?;
            xml.text("link", record.url.as_str())?;
            xml.text("description", &super::pages::description(record))?;
            xml.text("language", &coverage.language)?;
            let own = record.address("rss.xml");
            xml.empty("atom:link", &[("href", &own), ("rel", "self"), ("type", "application/rss+xml")])?;
            if let Some(at) = record.modified() {
                xml.text("lastBuildDate", &rfc_822(at)?)?;
            }
            for entry in entries(record) {
                xml.within("item", &[], |xml| {
                    xml.text("title", &entry.title)?;
                    xml.text("link", &entry.url)?;
                    xml.text("guid", &entry.url)?;
                    xml.text("pubDate", &rfc_822(entry.published)?)?;
                    if let Some(author) = &entry.author {
                        xml.text("dc:creator", author)?;
                    }
                    xml.text("description", &entry.html)
                })?;
            }
            Ok(())
        })
    })?;
    xml.end()
}

/// Atom, RFC 4287.
pub(crate) fn atom(record: &Record) -> Result<Vec<u8>> {
    let coverage = &record.coverage;
    let publisher = coverage.publisher.as_ref().map_or(coverage.headline.as_str(), |publisher| &publisher.name);
    let mut xml = Xml::new();
    xml.within("feed", &[("xmlns", ATOM), ("xml:lang", &coverage.language)], |xml| {
        xml.text("id", record.url.as_str())?;
        xml.text("title", &coverage.headline)?;
        let changed = record.modified().unwrap_or(Moment::from_utc_ms(0));
        xml.text("updated", &rfc_3339(changed)?)?;
        xml.within("author", &[], |xml| xml.text("name", publisher))?;
        xml.empty("link", &[("href", record.url.as_str()), ("rel", "alternate"), ("type", "text/html")])?;
        xml.empty("link", &[("href", &record.address("atom.xml")), ("rel", "self"), ("type", "application/atom+xml")])?;
        for entry in entries(record) {
            xml.within("entry", &[], |xml| {
                xml.text("id", &entry.url)?;
                xml.text("title", &entry.title)?;
                xml.text("published", &rfc_3339(entry.published)?)?;
                xml.text("updated", &rfc_3339(entry.changed)?)?;
                if let Some(author) = &entry.author {
                    xml.within("author", &[], |xml| xml.text("name", author))?;
                }
                xml.empty("link", &[("href", &entry.url), ("rel", "alternate"), ("type", "text/html")])?;
                xml.element("content", &[("type", "html")], &entry.html)
            })?;
        }
        Ok(())
    })?;
    xml.end()
}

/// JSON Feed 1.1 (jsonfeed.org).
pub(crate) fn json(record: &Record) -> String {
    let coverage = &record.coverage;
    let items: Vec<Value> = entries(record)
        .iter()
        .map(|entry| {
            let mut item = json!({
                "id": entry.url,
                "url": entry.url,
                "title": entry.title,
                "content_html": entry.html,
                "date_published": entry.published.to_string(),
                "date_modified": entry.changed.to_string(),
            });
            if let Some(author) = &entry.author {
                item["authors"] = json!([{ "name": author }]);
            }
            item
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": coverage.headline,
        "home_page_url": record.url.as_str(),
        "feed_url": record.address("feed.json"),
        "description": super::pages::description(record),
        "language": coverage.language,
        "items": items,
    });
    feed.to_string() + "\n"
}

const ATOM: &str = "http://www.w3.org/2005/Atom";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

fn rfc_822(at: Moment) -> Result<String> {
    let utc = Timestamp::from_millisecond(at.utc_ms())?.to_zoned(jiff::tz::TimeZone::UTC);
    Ok(rfc2822::DateTimePrinter::new().zoned_to_string(&utc)?)
}

fn rfc_3339(at: Moment) -> Result<String> {
    Ok(Timestamp::from_millisecond(at.utc_ms())?.to_string())
}
