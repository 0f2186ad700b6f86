//! The built page, open for a whole day.

use anyhow::Result;

use crate::arguments::Engine;
use crate::axe;
use crate::process::{cargo, path_starting_with, run};
use crate::project::Project;

/// Plays the day to the page in `dist/`, in one engine or in all, and prints the results.
pub(crate) fn soak(project: &Project, engine: Option<Engine>) -> Result<()> {
    let mut soak = cargo();
    // One engine after the other: together they would slow each other down.
    soak.args(["test", "--package", "e2e", "--test", "soak", "--", "--test-threads", "1"]);
    if let Some(engine) = engine {
        soak.args(["--engine", engine.name()]);
    }
    soak.env("PATH", path_starting_with(&project.programs())?);
    soak.env("DIST", project.dist()).env("AXE", axe::get(project)?);
    run(&mut soak)
}
