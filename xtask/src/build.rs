//! The release, as it is put on a web server.

use anyhow::Result;

use crate::process::run;
use crate::project::Project;
use crate::trunk::trunk;

/// Builds the release into `dist/`.
pub(crate) fn release(project: &Project) -> Result<()> {
    let mut trunk = trunk(project)?;
    println!("Building the release; the first time usually takes 2 to 3 minutes.");
    run(trunk.args(["build", "--release"]))
}
