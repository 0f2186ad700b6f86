//! How fast the page is, and how large, next to a page written by hand. It prints what it measured and the bars that the
//! project sets itself, and fails at none of them: a time says more about the machine than about the page.
//!
//! ```sh
//! cargo xtask bench                                             # builds the release first
//! cargo bench --profile dev -p e2e --bench speed -- --only post # measures the page that is there
//! ```

mod arguments;
mod arrival;
mod filter;
mod first_post;
mod many_posts;
mod markup;
mod pages;
mod phone;
mod post;
mod report;
mod sample;
mod visit;

use std::fs;
use std::process::ExitCode;

use arguments::Arguments;
use pages::Pages;
use report::{Figure, Report, Row};
use sample::Sample;

/// What a busy day brings.
const FEW: usize = 200;

/// More than a page must bear.
const MANY: usize = 10_000;

/// What every measure gets.
struct Bench {
    pages: Pages,
    /// How often a time is measured.
    runs: usize,
    /// What `cargo xtask size` counts.
    first_view: Option<f64>,
}

/// A measure: its name for `--only`, what it is of, and how it is made.
type Measure = (&'static str, &'static str, fn(&Bench) -> Result<Vec<Row>, String>);

const MEASURES: [Measure; 8] = [
    ("size", "bytes until the page answers", size),
    ("markup", "whether both pages write the same", markup::measure),
    ("post", "a post of 10,000 in the open page", post::measure),
    ("first-post", "to the first post", first_post::measure),
    ("filter", "a filter of 10,000 posts to the next paint", filter::measure),
    ("arrival", "an arrival into 10,000 posts", arrival::measure),
    ("phone", "200 posts on a phone", phone::measure),
    ("many-posts", "60,000 and 100,000 posts", many_posts::measure),
];

fn main() -> ExitCode {
    match Arguments::of_this_program().and_then(run) {
        Ok(report) => {
            println!("\n{report}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(Arguments { engine, runs, only, first_view }: Arguments) -> Result<Report, String> {
    let names = MEASURES.map(|(name, ..)| name);
    if let Some(unknown) = only.iter().find(|only| !names.contains(&only.as_str())) {
        return Err(format!("--only takes {}, not {unknown:?}", names.join(", ")));
    }
    let bench = Bench { pages: Pages::around_the_built_page(engine)?, runs, first_view };
    println!("{engine}; medians of {runs}; load of the machine before: {}", load());
    let mut sections = Vec::new();
    for (name, subject, measure) in MEASURES {
        if only.is_empty() || only.iter().any(|only| only == name) {
            // One that fails must not take the others with it.
            let rows = measure(&bench).unwrap_or_else(|reason| vec![Row::Note(format!("not measured: {reason}"))]);
            sections.push((subject, rows));
        }
    }
    println!("load of the machine after: {}", load());
    Ok(Report(sections))
}

/// Counted by the build, which has the files; here it only takes its place in the table.
fn size(bench: &Bench) -> Result<Vec<Row>, String> {
    let bytes = bench.first_view.ok_or("`cargo xtask bench` tells it")?;
    Ok(vec![Figure::new("first view, brotli", "bytes", Sample::once(bytes)).at_most(140_000.0, Some(105_000.0)).into()])
}

/// What else the machine did in the last one, five and fifteen minutes, where the system tells.
fn load() -> String {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = told.split_whitespace().take(3).collect();
    if load.is_empty() { "unknown".to_owned() } else { load.join(" ") }
}
