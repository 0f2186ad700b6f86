//! The native document that adapters write to.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};
use url::Url;

use crate::field::Field;
use crate::html::Fragment;
use crate::{Fault, Given, html, time};

/// A coverage that is being read.
pub(crate) struct Coverage {
    /// Where the document was found.
    pub(crate) base: Option<Url>,
    /// The time, in milliseconds since 1970 in UTC.
    pub(crate) now_ms: Option<i64>,
    members: Map<String, Value>,
    posts: Vec<Post>,
    faults: Vec<Fault>,
    given_title: Option<String>,
}

/// A post that is being read.
#[derive(Default)]
pub(crate) struct Post {
    pub(crate) id: String,
    pub(crate) published: String,
    members: Map<String, Value>,
    body: Vec<Value>,
    /// The name of the author, shown only where authors differ.
    author: Option<String>,
    /// The type of the source, where the format says it.
    source_type: Option<&'static str>,
}

impl Coverage {
    pub(crate) fn new(given: Given<'_>) -> Self {
        let base = given.address.and_then(|address| Url::parse(address).ok());
        let given_title = given.title.map(str::to_owned);
        Self { base, now_ms: given.now_ms, members: Map::new(), posts: Vec::new(), faults: Vec::new(), given_title }
    }

    pub(crate) fn fault(&mut self, path: &str, problem: &str) {
        self.faults.push(Fault { path: path.to_owned(), problem: problem.to_owned() });
    }

    /// A member of the coverage, unless it has one already.
    pub(crate) fn set(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.members.entry(key).or_insert(value.into());
        }
    }

    /// A text of the coverage in which entities may stand.
    pub(crate) fn set_text(&mut self, key: &str, text: Option<String>) {
        self.set(key, text.map(|text| html::plain(&text)).filter(|text| !text.is_empty()));
    }

    pub(crate) fn set_time(&mut self, key: &str, field: &Field<'_>) {
        self.set(key, time::read(field));
    }

    /// An http or https address, resolved against that of the document.
    pub(crate) fn resolved(&self, address: &str) -> Option<String> {
        let url = match &self.base {
            Some(base) => base.join(address.trim()).ok()?,
            None => Url::parse(address.trim()).ok()?,
        };
        matches!(url.scheme(), "http" | "https").then(|| url.to_string())
    }

    /// A new post, if it has an id and a time; what is missing is a fault at `path`.
    pub(crate) fn post(&mut self, path: &str, id: Option<String>, published: Option<String>) -> Option<Post> {
        let Some(published) = published else {
            self.fault(path, "has no time that can be read, and is left out");
            return None;
        };
        let Some(id) = id else {
            self.fault(path, "has no id, and is left out");
            return None;
        };
        Some(Post { id, published, ..Post::default() })
    }

    pub(crate) fn push(&mut self, post: Post) {
        self.posts.push(post);
    }

    /// The HTML of a post as blocks; what is lost is a fault at `path`.
    pub(crate) fn blocks(&mut self, path: &str, markup: &str) -> Vec<Value> {
        let Fragment { blocks, lost } = html::blocks(markup, &|address| self.resolved(address));
        for problem in lost {
            self.fault(path, problem);
        }
        blocks
    }

    /// A picture as a block; without a size it is a fault at `path`, because the page could not keep its place.
    pub(crate) fn picture(&mut self, path: &str, picture: &Picture) -> Option<Value> {
        let Some(url) = picture.url.as_deref().and_then(|url| self.resolved(url)) else {
            self.fault(path, "has no address of a picture");
            return None;
        };
        let Some((width, height)) = picture.size else {
            self.fault(path, "is a picture without a size, and is left out");
            return None;
        };
        let mut block = json!({ "type": "image", "url": url, "width": width, "height": height });
        let alt = picture.alt.as_deref().or(picture.caption.as_deref());
        block["alt"] = html::plain(alt.unwrap_or_default()).into();
        for (key, text) in [("caption", &picture.caption), ("credit", &picture.credit)] {
            if let Some(text) = text.as_deref().map(html::plain).filter(|text| !text.is_empty()) {
                block[key] = text.into();
            }
        }
        Some(block)
    }

    /// The document, with its posts from the newest.
    pub(crate) fn finish(mut self) -> (Value, Vec<Fault>) {
        let mut document = std::mem::take(&mut self.members);
        document.insert("version".to_owned(), json!(1));
        if let Some(title) = &self.given_title {
            document.insert("headline".to_owned(), title.as_str().into());
        }
        if !document.contains_key("headline") {
            let name = self.base.as_ref().and_then(Url::host_str).unwrap_or("Live").to_owned();
            self.fault("", "has no headline: the site's name stands in its place");
            document.insert("headline".to_owned(), name.into());
        }
        if !document.contains_key("id") {
            let id = document.get("url").and_then(Value::as_str).map(str::to_owned);
            let id = id.or_else(|| self.base.as_ref().map(Url::to_string)).unwrap_or_else(|| "coverage".to_owned());
            document.insert("id".to_owned(), id.into());
        }
        let shows_authors = shows_authors(&self.posts, document.get("publisher"));
        let mut known = HashSet::new();
        let mut posts: Vec<Value> = Vec::new();
        for post in self.posts {
            // Of records about one post the first holds: readers put the latest first.
            if known.insert(post.id.clone()) {
                posts.push(post.finish(&shows_authors));
            }
        }
        document.insert("posts".to_owned(), posts.into());
        (Value::Object(document), self.faults)
    }
}

