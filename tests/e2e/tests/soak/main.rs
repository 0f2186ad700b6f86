//! The page open for a whole day, with all that goes wrong on one. It prints its figures, and fails where the page moves
//! what is being read, loses a post, or grows without end.
//!
//! ```sh
//! cargo xtask soak                                        # builds the release first
//! cargo test -p e2e --test soak -- --engine firefox       # in the page that is there
//! ```

use std::process::ExitCode;

use e2e::browser::Engine;
use e2e::page::Page;
use e2e::server::Site;
use e2e::soak::{Quiet, Soak};
use e2e::suite::{self, Steps, Surroundings};

const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader keeps the page open for a whole day", keeps_the_page_open),
    ("a reader keeps the page open for a whole day without news", hears_nothing),
];

fn main() -> ExitCode {
    match Surroundings::of_the_built_page() {
        Ok(surroundings) => suite::run(surroundings, JOURNEYS),
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn keeps_the_page_open(site: &Site, page: &Page<'_>) {
    let report = Soak::LONG.play(site, page);
    println!("\n{report}");
}

fn hears_nothing(site: &Site, page: &Page<'_>) {
    if page.engine() == Engine::WebKit {
        page.skip("its driver's sessions keep no cache, so every answer is whole");
    }
    let quiet = Quiet::play(site, page);
    println!("\n{quiet}");
}
