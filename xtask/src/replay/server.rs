//! A web server for JSON documents, which this machine alone can reach.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

/// More than any browser sends along.
const LONGEST_HEAD: u64 = 64 * 1024;

const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until this program ends what `find` has by a name, and gives back the port.
pub(super) fn start(find: impl Fn(&str) -> Option<Value> + Send + Sync + 'static) -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free for the replay")?;
    let port = listener.local_addr()?.port();
    let find = Arc::new(find);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let find = Arc::clone(&find);
            // Whoever hangs up early needs no answer.
            thread::spawn(move || drop(converse(&stream, &*find)));
        }
    });
    Ok(port)
}

fn converse(mut stream: &TcpStream, find: &dyn Fn(&str) -> Option<Value>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut incoming = BufReader::new(stream.take(LONGEST_HEAD));
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if incoming.read_until(b'\n', &mut head)? == 0 {
            return Ok(());
        }
    }
    stream.write_all(&answer(&head, find))
}

fn answer(head: &[u8], find: &dyn Fn(&str) -> Option<Value>) -> Vec<u8> {
    let mut slots = [httparse::EMPTY_HEADER; 100];
    let mut request = httparse::Request::new(&mut slots);
    if request.parse(head).is_err() {
        return plain("400 Bad Request", "");
    }
    if request.method != Some("GET") {
        return plain("405 Method Not Allowed", "Allow: GET\r\n");
    }
    let path = request.path.unwrap_or_default().trim_start_matches('/');
    let Some(document) = find(path.split('?').next().unwrap_or_default()) else {
        return plain("404 Not Found", "");
    };
    let body = document.to_string();
    let tag = tag(&body);
    let known = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("If-None-Match"));
    if known.filter_map(|header| std::str::from_utf8(header.value).ok()).any(|known| holds(known, &tag)) {
        return message("304 Not Modified", &format!("ETag: {tag}\r\n"), "");
    }
    let length = body.len();
    message("200 OK", &format!("ETag: {tag}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n"), &body)
}

fn plain(status: &str, headers: &str) -> Vec<u8> {
    let length = status.len();
    message(status, &format!("{headers}Content-Type: text/plain\r\nContent-Length: {length}\r\n"), status)
}

fn message(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\n{headers}Cache-Control: no-cache\r\nConnection: close\r\n\r\n{body}").into_bytes()
}

fn tag(body: &str) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:x}\"", hasher.finish())
}

fn holds(known: &str, tag: &str) -> bool {
    known.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn ask(request: &str) -> String {
        let port = start(|name| (name == "day.json").then(|| json!({"version": 1}))).unwrap();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_document_is_given_whole_to_whoever_does_not_hold_it() {
        for head in ["GET /day.json HTTP/1.1", "GET /day.json?fresh HTTP/1.1\r\nif-none-match: \"1\""] {
            let answer = ask(&format!("{head}\r\n\r\n"));
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
            assert!(answer.contains("\r\nContent-Type: application/json\r\nContent-Length: 13\r\n"), "{answer}");
            assert!(answer.contains("\r\nCache-Control: no-cache\r\n"), "{answer}");
            assert!(answer.ends_with("\r\n\r\n{\"version\":1}"), "{answer}");
        }
    }

    #[test]
    fn whoever_holds_it_is_told_so() {
        let tag = tag("{\"version\":1}");
        for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let answer = ask(&format!("GET /day.json HTTP/1.1\r\nIf-None-Match: {known}\r\n\r\n"));
            assert!(answer.starts_with("HTTP/1.1 304 "), "{answer}");
            assert!(answer.contains(&format!("\r\nETag: {tag}\r\n")), "{answer}");
            assert!(answer.ends_with("\r\n\r\n"), "{answer}");
        }
    }

    #[test]
    fn what_is_not_there_or_not_understood_is_no_document() {
        for (head, status) in
            [("GET /night.json HTTP/1.1", "404"), ("POST /day.json HTTP/1.1", "405"), ("nonsense", "400")]
        {
            let answer = ask(&format!("{head}\r\n\r\n"));
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        }
    }
}
