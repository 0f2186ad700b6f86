//! The speed of the built page.

use anyhow::Result;

use crate::arguments::Engine;
use crate::process::{cargo, path_starting_with, run};
use crate::project::Project;

/// Measures the page in `dist/` and prints the results.
pub(crate) fn bench(project: &Project, engine: Engine, runs: Option<usize>) -> Result<()> {
    let mut bench = cargo();
    // The measured code runs in the browser: the server and the driver need no optimised build.
    bench.args(["bench", "--profile", "dev", "--package", "e2e", "--bench", "speed", "--"]);
    bench.args(["--engine", engine.name()]);
    if let Some(runs) = runs {
        bench.args(["--runs", &runs.to_string()]);
    }
    bench.env("PATH", path_starting_with(&project.programs())?);
    bench.env("DIST", project.dist());
    run(&mut bench)
}
