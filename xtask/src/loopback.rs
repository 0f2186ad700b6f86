//! Ports of this machine, and a small web server that only this machine can reach.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use newsroom::Response;

/// More bytes than a browser sends as the head of a request.
const MOST_HEAD_BYTES: u64 = 64 * 1024;

const TIMEOUT: Duration = Duration::from_secs(10);

/// Any free port.
pub(crate) fn free_port() -> Result<u16> {
    Ok(listen(0)?.local_addr()?.port())
}

/// Listens on a port; 0 is any that is free.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| format!("port {port} is not free"))
}

/// Whether a server accepts connections on a port.
pub(crate) fn answers(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok()
}

/// Serves until this program ends, and returns the port. `respond` gets the path without its first slash and without the
/// query, and the `If-None-Match`.
pub(crate) fn serve(
    listener: TcpListener,
    respond: impl Fn(&str, Option<&str>) -> Response + Send + Sync + 'static,
) -> Result<u16> {
    let port = listener.local_addr()?.port();
    let respond = Arc::new(respond);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let respond = Arc::clone(&respond);
            // A client that disconnects early needs no response.
            thread::spawn(move || converse(&stream, &*respond).ok());
        }
    });
    Ok(port)
}

fn converse(mut stream: &TcpStream, respond: &dyn Fn(&str, Option<&str>) -> Response) -> io::Result<()> {
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    let mut head = Vec::new();
    for line in BufReader::new(stream.take(MOST_HEAD_BYTES)).lines() {
        match line? {
            line if line.is_empty() => break,
            line => head.push(line),
        }
    }
    let Some((first, headers)) = head.split_first() else { return Ok(()) };
    let known = headers.iter().filter_map(|line| line.split_once(':'));
    let known = known.filter(|(name, _)| name.eq_ignore_ascii_case("If-None-Match")).map(|(_, value)| value).next();
    let Response { status, headers, body, .. } = match first.split(' ').collect::<Vec<_>>()[..] {
        ["GET", path, _] => match path.split('?').next().and_then(|path| path.strip_prefix('/')) {
            Some(path) => respond(path, known),
            None => Response::error(404),
        },
        [_, _, _] => Response::error(405).header("Allow", "GET"),
        _ => Response::error(400),
    };
    let mut message = format!("HTTP/1.1 {status} \r\n");
    for (name, value) in headers {
        message += &format!("{name}: {value}\r\n");
    }
    if !body.is_empty() {
        message += &format!("Content-Length: {}\r\n", body.len());
    }
    message += "Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
    stream.write_all(&[message.as_bytes(), &body].concat())
}

#[cfg(test)]
mod tests {
    use newsroom::{HEAD, Plan, START, Story};

    use super::*;

    /// The response of a server on this port to a request with this head.
    fn ask(port: u16, head: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(format!("{head}\r\n\r\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_document_is_sent_whole_then_as_unchanged_and_other_requests_get_the_status_of_their_fault() {
        let story = Story::generated(&Plan::HALF_AN_HOUR);
        let document = story.head(START);
        let port = serve(listen(0).unwrap(), move |name, known| story.respond(name, known, None, START)).unwrap();
        let response = ask(port, &format!("GET /{HEAD}?fresh HTTP/1.1\r\nIf-None-Match: \"another\""));
        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        assert_eq!(body, document);
        assert!(head.starts_with("HTTP/1.1 200 \r\nContent-Type: application/json\r\n"), "{head}");
        assert!(head.contains(&format!("\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n", body.len())), "{head}");

        let tag = head.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        let unchanged = ask(port, &format!("GET /{HEAD} HTTP/1.1\r\nif-none-match: {tag}"));
        assert!(unchanged.starts_with("HTTP/1.1 304 ") && unchanged.ends_with("\r\n\r\n"), "{unchanged}");

        for (head, status) in [
            ("GET /older-99.json HTTP/1.1", "404"),
            ("GET http://other/coverage.json HTTP/1.1", "404"),
            ("POST /coverage.json HTTP/1.1", "405"),
            ("nonsense", "400"),
        ] {
            let answer = ask(port, head);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        }
    }
}
