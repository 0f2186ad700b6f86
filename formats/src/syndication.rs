//! RSS (0.9 to 2.0) and Atom (RFC 4287), by `feed-rs`.

use feed_rs::model::{Entry, Text};

use crate::document::Coverage;
use crate::html;

pub(crate) fn read(text: &str, coverage: &mut Coverage) -> Option<()> {
    let feed = feed_rs::parser::parse(text.as_bytes()).ok()?;
    coverage.set_text("headline", feed.title.map(|title| title.content));
    coverage.set_text("standfirst", feed.description.map(|description| description.content));
    let home = feed
        .links
        .iter()
        .find(|link| link.rel.as_deref() != Some("self"))
        .and_then(|link| coverage.resolved(&link.href));
    coverage.set("url", home);
    coverage.set("inLanguage", feed.language);
    coverage.set("dateModified", feed.updated.map(|at| at.to_rfc3339()));
    for (at, entry) in feed.entries.iter().enumerate() {
        self::entry(&format!("/entries/{at}"), entry, coverage);
    }
    Some(())
}

fn entry(path: &str, entry: &Entry, coverage: &mut Coverage) {
    let published = entry.published.or(entry.updated).map(|at| at.to_rfc3339());
    let Some(mut post) = coverage.post(path, Some(entry.id.clone()), published) else { return };
    let content = |text: &Text| text.content.clone();
    post.headline(entry.title.as_ref().map(content));
    post.modified(entry.updated.map(|at| at.to_rfc3339()));
    post.author(entry.authors.first().map(|author| author.name.clone()));
    let markup =
        entry.content.as_ref().and_then(|content| content.body.clone()).or_else(|| entry.summary.as_ref().map(content));
    if let Some(markup) = markup {
        let blocks = coverage.blocks(path, &markup);
        post.add(blocks);
    }
    let media = entry.media.iter().flat_map(|media| &media.content).filter_map(|content| {
        let kind = content.content_type.as_ref()?.ty().as_str().to_owned();
        let url = content.url.as_ref()?.to_string();
        let title = url.rsplit('/').next().unwrap_or_default().to_owned();
        matches!(&*kind, "audio" | "video").then(|| serde_json::json!({ "type": kind, "url": url, "title": title }))
    });
    post.add(media.collect::<Vec<_>>());
    let tags: Vec<String> =
        entry.categories.iter().map(|category| html::plain(&category.term)).filter(|tag| !tag.is_empty()).collect();
    post.set("tags", (!tags.is_empty()).then_some(tags));
    if !post.has_text() {
        coverage.fault(path, "has no text, and is left out");
        return;
    }
    coverage.push(post);
}
