//! A web server for JSON documents.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::loopback::{self, Question, message};

/// Serves until this program ends what `find` has by a name, and gives back the port.
pub(super) fn start(find: impl Fn(&str) -> Option<Value> + Send + Sync + 'static) -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free for the replay")?;
    loopback::serve(listener, move |question| find(question.path).map(|document| answer(question, &document)))
}

fn answer(question: &Question<'_>, document: &Value) -> Vec<u8> {
    let body = document.to_string();
    let tag = tag(&body);
    if question.headers("If-None-Match").any(|known| holds(known, &tag)) {
        return message("304 Not Modified", &format!("ETag: {tag}\r\n"), b"");
    }
    message("200 OK", &format!("ETag: {tag}\r\nContent-Type: application/json\r\n"), body.as_bytes())
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
        loopback::tests::ask(port, request)
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
}
