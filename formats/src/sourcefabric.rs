//! Sourcefabric Live Blog: `api/client_blogs/{id}/posts`, and version 2 of its API. The coverage's headline is in another document.
//!
//! Old servers publish addresses and rights of their users. Of a publisher only the name to show is read.

use serde_json::{Value, json};

use crate::document::{Coverage, Picture, Post};
use crate::field::Field;
use crate::{html, time};

pub(crate) fn read(root: &Field<'_>, coverage: &mut Coverage) -> Option<()> {
    let inner = root.get("posts");
    let root = if inner.get("_items").exists() { inner } else { root.clone() };
    let list = root.get("_items");
    let is_post = |post: &Field<'_>| {
        post.get("groups").exists() || post.get("items").exists() || post.get("post_status").exists()
    };
    if !list.value.is_array() || !(list.items().is_empty() || list.items().iter().any(is_post)) {
        return None;
    }
    let mut pinned: Option<(String, String)> = None;
    for item in list.items() {
        if let Some(post) = post(&item, coverage) {
            // Of several pinned posts the newest holds.
            if item.get("sticky").flag() && pinned.as_ref().is_none_or(|(at, _)| *at < post.published) {
                pinned = Some((post.published.clone(), post.id.clone()));
            }
            coverage.push(post);
        }
    }
    coverage.set("pinned", pinned.map(|(_, id)| id));
    Some(())
}

fn post(item: &Field<'_>, coverage: &mut Coverage) -> Option<Post> {
    let status = item.get("post_status").text();
    let is_advertisement = item.get("post_items_type").text().is_some_and(|kind| kind.starts_with("adv"));
    if is_advertisement || matches!(status.as_deref(), Some("submitted" | "comment" | "ad")) {
        return None;
    }
    let published = ["published_date", "_created"].into_iter().find_map(|key| time::read(&item.get(key)));
    let mut post = coverage.post(&item.path, item.get("_id").text(), published)?;
    let modified = ["content_updated_date", "_updated"].into_iter().find_map(|key| time::read(&item.get(key)));
    if item.get("deleted").flag() || status.as_deref().is_some_and(|status| status != "open") {
        let at = time::read(&item.get("_updated")).unwrap_or_else(|| post.published.clone());
        post.withdraw(&at);
        return Some(post);
    }
    post.modified(modified);
    post.flag("keyEvent", item.get("lb_highlight").flag());
    let publisher = [item.get("publisher"), item.get("original_creator"), item.get("syndicated_creator")];
    let name = |person: &Field<'_>| person.get("byline").text().or_else(|| person.get("display_name").text());
    post.author(publisher.iter().find_map(name));
    let tags: Vec<String> = item.get("tags").items().iter().filter_map(Field::text).collect();
    post.set("tags", (!tags.is_empty()).then_some(tags));
    for part in parts(item) {
        self::part(&part, &mut post, coverage);
    }
    if !post.has_text() {
        coverage.fault(&item.path, "has no text, and is left out");
        return None;
    }
    Some(post)
}

/// The items of a post: those of its group `main`, or in version 2 its `items`.
fn parts<'a>(post: &Field<'a>) -> Vec<Field<'a>> {
    let groups = post.get("groups").items();
    let is_main = |group: &&Field<'_>| group.get("id").text().as_deref() == Some("main");
    let references = groups.iter().filter(is_main).flat_map(|group| group.get("refs").items());
    let of_groups: Vec<Field<'a>> = references.map(|reference| reference.get("item")).collect();
    if of_groups.is_empty() { post.get("items").items() } else { of_groups }
}

fn part(item: &Field<'_>, post: &mut Post, coverage: &mut Coverage) {
    let kind = item.get("item_type").text().unwrap_or_default();
    let meta = item.get("meta");
    let text = item.get("text");
    match kind.as_str() {
        kind if kind.to_lowercase().contains("advertisement") => {}
        "image" => {
            let picture = picture(item);
            let block = coverage.picture(&item.path, &picture);
            post.add(block);
        }
        "embed" => {
            let block = embed(item);
            if block.is_none() && text.text().is_none() {
                coverage.fault(&item.path, "is an embed without an address, and is left out");
            }
            match block {
                Some(block) => post.add([block]),
                None => markup(&text, post, coverage),
            }
        }
        "quote" => {
            if let Some(words) = meta.get("quote").text() {
                let mut quote = json!({ "type": "quote", "text": html::plain(&words) });
                if let Some(credit) = meta.get("credit").text() {
                    quote["cite"] = html::plain(&credit).into();
                }
                post.add([quote]);
            } else {
                markup(&text, post, coverage);
            }
        }
        "comment" => {
            post.source_type("reader");
            post.author(item.get("commenter").text());
            markup(&text, post, coverage);
        }
        "poll" => {
            let poll = item.get("poll_body");
            let question =
                poll.get("question").text().map(|text| json!({ "type": "paragraph", "text": html::plain(&text) }));
            post.add(question);
            let rows: Vec<Value> = poll
                .get("answers")
                .items()
                .iter()
                .filter_map(|answer| {
                    let percentage =
                        answer.get("percentage").number().map_or_else(String::new, |share| format!("{share} %"));
                    Some(json!([html::plain(&answer.get("option").text()?), percentage]))
                })
                .collect();
            post.add((!rows.is_empty()).then(|| json!({ "type": "table", "rows": rows })));
        }
        _ => markup(&text, post, coverage),
    }
}

fn markup(text: &Field<'_>, post: &mut Post, coverage: &mut Coverage) {
    if let Some(words) = text.text() {
        let blocks = coverage.blocks(&text.path, &words);
        post.add(blocks);
    }
}

fn picture(item: &Field<'_>) -> Picture {
    let meta = item.get("meta");
    let renditions = [meta.get("media").get("renditions"), item.get("renditions")];
    let known = ["original", "baseImage", "viewImage", "thumbnail"];
    let files = renditions.iter().flat_map(|renditions| known.map(|name| renditions.get(name)));
    let file = files.into_iter().find_map(|file| {
        let size = file.get("width").pixels().zip(file.get("height").pixels())?;
        Some((file.get("href").text()?, size))
    });
    let caption = meta.get("caption").text();
    let (url, size) = file.map_or((None, None), |(url, size)| (Some(url), Some(size)));
    Picture { url, size, alt: caption.clone(), caption, credit: meta.get("credit").text() }
}

/// An embed's card. Servers write its description in `meta`, once more nested there, or as JSON in a text.
fn embed(item: &Field<'_>) -> Option<Value> {
    let written: Option<Value> = item.get("filemeta_json").text().and_then(|text| serde_json::from_str(&text).ok());
    let meta = item.get("meta");
    let mut places = vec![meta.get("meta"), meta];
    places.extend(written.as_ref().map(Field::root));
    places.iter().find_map(|place| {
        let address = place.get("original_url").text()?;
        let title = ["title", "description"].into_iter().find_map(|key| place.get(key).text());
        let title = title.map(|title| html::plain(&title)).filter(|title| !title.is_empty()).unwrap_or_default();
        html::card(&address, &title).or_else(|| {
            let url = url::Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
            let provider = place.get("provider_name").text().or_else(|| url.host_str().map(str::to_owned))?;
            let title = if title.is_empty() { provider.clone() } else { title };
            Some(json!({ "type": "embed", "provider": provider, "url": url.to_string(), "title": title }))
        })
    })
}
