//! What can be checked without a browser.

use anyhow::Result;

use crate::layering;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::steps::Steps;
use crate::toolchain::{self, WASM};

const APP: &str = "as-it-happened";

/// Runs the checks by themselves.
pub(crate) fn check(project: &Project) -> Result<()> {
    toolchain::get_wasm_target()?;
    toolchain::get_components()?;
    let mut steps = Steps::default();
    add_to(&mut steps, project);
    steps.close()
}

/// Adds the checks to a row of others; the toolchain must be complete.
pub(crate) fn add_to(steps: &mut Steps, project: &Project) {
    steps.step("format", || run(cargo().args(["fmt", "--all", "--check"])));
    steps.step("layering", || layering::hold(&project.sources()));
    steps.step("clippy, native", || clippy(&["--workspace", "--all-targets"]));
    steps
        .step("clippy, wasm", || clippy(&["--package", APP, "--target", WASM, "--lib", "--bins", "--test", "browser"]));
    steps.step("docs, native", || docs(&["--workspace"]));
    steps.step("docs, wasm", || docs(&["--package", APP, "--target", WASM]));
}

fn clippy(scope: &[&str]) -> Result<()> {
    let mut clippy = cargo();
    clippy.arg("clippy").args(scope);
    run(clippy.args(["--", "-D", "warnings"]))
}

// Private items too: a broken link misleads those who work on the code most of all.
fn docs(scope: &[&str]) -> Result<()> {
    let mut doc = cargo();
    doc.arg("doc").args(scope).arg("--no-deps");
    run(doc.arg("--document-private-items").env("RUSTDOCFLAGS", "-D warnings"))
}
