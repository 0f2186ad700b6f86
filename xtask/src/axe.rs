//! axe-core, which checks the accessibility of the page under test.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use fs_err as fs;
use serde_json::Value;

use crate::process::{on_path, run};
use crate::project::Project;

const VERSION: &str = "4.14.1";

/// The path of `axe.min.js`, installed with npm if it is missing.
pub(crate) fn get(project: &Project) -> Result<PathBuf> {
    let folder = project.tools().join("axe");
    let package = folder.join("node_modules/axe-core");
    let manifest = fs::read(package.join("package.json")).unwrap_or_default();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap_or_default();
    if manifest["version"] != VERSION {
        on_path("npm").context("the end-to-end tests need npm, which installs axe-core: install Node.js")?;
        println!("Installing axe-core {VERSION} into target/tools.");
        fs::create_dir_all(&folder)?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--prefix"]).arg(&folder);
        npm.args(["--no-save", "--no-package-lock", "--ignore-scripts"]);
        npm.args(["--no-audit", "--no-fund", "--loglevel=error"]);
        run(npm.arg(format!("axe-core@{VERSION}")))?;
    }
    Ok(package.join("axe.min.js"))
}
