//! One request, and what a server answers.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, bail};

const PATIENCE: Duration = Duration::from_secs(10);

/// What a server has answered.
pub(super) struct Answer {
    /// The status, such as 200.
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    /// The body, as it came: not unpacked, and in chunks where the server did not know its length.
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// Asks the server on a port for a path that begins with `/`.
    pub(super) fn to(port: u16, path: &str, headers: &[(&str, &str)]) -> Result<Self> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{request}\r\n").as_bytes())?;
        let mut message = Vec::new();
        stream.read_to_end(&mut message)?;
        Self::read(&message).with_context(|| format!("{path}: this is no answer"))
    }

    fn read(message: &[u8]) -> Result<Self> {
        let mut slots = [httparse::EMPTY_HEADER; 100];
        let mut head = httparse::Response::new(&mut slots);
        let httparse::Status::Complete(end) = head.parse(message)? else { bail!("it breaks off") };
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        let headers = head.headers.iter().map(|header| (header.name.to_owned(), text(header.value))).collect();
        Ok(Self { status: head.code.unwrap_or_default(), headers, body: message[end..].to_vec() })
    }

    /// The value of a header; of one that came several times, all of them, joined as browsers do it.
    pub(super) fn header(&self, name: &str) -> String {
        let of_that_name = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        of_that_name.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_that_comes_twice_is_seen_twice() {
        let message = b"HTTP/1.1 404 Not Found\r\nVary: Origin\r\nvary: Accept-Encoding\r\n\r\nNothing.";
        let answer = Answer::read(message).unwrap();
        assert_eq!(answer.status, 404);
        assert_eq!(answer.header("Vary"), "Origin, Accept-Encoding");
        assert_eq!(answer.header("ETag"), "");
        assert_eq!(answer.body, b"Nothing.");
    }

    #[test]
    fn a_head_that_breaks_off_is_no_answer() {
        assert!(Answer::read(b"HTTP/1.1 200 OK\r\nVary: Ori").is_err());
    }
}
