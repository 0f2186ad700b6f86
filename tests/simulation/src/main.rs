//! `cargo xtask simulate`: many days, on all processors.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use std::{env, panic, thread};

use simulation::kinds::Counts;
use simulation::planted;

const USAGE: &str = "cargo xtask simulate [--days N] [--seed S] [--coverage] [--planted [NAME]]";

/// In so many days everything must have happened that can happen.
const ENOUGH: u64 = 200;

struct Options {
    days: u64,
    seed: u64,
    coverage: bool,
    planted: Option<String>,
}

fn main() -> ExitCode {
    let Some(options) = options(env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if let Some(name) = &options.planted {
        return planted::find_all(name, options.days.min(200));
    }
    // A panic of the page is a failure of its day, and is reported with it.
    panic::set_hook(Box::new(|_| {}));
    let began = Instant::now();
    match run(&options) {
        Ok(counts) => {
            println!(
                "{} days from seed {} without a failure, in {:.0} s",
                options.days,
                options.seed,
                began.elapsed().as_secs_f64()
            );
            if options.coverage {
                counts.0.iter().for_each(|((group, name), count)| println!("{count:>12}  {group} {name}"));
            }
            let never = simulation::never_happened(&counts);
            if options.days >= ENOUGH && !never.is_empty() {
                eprintln!("in {} days, these never happened: {}", options.days, never.join(", "));
                return ExitCode::FAILURE;
            }
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Option<Options> {
    let mut options = Options { days: 200, seed: 0, coverage: false, planted: None };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--days" => options.days = arguments.next()?.parse().ok()?,
            "--seed" => options.seed = arguments.next()?.parse().ok()?,
            "--coverage" => options.coverage = true,
            "--planted" => options.planted = Some(arguments.next().unwrap_or_default()),
            _ => return None,
        }
    }
    Some(options)
}

/// Simulates the days on all processors; of several failures, the one of the least seed.
fn run(options: &Options) -> Result<Counts, Box<simulation::Failure>> {
    let (next, failed) = (AtomicU64::new(0), AtomicBool::new(false));
    let counts = Mutex::new(Counts::default());
    let failures = Mutex::new(Vec::new());
    // The days that once failed come first.
    let days = options.seed..options.seed + options.days;
    let known = simulation::known_seeds().filter(|seed| options.days > 1 && !days.contains(seed));
    let seeds: Vec<u64> = known.chain(days.clone()).collect();
    let shows_progress = std::io::stderr().is_terminal();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                while !failed.load(Ordering::Relaxed) {
                    let day = next.fetch_add(1, Ordering::Relaxed);
                    let Some(seed) = seeds.get(day as usize) else { break };
                    match simulation::simulate(*seed) {
                        Ok(of_day) => counts.lock().unwrap_or_else(PoisonError::into_inner).extend(&of_day),
                        Err(failure) => {
                            failed.store(true, Ordering::Relaxed);
                            failures.lock().unwrap_or_else(PoisonError::into_inner).push(failure);
                        }
                    }
                    if shows_progress {
                        eprint!("\r{} of {} days ", day + 1, seeds.len());
                        let _ = std::io::stderr().flush();
                    }
                }
            });
        }
    });
    if shows_progress {
        eprintln!();
    }
    let failures = failures.into_inner().unwrap_or_else(PoisonError::into_inner);
    match failures.into_iter().min_by_key(|failure| failure.seed) {
        Some(failure) => Err(failure),
        None => Ok(counts.into_inner().unwrap_or_else(PoisonError::into_inner)),
    }
}
