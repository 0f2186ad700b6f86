//! How fast the page is, next to a page written by hand. It prints ratios of what one run measured and judges none of
//! them: a time says more about the machine than about the page.
//!
//! ```sh
//! cargo xtask bench                                            # builds the release first
//! cargo bench --profile dev -p e2e --bench speed -- --runs 1   # measures the page that is there
//! ```

mod arguments;
mod filter;
mod first_post;
mod markup;
mod sample;
mod stand;

use std::process::ExitCode;

use arguments::Arguments;
use stand::{Feed, Stand};

/// What a busy day brings.
const FEW: usize = 200;

/// More than a page must bear.
const MANY: usize = 10_000;

fn main() -> ExitCode {
    match Arguments::of_this_program().and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(&Arguments { engine, runs }: &Arguments) -> Result<(), String> {
    let stand = Stand::around_the_built_page(engine)?;
    let (few, many) = (Feed::generated(FEW), Feed::generated(MANY));
    println!("{engine}; milliseconds; runs: {runs}");
    println!("\n{}", markup::compare(&stand, &few)?);
    println!("\n{}", first_post::measure(&stand, &few, &many, runs)?);
    println!("\n{}", filter::measure(&stand, &many, runs)?);
    Ok(())
}