/// Which authors' names a reader is shown: those that differ between posts. One name on (nearly) every post is the page's.
fn shows_authors(posts: &[Post], publisher: Option<&Value>) -> impl Fn(&str) -> bool + use<> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for author in posts.iter().filter_map(|post| post.author.clone()) {
        *counts.entry(author).or_default() += 1;
    }
    let publisher = publisher.and_then(|publisher| publisher.get("name")).and_then(Value::as_str).map(str::to_owned);
    let total = posts.len();
    move |name| {
        let count = counts.get(name).copied().unwrap_or_default();
        publisher.as_deref() != Some(name) && (total < 3 || count * 10 < total * 9)
    }
}

/// Whether a name is a person's, as far as can be told: two words that begin with capitals.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    const DESKS: [&str; 7] = ["team", "desk", "newsroom", "staff", "editors", "news", "live"];
    let is_desk = words.iter().any(|word| DESKS.contains(&word.to_lowercase().as_str()));
    (2..=4).contains(&words.len())
        && !is_desk
        && words.iter().all(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_ascii()))
}

/// A picture as a system describes it.
#[derive(Default)]
pub(crate) struct Picture {
    pub(crate) url: Option<String>,
    pub(crate) size: Option<(u32, u32)>,
    pub(crate) alt: Option<String>,
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
}

impl Post {
    pub(crate) fn set(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.members.insert(key.to_owned(), value.into());
        }
    }

    /// The headline, in which entities and tags may stand.
    pub(crate) fn headline(&mut self, text: Option<String>) {
        self.set("headline", text.map(|text| html::plain(&text)).filter(|text| !text.is_empty()));
    }

    /// When it was changed, if that is a minute or more after it was published.
    pub(crate) fn modified(&mut self, at: Option<String>) {
        self.set("dateModified", at.filter(|at| time::is_change(&self.published, at)));
    }

    pub(crate) fn flag(&mut self, key: &str, is_set: bool) {
        self.set(key, is_set.then_some(true));
    }

    pub(crate) fn author(&mut self, name: Option<String>) {
        // An account's name or an address is no byline.
        self.author = name.map(|name| html::plain(&name)).filter(|name| !name.is_empty() && !name.contains(['@', '_']));
    }

    pub(crate) fn source_type(&mut self, kind: &'static str) {
        self.source_type = Some(kind);
    }

    pub(crate) fn add(&mut self, blocks: impl IntoIterator<Item = Value>) {
        self.body.extend(blocks);
    }

    /// It was withdrawn at that time; its text is gone.
    pub(crate) fn withdraw(&mut self, at: &str) {
        self.body.clear();
        self.members.clear();
        self.author = None;
        self.set("withdrawn", Some(json!({ "at": at })));
    }

    pub(crate) fn has_body(&self) -> bool {
        !self.body.is_empty()
    }

    pub(crate) fn has_text(&self) -> bool {
        !self.body.is_empty() || self.members.contains_key("headline")
    }

    fn finish(self, shows_author: &impl Fn(&str) -> bool) -> Value {
        let mut post = self.members;
        let author = self.author.filter(|name| shows_author(name));
        let only_embeds = !self.body.is_empty() && self.body.iter().all(|block| block["type"] == "embed");
        let kind = match &author {
            _ if self.source_type.is_some() => self.source_type,
            _ if only_embeds => Some("social"),
            Some(name) if is_person(name) => Some("correspondent"),
            Some(_) => Some("desk"),
            None => None,
        };
        if let Some(kind) = kind {
            let mut source = json!({ "type": kind });
            if let Some(name) = author {
                source["name"] = name.into();
            }
            post.insert("source".to_owned(), source);
        }
        post.insert("id".to_owned(), self.id.into());
        post.insert("datePublished".to_owned(), self.published.into());
        if !self.body.is_empty() {
            post.insert("body".to_owned(), self.body.into());
        }
        Value::Object(post)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_two_names_and_is_no_desk() {
        for (name, expected) in
            [("Ann Lee", true), ("Live Team", false), ("Newsroom", false), ("آنا فوستر", true), ("bb_admin", false)]
        {
            assert_eq!(is_person(name), expected, "{name}");
        }
    }
}
