//! What axe finds wrong with the page as it stands.

use std::fmt::Write;

use serde_json::Value;

use super::Page;

/// WCAG 2.2 AA without axe's own best practices. `target-size` is off unless it is asked for. A colour on its way to another
/// one is none.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const changes = document.getAnimations().filter(animation => animation instanceof CSSTransition);
    Promise.allSettled(changes.map(change => change.finished)).then(() => axe.run(document, {
        runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
        rules: {'target-size': {enabled: true}},
        resultTypes: ['violations'],
    })).then(({violations}) => done(violations), error => done(String(error)));";

/// axe over several states of one page, with one verdict at the end: a fault that all states share is then told with
/// the faults behind it.
#[derive(Debug)]
pub struct Audit<'p> {
    page: &'p Page<'p>,
    findings: Vec<String>,
}

impl Audit<'_> {
    /// Looks at the page as it stands now.
    #[track_caller]
    pub fn look(&mut self, state: &str) {
        let findings = self.page.axe_findings();
        let findings = findings.iter().map(|finding| format!("{state}: {finding}"));
        self.findings.extend(findings);
    }

    /// Fails the journey when anything was found.
    ///
    /// # Panics
    /// With one paragraph a finding.
    #[track_caller]
    pub fn verdict(self) {
        assert!(self.findings.is_empty(), "axe:\n{}", self.findings.join("\n"));
    }
}

impl Page<'_> {
    /// Begins to look at several states.
    #[must_use]
    pub fn audit(&self) -> Audit<'_> {
        Audit { page: self, findings: Vec::new() }
    }

    /// Fails the journey when axe finds anything.
    ///
    /// # Panics
    /// With one paragraph a finding.
    #[track_caller]
    pub fn axe(&self) {
        let findings = self.axe_findings();
        if !findings.is_empty() {
            panic!("axe, in {}:\n{}", self.state(), findings.join("\n"));
        }
    }

    /// What axe finds, one paragraph each.
    ///
    /// # Panics
    /// When axe cannot be run.
    #[track_caller]
    #[must_use]
    pub fn axe_findings(&self) -> Vec<String> {
        self.must(self.bring_axe());
        let result = self.must(self.browser.execute_async(RUN, &[]));
        let Some(violations) = result.as_array() else {
            panic!("axe did not run: {result}");
        };
        violations.iter().map(describe).collect()
    }
}

/// Rule and advice, then each place with what is wrong there.
fn describe(violation: &Value) -> String {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut text = format!("{}: {}", word(&violation["id"]), word(&violation["help"]));
    let nodes = violation["nodes"].as_array();
    for node in nodes.into_iter().flatten().take(5) {
        let target = node["target"].to_string();
        let summary = word(&node["failureSummary"]).replace('\n', "\n      ");
        let html: String = word(&node["html"]).chars().take(160).collect();
        write!(text, "\n  {target} {html}\n      {summary}").expect("strings can be written to");
    }
    let more = nodes.map_or(0, Vec::len).saturating_sub(5);
    if more > 0 {
        write!(text, "\n  and {more} more").expect("strings can be written to");
    }
    text
}
