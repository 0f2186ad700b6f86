//! A web server for the pages.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};

use super::app::App;
use super::folder::{File, Folder};
use crate::loopback::{self, message};

/// The same at every start if it is free: open tabs go on working.
const USUAL_PORT: u16 = 8190;

/// Serves the pages until this program ends, and returns the port.
pub(super) fn start(folder: Folder, app: App) -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, USUAL_PORT))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .context("no port is free for the newsroom's pages")?;
    loopback::serve(listener, move |question| folder.file(question.path).map(|file| answer(file, &app)))
}

fn answer(File { kind, bytes }: File, app: &App) -> Vec<u8> {
    let body = match String::from_utf8(bytes) {
        Ok(text) => app.put_into(&text).into_bytes(),
        Err(other) => other.into_bytes(),
    };
    let policy = app.policy();
    message("200 OK", &format!("Content-Type: {kind}\r\nContent-Security-Policy: {policy}\r\n"), &body)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn ask(head: &str) -> String {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../public/demo");
        let port = start(Folder::new(root), App::new(4567, None)).unwrap();
        loopback::tests::ask(port, &format!("{head}\r\n\r\n"))
    }

    #[test]
    fn a_page_names_the_running_app() {
        for head in ["GET /article.html HTTP/1.1", "GET /article.html?fresh HTTP/1.1"] {
            let answer = ask(head);
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"), "{answer}");
            assert!(answer.contains("\r\nCache-Control: no-cache\r\n"), "{answer}");
            assert!(answer.contains("src=\"http://127.0.0.1:4567/embed.js\""), "{answer}");
            assert!(!answer.contains("live.example.org"), "{answer}");
        }
    }

    #[test]
    fn a_page_has_a_policy() {
        assert!(ask("GET / HTTP/1.1").contains("\r\nContent-Security-Policy: default-src 'none'; "));
    }

    #[test]
    fn the_content_length_is_right() {
        let answer = ask("GET /arabic.html HTTP/1.1");
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(&format!("\r\nContent-Length: {}\r\n", body.len())), "{head}");
    }

    #[test]
    fn files_outside_of_the_folder_are_not_found() {
        for head in ["GET /../icon.svg HTTP/1.1", "GET http://other/article.html HTTP/1.1"] {
            assert!(ask(head).starts_with("HTTP/1.1 404 "), "{head}");
        }
    }
}
