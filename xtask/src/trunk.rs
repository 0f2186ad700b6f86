//! Trunk, which builds the page.

use std::env;
use std::process::Command;

use anyhow::Result;

use crate::process::path_starting_with;
use crate::project::Project;
use crate::toolchain;
use crate::tools::Tool;

/// Installs what a build of the page needs, and returns Trunk without arguments.
pub(crate) fn trunk(project: &Project) -> Result<Command> {
    toolchain::get_wasm_target()?;
    let program = Tool::TRUNK.get(project)?;
    let bindings = Tool::wasm_bindgen("wasm-bindgen")?.get(project)?;

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

/// Lets `trunk serve` forward requests below a path to a server on this machine.
pub(crate) fn forward(trunk: &mut Command, path: &str, port: u16) {
    trunk.args(["--proxy-backend", &format!("http://127.0.0.1:{port}/")]);
    trunk.args(["--proxy-rewrite", path, "--proxy-no-system-proxy"]);
}
