//! The release, as it is put on a web server.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::embed_code;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::toolchain::WASM;
use crate::trunk::trunk;

/// Builds the release into `dist/`.
pub(crate) fn release(project: &Project) -> Result<()> {
    let mut trunk = trunk(project)?;
    println!("Building the release; the first time usually takes 2 to 3 minutes.");
    run(cargo().args(["fetch", "--quiet", "--locked", "--target", WASM]))?;
    // For this target alone: the tools that Trunk calls meanwhile must not be built anew.
    let mut flags = without_the_builders_folders()?;
    flags.push(KEEP_LINKS);
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    run(trunk.args(["build", "--release"]))?;
    embed_code::offer(&project.dist())
}

/// Has the linker write down which numbers are addresses, for `trim` to find what nobody refers to any more.
const KEEP_LINKS: &str = "-Clink-arg=--emit-relocs";

/// Flags that keep the folders of the machine that builds out of the module, where panics name their source: the same
/// bytes come out of every machine, and a kilobyte less of them.
fn without_the_builders_folders() -> Result<OsString> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).context("there is no home folder")?;
    let mut flags = OsString::new();
    for registry in fs::read_dir(home.join("registry/src")).into_iter().flatten() {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(registry?.path());
        flag.push("/= ");
        flags.push(flag);
    }
    Ok(flags)
}
