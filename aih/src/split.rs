//! Divides one long document into a head and older pages.
//!
//! Pages are filled from the oldest post on, so that posts that are added change the head alone.

use std::cmp::Reverse;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use as_it_happened::feed::{self, FeedError};
use as_it_happened::timeline::merge::Page;
use as_it_happened::timeline::moment::Moment;
use fs_err as fs;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::arguments::Split;
use crate::source::Source;
use crate::{check, files};

/// What a page has of the coverage besides its posts: no more than the format requires, so that it changes with nothing else.
const OF_EACH_PAGE: [&str; 3] = ["version", "id", "headline"];

/// A document of the divided coverage.
#[derive(PartialEq, Eq, Debug)]
struct Part {
    name: String,
    text: String,
}

/// Runs `aih split`.
///
/// # Errors
/// The feed cannot be read, or the files cannot be written.
pub(crate) fn run(arguments: &Split) -> Result<()> {
    let (bytes, source) = arguments.feed.read()?;
    let name = file_name(&source).context("the feed has no file name to give to the head")?;
    let head = arguments.dir.join(&name);
    if let Source::File(path) = &source
        && is_same_file(path, &head)
    {
        bail!("{} is the feed itself, and would be replaced: choose another folder with --dir", head.display());
    }
    let document = document(&bytes).with_context(|| format!("{source} cannot be divided"))?;
    let posts = document.get("posts").and_then(Value::as_array).map_or(0, Vec::len);
    let parts = divided(document, &name, arguments.page as usize);
    let mut written = 0;
    // The oldest page first and the head last: what a document names is there before it.
    for part in &parts {
        written += usize::from(files::write(&arguments.dir.join(&part.name), part.text.as_bytes())?);
    }
    let pages = parts.len() - 1;
    println!("{}: {posts} posts, {pages} older pages; {written} files written", head.display());
    Ok(())
}

fn file_name(source: &Source) -> Option<String> {
    let name = match source {
        Source::Input => return None,
        Source::File(path) => path.file_name()?.to_str()?.to_owned(),
        Source::Address(url) => url.path_segments()?.next_back()?.to_owned(),
    };
    Some(name).filter(|name| !name.is_empty())
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).ok().zip(fs::canonicalize(other).ok()).is_some_and(|(one, other)| one == other)
}

/// The document, if the page can read it.
fn document(bytes: &[u8]) -> Result<Map<String, Value>> {
    let read = feed::decode(bytes, Page::Head, &|_| None);
    if let Err(error @ (FeedError::NotJson | FeedError::CutOff)) = &read {
        bail!("{}", check::refusal(error, bytes));
    }
    let text = String::from_utf8_lossy(bytes);
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    if let Err(error) = &read {
        bail!("{}", check::refusal(error, bytes));
    }
    let Value::Object(document) = value else { bail!("it is not a JSON object") };
    ensure!(document.get("posts").is_some_and(Value::is_array), "it has no list of posts");
    Ok(document)
}

/// The parts of a document, the oldest first and the head last, with `size` posts in each older page, and from `size` to twice as
/// many in the head.
fn divided(mut document: Map<String, Value>, name: &str, size: usize) -> Vec<Part> {
    let Some(Value::Array(mut posts)) = document.remove("posts") else { return Vec::new() };
    // Stable: posts of the same instant keep the document's order. A post without a readable time stays in the head.
    posts.sort_by_key(|post| Reverse(published(post).map_or(i64::MAX, Moment::utc_ms)));
    let common: Map<String, Value> =
        OF_EACH_PAGE.into_iter().filter_map(|key| Some((key.to_owned(), document.get(key)?.clone()))).collect();
    let mut parts = Vec::new();
    let mut older = document.remove("older");
    let full_pages = (posts.len() / size).saturating_sub(1);
    for _ in 0..full_pages {
        let mut page = common.clone();
        page.insert("posts".to_owned(), Value::Array(posts.split_off(posts.len() - size)));
        if let Some(older) = older.take() {
            page.insert("older".to_owned(), older);
        }
        let text = text(page);
        let name = page_name(name, &text);
        older = Some(json!(name));
        parts.push(Part { name, text });
    }
    if let Some(older) = older {
        document.insert("older".to_owned(), older);
    }
    document.insert("posts".to_owned(), Value::Array(posts));
    parts.push(Part { name: name.to_owned(), text: text(document) });
    parts
}

