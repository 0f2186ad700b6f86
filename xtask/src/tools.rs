//! Programs that cargo can install: the user's own where it serves, else one of the project's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::lockfile;
use crate::process::{answer, cargo, on_path, run};
use crate::project::Project;
use crate::version::Version;

/// A program that the project needs, and how to get it.
pub(crate) struct Tool {
    name: &'static str,
    program: &'static str,
    package: &'static str,
    need: Need,
    // Whether the package builds with its own lock file; not every one does.
    locked: bool,
    takes: &'static str,
}

#[derive(Clone, Copy)]
enum Need {
    AtLeast(Version),
    Exactly(Version),
}

impl Need {
    fn version(self) -> Version {
        match self {
            Self::AtLeast(version) | Self::Exactly(version) => version,
        }
    }

    fn met_by(self, found: Version) -> bool {
        match self {
            Self::AtLeast(least) => found >= least,
            Self::Exactly(exact) => found == exact,
        }
    }
}

impl Tool {
    /// Trunk, which builds and serves the page.
    pub(crate) const fn trunk() -> Self {
        Self {
            name: "Trunk",
            program: "trunk",
            package: "trunk",
            need: Need::AtLeast(Version::new(0, 21, 14)),
            locked: true,
            takes: "about 5 minutes",
        }
    }

    /// The generator of the page's bindings, which must be of the very version that the app is built with.
    pub(crate) fn wasm_bindgen(project: &Project) -> Result<Self> {
        Self::of_wasm_bindgen(project, "wasm-bindgen")
    }

    /// The runner of the browser tests, which comes with the generator.
    pub(crate) fn wasm_bindgen_test_runner(project: &Project) -> Result<Self> {
        Self::of_wasm_bindgen(project, "wasm-bindgen-test-runner")
    }

    fn of_wasm_bindgen(project: &Project, program: &'static str) -> Result<Self> {
        Ok(Self {
            name: "the wasm-bindgen command line",
            program,
            package: "wasm-bindgen-cli",
            need: Need::Exactly(lockfile::locked(project, "wasm-bindgen")?),
            locked: false,
            takes: "about 3 minutes",
        })
    }

    /// The driver of Firefox.
    pub(crate) const fn geckodriver() -> Self {
        Self {
            name: "geckodriver",
            program: "geckodriver",
            package: "geckodriver",
            need: Need::AtLeast(Version::new(0, 37, 1)),
            locked: true,
            takes: "about 2 minutes",
        }
    }

    /// The path of the program, installed now if there is none that serves.
    pub(crate) fn get(&self, project: &Project) -> Result<PathBuf> {
        let own = project.programs().join(self.file_name());
        if let Some(path) = on_path(self.program).filter(|path| self.served_by(path)) {
            return Ok(path);
        }
        if !self.served_by(&own) {
            self.install(project)?;
        }
        Ok(own)
    }

    fn file_name(&self) -> String {
        format!("{}{}", self.program, std::env::consts::EXE_SUFFIX)
    }

    fn served_by(&self, path: &Path) -> bool {
        answer(Command::new(path).arg("--version"))
            .and_then(|said| Version::announced(&said))
            .is_some_and(|found| self.need.met_by(found))
    }

    fn install(&self, project: &Project) -> Result<()> {
        let version = self.need.version();
        let scratch = project.tools().join("build");
        println!(
            "Installing {} {version} into target/tools; this is done once and usually takes {}.",
            self.name, self.takes
        );
        let mut install = cargo();
        install
            .args(["install", self.package, "--force"])
            .args(["--version", &version.to_string()])
            .arg("--root")
            .arg(project.tools())
            .arg("--target-dir")
            .arg(&scratch);
        if self.locked {
            install.arg("--locked");
        }
        run(&mut install).with_context(|| format!("{} could not be installed", self.name))?;
        // Several hundred megabytes that nothing will use again.
        fs::remove_dir_all(&scratch).with_context(|| format!("cannot remove {}", scratch.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_trunk_serves_and_an_older_does_not() {
        let need = Tool::trunk().need;
        assert!(need.met_by(Version::new(0, 22, 1)));
        assert!(need.met_by(Version::new(0, 21, 14)));
        assert!(!need.met_by(Version::new(0, 21, 13)));
    }

    #[test]
    fn only_the_very_version_of_the_bindings_serves() {
        let need = Need::Exactly(Version::new(0, 2, 130));
        assert!(need.met_by(Version::new(0, 2, 130)));
        assert!(!need.met_by(Version::new(0, 2, 131)));
    }
}
