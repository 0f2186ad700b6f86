//! The programs of `tests/e2e`, which drive browsers: the journeys and the tests of their harness, the soak, the benchmark.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Error, Result, anyhow};
use fs_err as fs;

use crate::arguments::Engine;
use crate::process::{cargo, path_starting_with, run};
use crate::project::Project;
use crate::{axe, compress, isso, size};

/// Runs the journeys or the tests of their harness. The error names the journeys that failed.
pub(crate) fn test(project: &Project, name: &str, engine: Option<Engine>, options: &[OsString]) -> Result<()> {
    let failures = project.root().join("target/failed-journeys.txt");
    fs::write(&failures, "")?;
    let mut test = program(project, &["test", "--package", "e2e", "--test", name], engine)?;
    test.args(options).env("AXE", axe::get(project)?).env("ISSO", isso::get(project)?).env("FAILURES", &failures);
    run(&mut test).map_err(|error| with_names(&error, &fs::read_to_string(&failures).unwrap_or_default()))
}

fn with_names(error: &Error, names: &str) -> Error {
    anyhow!("{}", format!("{error:#}\n{names}").trim_end())
}

/// Plays a whole day to the page in `dist/`, in one engine or in all, and prints the results.
pub(crate) fn soak(project: &Project, engine: Option<Engine>) -> Result<()> {
    let mut soak = program(project, &["test", "--package", "e2e", "--test", "soak"], engine)?;
    // One engine after the other: together they would slow each other down.
    run(soak.args(["--test-threads", "1"]).env("AXE", axe::get(project)?))
}

/// Measures the page in `dist/` and prints a table: all of it, or the named measures only.
pub(crate) fn bench(project: &Project, engine: Engine, runs: Option<usize>, only: &[String]) -> Result<()> {
    // The phone gets the files as publishers serve them.
    compress::beside_each_text_file(&project.dist())?;
    // The measured code runs in the browser: the server and the driver need no optimised build.
    let arguments = ["bench", "--profile", "dev", "--package", "e2e", "--bench", "speed"];
    let mut bench = program(project, &arguments, Some(engine))?;
    bench.args(["--first-view", &size::first_view(project)?.to_string()]);
    if let Some(runs) = runs {
        bench.args(["--runs", &runs.to_string()]);
    }
    for name in only {
        bench.args(["--only", name]);
    }
    run(&mut bench)
}

/// A program that finds the drivers and the built page.
fn program(project: &Project, arguments: &[&str], engine: Option<Engine>) -> Result<Command> {
    let mut program = cargo();
    program.args(arguments).arg("--");
    if let Some(engine) = engine {
        program.args(["--engine", &engine.name()]);
    }
    program.env("PATH", path_starting_with(&project.programs())?).env("DIST", project.dist());
    Ok(program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_journeys_are_named_after_the_command_that_failed() {
        let error = anyhow!("`cargo test` failed");
        let named = with_names(&error, "firefox: follows a link\nwebkit: finds a post\n");
        assert_eq!(named.to_string(), "`cargo test` failed\nfirefox: follows a link\nwebkit: finds a post");
        assert_eq!(with_names(&error, "").to_string(), "`cargo test` failed");
    }
}
