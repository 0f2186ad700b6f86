//! The release, as it is copied to a web server.

use anyhow::Result;

use crate::embed_code;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::toolchain::{self, WASM};
use crate::trunk::trunk;

/// A panic becomes a trap, without message and location. With the standard library compiled the same way, the code that
/// writes messages is left out: `docs/decisions/0013-panics-are-traps.md` has the sizes.
const PANICS_ABORT: [(&str, &str); 4] = [
    // Lets a stable toolchain accept the others. Trunk's hooks unset it, so that they do not rebuild xtask.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    // Shorter code for sorting and for numbers as text: 1.4 kB less.
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort"),
];

/// Builds the release into `dist/`, unless what is there is to be used.
pub(crate) fn release_unless(no_build: bool, project: &Project) -> Result<()> {
    if no_build { Ok(()) } else { release(project) }
}

/// Builds the release into `dist/`.
pub(crate) fn release(project: &Project) -> Result<()> {
    toolchain::get_library_source()?;
    let mut trunk = trunk(project)?;
    println!("Building the release. The first build takes 3 to 4 minutes.");
    run(cargo().args(["fetch", "--quiet", "--locked", "--target", WASM]))?;
    run(trunk.args(["build", "--release"]).envs(PANICS_ABORT))?;
    embed_code::write(&project.dist())
}
