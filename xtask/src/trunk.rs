//! Trunk, which builds the page: as a command, and as the caller of this program.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::path_starting_with;
use crate::project::Project;
use crate::toolchain;
use crate::tools::Tool;

/// Installs what a build of the page needs, and returns Trunk without arguments.
pub(crate) fn trunk(project: &Project) -> Result<Command> {
    toolchain::get_wasm_target()?;
    let program = Tool::trunk().get(project)?;
    let bindings = Tool::wasm_bindgen()?.get(project)?;

    let mut trunk = Command::new(program);
    // Trunk uses the first wasm-bindgen on PATH if its version is right, and downloads one otherwise.
    if let Some(folder) = bindings.parent() {
        trunk.env("PATH", path_starting_with(folder)?);
    }
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk accepts `true` only and fails on the usual `1`.
    match env::var_os("NO_COLOR") {
        Some(value) if !value.is_empty() => trunk.env("NO_COLOR", "true"),
        _ => trunk.env_remove("NO_COLOR"),
    };
    Ok(trunk)
}

/// A build that Trunk has finished and not yet published.
pub(crate) struct Stage {
    /// The folder with its files.
    pub(crate) folder: PathBuf,
    /// Whether it is a release.
    pub(crate) is_release: bool,
}

impl Stage {
    /// What Trunk tells its hooks.
    pub(crate) fn from_environment() -> Result<Self> {
        let folder =
            env::var_os("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set: Trunk runs this command")?;
        Ok(Self {
            folder: folder.into(),
            is_release: env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release"),
        })
    }
}
