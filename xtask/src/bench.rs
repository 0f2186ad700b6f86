//! How fast the built page is, and how large.

use anyhow::Result;

use crate::arguments::Engine;
use crate::process::{cargo, path_starting_with, run};
use crate::project::Project;
use crate::tools::Tool;
use crate::{browsers, compress, size};

/// Gets the browser, before a build that would be in vain without it.
pub(crate) fn get_ready(project: &Project, engine: Engine) -> Result<()> {
    browsers::get(&[engine])?;
    if engine == Engine::Firefox {
        Tool::geckodriver().get(project)?;
    }
    Ok(())
}

/// Measures the page in `dist/` and prints a table: all of it, or the named measures only.
pub(crate) fn bench(project: &Project, engine: Engine, runs: Option<usize>, only: &[String]) -> Result<()> {
    // The phone gets the files as publishers serve them.
    compress::beside_each_text_file(&project.dist())?;
    let mut bench = cargo();
    // What is measured runs in the browser; the server and the clicks need not be built anew to be faster.
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
