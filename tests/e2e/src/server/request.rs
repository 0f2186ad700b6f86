//! One request as it arrived, for a journey to look at afterwards.

use std::fmt;
use std::io::{self, BufRead};
use std::time::Instant;

/// A request to a site.
#[derive(Debug, Clone)]
pub struct Request {
    /// When its last byte had arrived.
    pub at: Instant,
    /// `GET`, `POST`, …
    pub method: String,
    /// The path below the site, without query: `coverage/day.json`. The page itself is `index.html`.
    pub path: String,
    /// What followed the question mark.
    pub query: String,
    /// Name and value, as they were sent.
    pub headers: Vec<(String, String)>,
    /// The body, as it was sent.
    pub body: Vec<u8>,
}

impl Request {
    /// The value of a header, whatever the case of its name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// How many bytes its headers and its body were on their way by HTTP/1.1.
    #[must_use]
    pub fn weight(&self) -> usize {
        let headers = self.headers.iter().map(|(name, value)| name.len() + value.len() + ": \r\n".len());
        let first = format!("{self} HTTP/1.1\r\n");
        first.len() + headers.sum::<usize>() + "\r\n".len() + self.body.len()
    }

    /// Reads one request; `None` where the browser closed the connection between two.
    pub(super) fn read(stream: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = Vec::new();
        loop {
            if stream.read_until(b'\n', &mut head)? == 0 {
                return Ok(None);
            }
            if head.ends_with(b"\r\n\r\n") {
                break;
            }
        }
        let mut slots = [httparse::EMPTY_HEADER; 100];
        let mut parsed = httparse::Request::new(&mut slots);
        parsed.parse(&head).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        let target = parsed.path.unwrap_or("/");
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut request = Self {
            at: Instant::now(),
            method: parsed.method.unwrap_or_default().to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: parsed
                .headers
                .iter()
                .map(|header| {
                    let value = String::from_utf8_lossy(header.value).into_owned();
                    (header.name.to_owned(), value)
                })
                .collect(),
            body: Vec::new(),
        };
        let length = request.header("Content-Length").and_then(|length| length.parse().ok()).unwrap_or(0);
        request.body = vec![0; length];
        stream.read_exact(&mut request.body)?;
        request.at = Instant::now();
        Ok(Some(request))
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if self.query.is_empty() { Ok(()) } else { write!(f, "?{}", self.query) }
    }
}
