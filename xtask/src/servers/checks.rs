//! What the page needs from its server.

use std::io::Read;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;
use ureq::Agent;
use ureq::http::HeaderMap;

use super::site::{FILES, LIVE, content};

const TIMEOUT: Duration = Duration::from_secs(10);

/// What a browser accepts over HTTPS.
const BROWSER: &str = "gzip, deflate, br";

type Check = fn(&Client) -> Result<()>;

const CHECKS: [(&str, Check); 9] = [
    ("every file has its media type", types),
    ("compressed copies are sent to clients that accept them", compressed_copies),
    ("files without a compressed copy are compressed when they are sent", compressed_when_sent),
    ("files in `assets/` are cached for a year, everything else is revalidated", caching),
    ("the response for an unchanged file is 304", revalidation),
    ("the response for a missing file is 404 and not cached", missing),
    ("the page is at its folder, with any query", front),
    ("every response has the policies", policies),
    ("other origins can read scripts, the module and feeds, and nothing else", sharing),
];

/// Runs all checks against a server; an error names all that fail.
pub(super) fn run(port: u16, policy: &str) -> Result<()> {
    let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None);
    let agent = Agent::new_with_config(config.timeout_global(Some(TIMEOUT)).max_idle_connections(0).build());
    let client = Client { agent, port, policy };
    let mut failures = Vec::new();
    for (name, check) in CHECKS {
        match check(&client) {
            Ok(()) => println!("{name}"),
            Err(failure) => failures.push(format!("failed: {name}: {failure:#}")),
        }
    }
    if failures.is_empty() { Ok(()) } else { bail!("\n{}", failures.join("\n")) }
}

struct Client<'a> {
    agent: Agent,
    port: u16,
    policy: &'a str,
}

struct Response {
    status: u16,
    headers: HeaderMap,
    /// As it was sent: still compressed.
    body: Vec<u8>,
}

impl Client<'_> {
    /// The response for a path from the root, without its first slash.
    fn request(&self, path: &str, headers: &[(&str, &str)]) -> Result<Response> {
        let mut request = self.agent.get(format!("http://127.0.0.1:{}/{path}", self.port));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, mut body) = request.call().with_context(|| format!("/{path}"))?.into_parts();
        Ok(Response { status: head.status.as_u16(), headers: head.headers, body: body.read_to_vec()? })
    }

    fn get(&self, path: &str, encodings: &str) -> Result<Response> {
        let response = self.request(path, &[("Accept-Encoding", encodings)])?;
        ensure!(response.status == 200, "{path} has status {}", response.status);
        Ok(response)
    }
}

impl Response {
    /// The value of a header; several values are joined as browsers do it.
    fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        values.collect::<Vec<_>>().join(", ")
    }
}

fn types(client: &Client) -> Result<()> {
    for file in &FILES {
        for encodings in ["identity", "gzip", BROWSER] {
            let response = client.get(file.path, encodings)?;
            let announced = response.header("Content-Type");
            let kind = announced.split(';').next().unwrap_or_default().trim_end();
            ensure!(kind == file.kind, "{} is sent as {announced} for `{encodings}`", file.path);
            // A server may read `.br` as Breton.
            let language = response.header("Content-Language");
            ensure!(language.is_empty(), "{} is sent with the language {language}", file.path);
        }
    }
    Ok(())
}

fn compressed_copies(client: &Client) -> Result<()> {
    for file in &FILES {
        for (encodings, expected) in [(BROWSER, "br"), ("gzip", "gzip"), ("identity", "")] {
            let expected = if file.is_compressed() { expected } else { "" };
            let response = client.get(file.path, encodings)?;
            let encoding = response.header("Content-Encoding");
            ensure!(encoding == expected, "{} is sent as `{encoding}` for `{encodings}`", file.path);
            let body = unpacked(&response.body, &encoding).with_context(|| format!("{} as `{encoding}`", file.path))?;
            ensure!(body == content(file.path), "{} as `{encoding}` has another content", file.path);
            let vary = response.header("Vary");
            let is_told = vary.to_ascii_lowercase().contains("accept-encoding");
            ensure!(is_told || !file.is_compressed(), "{} as `{encoding}` has Vary: `{vary}`", file.path);
        }
    }
    Ok(())
}

