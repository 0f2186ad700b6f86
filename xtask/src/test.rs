//! Everything that the project can check about itself.

use anyhow::Result;

use crate::arguments::{Engine, Part, Selection};
use crate::process::{cargo, run};
use crate::project::Project;
use crate::simulate::{self, Days};
use crate::steps::Steps;
use crate::tools::Tool;
use crate::trunk::trunk;
use crate::{axe, browser_tests, browsers, build, check, e2e, isso, servers, size, toolchain};

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
        let runner = Tool::wasm_bindgen("wasm-bindgen-test-runner")?.get(project)?;
        for engine in engines.iter().filter(|engine| **engine != Engine::Webkit) {
            let name = format!("browser tests, {}", engine.name());
            steps.step(&name, || browser_tests::run_in(*engine, project, &runner));
        }
    }
    if selection.has(Part::E2e) {
        end_to_end(&mut steps, project, selection);
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
        Tool::wasm_bindgen("wasm-bindgen-test-runner")?.get(project)?;
    }
    if selection.has(Part::E2e) {
        toolchain::get_library_source()?;
        trunk(project)?;
        axe::get(project)?;
        isso::get(project)?;
    }
    Ok(())
}

/// The journeys need the built page and a browser; the library of the suite does not.
fn native() -> Result<()> {
    run(cargo().args(["test", "--workspace", "--exclude", "e2e"]))?;
    run(cargo().args(["test", "--package", "e2e", "--lib"]))
}

fn end_to_end(steps: &mut Steps, project: &Project, selection: &Selection) {
    let test = |name| e2e::test(project, name, selection.engine, &selection.journeys);
    // A run of selected journeys skips the tests of the harness.
    if selection.journeys.is_empty() {
        steps.step("end-to-end harness", || test("harness"));
    }
    if steps.step("release build", || build::release(project)) {
        steps.step("size", || size::check(project, false));
        steps.step("journeys", || test("journeys"));
    } else {
        steps.skip("size", "the release was not built");
        steps.skip("journeys", "the release was not built");
    }
}
