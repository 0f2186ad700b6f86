//! Statuses of a Mastodon account (`accounts/{id}/statuses`) or thread (`statuses/{id}/context`).

use serde_json::Value;

use crate::document::{Coverage, Picture};
use crate::field::Field;
use crate::{html, time};

pub(crate) fn read(root: &Field<'_>, coverage: &mut Coverage) -> Option<()> {
    let statuses = match root.value {
        Value::Array(_) => root.items(),
        _ => root.get("descendants").items(),
    };
    let is_status = |status: &Field<'_>| status.get("created_at").exists() && status.get("account").exists();
    if !statuses.iter().any(is_status) {
        return None;
    }
    let account = statuses.iter().map(|status| status.get("account")).find(Field::exists);
    coverage.set_text("headline", account.as_ref().and_then(|account| account.get("display_name").text()));
    coverage.set("url", account.as_ref().and_then(|account| account.get("url").text()));
    for status in statuses {
        self::status(&status, coverage);
    }
    Some(())
}

fn status(status: &Field<'_>, coverage: &mut Coverage) {
    let shown = if status.get("reblog").exists() { status.get("reblog") } else { status.clone() };
    let published = time::read(&status.get("created_at"));
    let Some(mut post) = coverage.post(&status.path, status.get("id").text(), published) else { return };
    post.modified(time::read(&shown.get("edited_at")));
    post.source_type("social");
    post.author(shown.get("account").get("display_name").text());
    post.headline(shown.get("spoiler_text").text());
    if let Some(markup) = shown.get("content").text() {
        let blocks = coverage.blocks(&[&shown.path, "/content"].concat(), &markup);
        post.add(blocks);
    }
    for media in shown.get("media_attachments").items() {
        let size = media.get("meta").get("original");
        let description = media.get("description").text();
        let url = media.get("url").text();
        let block = match media.get("type").text().as_deref() {
            Some("image") => {
                let size = size.get("width").pixels().zip(size.get("height").pixels());
                coverage.picture(&media.path, &Picture { url, size, alt: description, ..Picture::default() })
            }
            Some(kind @ ("video" | "gifv" | "audio")) => url.and_then(|url| coverage.resolved(&url)).map(|url| {
                let name = if kind == "audio" { "audio" } else { "video" };
                let title = description.map(|text| html::plain(&text)).unwrap_or_else(|| name.to_owned());
                serde_json::json!({ "type": name, "url": url, "title": title })
            }),
            _ => None,
        };
        post.add(block);
    }
    if !post.has_text() {
        coverage.fault(&status.path, "has no text, and is left out");
        return;
    }
    coverage.push(post);
}
