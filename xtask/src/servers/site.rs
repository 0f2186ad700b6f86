//! A small page with one file of each kind, named as in a build.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;

use crate::compress;

/// A file of the page.
pub(super) struct File {
    /// Where it is, from the root.
    pub(super) path: &'static str,
    /// Its media type.
    pub(super) kind: &'static str,
    /// Whether pages of other origins may read it.
    pub(super) shared: bool,
}

impl File {
    /// Whether it has compressed copies.
    pub(super) fn is_compressed(&self) -> bool {
        !self.kind.starts_with("image/") || self.kind == "image/svg+xml"
    }
}

const fn file(path: &'static str, kind: &'static str) -> File {
    File { path, kind, shared: false }
}

const fn shared(path: &'static str, kind: &'static str) -> File {
    File { path, kind, shared: true }
}

/// All files.
pub(super) const FILES: [File; 16] = [
    file("index.html", "text/html"),
    shared("worker.js", "text/javascript"),
    shared("unsupported.js", "text/javascript"),
    shared("embed.js", "text/javascript"),
    shared("assets/embed-0123456789abcdef.js", "text/javascript"),
    shared("assets/start-0123456789abcdef.js", "text/javascript"),
    shared("assets/as-it-happened-0123456789abcdef.js", "text/javascript"),
    shared("assets/as-it-happened-0123456789abcdef_bg.wasm", "application/wasm"),
    file("assets/page-0123456789abcdef.css", "text/css"),
    shared("assets/words/en-0123456789abcdef.json", "application/json"),
    shared("coverage/day.json", "application/json"),
    // Publishers may name feeds as a build names its files.
    shared("today-20140613.json", "application/json"),
    shared("coverage/day-0123456789abcdef.json", "application/json"),
    file("icon.svg", "image/svg+xml"),
    file("coverage/pictures/map.webp", "image/webp"),
    file("coverage/pictures/map.jpg", "image/jpeg"),
];

/// A feed without compressed copies.
pub(super) const LIVE: &str = "coverage/live.json";

/// Writes the page into a folder, compressed as a release is.
pub(super) fn write(root: &Path) -> Result<()> {
    for file in &FILES {
        put(root, file.path)?;
    }
    compress::beside_each_text_file(root)?;
    put(root, LIVE)
}

fn put(root: &Path, path: &str) -> Result<()> {
    let file = root.join(path);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(&file, content(path))?)
}

/// The content of a file: long enough for a server to compress it.
pub(super) fn content(path: &str) -> Vec<u8> {
    format!("{{\"what\": \"{path}\"}}\n").repeat(100).into_bytes()
}
