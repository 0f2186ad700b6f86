//! A sequence of checks with a summary. A failure does not stop the next check.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// The checks so far.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: String,
    outcome: Outcome,
}

enum Outcome {
    Passed(Duration),
    Failed(Duration),
    Skipped(String),
}

impl Steps {
    /// Runs one check and returns whether it passed.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        println!("\n=> {name}");
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        let passed = result.is_ok();
        let outcome = match result {
            Ok(()) => Outcome::Passed(took),
            Err(failure) => {
                eprintln!("error: {failure:#}");
                Outcome::Failed(took)
            }
        };
        self.record(name, outcome);
        passed
    }

    /// Records a check that cannot run, and why.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        self.record(name, Outcome::Skipped(why.to_owned()));
    }

    fn record(&mut self, name: &str, outcome: Outcome) {
        self.done.push(Step { name: name.to_owned(), outcome });
    }

    /// Prints the summary; an error if any check failed, or if there was none.
    pub(crate) fn finish(self) -> Result<()> {
        if self.done.is_empty() {
            bail!("this selection contains no test");
        }
        println!("\n{}", self.summary());
        if self.count(|outcome| matches!(outcome, Outcome::Failed(_))) > 0 {
            bail!("some checks failed");
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let mut text = String::new();
        for Step { name, outcome } in &self.done {
            text += &match outcome {
                Outcome::Passed(took) => format!("passed  {:>4} s  {name}\n", took.as_secs()),
                Outcome::Failed(took) => format!("FAILED  {:>4} s  {name}\n", took.as_secs()),
                Outcome::Skipped(why) => format!("skipped         {name} ({why})\n"),
            };
        }
        let passed = self.count(|outcome| matches!(outcome, Outcome::Passed(_)));
        let failed = self.count(|outcome| matches!(outcome, Outcome::Failed(_)));
        let skipped = self.count(|outcome| matches!(outcome, Outcome::Skipped(_)));
        text += &format!("\n{passed} passed, {failed} failed");
        if skipped > 0 {
            text += &format!(", {skipped} skipped");
        }
        text
    }

    fn count(&self, of: impl Fn(&Outcome) -> bool) -> usize {
        self.done.iter().filter(|step| of(&step.outcome)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_does_not_stop_the_rest_and_is_reported_at_the_end() {
        let mut steps = Steps::default();
        assert!(!steps.step("format", || bail!("two files are not formatted")));
        assert!(steps.step("docs", || Ok(())));
        steps.skip("size", "nothing was built");
        assert_eq!(
            steps.summary(),
            "FAILED     0 s  format\n\
             passed     0 s  docs\n\
             skipped         size (nothing was built)\n\
             \n\
             1 passed, 1 failed, 1 skipped"
        );
        assert!(steps.finish().is_err());
    }

    #[test]
    fn all_passed_is_success() {
        let mut steps = Steps::default();
        steps.step("docs", || Ok(()));
        assert!(steps.finish().is_ok());
    }
}
