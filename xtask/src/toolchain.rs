//! What rustup installs: the page's target, the source of the standard library, and the components of the checks.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{cargo, on_path, output, run};

/// The target that the page is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the page's target if it is missing.
pub(crate) fn get_wasm_target() -> Result<()> {
    // The compiler knows better than rustup: a distribution's Rust may have the target without rustup.
    match rustc_path(&["target-libdir", "--target", WASM]) {
        Some(libraries) if libraries.is_dir() => Ok(()),
        _ => rustup("target", WASM),
    }
}

/// Adds the source of the standard library if it is missing: a release compiles it.
pub(crate) fn get_library_source() -> Result<()> {
    match rustc_path(&["sysroot"]) {
        Some(root) if root.join("lib/rustlib/src/rust/library/Cargo.lock").is_file() => Ok(()),
        _ => rustup("component", "rust-src"),
    }
}

/// Adds `cargo fmt` and `cargo clippy` if they are missing.
pub(crate) fn get_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(cargo().args([subcommand, "--version"])).is_none() {
            rustup("component", component)?;
        }
    }
    Ok(())
}

fn rustc_path(print: &[&str]) -> Option<PathBuf> {
    output(Command::new("rustc").arg("--print").args(print)).map(|path| path.trim().into())
}

fn rustup(kind: &str, name: &str) -> Result<()> {
    on_path("rustup").with_context(|| {
        format!("the Rust {kind} {name} is missing, and so is rustup, which installs it: see https://rustup.rs")
    })?;
    println!("Adding the Rust {kind} {name}. This takes less than a minute.");
    run(Command::new("rustup").args([kind, "add", name]))
}
