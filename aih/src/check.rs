//! Tells what is wrong with a feed, and what readers will see.

use std::process::ExitCode;

use anyhow::{Context, Result};
use as_it_happened::feed::FeedError;
use url::Url;

use crate::arguments::Check;
use crate::coverage;

mod advice;
mod notes;
mod report;
mod summary;
mod text;

use report::{Report, Severity};

/// The folder that files are taken to be published in, where nothing else is said. `.invalid` never resolves (RFC 2606).
const SOMEWHERE: &str = "https://feed.invalid/";

/// Runs `aih check`.
///
/// # Errors
/// A feed cannot be had.
pub(crate) fn run(arguments: &Check) -> Result<ExitCode> {
    let base = match &arguments.base {
        Some(base) => base.clone(),
        None => Url::parse(SOMEWHERE)?,
    };
    let mut reports = Vec::new();
    for feed in &arguments.feeds {
        let coverage =
            coverage::read(feed, &base, !arguments.no_older).with_context(|| format!("{feed} is not checked"))?;
        reports.push(Report::of(&coverage));
    }
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&reports)?);
    } else {
        print!("{}", text::of(&reports));
    }
    let worst = reports.iter().filter_map(Report::worst).max();
    Ok(ExitCode::from(match worst {
        None | Some(Severity::Note) => 0,
        Some(Severity::Part) => 1,
        Some(Severity::Post) => 3,
        Some(Severity::Document) => 4,
    }))
}

/// Why the page refuses a document, as a sentence without its end.
pub(crate) fn refusal(error: &FeedError, bytes: &[u8]) -> String {
    let place = || match serde_json::from_slice::<serde::de::IgnoredAny>(bytes) {
        Err(error) => format!(" at line {}, column {}", error.line(), error.column()),
        Ok(_) => String::new(),
    };
    match error {
        FeedError::Empty => "it is empty".to_owned(),
        FeedError::Html => "it is a web page and not a feed".to_owned(),
        FeedError::CutOff => format!("it breaks off{}", place()),
        FeedError::NotJson => format!("it is not JSON{}", place()),
        FeedError::Version => "it has another major version of the format; this version reads 1".to_owned(),
        FeedError::NotCoverage(fault) => format!("it is no coverage: {fault}"),
    }
}
