//! Everything that the project can check about itself.

use std::path::PathBuf;

use anyhow::Result;

use crate::arguments::{Choice, Engine, Part};
use crate::process::{cargo, path_starting_with, run};
use crate::project::Project;
use crate::steps::Steps;
use crate::tools::Tool;
use crate::{axe, browser_tests, browsers, build, check, isso, servers, size, toolchain};

/// Gets what the chosen tests need, runs them one after the other, and sums up.
pub(crate) fn test(project: &Project, choice: &Choice) -> Result<()> {
    let engines: Vec<Engine> = Engine::ALL
        .into_iter()
        .filter(|engine| choice.wants_engine(*engine))
        .filter(|engine| *engine != Engine::Webkit || choice.wants(Part::EndToEnd))
        .collect();
    get_ready(project, choice, &engines)?;

    let mut steps = Steps::default();
    if choice.wants(Part::Native) {
        check::add_to(&mut steps, project);
        steps.step("native tests", native);
    }
    if choice.wants(Part::Servers) {
        servers::add_to(&mut steps, project);
    }
    if choice.wants(Part::Browser) {
        in_browsers(&mut steps, project, &engines)?;
    }
    if choice.wants(Part::EndToEnd) {
        end_to_end(&mut steps, project, choice)?;
    }
    steps.close()
}

// Before the first test, so that nobody waits for twenty minutes to hear that a browser is missing.
fn get_ready(project: &Project, choice: &Choice, engines: &[Engine]) -> Result<()> {
    if choice.wants(Part::Servers) {
        servers::get()?;
    }
    if choice.only == Some(Part::Servers) {
        return Ok(());
    }
    toolchain::get_wasm_target()?;
    if choice.wants(Part::Native) {
        toolchain::get_components()?;
    }
    if choice.only == Some(Part::Native) {
        return Ok(());
    }
    browsers::get(engines)?;
    if engines.contains(&Engine::Firefox) {
        Tool::geckodriver().get(project)?;
    }
    if choice.wants(Part::Browser) {
        Tool::wasm_bindgen_test_runner(project)?.get(project)?;
    }
    if choice.wants(Part::EndToEnd) {
        Tool::trunk().get(project)?;
        Tool::wasm_bindgen(project)?.get(project)?;
        Equipment::get(project)?;
    }
    Ok(())
}

/// What the journeys lean on beside the browsers.
struct Equipment {
    axe: PathBuf,
    isso: PathBuf,
}

impl Equipment {
    fn get(project: &Project) -> Result<Self> {
        Ok(Self { axe: axe::get(project)?, isso: isso::get(project)? })
    }
}

// The journeys want the built page and a browser; what the suite is made of does not.
fn native() -> Result<()> {
    run(cargo().args(["test", "--workspace", "--exclude", "e2e"]))?;
    run(cargo().args(["test", "--package", "e2e", "--lib"]))
}

fn in_browsers(steps: &mut Steps, project: &Project, engines: &[Engine]) -> Result<()> {
    let runner = Tool::wasm_bindgen_test_runner(project)?.get(project)?;
    for engine in engines {
        let name = format!("browser tests, {}", engine.name());
        match engine {
            Engine::Chromium => {
                steps.step(&name, || browser_tests::in_chromium(&runner));
            }
            Engine::Firefox => {
                steps.step(&name, || browser_tests::in_firefox(project, &runner));
            }
            // The runner of these tests knows no driver for it; the end-to-end tests do.
            Engine::Webkit => {}
        }
    }
    Ok(())
}

fn end_to_end(steps: &mut Steps, project: &Project, choice: &Choice) -> Result<()> {
    let equipment = Equipment::get(project)?;
    // Whoever asks for one journey is not after the tools that it is made with.
    if choice.journeys.is_empty() {
        steps.step("end-to-end tools", || end_to_end_test(project, choice, &equipment, "harness"));
    }
    if steps.step("release build", || build::release(project)) {
        steps.step("size", || size::hold(project, false));
        steps.step("journeys", || end_to_end_test(project, choice, &equipment, "journeys"));
    } else {
        steps.skip("size", "the release was not built");
        steps.skip("journeys", "the release was not built");
    }
    Ok(())
}

fn end_to_end_test(project: &Project, choice: &Choice, equipment: &Equipment, name: &str) -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--package", "e2e", "--test", name, "--"]);
    if let Some(engine) = choice.engine {
        test.args(["--engine", engine.name()]);
    }
    test.args(&choice.journeys);
    test.env("PATH", path_starting_with(&project.programs())?);
    test.env("DIST", project.dist()).env("AXE", &equipment.axe).env("ISSO", &equipment.isso);
    run(&mut test)
}
