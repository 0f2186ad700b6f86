//! The coverage as search engines read it: schema.org's `LiveBlogPosting` as JSON-LD.

use crate::timeline::Timeline;
use crate::timeline::body::{Block, Image};
use crate::timeline::coverage::{Publisher, Status};
use crate::timeline::moment::Moment;
use crate::timeline::post::Post;
use crate::timeline::source::SourceType;

mod json;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use json::Json;

/// The maximum number of posts. Search engines show only the newest few, and all posts of a long day would double the
/// weight of the page.
const MAX_POSTS: usize = 500;

/// The maximum length of a headline that is made from a text, in Unicode scalar values.
const MAX_HEADLINE: usize = 110;

/// The JSON-LD of a coverage whose page is at `page`, an absolute address without a fragment. Empty before a document has been
/// merged.
///
/// It holds the newest 500 posts that have text. Withdrawn posts are left out. `<` is escaped, so that the JSON can stand in
/// a `script` element.
pub fn json_ld(timeline: &Timeline, page: &str) -> String {
    let Some(coverage) = timeline.coverage() else { return String::new() };
    let publisher = coverage.publisher.as_ref();
    let mut updates = Json::default();
    let mut left = MAX_POSTS;
    let mut picture = None;
    let mut last_change = None;
    // A coverage that has not begun was not published at its start.
    let mut first = coverage.start.filter(|_| coverage.status != Status::Upcoming);
    for post in timeline.posts() {
        if post.is_withdrawn() {
            continue;
        }
        first = first.filter(|first| first.utc_ms() < post.published.utc_ms()).or(Some(post.published));
        if left > 0 && write_post(post, page, publisher, &mut updates) {
            left -= 1;
            picture = picture.or_else(|| first_image(post).map(|image| &image.url));
            let stamp = post.stamp();
            last_change = last_change.filter(|last: &Moment| last.utc_ms() > stamp.utc_ms()).or(Some(stamp));
        }
    }
    let modified = timeline.modified().or(last_change);

    let mut json = Json::default();
    json.open("LiveBlogPosting");
    json.text("@context", "https://schema.org");
    json.collapsed("headline", &coverage.headline);
    json.text("url", page);
    json.text("inLanguage", &coverage.language);
    json.time("datePublished", first);
    json.time("dateModified", modified);
    json.time("coverageStartTime", coverage.start);
    if coverage.status == Status::Ended {
        // To a search engine, an end in the future would mean that nothing more will come.
        json.time("coverageEndTime", coverage.end.or(modified));
    }
    if let Some(publisher) = publisher {
        json.name("publisher");
        write_publisher(publisher, &mut json);
    }
    json.url("image", picture);
    json.list("liveBlogUpdate", &updates);
    json.close();
    json.text
}

fn write_publisher(publisher: &Publisher, json: &mut Json) {
    json.open("Organization");
    json.collapsed("name", &publisher.name);
    json.url("url", publisher.url.as_ref());
    if let Some(logo) = &publisher.logo {
        json.name("logo");
        json.open("ImageObject");
        json.text("url", logo.as_str());
        json.close();
    }
    json.close();
}

/// Writes a post, if it has a headline or a text to make one from. Whether it has.
fn write_post(post: &Post, page: &str, publisher: Option<&Publisher>, json: &mut Json) -> bool {
    let text = text(post);
    let mut headline = post.headline().map(|headline| collapsed(&headline.plain_text())).unwrap_or_default();
    if headline.is_empty() {
        headline = shortened(text.split_once('\n').map_or(&text, |(first, _)| first));
    }
    if headline.is_empty() {
        return false;
    }
    json.open("BlogPosting");
    json.text("headline", &headline);
    json.text("url", &[page, &post.id.url_fragment()].concat());
    json.time("datePublished", Some(post.published));
    json.time("dateModified", post.modified.filter(|_| post.is_updated()));
    write_author(post, publisher, json);
    if !text.is_empty() {
        json.text("articleBody", &text);
    }
    json.url("image", first_image(post).map(|image| &image.url));
    json.close();
    true
}

fn first_image(post: &Post) -> Option<&Image> {
    post.images().next()
}

/// Writes the person or organisation of the byline. The desk writes for the publisher. Officials are people and organisations,
/// and a feed does not tell them apart, so they have no `@type` and are left out.
fn write_author(post: &Post, publisher: Option<&Publisher>, json: &mut Json) {
    let source = &post.source;
    let (kind, name) = match (source.kind, source.display_name(), publisher) {
        (SourceType::Official | SourceType::Other, ..) => return,
        (SourceType::Press, Some(name), _) => ("Organization", name),
        (_, Some(name), _) => ("Person", name),
        (SourceType::Desk, None, Some(publisher)) => ("Organization", publisher.name.as_str()),
        (_, None, _) => return,
    };
    json.name("author");
    json.open(kind);
    json.collapsed("name", name);
    json.url("url", source.url.as_ref());
    json.close();
}

/// The text of a post, a line for each paragraph, item, cell and quotation. A post of pictures and recordings alone has their
/// captions, or else the description of its first picture.
fn text(post: &Post) -> String {
    let mut text = String::new();
    for block in post.body() {
        match block {
            Block::Image(_) | Block::Gallery(_) | Block::Video(_) | Block::Audio(_) => {}
            Block::Embed(embed) => {
                // The provider is no part of the text.
                push_line(&embed.title, &mut text);
                push_line(embed.text.as_deref().unwrap_or_default(), &mut text);
            }
            block => block.read_text(&mut |line| push_line(line, &mut text)),
        }
    }
    if text.is_empty() {
        for block in post.body() {
            if let Block::Video(media) | Block::Audio(media) = block {
                push_line(&media.title, &mut text);
            }
            for caption in block.images().iter().flat_map(|image| &image.caption) {
                push_line(&caption.plain_text(), &mut text);
            }
        }
    }
    if text.is_empty() {
        push_line(first_image(post).and_then(Image::description).unwrap_or_default(), &mut text);
    }
    text
}

fn push_line(line: &str, text: &mut String) {
    let line = collapsed(line);
    if !(line.is_empty() || text.is_empty()) {
        text.push('\n');
    }
    text.push_str(&line);
}

/// The text with each run of white space as one space, and none at either end.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text cut after the last whole word that fits. A text without spaces, as in Chinese, is cut at the maximum.
fn shortened(text: &str) -> String {
    let Some((end, next)) = text.char_indices().nth(MAX_HEADLINE) else { return text.to_owned() };
    let end = text[..end + next.len_utf8()].rfind(' ').unwrap_or(end);
    [&text[..end], "…"].concat()
}
