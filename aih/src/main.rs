//! `aih`: the command of a publisher's own machine. It checks feeds, divides long ones into pages, and writes
//! coverages as static pages.

use std::io::IsTerminal;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

mod archive;
mod arguments;
mod check;
mod convert;
mod coverage;
mod files;
mod intl;
mod position;
mod source;
mod split;

use arguments::{Arguments, Command};

/// The exit code where a command could not do its work. 2 is clap's, for wrong arguments.
const FAILED: u8 = 4;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    run(arguments.command).unwrap_or_else(|error| {
        eprintln!("aih: {error:#}");
        ExitCode::from(FAILED)
    })
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Archive(arguments) => archive::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Split(arguments) => split::run(&arguments).map(|()| ExitCode::SUCCESS),
    }
}

/// Whether a person reads what goes to standard error, so that progress is of use.
fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

/// The time, in milliseconds since 1970 in UTC.
fn now_ms() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
