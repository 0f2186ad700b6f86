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
    /// Whether its name changes with its content.
    pub(super) hashed: bool,
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
    File { path, kind, hashed: false, shared: false }
}

const fn hashed(path: &'static str, kind: &'static str) -> File {
    File { path, kind, hashed: true, shared: true }
}

const fn shared(path: &'static str, kind: &'static str) -> File {
    File { path, kind, hashed: false, shared: true }
}

/// All files.
pub(super) const FILES: [File; 14] = [
    file("index.html", "text/html"),
    shared("worker.js", "text/javascript"),
    shared("unsupported.js", "text/javascript"),
    shared("embed.js", "text/javascript"),
    hashed("embed-0123456789abcdef.js", "text/javascript"),
    hashed("start-0123456789abcdef.js", "text/javascript"),
    hashed("as-it-happened-0123456789abcdef.js", "text/javascript"),
    hashed("as-it-happened-0123456789abcdef_bg.wasm", "application/wasm"),
    File { shared: false, ..hashed("page-0123456789abcdef.css", "text/css") },
    hashed("words/en-0123456789abcdef.json", "application/json"),
    shared("coverage/day.json", "application/json"),
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