fn unpacked(body: &[u8], encoding: &str) -> Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    match encoding {
        "br" => brotli::BrotliDecompress(&mut &body[..], &mut unpacked)?,
        "gzip" => drop(GzDecoder::new(body).read_to_end(&mut unpacked)?),
        _ => unpacked.extend_from_slice(body),
    }
    Ok(unpacked)
}

fn compressed_when_sent(client: &Client) -> Result<()> {
    let encoding = client.get(LIVE, BROWSER)?.header("Content-Encoding");
    ensure!(encoding == "gzip", "it is sent as `{encoding}`");
    Ok(())
}

fn caching(client: &Client) -> Result<()> {
    for file in &FILES {
        let expected =
            if file.path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        for encodings in ["identity", BROWSER] {
            let value = client.get(file.path, encodings)?.header("Cache-Control");
            ensure!(value == expected, "{}: {value}", file.path);
        }
    }
    Ok(())
}

fn revalidation(client: &Client) -> Result<()> {
    for path in FILES.iter().map(|file| file.path).chain([LIVE]) {
        for encodings in ["identity", "gzip", BROWSER] {
            let tag = client.get(path, encodings)?.header("ETag");
            ensure!(!tag.is_empty(), "{path} has no ETag for `{encodings}`");
            let response = client.request(path, &[("Accept-Encoding", encodings), ("If-None-Match", &tag)])?;
            let status = response.status;
            ensure!(
                status == 304 && response.body.is_empty(),
                "{path} has status {status} for the current ETag of `{encodings}`"
            );
            let other = client.request(path, &[("Accept-Encoding", encodings), ("If-None-Match", "\"another\"")])?;
            ensure!(other.status == 200, "{path} has status {} for another ETag", other.status);
        }
    }
    Ok(())
}

fn missing(client: &Client) -> Result<()> {
    for path in ["coverage/tomorrow.json", "assets/start-fedcba9876543210.js", "no/folder/"] {
        let response = client.request(path, &[("Accept-Encoding", BROWSER)])?;
        ensure!(response.status == 404, "{path} has status {}", response.status);
        let value = response.header("Cache-Control");
        ensure!(!value.contains("max-age"), "{path}: {value}");
    }
    Ok(())
}

fn front(client: &Client) -> Result<()> {
    let page = client.get("index.html", "identity")?.body;
    for path in ["", "?embed=1&lang=ar", "?feed=coverage/day.json"] {
        ensure!(client.get(path, "identity")?.body == page, "/{path} is not the page");
        let response = client.get(path, BROWSER)?;
        let value = [response.header("Content-Encoding"), response.header("Cache-Control")];
        ensure!(value == ["br", "no-cache"], "/{path}: {value:?}");
    }
    Ok(())
}

fn policies(client: &Client) -> Result<()> {
    let headers = [
        ("Content-Security-Policy", client.policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ];
    for path in FILES.iter().map(|file| file.path).chain(["", "?embed=1", "coverage/tomorrow.json"]) {
        let response = client.request(path, &[])?;
        for (name, expected) in headers {
            let value = response.header(name);
            ensure!(value == expected, "{path}: {name}: {value}");
        }
    }
    Ok(())
}

fn sharing(client: &Client) -> Result<()> {
    // A missing feed too: otherwise the page could not tell it from a network failure.
    let missing = ("coverage/tomorrow.json", true);
    for (path, shared) in FILES.iter().map(|file| (file.path, file.shared)).chain([("", false), missing]) {
        let response = client.request(path, &[("Origin", "https://news.example.org")])?;
        let value = [response.header("Access-Control-Allow-Origin"), response.header("Access-Control-Expose-Headers")];
        let expected = if shared { ["*", "ETag, Retry-After"] } else { ["", ""] };
        ensure!(value == expected, "{path}: {value:?}");
    }
    Ok(())
}