fn published(post: &Value) -> Option<Moment> {
    Moment::parse(post.get("datePublished")?.as_str()?)
}

fn text(document: Map<String, Value>) -> String {
    Value::Object(document).to_string() + "\n"
}

/// `day.json` → `day-0f3a….json`, by the content: 16 hexadecimal digits of its SHA-256.
fn page_name(head: &str, text: &str) -> String {
    let hash: String = Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    match head.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{head}-{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage(posts: usize) -> Map<String, Value> {
        let post =
            |n: usize| json!({ "id": n, "datePublished": format!("2031-05-04T{:02}:{:02}:00+02:00", n / 60, n % 60) });
        let posts: Vec<Value> = (0..posts).map(post).collect();
        let document = json!({ "version": 1, "id": "c", "headline": "C", "status": "live", "older": "night.json", "posts": posts });
        document.as_object().unwrap().clone()
    }

    fn read(part: &Part) -> (Vec<u64>, Option<String>) {
        let document: Value = serde_json::from_str(&part.text).unwrap();
        let ids = document["posts"].as_array().unwrap().iter().map(|post| post["id"].as_u64().unwrap()).collect();
        (ids, document["older"].as_str().map(str::to_owned))
    }

    #[test]
    fn every_post_is_in_one_part_and_each_part_leads_to_the_next_older() {
        for posts in [0, 1, 9, 10, 19, 20, 21, 47] {
            let parts = divided(coverage(posts), "day.json", 10);
            let mut all: Vec<u64> = Vec::new();
            let mut older = Some("night.json".to_owned());
            for part in &parts {
                let (ids, next) = read(part);
                assert_eq!(next, older, "{posts} posts");
                older = Some(part.name.clone());
                all.splice(0..0, ids);
            }
            assert_eq!(all, (0..posts as u64).rev().collect::<Vec<_>>(), "{posts} posts");
            let (in_head, _) = read(parts.last().unwrap());
            assert!(in_head.len() < 20 && (in_head.len() >= 10 || parts.len() == 1), "{posts} posts");
        }
    }

    #[test]
    fn posts_that_are_added_change_the_head_alone() {
        let before = divided(coverage(47), "day.json", 10);
        let after = divided(coverage(49), "day.json", 10);
        let pages = before.len() - 1;
        assert_eq!(before[..pages], after[..pages]);
        assert_ne!(before[pages], after[pages]);
    }

    #[test]
    fn a_page_has_what_the_format_requires_and_the_head_all_the_rest() {
        let parts = divided(coverage(40), "day.json", 10);
        let page: Value = serde_json::from_str(&parts[0].text).unwrap();
        let keys: Vec<&String> = page.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["headline", "id", "older", "posts", "version"]);
        let head: Value = serde_json::from_str(&parts.last().unwrap().text).unwrap();
        assert_eq!(head["status"], "live");
    }

    #[test]
    fn a_post_without_a_readable_time_stays_in_the_head() {
        let mut document = coverage(30);
        document["posts"].as_array_mut().unwrap().push(json!({ "id": 99 }));
        let parts = divided(document, "day.json", 10);
        assert_eq!(read(parts.last().unwrap()).0[0], 99);
    }

    #[test]
    fn the_feed_itself_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("day.json");
        std::fs::write(&path, Value::Object(coverage(30)).to_string()).unwrap();
        let split = |dir: &Path| run(&Split { feed: Source::File(path.clone()), dir: dir.to_owned(), page: 10 });
        assert!(split(folder.path()).unwrap_err().to_string().contains("choose another folder"));
        split(&folder.path().join("out")).unwrap();
        assert_eq!(std::fs::read_dir(folder.path().join("out")).unwrap().count(), 3);
    }
}
