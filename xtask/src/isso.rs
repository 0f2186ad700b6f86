//! Isso, a comment server, in a Python environment under `target/tools`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use semver::Version;

use crate::apt::Apt;
use crate::process::{output, run};
use crate::project::Project;
use crate::tools::version_in;

const VERSION: Version = Version::new(0, 14, 0);

// Without its optional second renderer, which would have to be compiled.
const PACKAGES: [&str; 10] = [
    "isso==0.14.0",
    "bleach==6.4.0",
    "html5lib==1.1",
    "itsdangerous==2.2.0",
    "Jinja2==3.1.6",
    "MarkupSafe==3.0.4",
    "mistune==3.4.0",
    "six==1.17.0",
    "webencodings==0.6.1",
    "Werkzeug==3.1.9",
];

/// The path of the program, which is installed first if necessary.
pub(crate) fn get(project: &Project) -> Result<PathBuf> {
    let folder = project.tools().join("isso");
    let program = folder.join("bin/isso");
    if !is_pinned(output(Command::new(&program).arg("--version")).as_deref()) {
        get_python()?;
        println!("Installing Isso {VERSION} into target/tools.");
        run(python().args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = Command::new(folder.join("bin/python3"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]);
        run(pip.args(PACKAGES)).context("Isso could not be installed")?;
    }
    Ok(program)
}

fn is_pinned(printed: Option<&str>) -> bool {
    printed.and_then(version_in) == Some(VERSION)
}

fn get_python() -> Result<()> {
    if python_is_complete() {
        return Ok(());
    }
    if let Some(apt) = Apt::if_allowed() {
        println!("Installing python3-venv with apt-get.");
        apt.install(&["python3-venv"])?;
    }
    if !python_is_complete() {
        bail!(
            "Isso, the comment server, needs python3 3.10 or newer with its module venv: \
             install them (on Debian: apt-get install python3-venv)"
        );
    }
    Ok(())
}

// Debian installs venv without ensurepip, which venv needs.
fn python_is_complete() -> bool {
    let check = "import ensurepip, sqlite3, sys, venv; sys.exit(sys.version_info < (3, 10))";
    output(python().args(["-c", check])).is_some()
}

fn python() -> Command {
    Command::new("python3")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pinned_version_is_used() {
        assert!(is_pinned(Some(&format!("isso {VERSION}\n"))));
        assert!(!is_pinned(Some("isso 0.13.0")));
        assert!(!is_pinned(None));
    }

    #[test]
    fn the_pinned_version_is_the_one_that_is_installed() {
        assert_eq!(PACKAGES[0], format!("isso=={VERSION}"));
    }
}
