//! The result of a check, as it is written in JSON.

use std::borrow::Cow;

use as_it_happened::feed::{Fault, FeedError};
use serde::Serialize;
use serde_json::Value;

use super::{advice, notes, refusal, summary};
use crate::coverage::{Coverage, Document};
use crate::position::{Position, positions};

/// What is lost by a fault, from the least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Debug)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
    /// Nothing, but readers would have more of it otherwise.
    Note,
    /// A part of a post or of the coverage.
    Part,
    /// A whole post.
    Post,
    /// A whole document.
    Document,
}

/// A coverage that was checked.
#[derive(Serialize, Debug)]
pub(super) struct Report {
    /// The documents, the head first.
    pub(super) documents: Vec<Checked>,
    /// What concerns the coverage as a whole.
    pub(super) notes: Vec<Finding>,
    /// What a reader will see; absent where the head cannot be read.
    pub(super) coverage: Option<summary::Summary>,
}

/// A document that was checked.
#[derive(Serialize, Debug)]
pub(super) struct Checked {
    /// The file or the address.
    pub(super) document: String,
    /// The format that it was converted from; absent for the native one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<String>,
    /// Its faults, in its order.
    pub(super) faults: Vec<Finding>,
}

/// Something to correct. Of the document's values it repeats only an id that several posts have: a feed can hold private values.
#[derive(Serialize, Debug)]
pub(super) struct Finding {
    pub(super) severity: Severity,
    /// A JSON Pointer (RFC 6901); absent where no single value is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pointer: Option<String>,
    #[serde(flatten)]
    pub(super) position: Option<Position>,
    /// What is wrong, as a sentence without its end.
    pub(super) problem: Cow<'static, str>,
    /// What readers lose.
    pub(super) lost: Cow<'static, str>,
    /// What to write instead.
    pub(super) advice: Cow<'static, str>,
}

impl Report {
    pub(super) fn of(coverage: &Coverage) -> Self {
        let mut documents: Vec<Checked> = coverage.documents.iter().map(checked).collect();
        documents.extend(coverage.missing.iter().map(|(source, error)| Checked {
            document: source.to_string(),
            format: None,
            faults: vec![Finding {
                severity: Severity::Document,
                pointer: None,
                position: None,
                problem: format!("cannot be had: {error:#}").into(),
                lost: "all posts of this page, and of the pages after it".into(),
                advice: "publish the page, or correct the address in `older` of the document before it".into(),
            }],
        }));
        let has_head = coverage.documents.first().is_some_and(|head| head.read.is_ok());
        Self {
            documents,
            notes: if has_head { notes::of(coverage) } else { Vec::new() },
            coverage: if has_head { summary::of(&coverage.timeline, coverage.documents.len()) } else { None },
        }
    }

    /// The greatest severity; `None` where nothing was found.
    pub(super) fn worst(&self) -> Option<Severity> {
        let faults = self.documents.iter().flat_map(|document| &document.faults);
        faults.chain(&self.notes).map(|finding| finding.severity).max()
    }
}

fn checked(document: &Document) -> Checked {
    let mut faults = match &document.read {
        Ok(decoded) => findings(&decoded.faults, &document.bytes, None),
        Err(error) => refused(error, &document.bytes),
    };
    let mut format = None;
    if let Some((from, lost)) = &document.converted {
        format = Some(from.to_string());
        // What is converted has no lines of its own.
        faults.iter_mut().for_each(|finding| finding.position = None);
        let converted = |fault: &formats::Fault| Finding {
            severity: if fault.problem.ends_with("is left out") && fault.problem.starts_with("has no") {
                Severity::Post
            } else {
                Severity::Part
            },
            pointer: Some(fault.path.clone()),
            position: None,
            problem: fault.problem.clone().into(),
            lost: "what the source says there".into(),
            advice: "correct it in the system that writes the document, or publish the native format".into(),
        };
        faults.splice(0..0, lost.iter().map(converted));
    }
    Checked { document: document.source.to_string(), format, faults }
}

fn refused(error: &FeedError, bytes: &[u8]) -> Vec<Finding> {
    if let FeedError::NotCoverage(fault) = error {
        return findings(std::slice::from_ref(fault), bytes, Some(Severity::Document));
    }
    vec![Finding {
        severity: Severity::Document,
        pointer: None,
        position: None,
        problem: refusal(error, bytes).into(),
        lost: "the whole document".into(),
        advice: advice::of_refusal(error).into(),
    }]
}

fn findings(faults: &[Fault], bytes: &[u8], severity: Option<Severity>) -> Vec<Finding> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    let places = positions(text, faults.iter().map(|fault| fault.path.as_str()));
    let finding = |(fault, position): (&Fault, Option<Position>)| {
        let loss = advice::loss(&fault.path, &document);
        Finding {
            severity: severity.unwrap_or(loss.severity),
            pointer: Some(fault.path.clone()),
            position,
            problem: fault.problem.clone().into(),
            lost: if severity.is_some() { "the whole document".into() } else { loss.what },
            advice: advice::of(fault).into(),
        }
    };
    faults.iter().zip(places).map(finding).collect()
}
