//! Automattic Liveblog for WordPress: `liveblog/v1/{post}/entries/…` and `get-entries/…`.
//!
//! Each entry is a record of a change: it is new, or replaces or deletes the entry whose id it bears. The coverage's headline is in
//! another document.

use crate::document::Coverage;
use crate::field::Field;
use crate::{html, time};

pub(crate) fn read(root: &Field<'_>, coverage: &mut Coverage) -> Option<()> {
    let entries = root.get("entries");
    if !entries.value.is_array() {
        return None;
    }
    // The latest change of an entry holds, whatever the order of the list.
    let mut records = entries.items();
    records.sort_by(|a, b| changed(b).total_cmp(&changed(a)));
    for record in records {
        entry(&record, coverage);
    }
    Some(())
}

fn changed(record: &Field<'_>) -> f64 {
    record.get("timestamp").number().unwrap_or(0.0)
}

fn entry(entry: &Field<'_>, coverage: &mut Coverage) {
    let at = time::read(&entry.get("entry_time")).or_else(|| time::read(&entry.get("timestamp")));
    let kind = entry.get("type").text();
    let Some(mut post) = coverage.post(&entry.path, entry.get("id").text(), at.clone()) else { return };
    let change = time::read(&entry.get("timestamp")).or(at);
    if kind.as_deref() == Some("delete") {
        let at = change.unwrap_or_else(|| post.published.clone());
        post.withdraw(&at);
        coverage.push(post);
        return;
    }
    post.modified(change);
    post.flag("keyEvent", entry.get("key_event").flag());
    // Version 1.8 and before have no `authors`, and an account's name in their place.
    let authors = entry.get("authors").items();
    post.author(authors.iter().find_map(|author| author.get("name").text()));
    let markup = ["render", "content"].into_iter().map(|key| entry.get(key)).find(|field| field.text().is_some());
    if let Some(markup) = markup {
        let blocks = coverage.blocks(&markup.path, &markup.text().unwrap_or_default());
        post.add(blocks);
    }
    let headline = entry.get("key_event_content").text().map(|text| html::plain(&text));
    if !post.has_text() {
        post.headline(headline);
    }
    if !post.has_text() {
        coverage.fault(&entry.path, "has no text, and is left out");
        return;
    }
    coverage.push(post);
}
