//! The built page open for a whole day.

use anyhow::Result;

use crate::arguments::Engine;
use crate::process::{cargo, path_starting_with, run};
use crate::project::Project;
use crate::tools::Tool;
use crate::{axe, browsers};

/// Gets the browsers, before a build that would be in vain without them.
pub(crate) fn get_ready(project: &Project, engine: Option<Engine>) -> Result<()> {
    let engines: Vec<Engine> =
        Engine::ALL.into_iter().filter(|known| engine.is_none_or(|only| only == *known)).collect();
    browsers::get(&engines)?;
    if engines.contains(&Engine::Firefox) {
        Tool::geckodriver().get(project)?;
    }
    Ok(())
}

/// Plays the day before the page in `dist/`, in one engine or in all, and prints what came out.
pub(crate) fn soak(project: &Project, engine: Option<Engine>) -> Result<()> {
    let mut soak = cargo();
    // One after the other, or they would take each other's time.
    soak.args(["test", "--package", "e2e", "--test", "soak", "--", "--test-threads", "1"]);
    if let Some(engine) = engine {
        soak.args(["--engine", engine.name()]);
    }
    soak.env("PATH", path_starting_with(&project.programs())?);
    soak.env("DIST", project.dist()).env("AXE", axe::get(project)?);
    run(&mut soak)
}
