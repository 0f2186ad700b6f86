//! A sequence of checks with a summary. A failure does not stop the next check.

use std::time::Instant;

use anyhow::{Result, bail};

/// The most lines of a reason in the summary, and the most characters of each: CI keeps only the last 800 characters of the
/// output.
const MOST_LINES: usize = 8;
const MOST_WIDTH: usize = 80;

/// The lines of the summary so far.
#[derive(Default)]
pub(crate) struct Steps {
    passed: Vec<String>,
    skipped: Vec<String>,
    failed: Vec<String>,
}

impl Steps {
    /// Runs one check and returns whether it passed.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        println!("\n=> {name}");
        let start = Instant::now();
        let result = work();
        let line = format!("{:>4} s  {name}\n", start.elapsed().as_secs());
        match &result {
            Ok(()) => self.passed.push(format!("passed  {line}")),
            Err(failure) => {
                let reason = format!("{failure:#}");
                eprintln!("error: {reason}");
                self.failed.push(format!("FAILED  {line}{}", shortened(&reason)));
            }
        }
        result.is_ok()
    }

    /// Records a check that cannot run, and why.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        self.skipped.push(format!("skipped         {name} ({why})\n"));
    }

    /// Prints the summary; an error if any check failed, or if there was none.
    pub(crate) fn finish(self) -> Result<()> {
        if [&self.passed, &self.skipped, &self.failed].iter().all(|lines| lines.is_empty()) {
            bail!("this selection contains no test");
        }
        println!("\n{}", self.summary());
        if !self.failed.is_empty() {
            bail!("some checks failed");
        }
        Ok(())
    }

    /// Failures come last: CI keeps the end of a long output.
    fn summary(&self) -> String {
        let Self { passed, skipped, failed } = self;
        let mut counts = format!("{} passed, {} failed", passed.len(), failed.len());
        if !skipped.is_empty() {
            counts += &format!(", {} skipped", skipped.len());
        }
        let sections = [passed.concat() + &skipped.concat(), counts + "\n", failed.concat()];
        let sections: Vec<&str> = sections.iter().map(|text| text.trim_end()).filter(|text| !text.is_empty()).collect();
        sections.join("\n\n")
    }
}

/// The first lines of a reason, indented.
fn shortened(reason: &str) -> String {
    let mut lines = reason.lines().filter(|line| !line.trim().is_empty());
    let mut text: String = lines.by_ref().take(MOST_LINES).map(|line| format!("  {line:.MOST_WIDTH$}\n")).collect();
    match lines.count() {
        0 => {}
        more => text += &format!("  and {more} more lines\n"),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_does_not_stop_the_rest_and_is_reported_last_with_its_reason() {
        let mut steps = Steps::default();
        assert!(!steps.step("format", || bail!("two files are not formatted:\n\na.rs\nb.rs")));
        assert!(steps.step("docs", || Ok(())));
        steps.skip("size", "nothing was built");
        assert_eq!(
            steps.summary(),
            "passed     0 s  docs\n\
             skipped         size (nothing was built)\n\
             \n\
             1 passed, 1 failed, 1 skipped\n\
             \n\
             FAILED     0 s  format\n  \
               two files are not formatted:\n  \
               a.rs\n  \
               b.rs"
        );
        assert!(steps.finish().is_err());
    }

    #[test]
    fn a_long_reason_leaves_room_for_the_name_of_its_step() {
        let mut steps = Steps::default();
        steps.step("journeys", || bail!("{}", format!("{}\n", "long ".repeat(20)).repeat(20)));
        let summary = steps.summary();
        let end: String = summary.chars().skip(summary.chars().count().saturating_sub(770)).collect();
        assert!(end.contains("FAILED     0 s  journeys\n") && end.ends_with("  and 12 more lines"), "{summary}");
    }

    #[test]
    fn all_passed_is_success_and_nothing_to_do_is_not() {
        let mut steps = Steps::default();
        steps.step("docs", || Ok(()));
        assert_eq!(steps.summary(), "passed     0 s  docs\n\n1 passed, 0 failed");
        assert!(steps.finish().is_ok());
        assert!(Steps::default().finish().is_err());
    }
}
