//! Live coverage in the formats that newsrooms publish, read into the native format (`docs/feed.md`).
//!
//! A format is told by the shape of the document, never by its address. What a format cannot say stays absent, and each value that
//! is lost is named in a [`Fault`] by its place. A fault never repeats a value: some systems publish private values, such as addresses of their users.

use std::fmt;

use serde_json::Value;

mod automattic;
mod bbc;
mod document;
mod field;
mod guardian;
mod html;
mod json_feed;
mod mastodon;
mod repair;
mod schema_org;
mod sourcefabric;
mod syndication;
mod time;
mod wordpress;

use document::Coverage;
use field::Field;

/// What is known of a document besides its bytes.
#[derive(Clone, Copy, Default, Debug)]
pub struct Given<'a> {
    /// The address that answered with it: relative addresses are resolved against it.
    pub address: Option<&'a str>,
    /// The headline for a format that has none.
    pub title: Option<&'a str>,
    /// The time, in milliseconds since 1970 in UTC. Without it no announced end of a coverage is taken for passed.
    pub now_ms: Option<i64>,
}

/// A document in the native format.
#[derive(Clone, Debug)]
pub struct Converted {
    /// The format that it was read from.
    pub format: Format,
    /// The coverage, as `docs/feed.md` describes it.
    pub document: Value,
    /// What was lost, in the order of the document.
    pub faults: Vec<Fault>,
}

/// A value that was lost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Its place: a JSON Pointer (RFC 6901), or in XML and HTML the number of the entry, such as `/entries/3`.
    pub path: String,
    /// The problem, as the end of a sentence: `is no time`.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { "the document" } else { &self.path };
        write!(f, "{place} {}", self.problem)
    }
}

/// A format that is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// The native format: left as it is.
    Native,
    /// schema.org `LiveBlogPosting`, as JSON-LD or microdata, alone or in a web page.
    SchemaOrg,
    /// The Guardian's page JSON.
    GuardianPage,
    /// The Guardian's Content API.
    GuardianContent,
    /// The BBC's live stream.
    Bbc,
    /// Sourcefabric Live Blog, version 1 or 2 of its API.
    Sourcefabric,
    /// Automattic Liveblog for WordPress.
    Automattic,
    /// Posts of WordPress itself, or of its plugins with `updates`.
    WordPress,
    /// JSON Feed 1 or 1.1.
    JsonFeed,
    /// RSS or Atom.
    Syndication,
    /// Statuses of a Mastodon account or thread.
    Mastodon,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Native => "the native format",
            Self::SchemaOrg => "schema.org LiveBlogPosting",
            Self::GuardianPage => "Guardian page JSON",
            Self::GuardianContent => "Guardian Content API",
            Self::Bbc => "BBC live stream",
            Self::Sourcefabric => "Sourcefabric Live Blog",
            Self::Automattic => "Automattic Liveblog",
            Self::WordPress => "WordPress",
            Self::JsonFeed => "JSON Feed",
            Self::Syndication => "RSS or Atom",
            Self::Mastodon => "Mastodon",
        })
    }
}

/// Why a document is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// It is empty.
    Empty,
    /// It is neither JSON nor XML nor HTML, or it breaks off.
    Unreadable,
    /// It is a web page without live coverage that a program could read.
    PageWithoutCoverage,
    /// It is in none of the formats.
    Unknown,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the document is empty",
            Self::Unreadable => "the document is neither JSON nor XML nor HTML, or it breaks off",
            Self::PageWithoutCoverage => {
                "this web page has no live coverage that a program could read (schema.org LiveBlogPosting)"
            }
            Self::Unknown => "the document is in none of the formats that are known",
        })
    }
}

/// Reads a document of any known format.
///
/// # Errors
/// A [`Refused`] if the document holds no coverage. An invalid part is no error: it is in the list of faults.
pub fn convert(bytes: &[u8], given: Given<'_>) -> Result<Converted, Refused> {
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let text = text.trim();
    match text.chars().next() {
        None => Err(Refused::Empty),
        Some('<') if is_feed(text) => {
            read(Format::Syndication, given, |coverage| syndication::read(text, coverage)).ok_or(Refused::Unreadable)
        }
        Some('<') => read(Format::SchemaOrg, given, |coverage| schema_org::read_page(text, coverage))
            .ok_or(Refused::PageWithoutCoverage),
        Some(_) => {
            let parsed = serde_json::from_str(text).or_else(|_| serde_json::from_str(&repair::with_escapes(text)));
            if let Ok(document) = parsed {
                return convert_json(&document, given);
            }
            let begun = repair::completed(&repair::with_escapes(text));
            let document: Value = serde_json::from_str(&begun).map_err(|_| Refused::Unreadable)?;
            let mut converted = convert_json(&document, given)?;
            let problem = "breaks off: what comes after its last complete value is lost".to_owned();
            converted.faults.push(Fault { path: String::new(), problem });
            Ok(converted)
        }
    }
}

/// Whether the root element is that of RSS or Atom.
fn is_feed(text: &str) -> bool {
    let start: String = text.chars().take(2_000).collect();
    ["<rss", "<feed", "<rdf:RDF"].iter().any(|root| start.contains(root))
        && !start.to_ascii_lowercase().contains("<html")
}

fn convert_json(document: &Value, given: Given<'_>) -> Result<Converted, Refused> {
    if document.get("posts").is_some_and(Value::is_array) && document.get("version").is_some_and(Value::is_number) {
        return Ok(Converted { format: Format::Native, document: document.clone(), faults: Vec::new() });
    }
    let root = Field::root(document);
    type Read = fn(&Field<'_>, &mut Coverage) -> Option<()>;
    // Formats with a mark of their own come before those that are told by a common name.
    let readers: [(Format, Read); 9] = [
        // Its page holds JSON-LD of some of its posts, too.
        (Format::GuardianPage, guardian::read_page),
        (Format::GuardianContent, guardian::read_content),
        (Format::Bbc, bbc::read),
        (Format::SchemaOrg, schema_org::read),
        (Format::Sourcefabric, sourcefabric::read),
        (Format::Automattic, automattic::read),
        (Format::WordPress, wordpress::read),
        (Format::Mastodon, mastodon::read),
        (Format::JsonFeed, json_feed::read),
    ];
    let found =
        readers.into_iter().find_map(|(format, reader)| read(format, given, |coverage| reader(&root, coverage)));
    found.ok_or(Refused::Unknown)
}

/// What `reader` has read; `None` where the document is not in its format.
fn read(format: Format, given: Given<'_>, reader: impl FnOnce(&mut Coverage) -> Option<()>) -> Option<Converted> {
    let mut coverage = Coverage::new(given);
    reader(&mut coverage)?;
    let (document, faults) = coverage.finish();
    Some(Converted { format, document, faults })
}
