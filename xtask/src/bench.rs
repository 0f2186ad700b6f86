//! The speed and the size of the built page.

use anyhow::Result;

use crate::arguments::Engine;
use crate::process::{cargo, path_starting_with, run};
use crate::project::Project;
use crate::{compress, size};

/// Measures the page in `dist/` and prints a table: all of it, or the named measures only.
pub(crate) fn bench(project: &Project, engine: Engine, runs: Option<usize>, only: &[String]) -> Result<()> {
    // The phone gets the files as publishers serve them.
    compress::beside_each_text_file(&project.dist())?;
    let mut bench = cargo();
    // The measured code runs in the browser: the server and the driver need no optimised build.
    bench.args(["bench", "--profile", "dev", "--package", "e2e", "--bench", "speed", "--"]);
    bench.args(["--engine", engine.name()]);
    bench.args(["--first-view", &size::first_view(project)?.to_string()]);
    if let Some(runs) = runs {
        bench.args(["--runs", &runs.to_string()]);
    }
    for name in only {
        bench.args(["--only", name]);
    }
    bench.env("PATH", path_starting_with(&project.programs())?);
    bench.env("DIST", project.dist());
    run(&mut bench)
}
