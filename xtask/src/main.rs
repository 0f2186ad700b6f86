//! Sets up, builds, serves and checks As It Happened. `cargo xtask help` tells the commands.

mod apt;
mod arguments;
mod assemble;
mod axe;
mod bench;
mod browser_tests;
mod browsers;
mod build;
mod check;
mod comments;
mod compress;
mod embed_code;
mod flood;
mod host_page;
mod isso;
mod layering;
mod leash;
mod lockfile;
mod loopback;
mod needs;
mod oembed;
mod process;
mod project;
mod replay;
mod serve;
mod servers;
mod size;
mod soak;
mod steps;
mod test;
mod toolchain;
mod tools;
mod trim;
mod trunk;
mod version;

use std::process::ExitCode;

use anyhow::Result;
use arguments::{Task, USAGE};
use project::Project;

fn main() -> ExitCode {
    let task = match Task::parse(std::env::args_os().skip(1)) {
        Ok(task) => task,
        Err(problem) => {
            eprintln!("error: {problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let project = Project::open()?;
    match task {
        Task::Help => {
            println!("{USAGE}");
            Ok(())
        }
        Task::Serve(wish) => serve::serve(&project, &wish),
        Task::Build { compress } => {
            build::release(&project)?;
            if compress {
                compress::beside_each_text_file(&project.dist())?;
            }
            Ok(())
        }
        Task::Compress => compress::beside_each_text_file(&project.dist()),
        Task::Test(choice) => test::test(&project, &choice),
        Task::Check => check::check(&project),
        Task::Size { record, build } => {
            if build {
                build::release(&project)?;
            }
            size::hold(&project, record)
        }
        Task::Bench { engine, runs, only, build } => {
            bench::get_ready(&project, engine)?;
            if build {
                build::release(&project)?;
            }
            bench::bench(&project, engine, runs, &only)
        }
        Task::Soak { engine, build } => {
            soak::get_ready(&project, engine)?;
            if build {
                build::release(&project)?;
            }
            soak::soak(&project, engine)
        }
        Task::Assemble => assemble::assemble(&project),
        Task::Trim => {
            trim::trim()?;
            comments::redirect_if_asked()?;
            oembed::offer_where_hosted()
        }
        Task::Flood { posts } => flood::write(&project, posts),
    }
}
