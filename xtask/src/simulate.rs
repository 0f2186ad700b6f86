//! Whole days before one page, simulated on all processors.

use std::ffi::OsString;

use anyhow::Result;

use crate::process::{cargo, run};

/// Builds the simulation with optimisation, and runs it with these arguments: `--days`, `--seed`, `--coverage`, `--planted`.
pub(crate) fn simulate(arguments: &[OsString]) -> Result<()> {
    let mut simulate = cargo();
    simulate.args(["run", "--quiet", "--profile", "simulation", "--package", "simulation", "--"]).args(arguments);
    run(&mut simulate)
}
