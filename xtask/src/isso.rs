//! Isso, a comment server, in a Python environment under `target/tools`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{output, run};
use crate::project::Project;
use crate::requirements::{self, Requirement};

const VERSION: &str = "0.14.0";

// Without its optional second renderer, which would have to be compiled.
const DEPENDENCIES: [&str; 9] = [
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

// Debian installs venv without ensurepip, which venv needs.
const PYTHON: Requirement = Requirement::new("python3 3.10 or newer with its module venv", "python3-venv", || {
    let check = "import ensurepip, sqlite3, sys, venv; sys.exit(sys.version_info < (3, 10))";
    output(Command::new("python3").args(["-c", check])).is_some()
});

/// The path of the program, which is installed first if necessary.
pub(crate) fn get(project: &Project) -> Result<PathBuf> {
    let folder = project.tools().join("isso");
    let program = folder.join("bin/isso");
    let printed = output(Command::new(&program).arg("--version")).unwrap_or_default();
    if !printed.split_whitespace().any(|word| word == VERSION) {
        requirements::install(&[PYTHON], "leave out --comments, or select other tests with --only")?;
        println!("Installing Isso {VERSION} into target/tools.");
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = Command::new(folder.join("bin/python3"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]);
        run(pip.arg(format!("isso=={VERSION}")).args(DEPENDENCIES)).context("Isso could not be installed")?;
    }
    Ok(program)
}
