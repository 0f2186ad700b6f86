//! The pages of a newsroom with the coverage embedded, on an origin of their own. Their server ends with this program.

mod app;
mod folder;
mod server;

use anyhow::Result;

use app::App;
use folder::Folder;

use crate::project::Project;

const PAGES: &str = "public/demo";

/// The server of the pages.
pub(crate) struct HostPage {
    port: u16,
}

impl HostPage {
    /// Serves pages that embed the page on a port, with this feed instead of the sample if one is given.
    pub(crate) fn start(project: &Project, page: u16, feed: Option<&str>) -> Result<Self> {
        let folder = Folder::new(project.root().join(PAGES));
        let port = server::start(folder, App::new(page, feed))?;
        Ok(Self { port })
    }

    /// The address, for people.
    pub(crate) fn notice(&self) -> String {
        // A name, because the page is at a number: browsers treat the two as different sites.
        format!("It is embedded in the pages of a newsroom at http://localhost:{}/", self.port)
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use fs_err as fs;

    use super::*;

    fn public() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../public")
    }

    /// The files of the folder with their names.
    fn files() -> Vec<(String, String)> {
        let entries = fs::read_dir(public().join("demo")).unwrap().map(Result::unwrap);
        entries
            .map(|file| (file.file_name().into_string().unwrap(), fs::read_to_string(file.path()).unwrap()))
            .collect()
    }

    /// What stands in quotation marks after each of these words.
    fn quoted<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
        text.split(word).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn the_notice_contains_the_address() {
        let notice = HostPage { port: 8190 }.notice();
        assert!(notice.ends_with(" at http://localhost:8190/"), "{notice}");
    }

    #[test]
    fn the_pages_name_only_files_of_their_folder_and_the_app() {
        let folder = Folder::new(public().join("demo"));
        for (name, text) in files() {
            for address in [quoted(&text, " src=\""), quoted(&text, " href=\"")].concat() {
                let path = address.split(['?', '#']).next().unwrap_or_default();
                let is_known = path.is_empty() || address.starts_with(app::ADDRESS) || folder.file(path).is_some();
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
    fn no_page_has_an_inline_script_or_style() {
        for (name, text) in files() {
            for forbidden in ["<script>", "<style", " style=\"", " onclick="] {
                assert!(!text.contains(forbidden), "{name} has {forbidden}");
            }
        }
    }

    #[test]
    fn every_link_to_a_post_leads_to_one_of_the_sample() {
        let sample = fs::read(public().join(app::FEED)).unwrap();
        let sample: serde_json::Value = serde_json::from_slice(&sample).unwrap();
        let posts: Vec<_> = sample["posts"].as_array().unwrap().iter().filter_map(|post| post["id"].as_str()).collect();
        let links: Vec<_> = files().iter().flat_map(|(_, text)| quoted(text, "#post-")).map(str::to_owned).collect();
        assert!(!links.is_empty());
        for link in links {
            assert!(posts.contains(&link.as_str()), "{link}");
        }
    }
}
