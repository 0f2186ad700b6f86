//! The command line.

use std::env;

use e2e::browser::Engine;

/// In which engine to measure, and how often.
pub(crate) struct Arguments {
    pub(crate) engine: Engine,
    pub(crate) runs: usize,
}

impl Arguments {
    /// What this program was started with.
    pub(crate) fn of_this_program() -> Result<Self, String> {
        let mut chosen = Self { engine: Engine::Chromium, runs: 5 };
        let mut given = env::args().skip(1);
        while let Some(argument) = given.next() {
            match argument.as_str() {
                "--engine" => {
                    let name = given.next().unwrap_or_default();
                    chosen.engine = Engine::named(&name)
                        .ok_or_else(|| format!("--engine takes chromium, firefox or webkit, not {name:?}"))?;
                }
                "--runs" => {
                    let number = given.next().unwrap_or_default();
                    chosen.runs = number
                        .parse()
                        .ok()
                        .filter(|runs| *runs > 0)
                        .ok_or_else(|| format!("--runs takes a number from 1, not {number:?}"))?;
                }
                // Cargo's own word to whatever it runs as a benchmark.
                "--bench" => {}
                unknown => return Err(format!("{unknown:?} is not understood: there are --engine and --runs")),
            }
        }
        Ok(chosen)
    }
}
