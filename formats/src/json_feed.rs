//! JSON Feed 1 and 1.1 (jsonfeed.org), and what calls itself so.

use crate::document::{Coverage, Picture};
use crate::field::Field;
use crate::{html, time};

pub(crate) fn read(root: &Field<'_>, coverage: &mut Coverage) -> Option<()> {
    if !root.get("items").value.is_array() || !(root.get("version").exists() || root.get("title").exists()) {
        return None;
    }
    coverage.set_text("headline", root.get("title").text());
    coverage.set_text("standfirst", root.get("description").text());
    let home = root.get("home_page_url").text().and_then(|url| coverage.resolved(&url));
    coverage.set("url", home);
    coverage.set("id", root.get("feed_url").text());
    coverage.set("inLanguage", root.get("language").text());
    coverage.set("status", Some(if root.get("expired").flag() { "ended" } else { "live" }));
    let older = root.get("next_url").text().and_then(|url| coverage.resolved(&url));
    coverage.set("older", older);
    for item in root.get("items").items() {
        self::item(&item, coverage);
    }
    Some(())
}

fn item(item: &Field<'_>, coverage: &mut Coverage) {
    let published =
        ["date_published", "date_modified", "pubDate"].into_iter().find_map(|key| time::read(&item.get(key)));
    let id = ["id", "url", "external_url", "guid"].into_iter().find_map(|key| item.get(key).text());
    let Some(mut post) = coverage.post(&item.path, id, published) else { return };
    post.headline(item.get("title").text());
    post.modified(time::read(&item.get("date_modified")));
    // Version 1 has one `author`, 1.1 a list of `authors`.
    let authors = [item.get("authors"), item.get("author")];
    let author =
        authors.iter().flat_map(Field::items).find_map(|author| author.get("name").text().or_else(|| author.text()));
    post.author(author);
    let html = item.get("content_html");
    let text = item.get("content_text");
    if let Some(markup) = html.text() {
        let blocks = coverage.blocks(&html.path, &markup);
        post.add(blocks);
    } else if let Some(text) = text.text().or_else(|| item.get("summary").text()) {
        let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
        post.add(
            paragraphs
                .map(|paragraph| serde_json::json!({ "type": "paragraph", "text": paragraph }))
                .collect::<Vec<_>>(),
        );
    }
    for key in ["image", "banner_image"] {
        let field = item.get(key);
        if field.exists() && !html.exists() {
            let picture = Picture { url: field.text(), ..Picture::default() };
            let block = coverage.picture(&field.path, &picture);
            post.add(block);
        }
    }
    for attachment in item.get("attachments").items() {
        let kind = attachment.get("mime_type").text().unwrap_or_default();
        let block = ["video", "audio"].into_iter().find(|name| kind.starts_with(name)).and_then(|name| {
            let url = coverage.resolved(&attachment.get("url").text()?)?;
            let title = attachment.get("title").text().map(|title| html::plain(&title));
            let title = title.unwrap_or_else(|| url.rsplit('/').next().unwrap_or_default().to_owned());
            Some(serde_json::json!({ "type": name, "url": url, "title": title, "mimeType": kind }))
        });
        post.add(block);
    }
    let tags: Vec<String> = item.get("tags").items().iter().filter_map(Field::text).collect();
    post.set("tags", (!tags.is_empty()).then_some(tags));
    if !post.has_text() {
        coverage.fault(&item.path, "has no text, and is left out");
        return;
    }
    coverage.push(post);
}
