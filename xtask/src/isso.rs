//! Isso, a real server of comments, in a Python environment of the project's own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::apt::Apt;
use crate::process::{answer, run};
use crate::project::Project;
use crate::version::Version;

const VERSION: Version = Version::new(0, 14, 0);

// All that it needs, but for its second renderer: that one would have to be compiled, and nobody asks for it.
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

/// The path of the program, installed now if it is not there.
pub(crate) fn get(project: &Project) -> Result<PathBuf> {
    let folder = project.tools().join("isso");
    let program = folder.join("bin/isso");
    if !is_wanted(answer(Command::new(&program).arg("--version"))) {
        get_python()?;
        println!("Installing Isso {VERSION} into target/tools.");
        run(python().args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = Command::new(folder.join("bin/python3"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]);
        run(pip.args(PACKAGES)).context("Isso could not be installed")?;
    }
    Ok(program)
}

fn is_wanted(announced: Option<String>) -> bool {
    announced.and_then(|said| Version::announced(&said)) == Some(VERSION)
}

fn get_python() -> Result<()> {
    if python_serves() {
        return Ok(());
    }
    if let Some(apt) = Apt::if_allowed() {
        println!("Installing python3-venv with apt-get.");
        apt.install(&["python3-venv"])?;
    }
    if !python_serves() {
        bail!(
            "Isso, which takes the comments, needs python3, at least 3.10, with its module venv: \
             install them (on Debian: apt-get install python3-venv)"
        );
    }
    Ok(())
}

// Debian has the module without what it installs pip from.
fn python_serves() -> bool {
    let check = "import ensurepip, sqlite3, sys, venv; sys.exit(sys.version_info < (3, 10))";
    answer(python().args(["-c", check])).is_some()
}

fn python() -> Command {
    Command::new("python3")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pinned_version_is_wanted() {
        let announced = |version: &str| Some(format!("isso {version}\n"));
        assert!(is_wanted(announced(&VERSION.to_string())));
        assert!(!is_wanted(announced("0.13.0")));
        assert!(!is_wanted(None));
    }

    #[test]
    fn the_pinned_version_is_the_one_that_is_installed() {
        assert_eq!(PACKAGES[0], format!("isso=={VERSION}"));
    }
}
