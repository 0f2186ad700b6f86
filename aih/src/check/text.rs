//! The result of a check for a person.

use std::fmt::Write;

use super::report::{Finding, Report, Severity};
use super::summary::Summary;

/// The reports, one after the other.
pub(super) fn of(reports: &[Report]) -> String {
    reports.iter().map(report).collect::<Vec<_>>().join("\n")
}

fn report(report: &Report) -> String {
    let mut text = String::new();
    for document in &report.documents {
        let faults = match document.faults.len() {
            0 => "no faults".to_owned(),
            1 => "1 fault".to_owned(),
            n => format!("{n} faults"),
        };
        let format = document.format.as_ref().map_or_else(String::new, |format| format!(", read from {format}"));
        _ = writeln!(text, "{}: {faults}{format}", document.document);
        document.faults.iter().for_each(|finding| self::finding(finding, &mut text));
    }
    if !report.notes.is_empty() {
        text.push_str("The coverage as a whole\n");
        report.notes.iter().for_each(|finding| self::finding(finding, &mut text));
    }
    if let Some(summary) = &report.coverage {
        self::summary(summary, &mut text);
    }
    text
}

fn finding(finding: &Finding, text: &mut String) {
    let severity = match finding.severity {
        Severity::Note => "note",
        Severity::Part => "fault",
        Severity::Post => "POST LOST",
        Severity::Document => "REFUSED",
    };
    let place = match (&finding.pointer, finding.position) {
        (Some(pointer), Some(at)) => format!("{}, line {}, column {}: ", named(pointer), at.line, at.column),
        (Some(pointer), None) => format!("{}: ", named(pointer)),
        (None, _) => String::new(),
    };
    _ = writeln!(text, "  {severity}  {place}{}", finding.problem);
    _ = writeln!(text, "         lost: {}", finding.lost);
    _ = writeln!(text, "         do:   {}", finding.advice);
}

fn named(pointer: &str) -> &str {
    if pointer.is_empty() { "the document" } else { pointer }
}

fn summary(summary: &Summary, text: &mut String) {
    let mut line = |name: &str, value: String| _ = writeln!(text, "  {name:<12}{value}");
    line("headline", summary.headline.clone());
    line("status", format!("{}, in {}, times of {}", summary.status, summary.language, summary.time_zone));
    let kinds: Vec<String> = summary.by_source.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
    let kinds = if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) };
    line("posts", format!("{}{kinds} in {} document(s)", summary.posts, summary.documents));
    if let (Some(first), Some(last)) = (&summary.first, &summary.last) {
        line("time span", format!("{first} to {last}"));
    }
    line(
        "marked",
        format!(
            "{} key points, {} key events, {} breaking, {} withdrawn",
            summary.key_points, summary.key_events, summary.breaking, summary.withdrawn
        ),
    );
    line(
        "pictures",
        format!(
            "{}, {} in one size alone, {} without alternative text",
            summary.pictures, summary.pictures_in_one_size, summary.pictures_without_alt
        ),
    );
}
