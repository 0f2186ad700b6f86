//! Posts of WordPress (`wp/v2/posts` and the like), and plugins whose documents have `updates`.

use serde_json::Value;

use crate::document::{Coverage, Picture};
use crate::field::Field;
use crate::time;

pub(crate) fn read(root: &Field<'_>, coverage: &mut Coverage) -> Option<()> {
    let updates = root.get("updates");
    let posts = if updates.value.is_array() { updates.items() } else { list(root)? };
    let status = root.get("status").text();
    coverage.set(
        "status",
        status.map(|status| if matches!(&*status, "closed" | "ended" | "archived") { "ended" } else { "live" }),
    );
    for post in posts {
        self::post(&post, coverage);
    }
    Some(())
}

/// A list of posts of WordPress itself: each has a rendered title or content.
fn list<'a>(root: &Field<'a>) -> Option<Vec<Field<'a>>> {
    let Value::Array(_) = root.value else { return None };
    let posts = root.items();
    let is_post =
        |post: &Field<'_>| post.get("content").get("rendered").exists() || post.get("title").get("rendered").exists();
    posts.iter().any(is_post).then_some(posts)
}

fn post(item: &Field<'_>, coverage: &mut Coverage) {
    // `date_gmt` has no `Z`; `date` is in the site's own zone, which the document does not name.
    let keys = ["date_gmt", "timestamp", "datetime", "date"];
    let published = keys.into_iter().find_map(|key| time::read(&item.get(key)));
    let Some(mut post) = coverage.post(&item.path, item.get("id").text(), published) else { return };
    let modified = ["modified_gmt", "modified"].into_iter().find_map(|key| time::read(&item.get(key)));
    let status = item.get("status").text();
    if status.as_deref().is_some_and(|status| matches!(status, "trash" | "draft" | "private" | "pending" | "future")) {
        let at = modified.unwrap_or_else(|| post.published.clone());
        post.withdraw(&at);
        coverage.push(post);
        return;
    }
    post.modified(modified);
    let rendered = |key: &str| item.get(key).get("rendered").text().or_else(|| item.get(key).text());
    post.headline(rendered("title"));
    let content = ["content", "html", "excerpt"].into_iter().find(|key| rendered(key).is_some());
    if let Some(key) = content {
        let markup = rendered(key).unwrap_or_default();
        let blocks = coverage.blocks(&[&item.path, "/", key].concat(), &markup);
        post.add(blocks);
    }
    let embedded = item.get("_embedded");
    let author = embedded.get("author").items().iter().find_map(|author| author.get("name").text());
    post.author(author.or_else(|| item.get("author").get("name").text()));
    for media in embedded.get("wp:featuredmedia").items() {
        let details = media.get("media_details");
        let picture = Picture {
            url: media.get("source_url").text(),
            size: details.get("width").pixels().zip(details.get("height").pixels()),
            alt: media.get("alt_text").text(),
            caption: media.get("caption").get("rendered").text(),
            credit: None,
        };
        let block = coverage.picture(&media.path, &picture);
        post.add(block);
    }
    if item.get("is_pinned").flag() || item.get("sticky").flag() {
        coverage.set("pinned", Some(post.id.clone()));
    }
    if !post.has_text() {
        coverage.fault(&item.path, "has no text, and is left out");
        return;
    }
    coverage.push(post);
}
