//! A web server for the pages, which this machine alone can reach.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::folder::{File, Folder};
use super::words::Words;

/// The same every time where it is free, so that a tab of yesterday still works.
const USUAL_PORT: u16 = 8190;

/// More than any browser sends along.
const LONGEST_HEAD: u64 = 64 * 1024;

const PATIENCE: Duration = Duration::from_secs(10);

/// Serves the pages until this program ends, and gives back the port.
pub(super) fn start(folder: Folder, words: Words) -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, USUAL_PORT))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .context("no port is free for the newsroom's pages")?;
    let port = listener.local_addr()?.port();
    let pages = Arc::new((folder, words));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let pages = Arc::clone(&pages);
            // Whoever hangs up early needs no answer.
            thread::spawn(move || drop(converse(&stream, &pages.0, &pages.1)));
        }
    });
    Ok(port)
}

fn converse(mut stream: &TcpStream, folder: &Folder, words: &Words) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut incoming = BufReader::new(stream.take(LONGEST_HEAD));
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if incoming.read_until(b'\n', &mut head)? == 0 {
            return Ok(());
        }
    }
    stream.write_all(&answer(&head, folder, words))
}

fn answer(head: &[u8], folder: &Folder, words: &Words) -> Vec<u8> {
    let mut slots = [httparse::EMPTY_HEADER; 100];
    let mut request = httparse::Request::new(&mut slots);
    if request.parse(head).is_err() {
        return plain("400 Bad Request", "");
    }
    if request.method != Some("GET") {
        return plain("405 Method Not Allowed", "Allow: GET\r\n");
    }
    let path = request.path.unwrap_or_default().split('?').next().unwrap_or_default();
    let Some(File { kind, bytes }) = path.strip_prefix('/').and_then(|address| folder.file(address)) else {
        return plain("404 Not Found", "");
    };
    let body = match String::from_utf8(bytes) {
        Ok(text) => words.put_into(&text).into_bytes(),
        Err(other) => other.into_bytes(),
    };
    let policy = words.policy();
    message("200 OK", &format!("Content-Type: {kind}\r\nContent-Security-Policy: {policy}\r\n"), &body)
}

fn plain(status: &str, headers: &str) -> Vec<u8> {
    message(status, &format!("{headers}Content-Type: text/plain\r\n"), status.as_bytes())
}

fn message(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn ask(head: &str) -> String {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../public/demo");
        let port = start(Folder::new(root), Words::new(4567, None)).unwrap();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(format!("{head}\r\n\r\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_page_comes_with_the_running_app_in_it() {
        for head in ["GET /article.html HTTP/1.1", "GET /article.html?fresh HTTP/1.1"] {
            let answer = ask(head);
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"), "{answer}");
            assert!(answer.contains("\r\nCache-Control: no-cache\r\n"), "{answer}");
            assert!(answer.contains("src=\"http://127.0.0.1:4567/embed.js\""), "{answer}");
            assert!(!answer.contains("live.example.org"), "{answer}");
        }
    }

    #[test]
    fn a_page_comes_under_a_policy() {
        assert!(ask("GET / HTTP/1.1").contains("\r\nContent-Security-Policy: default-src 'none'; "));
    }

    #[test]
    fn as_many_bytes_are_announced_as_come() {
        let answer = ask("GET /arabic.html HTTP/1.1");
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(&format!("\r\nContent-Length: {}\r\n", body.len())), "{head}");
    }

    #[test]
    fn what_is_not_there_or_not_understood_is_no_page() {
        for (head, status) in [
            ("GET /night.html HTTP/1.1", "404"),
            ("GET /../icon.svg HTTP/1.1", "404"),
            ("GET http://other/article.html HTTP/1.1", "404"),
            ("POST / HTTP/1.1", "405"),
            ("nonsense", "400"),
        ] {
            let answer = ask(head);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        }
    }
}
