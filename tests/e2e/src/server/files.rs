//! The files of the built page, with their types.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Component, Path};

use serde_json::Value;

use super::answer::Answer;

/// The file at `path` below `root`, or 404.
pub(super) fn read(root: &Path, path: &str) -> Answer {
    let relative = Path::new(path);
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let Some(body) = inside.then(|| fs::read(root.join(relative)).ok()).flatten() else {
        return Answer::error(404);
    };
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let kind = media_type(relative);
    let answer = Answer::claiming_json(body).header("Content-Type", kind).etag(&format!("{:x}", hasher.finish()));
    // As the ready settings for servers have it.
    match relative.extension().and_then(|end| end.to_str()) {
        Some("js" | "json" | "wasm") => answer.header("Access-Control-Allow-Origin", "*"),
        _ => answer,
    }
}

/// The page with another configuration in its `<script id="config">`.
///
/// # Panics
/// When the page has no such block, because the contract promises one.
pub(super) fn configured(page: &str, config: &Value) -> String {
    let (start, end) = config_block(page).expect("index.html holds <script … id=\"config\">");
    // As a publisher would have to: a feed's address must not end the script.
    let config = config.to_string().replace('<', "\\u003c");
    [&page[..start], &config, &page[end..]].concat()
}

/// The configuration that the page was built with.
pub(super) fn configuration(page: &str) -> Option<Value> {
    let (start, end) = config_block(page)?;
    serde_json::from_str(&page[start..end]).ok()
}

fn config_block(page: &str) -> Option<(usize, usize)> {
    let id = ["id=\"config\"", "id=config"].iter().find_map(|id| page.find(id))?;
    let start = id + page[id..].find('>')? + 1;
    let end = start + page[start..].find("</script>")?;
    Some((start, end))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("mp4") => "video/mp4",
        Some("webm") => "video/webm",
        Some("mp3") => "audio/mpeg",
        Some("ogg") => "audio/ogg",
        Some("vtt") => "text/vtt; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
