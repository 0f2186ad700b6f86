//! What readers do with the built page, in three browser engines.
//!
//! One file a subject; each begins with the list of its journeys.

mod accessibility;
mod devices;
mod failures;
mod filters;
mod hostility;
mod keyboard;
mod languages;
mod links;
mod oddities;
mod older;
mod sample;
mod search;
mod sharing;
mod third_parties;
mod times;

use std::process::ExitCode;

use e2e::suite::{self, Steps, Surroundings};

fn main() -> ExitCode {
    let journeys: Vec<(&str, Steps)> = [
        sample::JOURNEYS,
        links::JOURNEYS,
        sharing::JOURNEYS,
        filters::JOURNEYS,
        search::JOURNEYS,
        keyboard::JOURNEYS,
        times::JOURNEYS,
        languages::JOURNEYS,
        older::JOURNEYS,
        oddities::JOURNEYS,
        hostility::JOURNEYS,
        third_parties::JOURNEYS,
        failures::JOURNEYS,
        devices::JOURNEYS,
        accessibility::JOURNEYS,
    ]
    .concat();
    match Surroundings::of_the_built_page() {
        Ok(surroundings) => suite::run(surroundings, &journeys),
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
