//! Copies of the pictures, so that the record is whole without the servers that they came from.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use indicatif::{ProgressBar, ProgressDrawTarget};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

use super::File;
use crate::is_watched;
use crate::source::Source;

/// Copies all pictures that `document` names, and has it name the copies. Those that a folder of an earlier run has are not
/// fetched again.
///
/// # Errors
/// A picture cannot be had.
pub(super) fn copied(document: &mut Value, dir: &Path) -> Result<Vec<File>> {
    let mut addresses = BTreeMap::new();
    visit(document, false, &mut |address| {
        addresses.entry(address.clone()).or_insert_with(String::new);
    });
    let progress = ProgressBar::new(addresses.len() as u64);
    progress.set_draw_target(if is_watched() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() });
    let mut files = Vec::new();
    for (address, name) in &mut addresses {
        *name = file_name(address);
        let path = dir.join(&*name);
        let bytes = match fs_err::read(&path) {
            Ok(bytes) => bytes,
            Err(_) => Source::Address(Url::parse(address)?).read().context("a picture is missing")?.0,
        };
        files.push((name.clone(), bytes));
        progress.inc(1);
    }
    progress.finish_and_clear();
    visit(document, false, &mut |address| {
        if let Some(name) = addresses.get(address) {
            address.clone_from(name);
        }
    });
    Ok(files)
}

/// Calls `act` with each address of a picture's file: of blocks `image`, of galleries, of their sizes, of posters, of sources.
fn visit(value: &mut Value, is_image: bool, act: &mut dyn FnMut(&mut String)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, is_image, act)),
        Value::Object(members) => {
            let is_image = is_image || members.get("type") == Some(&json!("image"));
            for (key, member) in members {
                match member {
                    Value::String(address) => {
                        let is_file = (key == "url" && is_image) || matches!(key.as_str(), "poster" | "image" | "logo");
                        if is_file && (address.starts_with("http://") || address.starts_with("https://")) {
                            act(address);
                        }
                    }
                    // The links of a caption are no pictures.
                    member if key == "caption" => visit(member, false, &mut |_| {}),
                    member => visit(member, key == "images" || (is_image && key == "sizes"), act),
                }
            }
        }
        _ => {}
    }
}

/// A name by the address: a hash, and the ending if it is that of a picture.
fn file_name(address: &str) -> String {
    let hash: String = Sha256::digest(address).iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];
    match ending.filter(|ending| known.contains(&ending.as_str())) {
        Some(ending) => format!("pictures/{hash}.{ending}"),
        None => format!("pictures/{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_found_wherever_the_format_has_them_and_links_are_not() {
        let mut document = json!({
            "publisher": { "url": "https://a/", "logo": "https://a/logo.svg" },
            "posts": [{
                "source": { "url": "https://a/page", "image": "https://a/face" },
                "body": [
                    { "type": "image", "url": "https://a/1.jpg", "sizes": [{ "url": "https://a/2.webp", "width": 1 }], "caption": [{ "text": "x", "url": "https://a/x" }] },
                    { "type": "gallery", "images": [{ "url": "https://a/3.png?w=1" }] },
                    { "type": "video", "url": "https://a/film.mp4", "poster": "https://a/4.jpg" },
                    { "type": "embed", "url": "https://a/embed" },
                ],
            }],
        });
        let mut found = Vec::new();
        visit(&mut document, false, &mut |address| found.push(address.clone()));
        found.sort();
        let expected =
            ["1.jpg", "2.webp", "3.png?w=1", "4.jpg", "face", "logo.svg"].map(|name| format!("https://a/{name}"));
        assert_eq!(found, expected);
        assert!(file_name("https://a/3.png?w=1").ends_with(".png"));
        assert!(!file_name("https://a/face.php").contains('.'));
    }
}
