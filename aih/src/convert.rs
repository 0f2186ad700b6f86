//! Reads any known format, and writes the native one or another.

use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use formats::{Given, convert};
use serde_json::Value;
use url::Url;

use crate::archive::record::Record;
use crate::archive::{feeds, pages};
use crate::arguments::{Convert, Target};
use crate::now_ms;
use crate::source::Source;

/// Where a document is taken to lie of which nothing is said. `.invalid` never resolves (RFC 2606).
const SOMEWHERE: &str = "https://feed.invalid/";

/// Runs `aih convert`.
///
/// # Errors
/// The document cannot be had, is in no known format, or has no post that could be read.
pub(crate) fn run(arguments: &Convert) -> Result<ExitCode> {
    let (bytes, source) = arguments.input.read()?;
    let address = match &source {
        Source::Address(url) => url.clone(),
        Source::File(_) | Source::Input => arguments.base.clone().map_or_else(|| Url::parse(SOMEWHERE), Ok)?,
    };
    let title = arguments.title.clone().or_else(|| name_of(&source));
    let given = Given { address: Some(address.as_str()), title: arguments.title.as_deref(), now_ms: Some(now_ms()) };
    let mut converted = match convert(&bytes, given) {
        Ok(converted) => converted,
        Err(refused) => bail!("{source}: {refused}"),
    };
    // The name of a file says more than that of no site.
    if address.as_str() == SOMEWHERE
        && let (Some(name), Some(headline)) = (title, converted.document.get_mut("headline"))
        && headline == "feed.invalid"
    {
        *headline = name.into();
    }
    if arguments.explain {
        eprintln!("{source} is read as {}", converted.format);
    }
    for fault in &converted.faults {
        eprintln!("{fault}");
    }
    if converted.document.get("posts").and_then(Value::as_array).is_none_or(Vec::is_empty) {
        bail!("{source}: no post could be read");
    }
    let written = written(&converted.document, arguments.to, &address)?;
    stdout().lock().write_all(&written).context("standard output")?;
    Ok(ExitCode::SUCCESS)
}

fn written(document: &Value, to: Target, address: &Url) -> Result<Vec<u8>> {
    if to == Target::Coverage {
        return Ok((serde_json::to_string_pretty(document)? + "\n").into_bytes());
    }
    // The coverage's own page is where its posts are to be read.
    let page = document.get("url").and_then(Value::as_str).and_then(|url| Url::parse(url).ok());
    let record = Record::new(document, &page.unwrap_or_else(|| address.clone()))?;
    match to {
        Target::Rss => feeds::rss(&record),
        Target::Atom => feeds::atom(&record),
        Target::Jsonfeed => Ok(feeds::json(&record).into_bytes()),
        Target::Jsonld => Ok((record.json_ld() + "\n").into_bytes()),
        Target::Html | Target::Coverage => Ok(pages::fragment(&record)),
    }
}

/// The name of a file without its ending, as a headline of last resort.
fn name_of(source: &Source) -> Option<String> {
    let Source::File(path) = source else { return None };
    Some(path.file_stem()?.to_str()?.to_owned())
}
