//! The command line.

use std::env;

use e2e::browser::Engine;

/// What to measure, in which engine, and how often.
pub(crate) struct Arguments {
    pub(crate) engine: Engine,
    pub(crate) runs: usize,
    /// Names of measures; all of them where it is empty.
    pub(crate) only: Vec<String>,
    /// What `cargo xtask size` counts, where the caller knows.
    pub(crate) first_view: Option<f64>,
}

impl Arguments {
    /// What this program was started with.
    pub(crate) fn of_this_program() -> Result<Self, String> {
        let mut chosen = Self { engine: Engine::Chromium, runs: 5, only: Vec::new(), first_view: None };
        let mut given = env::args().skip(1);
        while let Some(argument) = given.next() {
            let mut value = || given.next().unwrap_or_default();
            match argument.as_str() {
                "--engine" => {
                    let name = value();
                    chosen.engine = Engine::named(&name)
                        .ok_or_else(|| format!("--engine takes chromium, firefox or webkit, not {name:?}"))?;
                }
                "--runs" => chosen.runs = number(&argument, &value())?,
                "--only" => chosen.only.push(value()),
                "--first-view" => chosen.first_view = Some(number(&argument, &value())? as f64),
                // Cargo passes this to every benchmark.
                "--bench" => {}
                unknown => {
                    return Err(format!(
                        "unknown argument {unknown:?}; there are --engine, --runs, --only, --first-view"
                    ));
                }
            }
        }
        Ok(chosen)
    }
}

fn number(argument: &str, text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("{argument} takes a number from 1, not {text:?}"))
}
