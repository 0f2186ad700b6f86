//! A teaser for a front page: the newest headline, the key points, the number of posts.

use as_it_happened::markup::node::{Node, el};
use as_it_happened::messages::direction;
use serde_json::json;

use super::File;
use super::names;
use super::record::{Record, collapsed};

/// The maximum number of key points.
const POINTS: usize = 3;

/// `teaser.html` and `teaser.json`.
pub(super) fn of(record: &Record) -> [File; 2] {
    let coverage = &record.coverage;
    let newest = record.posts.iter().find(|post| !post.is_withdrawn() && post.headline().is_some());
    let newest = newest.or_else(|| record.posts.iter().find(|post| !record.title_of(post).is_empty()));
    let points = coverage.key_points.iter().take(POINTS).map(|point| collapsed(&point.text.plain_text()));
    let points: Vec<String> = points.collect();
    let posts = record.messages.count(&record.messages.words.posts, record.posts.len());

    let html = el("section")
        .class("aih-teaser")
        .attr("lang", coverage.language.as_str())
        .attr("dir", direction(&coverage.language))
        .child(el("h2").child(el("a").attr("href", record.url.as_str()).child(coverage.headline.as_str())))
        .child_if(newest.map(|post| {
            let page = record.address(&names::post_page(post.id.as_str()));
            let time = el("time").attr("datetime", post.published.to_string());
            let time = time.child(record.with_context(|context| {
                use as_it_happened::markup::moment::{Style, in_words};
                in_words(post.published, Style::Sentence, context.messages, context.clock)
            }));
            el("p").child(time).child(" ").child(el("a").attr("href", page).child(record.title_of(post)))
        }))
        .child_if(
            (!points.is_empty()).then(|| el("ul").children(points.iter().map(|point| el("li").child(point.as_str())))),
        )
        .child(el("p").child(posts));
    let json = json!({
        "headline": coverage.headline,
        "url": record.url.as_str(),
        "status": coverage.status.word(),
        "language": coverage.language,
        "dateModified": record.modified().map(|at| at.to_string()),
        "posts": record.posts.len(),
        "keyPoints": points,
        "newest": newest.map(|post| json!({
            "title": record.title_of(post),
            "url": record.address(&names::post_page(post.id.as_str())),
            "datePublished": post.published.to_string(),
        })),
    });
    [
        ("teaser.html".to_owned(), (Node::from(html).to_html() + "\n").into_bytes()),
        ("teaser.json".to_owned(), (json.to_string() + "\n").into_bytes()),
    ]
}
