//! The addresses of all pages for search engines: sitemaps.org, with Google's news extension for what was published lately.

use anyhow::Result;
use as_it_happened::timeline::moment::Moment;
use as_it_happened::timeline::post::Post;

use super::names;
use super::record::Record;
use super::xml::Xml;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";

/// Google takes news of two days at the most.
const NEWS_MS: i64 = 2 * 24 * 60 * 60 * 1_000;

/// A sitemap may have 50,000 addresses; the rest of a longer coverage is found through its pages.
const MAX_ADDRESSES: usize = 50_000;

/// The sitemap of the archive's pages.
pub(super) fn of(record: &Record) -> Result<Vec<u8>> {
    let newest = record.posts.iter().map(|post| post.published.utc_ms()).max().unwrap_or(0);
    let mut xml = Xml::new();
    xml.within("urlset", &[("xmlns", SITEMAP), ("xmlns:news", NEWS)], |xml| {
        let first = record.posts.last().map(|post| post.published);
        address(
            xml,
            record.url.as_str(),
            record.modified(),
            first.map(|at| (at, record.coverage.headline.as_str())),
            record,
        )?;
        for number in 2..=record.index_pages() {
            address(xml, &record.address(&names::index_page(number)), None, None, record)?;
        }
        let room = MAX_ADDRESSES.saturating_sub(record.index_pages());
        for post in record.posts.iter().filter(|post| !post.is_withdrawn()).take(room) {
            let title = record.title_of(post);
            let is_news = newest - post.published.utc_ms() < NEWS_MS && !title.is_empty();
            let news = is_news.then_some((post.published, title.as_str()));
            address(xml, &page_of(record, post), Some(post.stamp()), news, record)?;
        }
        Ok(())
    })?;
    xml.end()
}

fn page_of(record: &Record, post: &Post) -> String {
    record.address(&names::post_page(post.id.as_str()))
}

fn address(
    xml: &mut Xml,
    address: &str,
    changed: Option<Moment>,
    news: Option<(Moment, &str)>,
    record: &Record,
) -> Result<()> {
    xml.within("url", &[], |xml| {
        xml.text("loc", address)?;
        if let Some(at) = changed {
            xml.text("lastmod", &at.to_string())?;
        }
        let Some(((at, title), publisher)) = news.zip(record.coverage.publisher.as_ref()) else { return Ok(()) };
        xml.within("news:news", &[], |xml| {
            xml.within("news:publication", &[], |xml| {
                xml.text("news:name", &publisher.name)?;
                xml.text("news:language", record.coverage.language.split('-').next().unwrap_or("en"))
            })?;
            xml.text("news:publication_date", &at.to_string())?;
            xml.text("news:title", title)
        })
    })
}
