//! What the page needs of the server that it comes from.

use std::io::Read;

use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;

use super::answer::Answer;
use super::site::{FILES, LIVE};

/// What a browser says of itself over HTTPS.
const BROWSER: &str = "gzip, deflate, br";

struct Visitor<'a> {
    port: u16,
    policy: &'a str,
}

struct Check {
    what: &'static str,
    holds: fn(&Visitor) -> Result<()>,
}

const CHECKS: [Check; 9] = [
    Check { what: "every file has its media type", holds: types },
    Check { what: "compressed copies are sent to those who can read them", holds: compressed_copies },
    Check { what: "what has no compressed copy is compressed on its way", holds: compressed_on_its_way },
    Check { what: "names with a hash are kept for good, all else is asked for again", holds: caching },
    Check { what: "whoever holds a file is told that it is still right", holds: revalidation },
    Check { what: "what is missing answers 404, and is not kept", holds: missing },
    Check { what: "the page is found at its folder, whatever is asked of it", holds: front },
    Check { what: "every answer carries the policies", holds: policies },
    Check { what: "other origins read scripts, the module and feeds, and nothing else", holds: sharing },
];

/// Tries a running server in every respect; an error names all in which it fails.
pub(super) fn hold(port: u16, policy: &str) -> Result<()> {
    let visitor = Visitor { port, policy };
    let mut failures = Vec::new();
    for check in &CHECKS {
        match (check.holds)(&visitor) {
            Ok(()) => println!("{}", check.what),
            Err(failure) => failures.push(format!("not so: {}: {failure:#}", check.what)),
        }
    }
    if failures.is_empty() { Ok(()) } else { bail!("\n{}", failures.join("\n")) }
}

impl Visitor<'_> {
    fn ask(&self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        Answer::to(self.port, &format!("/{path}"), headers)
    }

    fn get(&self, path: &str, encodings: &str) -> Result<Answer> {
        let answer = self.ask(path, &[("Accept-Encoding", encodings)])?;
        ensure!(answer.status == 200, "{path} answers {}", answer.status);
        Ok(answer)
    }
}

fn types(visitor: &Visitor) -> Result<()> {
    for file in &FILES {
        for encodings in ["identity", "gzip", BROWSER] {
            let answer = visitor.get(file.path, encodings)?;
            let announced = answer.header("Content-Type");
            let kind = announced.split(';').next().unwrap_or_default().trim_end();
            ensure!(kind == file.kind, "{} is said to be {announced} to who reads `{encodings}`", file.path);
            // `.br` may be taken for Breton.
            let language = answer.header("Content-Language");
            ensure!(language.is_empty(), "{} is said to be in the language {language}", file.path);
        }
    }
    Ok(())
}

fn compressed_copies(visitor: &Visitor) -> Result<()> {
    for file in &FILES {
        for (encodings, wanted) in [(BROWSER, "br"), ("gzip", "gzip"), ("identity", "")] {
            let wanted = if file.is_compressed() { wanted } else { "" };
            let answer = visitor.get(file.path, encodings)?;
            let encoding = answer.header("Content-Encoding");
            ensure!(encoding == wanted, "{} comes as `{encoding}` to who reads `{encodings}`", file.path);
            let body = unpacked(&answer.body, &encoding).with_context(|| format!("{} as `{encoding}`", file.path))?;
            ensure!(body == file.content(), "{} as `{encoding}` is not what it was", file.path);
            let vary = answer.header("Vary");
            let is_told = vary.to_ascii_lowercase().contains("accept-encoding");
            ensure!(is_told || !file.is_compressed(), "{} as `{encoding}` varies by `{vary}`", file.path);
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

fn compressed_on_its_way(visitor: &Visitor) -> Result<()> {
    let encoding = visitor.get(LIVE, BROWSER)?.header("Content-Encoding");
    ensure!(encoding == "gzip", "it comes as `{encoding}`");
    Ok(())
}

fn caching(visitor: &Visitor) -> Result<()> {
    for file in &FILES {
        let wanted = if file.hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
        for encodings in ["identity", BROWSER] {
            let said = visitor.get(file.path, encodings)?.header("Cache-Control");
            ensure!(said == wanted, "{}: {said}", file.path);
        }
    }
    Ok(())
}

fn revalidation(visitor: &Visitor) -> Result<()> {
    for path in FILES.iter().map(|file| file.path).chain([LIVE]) {
        for encodings in ["identity", "gzip", BROWSER] {
            let tag = visitor.get(path, encodings)?.header("ETag");
            ensure!(!tag.is_empty(), "{path} has no ETag for who reads `{encodings}`");
            let answer = visitor.ask(path, &[("Accept-Encoding", encodings), ("If-None-Match", &tag)])?;
            let status = answer.status;
            ensure!(status == 304 && answer.body.is_empty(), "{path} answers {status} to who holds `{encodings}`");
            let other = visitor.ask(path, &[("Accept-Encoding", encodings), ("If-None-Match", "\"another\"")])?;
            ensure!(other.status == 200, "{path} answers {} to who holds another", other.status);
        }
    }
    Ok(())
}

fn missing(visitor: &Visitor) -> Result<()> {
    for path in ["coverage/tomorrow.json", "start-fedcba9876543210.js", "no/folder/"] {
        let answer = visitor.ask(path, &[("Accept-Encoding", BROWSER)])?;
        ensure!(answer.status == 404, "{path} answers {}", answer.status);
        let said = answer.header("Cache-Control");
        ensure!(!said.contains("max-age"), "{path}: {said}");
    }
    Ok(())
}

fn front(visitor: &Visitor) -> Result<()> {
    let page = visitor.get("index.html", "identity")?.body;
    for path in ["", "?embed=1&lang=ar", "?feed=coverage/day.json"] {
        ensure!(visitor.get(path, "identity")?.body == page, "/{path} is another page");
        let answer = visitor.get(path, BROWSER)?;
        let said = [answer.header("Content-Encoding"), answer.header("Cache-Control")];
        ensure!(said == ["br", "no-cache"], "/{path}: {said:?}");
    }
    Ok(())
}

fn policies(visitor: &Visitor) -> Result<()> {
    let headers = [
        ("Content-Security-Policy", visitor.policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ];
    for path in FILES.iter().map(|file| file.path).chain(["", "?embed=1", "coverage/tomorrow.json"]) {
        let answer = visitor.ask(path, &[])?;
        for (name, wanted) in headers {
            let said = answer.header(name);
            ensure!(said == wanted, "{path}: {name}: {said}");
        }
    }
    Ok(())
}

fn sharing(visitor: &Visitor) -> Result<()> {
    // A feed that is missing, too: else the page could not tell that from a network that is gone.
    let missing = ("coverage/tomorrow.json", true);
    for (path, shared) in FILES.iter().map(|file| (file.path, file.shared)).chain([("", false), missing]) {
        let answer = visitor.ask(path, &[("Origin", "https://news.example.org")])?;
        let said = [answer.header("Access-Control-Allow-Origin"), answer.header("Access-Control-Expose-Headers")];
        let wanted = if shared { ["*", "ETag, Retry-After"] } else { ["", ""] };
        ensure!(said == wanted, "{path}: {said:?}");
    }
    Ok(())
}
