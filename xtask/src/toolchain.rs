//! What rustup brings: the target of the page, and the components that the checks use.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{answer, cargo, on_path, run};

/// The target that the page is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Sees to it that the compiler can build for the browser.
pub(crate) fn get_wasm_target() -> Result<()> {
    if has_wasm_target() {
        return Ok(());
    }
    rustup("target", WASM)
}

/// Sees to it that `cargo fmt` and `cargo clippy` are there.
pub(crate) fn get_components() -> Result<()> {
    for component in ["rustfmt", "clippy"] {
        let subcommand = if component == "rustfmt" { "fmt" } else { component };
        if answer(cargo().args([subcommand, "--version"])).is_none() {
            rustup("component", component)?;
        }
    }
    Ok(())
}

// Asks the compiler rather than rustup, because a distribution's Rust may have the target without it.
fn has_wasm_target() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]);
    answer(&mut rustc).is_some_and(|libraries| Path::new(libraries.trim()).is_dir())
}

fn rustup(kind: &str, name: &str) -> Result<()> {
    on_path("rustup").with_context(|| {
        format!("the Rust {kind} {name} is missing and there is no rustup to add it: get it from https://rustup.rs")
    })?;
    println!("Adding the Rust {kind} {name}; this is done once and usually takes less than a minute.");
    run(Command::new("rustup").args([kind, "add", name]))
}
