//! A newsroom's pages with the coverage in them, on an origin of their own: beside the page that is being served, and ending
//! with it.

mod folder;
mod server;
mod words;

use anyhow::Result;

use folder::Folder;
use words::Words;

use crate::project::Project;

const PAGES: &str = "public/demo";

/// The pages, being served.
pub(crate) struct HostPage {
    port: u16,
}

impl HostPage {
    /// Serves the pages around the page on a port; with another feed than the sample, if one is given.
    pub(crate) fn start(project: &Project, page: u16, feed: Option<&str>) -> Result<Self> {
        let folder = Folder::new(project.root().join(PAGES));
        let port = server::start(folder, Words::new(page, feed))?;
        Ok(Self { port })
    }

    /// Where to look, for people.
    pub(crate) fn invitation(&self) -> String {
        // By name, where the page has a number: to a browser these are two sites, as a publisher's and the page's are.
        format!("It stands in the pages of a newsroom at http://localhost:{}/", self.port)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn public() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../public")
    }

    // The files of the folder, by their names.
    fn files() -> Vec<(String, String)> {
        let entries = fs::read_dir(public().join("demo")).unwrap().map(Result::unwrap);
        entries
            .map(|file| (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap()))
            .collect()
    }

    // What stands in quotation marks behind each of these words.
    fn quoted<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
        text.split(word).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn it_is_said_where_to_look() {
        let said = HostPage { port: 8190 }.invitation();
        assert!(said.ends_with(" at http://localhost:8190/"), "{said}");
    }

    #[test]
    fn the_pages_take_all_they_name_from_their_folder_or_from_the_app() {
        let folder = Folder::new(public().join("demo"));
        for (name, text) in files() {
            for address in [quoted(&text, " src=\""), quoted(&text, " href=\"")].concat() {
                let path = address.split(['?', '#']).next().unwrap_or_default();
                let is_known = path.is_empty() || address.starts_with(words::APP) || folder.file(path).is_some();
                assert!(is_known, "{name} names {address}");
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_can_be_served() {
        let folder = Folder::new(public().join("demo"));
        for (name, _) in files() {
            assert!(folder.file(&name).is_some(), "{name}");
        }
    }

    #[test]
    fn no_page_has_a_script_or_a_style_in_it() {
        for (name, text) in files() {
            for forbidden in ["<script>", "<style", " style=\"", " onclick="] {
                assert!(!text.contains(forbidden), "{name} has {forbidden}");
            }
        }
    }

    #[test]
    fn every_link_to_a_post_leads_to_one_of_the_sample() {
        let sample = fs::read(public().join(words::FEED)).unwrap();
        let sample: serde_json::Value = serde_json::from_slice(&sample).unwrap();
        let posts: Vec<_> = sample["posts"].as_array().unwrap().iter().filter_map(|post| post["id"].as_str()).collect();
        let links: Vec<_> = files().iter().flat_map(|(_, text)| quoted(text, "#post-")).map(str::to_owned).collect();
        assert!(!links.is_empty());
        for link in links {
            assert!(posts.contains(&link.as_str()), "{link}");
        }
    }
}
