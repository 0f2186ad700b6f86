//! The files of one folder, by their addresses.

use std::path::PathBuf;

/// A folder whose files may be served, and nothing outside of it.
pub(super) struct Folder {
    root: PathBuf,
}

/// A file as it is served.
pub(super) struct File {
    /// Its media type.
    pub(super) kind: &'static str,
    /// Its content.
    pub(super) bytes: Vec<u8>,
}

impl Folder {
    /// The folder at a path.
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// The file for a path without its first slash. An empty path, or one that ends with a slash, means `index.html`.
    pub(super) fn file(&self, address: &str) -> Option<File> {
        let address = match address.strip_suffix('/') {
            Some(folder) => format!("{folder}/index.html"),
            None if address.is_empty() => "index.html".to_owned(),
            None => address.to_owned(),
        };
        // Names of these letters cannot lead out of the folder.
        let mut path = self.root.clone();
        for name in address.split('/') {
            let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
            if name.is_empty() || name.starts_with('.') || !name.chars().all(is_plain) {
                return None;
            }
            path.push(name);
        }
        let kind = kind(path.extension()?.to_str()?)?;
        Some(File { kind, bytes: fs_err::read(path).ok()? })
    }
}

fn kind(extension: &str) -> Option<&'static str> {
    match extension {
        "html" => Some("text/html; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(address: &str) -> Option<&'static str> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../public/demo");
        Folder::new(root).file(address).map(|file| file.kind)
    }

    #[test]
    fn a_file_has_its_media_type() {
        assert_eq!(kind("article.html"), Some("text/html; charset=utf-8"));
        assert_eq!(kind("demo.css"), Some("text/css; charset=utf-8"));
        assert_eq!(kind("app.js"), Some("text/javascript; charset=utf-8"));
        assert_eq!(kind("icon.svg"), Some("image/svg+xml"));
    }

    #[test]
    fn the_folder_itself_is_its_index() {
        assert_eq!(kind(""), Some("text/html; charset=utf-8"));
    }

    #[test]
    fn nothing_outside_the_folder_can_be_named() {
        for address in ["../icon.svg", "./article.html", "..%2ficon.svg", "/../icon.svg", "..\\icon.svg", "a/../app.js"]
        {
            assert_eq!(kind(address), None, "{address}");
        }
    }

    #[test]
    fn what_is_not_there_is_no_file() {
        for address in ["night.html", "article.html/", "demo", "favicon.ico"] {
            assert_eq!(kind(address), None, "{address}");
        }
    }
}
