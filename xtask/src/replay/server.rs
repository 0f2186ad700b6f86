//! A web server for the documents of a newsroom.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};
use newsroom::Response;

use crate::loopback::{self, message};

/// Serves until this program ends, and returns the port. `respond` gets a file name and the `If-None-Match`.
pub(super) fn start(respond: impl Fn(&str, Option<&str>) -> Response + Send + Sync + 'static) -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free for the replay")?;
    loopback::serve(listener, move |request| {
        let known = request.headers("If-None-Match").collect::<Vec<_>>().join(",");
        sent(&respond(request.path, Some(&known)))
    })
}

fn sent(response: &Response) -> Option<Vec<u8>> {
    let status = match response.status {
        200 => "200 OK",
        304 => "304 Not Modified",
        _ => return None,
    };
    let headers: String = response.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    Some(message(status, &headers, &response.body))
}

#[cfg(test)]
mod tests {
    use newsroom::{HEAD, Plan, START, Story};

    use super::*;

    #[test]
    fn a_document_is_sent_whole_then_as_unchanged_and_other_paths_are_not_found() {
        let story = Story::generated(&Plan::HALF_AN_HOUR);
        let head = story.head(START);
        let port = start(move |name, known| story.respond(name, known, None, START)).unwrap();
        let ask = |request: &str| loopback::tests::ask(port, &format!("{request}\r\n\r\n"));
        let response = ask(&format!("GET /{HEAD} HTTP/1.1\r\nIf-None-Match: \"another\""));
        assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
        assert!(response.contains("\r\nContent-Type: application/json\r\n"), "{response}");
        assert!(response.contains("\r\nCache-Control: no-cache\r\n"), "{response}");
        assert!(response.ends_with(&format!("\r\n\r\n{head}")), "{response}");
        let tag = response.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        let unchanged = ask(&format!("GET /{HEAD} HTTP/1.1\r\nIf-None-Match: {tag}"));
        assert!(unchanged.starts_with("HTTP/1.1 304 ") && unchanged.ends_with("\r\n\r\n"), "{unchanged}");
        assert!(ask("GET /older-99.json HTTP/1.1").starts_with("HTTP/1.1 404 "));
    }
}
