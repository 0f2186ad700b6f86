//! Trunk, ready to be called.

use std::env;
use std::process::Command;

use anyhow::Result;

use crate::process::path_starting_with;
use crate::project::Project;
use crate::toolchain;
use crate::tools::Tool;

/// Gets what a build of the page needs and gives back Trunk, to be told what to do.
pub(crate) fn trunk(project: &Project) -> Result<Command> {
    toolchain::get_wasm_target()?;
    let program = Tool::trunk().get(project)?;
    let bindings = Tool::wasm_bindgen(project)?.get(project)?;

    let mut trunk = Command::new(program);
    // Trunk takes the first wasm-bindgen on PATH if its version is right, and would download one otherwise.
    if let Some(folder) = bindings.parent() {
        trunk.env("PATH", path_starting_with(folder)?);
    }
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk reads this as a flag and dies on the customary `1`.
    match env::var_os("NO_COLOR") {
        Some(value) if !value.is_empty() => trunk.env("NO_COLOR", "true"),
        _ => trunk.env_remove("NO_COLOR"),
    };
    Ok(trunk)
}
