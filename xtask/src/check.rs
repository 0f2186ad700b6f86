//! The checks that need no browser.

use anyhow::Result;

use crate::layering;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::steps::Steps;
use crate::toolchain::{self, WASM};

const APP: &str = "as-it-happened";

/// Runs the checks alone.
pub(crate) fn check(project: &Project) -> Result<()> {
    toolchain::get_wasm_target()?;
    toolchain::get_components()?;
    let mut steps = Steps::default();
    add_to(&mut steps, project);
    steps.finish()
}

/// Runs the checks as steps among others; the toolchain must be complete.
pub(crate) fn add_to(steps: &mut Steps, project: &Project) {
    steps.step("format", || run(cargo().args(["fmt", "--all", "--check"])));
    steps.step("layering", || layering::check(&project.sources()));
    steps.step("clippy, native", || clippy(&["--workspace", "--all-targets"]));
    steps
        .step("clippy, wasm", || clippy(&["--package", APP, "--target", WASM, "--lib", "--bins", "--test", "browser"]));
    steps.step("docs, native", || docs(&["--workspace"]));
    steps.step("docs, wasm", || docs(&["--package", APP, "--target", WASM]));
}

fn clippy(scope: &[&str]) -> Result<()> {
    run(cargo().arg("clippy").args(scope).args(["--", "-D", "warnings"]))
}

/// Documents private items too: a broken link there misleads contributors.
fn docs(scope: &[&str]) -> Result<()> {
    let mut doc = cargo();
    doc.arg("doc").args(scope).args(["--no-deps", "--document-private-items"]);
    run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}
