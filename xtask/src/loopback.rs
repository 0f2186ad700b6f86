//! A small web server, which this machine alone can reach.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::Result;

/// More than any browser sends along.
const LONGEST_HEAD: u64 = 64 * 1024;

const PATIENCE: Duration = Duration::from_secs(10);

/// A question for something of this server.
pub(crate) struct Question<'h> {
    /// What is asked for: behind the first slash, without a query.
    pub(crate) path: &'h str,
    headers: &'h [httparse::Header<'h>],
}

impl Question<'_> {
    /// The texts of all headers of a name.
    pub(crate) fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(name));
        named.filter_map(|header| std::str::from_utf8(header.value).ok())
    }
}

/// Answers until this program ends, and gives back the port. What `answer` has nothing for is not found.
pub(crate) fn serve(
    listener: TcpListener,
    answer: impl Fn(&Question<'_>) -> Option<Vec<u8>> + Send + Sync + 'static,
) -> Result<u16> {
    let port = listener.local_addr()?.port();
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            // Whoever hangs up early needs no answer.
            thread::spawn(move || drop(converse(&stream, &*answer)));
        }
    });
    Ok(port)
}

/// An answer; what has no body says nothing of its length.
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
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut incoming = BufReader::new(stream.take(LONGEST_HEAD));
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

    /// What a server at that port answers to a request of this text.
    pub(crate) fn ask(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn what_is_not_there_or_not_understood_is_not_answered_with_anything_else() {
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
