//! A small web server that only this machine can reach.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::Result;

/// More bytes than a browser sends as the head of a request.
const MOST_HEAD_BYTES: u64 = 64 * 1024;

const TIMEOUT: Duration = Duration::from_secs(10);

/// A request.
pub(crate) struct Question<'h> {
    /// The path without its first slash and without the query.
    pub(crate) path: &'h str,
    headers: &'h [httparse::Header<'h>],
}

impl Question<'_> {
    /// The values of all headers with this name.
    pub(crate) fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(name));
        named.filter_map(|header| std::str::from_utf8(header.value).ok())
    }
}

/// Serves until this program ends, and returns the port. `None` from `answer` becomes status 404.
pub(crate) fn serve(
    listener: TcpListener,
    answer: impl Fn(&Question<'_>) -> Option<Vec<u8>> + Send + Sync + 'static,
) -> Result<u16> {
    let port = listener.local_addr()?.port();
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            // A client that disconnects early needs no response.
            thread::spawn(move || drop(converse(&stream, &*answer)));
        }
    });
    Ok(port)
}

/// A response. Without a body it has no `Content-Length`.
pub(crate) fn message(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}{length}Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\
         Connection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

type Answer = dyn Fn(&Question<'_>) -> Option<Vec<u8>>;

fn converse(mut stream: &TcpStream, answer: &Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    let mut incoming = BufReader::new(stream.take(MOST_HEAD_BYTES));
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if incoming.read_until(b'\n', &mut head)? == 0 {
            return Ok(());
        }
    }
    stream.write_all(&answer_to(&head, answer))
}

fn answer_to(head: &[u8], answer: &Answer) -> Vec<u8> {
    let mut slots = [httparse::EMPTY_HEADER; 100];
    let mut request = httparse::Request::new(&mut slots);
    if request.parse(head).is_err() {
        return plain("400 Bad Request", "");
    }
    if request.method != Some("GET") {
        return plain("405 Method Not Allowed", "Allow: GET\r\n");
    }
    let path = request.path.and_then(|path| path.split('?').next()?.strip_prefix('/'));
    let found = path.and_then(|path| answer(&Question { path, headers: request.headers }));
    found.unwrap_or_else(|| plain("404 Not Found", ""))
}

fn plain(status: &str, headers: &str) -> Vec<u8> {
    message(status, &format!("{headers}Content-Type: text/plain\r\n"), status.as_bytes())
}

#[cfg(test)]
pub(crate) mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    /// The response of a server on this port to a request with this text.
    pub(crate) fn ask(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn other_requests_get_the_status_of_their_fault() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port =
            serve(listener, |question| (question.path == "day").then(|| message("200 OK", "", b"there"))).unwrap();
        for (head, status) in [
            ("GET /day?fresh HTTP/1.1", "200"),
            ("GET /night HTTP/1.1", "404"),
            ("GET day HTTP/1.1", "404"),
            ("POST /day HTTP/1.1", "405"),
            ("nonsense", "400"),
        ] {
            let answer = ask(port, &format!("{head}\r\n\r\n"));
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        }
    }
}
