//! Whole days before one page, simulated on all processors.

use anyhow::Result;
use clap::Args;

use crate::process::{cargo, run};

/// Which days to simulate.
#[derive(Debug, PartialEq, Args)]
pub(crate) struct Days {
    /// The number of days
    #[arg(long, default_value_t = 200)]
    days: u64,
    /// The seed of the first day; the others have the seeds after it
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Print how often each event, effect and fault occurred
    #[arg(long)]
    coverage: bool,
    /// Plant bugs one by one in a copy of the project, and check that each is found; a text chooses bugs by their names
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    planted: Option<String>,
}

impl Days {
    /// The days of every run of all tests.
    pub(crate) fn of_every_test() -> Self {
        Self { days: 200, seed: 0, coverage: false, planted: None }
    }
}

/// Builds the simulation with optimisation, and runs it.
pub(crate) fn simulate(days: &Days) -> Result<()> {
    let mut simulate = cargo();
    simulate.args(["run", "--quiet", "--profile", "simulation", "--package", "simulation", "--"]);
    simulate.args(["--days", &days.days.to_string(), "--seed", &days.seed.to_string()]);
    if days.coverage {
        simulate.arg("--coverage");
    }
    if let Some(name) = &days.planted {
        simulate.args(["--planted", name]);
    }
    run(&mut simulate)
}
