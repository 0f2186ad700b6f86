//! Sets up, builds, serves and checks As It Happened. `cargo xtask help` lists the commands.

mod arguments;
mod assemble;
mod axe;
mod browser_tests;
mod browsers;
mod build;
mod check;
mod child_process;
mod comments;
mod compress;
mod e2e;
mod embed_code;
mod flood;
mod host_page;
mod isso;
mod layering;
mod loopback;
mod oembed;
mod process;
mod project;
mod replay;
mod requirements;
mod serve;
mod servers;
mod shrink;
mod simulate;
mod size;
mod steps;
mod test;
mod toolchain;
mod tools;
mod trunk;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use arguments::{Arguments, Engine, Task};
use clap::Parser;
use project::Project;

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
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
        Task::Serve(options) => serve::serve(&project, &options),
        Task::Build { compress } => {
            build::release(&project)?;
            if compress { compress::beside_each_text_file(&project.dist()) } else { Ok(()) }
        }
        Task::Compress => compress::beside_each_text_file(&project.dist()),
        Task::Test(selection) => test::test(&project, &selection),
        Task::Check => check::check(&project),
        Task::Size { record, no_build } => {
            build::release_unless(no_build, &project)?;
            size::check(&project, record)
        }
        Task::Bench { engine, runs, only, no_build } => {
            browsers::get(&project, &[engine])?;
            build::release_unless(no_build, &project)?;
            e2e::bench(&project, engine, runs, &only)
        }
        Task::Soak { engine, no_build } => {
            browsers::get(&project, &Engine::or_all(engine))?;
            build::release_unless(no_build, &project)?;
            e2e::soak(&project, engine)
        }
        Task::Simulate(days) => simulate::simulate(&days),
        Task::Flood { posts } => flood::write(&project, posts),
        Task::PreBuild => assemble::assemble(&project),
        Task::PostBuild => {
            let folder =
                env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set: Trunk runs this command")?;
            let folder = Path::new(&folder);
            if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
                shrink::shrink(folder)?;
            }
            comments::redirect_if_requested(folder)?;
            oembed::add_if_hosted(folder)
        }
    }
}
