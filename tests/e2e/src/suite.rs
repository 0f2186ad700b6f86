//! Journeys times engines, run and reported as `cargo test` does with any other tests.

mod journey;
mod surroundings;

use std::env;
use std::fs::File;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::browser::Engine;
pub use journey::Steps;
pub use surroundings::{Surroundings, built_page, logs};

/// Runs the journeys in every engine, or in the one that `--engine` names. The other arguments are
/// those of `cargo test`: a part of a name, `--exact`, `--test-threads`, …
///
/// As many browsers run at a time as there are threads; `JOBS` sets both. `FAILURES` names a file for the names of journeys
/// that fail, and where they do.
#[must_use]
pub fn run(surroundings: Surroundings, journeys: &[(&str, Steps)]) -> ExitCode {
    let (engines, rest) = match choose_engines(env::args().collect()) {
        Ok(choice) => choice,
        Err(reason) => {
            eprintln!("{reason}");
            return ExitCode::FAILURE;
        }
    };
    let mut arguments = Arguments::from_iter(rest);
    arguments.test_threads = arguments.test_threads.or_else(|| Some(jobs()));
    let surroundings = Arc::new(surroundings);
    // Engine by engine, so that a browser serves many journeys before it makes room for another.
    let trials = engines
        .iter()
        .flat_map(|engine| journeys.iter().map(|(name, steps)| trial(&surroundings, *engine, name, *steps)))
        .collect();
    journey::catch_panics();
    let conclusion = libtest_mimic::run(&arguments, trials);
    surroundings.pool.close();
    conclusion.exit_code()
}

fn trial(surroundings: &Arc<Surroundings>, engine: Engine, name: &str, steps: Steps) -> Trial {
    let surroundings = Arc::clone(surroundings);
    let name = name.to_owned();
    let title = format!("{engine}: {name}");
    Trial::ignorable_test(title.clone(), move || {
        let travel = || journey::travel(&surroundings, engine, &name, steps);
        let outcome = panic::catch_unwind(AssertUnwindSafe(travel));
        if !matches!(outcome, Ok(Ok(_)))
            && let Some(file) = env::var_os("FAILURES")
        {
            let report = outcome.as_ref().ok().and_then(|result| result.as_ref().err()).and_then(Failed::message);
            // The verdict does not depend on this file.
            add_line(Path::new(&file), &format!("{title}\n  {}", reason(report.unwrap_or_default()))).ok();
        }
        outcome.unwrap_or_else(|panic| panic::resume_unwind(panic))
    })
}

/// Where a journey failed, and at what: the first two lines of its report in one, without the folder.
fn reason(report: &str) -> String {
    let mut lines = report.lines();
    let place = lines.next().unwrap_or_default();
    let place = place.rsplit('/').next().unwrap_or_default();
    format!("{place} {}", lines.next().unwrap_or_default())
}

/// One write for the line, so that the lines of journeys that fail at the same time do not mix.
fn add_line(file: &Path, line: &str) -> io::Result<()> {
    File::options().create(true).append(true).open(file)?.write_all(format!("{line}\n").as_bytes())
}

fn choose_engines(arguments: Vec<String>) -> Result<(Vec<Engine>, Vec<String>), String> {
    let mut engines = Vec::new();
    let mut rest = Vec::new();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let name = match argument.strip_prefix("--engine") {
            Some("") => arguments.next().unwrap_or_default(),
            Some(name) if name.starts_with('=') => name[1..].to_owned(),
            _ => {
                rest.push(argument);
                continue;
            }
        };
        engines.push(
            Engine::named(&name).ok_or_else(|| format!("--engine takes chromium, firefox or webkit, not {name:?}"))?,
        );
    }
    if engines.is_empty() {
        engines.extend(Engine::ALL);
    }
    Ok((engines, rest))
}

fn jobs() -> usize {
    let wanted = env::var("JOBS").ok().and_then(|jobs| jobs.parse().ok());
    wanted.unwrap_or_else(|| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        // One more than can work at once, as most of a journey is waiting.
        cores.clamp(1, 3) + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failed_journey_gets_a_line() {
        let file = env::temp_dir().join(format!("e2e-failures-{}", std::process::id()));
        for title in ["firefox: follows a link", "webkit: finds a post"] {
            add_line(&file, title).unwrap();
        }
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        assert_eq!(text, "firefox: follows a link\nwebkit: finds a post\n");
    }

    #[test]
    fn a_failed_journey_says_where_and_at_what() {
        let report = "tests/journeys/links.rs:12:10\nwaited in vain for the post\nat http://127.0.0.1/";
        assert_eq!(reason(report), "links.rs:12:10 waited in vain for the post");
    }
}
