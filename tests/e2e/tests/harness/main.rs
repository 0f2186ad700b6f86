//! The harness tried on a tiny page of its own, so that a red journey means the page, not the tools.

mod comments;
mod day;
mod devices;
mod faults;
mod finding;
mod input;
mod posting;
mod verdicts;

use std::path::Path;
use std::process::ExitCode;

use e2e::suite::{self, Steps, Surroundings};

fn main() -> ExitCode {
    let journeys: Vec<(&str, Steps)> = [
        finding::JOURNEYS,
        input::JOURNEYS,
        faults::JOURNEYS,
        posting::JOURNEYS,
        comments::JOURNEYS,
        devices::JOURNEYS,
        day::JOURNEYS,
        verdicts::JOURNEYS,
    ]
    .concat();
    match Surroundings::around(Path::new("fixtures/page")) {
        Ok(surroundings) => suite::run(surroundings, &journeys),
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
