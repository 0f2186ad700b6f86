//! Everything that the project can check about itself.

use std::path::PathBuf;

use anyhow::Result;

use crate::arguments::{Engine, Part, Selection};
use crate::process::{cargo, path_starting_with, run};
use crate::project::Project;
use crate::simulate::{self, Days};
use crate::steps::Steps;
use crate::tools::Tool;
use crate::{axe, browser_tests, browsers, build, check, isso, servers, size, toolchain};

/// Installs what the selected tests need, runs them one after the other, and prints a summary.
pub(crate) fn test(project: &Project, selection: &Selection) -> Result<()> {
    let mut engines = Engine::or_all(selection.engine);
    engines.retain(|engine| *engine != Engine::Webkit || selection.has(Part::E2e));
    prepare(project, selection, &engines)?;

    let mut steps = Steps::default();
    if selection.has(Part::Native) {
        check::add_to(&mut steps, project);
        steps.step("native tests", native);
        steps.step("simulation, 200 days", || simulate::simulate(&Days::of_every_test()));
    }
    if selection.has(Part::Servers) {
        servers::add_to(&mut steps, project);
    }
    if selection.has(Part::Browser) {
        let runner = Tool::wasm_bindgen_test_runner()?.get(project)?;
        for engine in engines.iter().filter(|engine| **engine != Engine::Webkit) {
            let name = format!("browser tests, {}", engine.name());
            steps.step(&name, || browser_tests::run_in(*engine, project, &runner));
        }
    }
    if selection.has(Part::E2e) {
        end_to_end(&mut steps, project, selection)?;
    }
    steps.finish()
}

/// Installs everything before the first test: a missing browser is reported at once.
fn prepare(project: &Project, selection: &Selection, engines: &[Engine]) -> Result<()> {
    if selection.has(Part::Servers) {
        servers::install()?;
    }
    if selection.is_only(Part::Servers) {
        return Ok(());
    }
    toolchain::get_wasm_target()?;
    if selection.has(Part::Native) {
        toolchain::get_components()?;
    }
    if selection.is_only(Part::Native) {
        return Ok(());
    }
    browsers::get(project, engines)?;
    if selection.has(Part::Browser) {
        Tool::wasm_bindgen_test_runner()?.get(project)?;
    }
    if selection.has(Part::E2e) {
        toolchain::get_library_source()?;
        Tool::trunk().get(project)?;
        Tool::wasm_bindgen()?.get(project)?;
        Equipment::get(project)?;
    }
    Ok(())
}

/// What the journeys need beside the browsers.
struct Equipment {
    axe: PathBuf,
    isso: PathBuf,
}

impl Equipment {
    fn get(project: &Project) -> Result<Self> {
        Ok(Self { axe: axe::get(project)?, isso: isso::get(project)? })
    }
}

/// The journeys need the built page and a browser; the library of the suite does not.
fn native() -> Result<()> {
    run(cargo().args(["test", "--workspace", "--exclude", "e2e"]))?;
    run(cargo().args(["test", "--package", "e2e", "--lib"]))
}

fn end_to_end(steps: &mut Steps, project: &Project, selection: &Selection) -> Result<()> {
    let equipment = Equipment::get(project)?;
    // A run of selected journeys skips the tests of the harness.
    if selection.journeys.is_empty() {
        steps.step("end-to-end harness", || end_to_end_test(project, selection, &equipment, "harness"));
    }
    if steps.step("release build", || build::release(project)) {
        steps.step("size", || size::check(project, false));
        steps.step("journeys", || end_to_end_test(project, selection, &equipment, "journeys"));
    } else {
        steps.skip("size", "the release was not built");
        steps.skip("journeys", "the release was not built");
    }
    Ok(())
}

fn end_to_end_test(project: &Project, selection: &Selection, equipment: &Equipment, name: &str) -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--package", "e2e", "--test", name, "--"]);
    if let Some(engine) = selection.engine {
        test.args(["--engine", engine.name()]);
    }
    test.args(&selection.journeys);
    test.env("PATH", path_starting_with(&project.programs())?);
    test.env("DIST", project.dist()).env("AXE", &equipment.axe).env("ISSO", &equipment.isso);
    run(&mut test)
}
