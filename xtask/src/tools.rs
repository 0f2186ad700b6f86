//! Programs that cargo installs: the user's own if its version fits, otherwise one under `target/tools`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use fs_err as fs;
use semver::Version;

use crate::process::{cargo, on_path, output, run};
use crate::project::Project;

/// A program that the project needs, and how to install it.
pub(crate) struct Tool {
    program: &'static str,
    package: &'static str,
    version: Version,
    accepts_newer: bool,
    /// Whether the package builds with its own lock file.
    locked: bool,
    minutes: u8,
}

impl Tool {
    /// Trunk, which builds and serves the page.
    pub(crate) const TRUNK: Self = Self::or_newer("trunk", Version::new(0, 21, 14), 5);

    /// The driver of Firefox.
    pub(crate) const GECKODRIVER: Self = Self::or_newer("geckodriver", Version::new(0, 37, 1), 2);

    const fn or_newer(program: &'static str, version: Version, minutes: u8) -> Self {
        Self { program, package: program, version, accepts_newer: true, locked: true, minutes }
    }

    /// A program of `wasm-bindgen-cli`. Its version must be that of the library.
    pub(crate) fn wasm_bindgen(program: &'static str) -> Result<Self> {
        let id = output(cargo().args(["pkgid", "wasm-bindgen"])).unwrap_or_default();
        let version = id.rsplit('@').next().and_then(|version| Version::parse(version.trim()).ok());
        let version = version.context("`cargo pkgid wasm-bindgen` prints no version")?;
        Ok(Self { program, package: "wasm-bindgen-cli", version, accepts_newer: false, locked: false, minutes: 3 })
    }

    /// The path of the program, which is installed first if necessary.
    pub(crate) fn get(&self, project: &Project) -> Result<PathBuf> {
        let own = project.programs().join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX));
        if let Some(path) = on_path(self.program).filter(|path| self.accepts(path)) {
            return Ok(path);
        }
        if !self.accepts(&own) {
            self.install(project)?;
        }
        Ok(own)
    }

    fn accepts(&self, program: &Path) -> bool {
        let printed = output(Command::new(program).arg("--version"));
        printed.as_deref().and_then(version_in).is_some_and(|found| self.accepts_version(&found))
    }

    fn accepts_version(&self, found: &Version) -> bool {
        *found == self.version || (self.accepts_newer && *found > self.version)
    }

    fn install(&self, project: &Project) -> Result<()> {
        let Self { package, version, minutes, .. } = self;
        let scratch = project.tools().join("build");
        println!("Installing {package} {version} into target/tools. This takes about {minutes} minutes, once.");
        let mut install = cargo();
        install.args(["install", package, "--force", "--version", &version.to_string()]);
        install.arg("--root").arg(project.tools()).arg("--target-dir").arg(&scratch);
        if self.locked {
            install.arg("--locked");
        }
        run(&mut install).with_context(|| format!("{package} could not be installed"))?;
        // Several hundred megabytes that are of no further use.
        Ok(fs::remove_dir_all(&scratch)?)
    }
}

/// The version in what a program prints for `--version`.
fn version_in(printed: &str) -> Option<Version> {
    printed.split_whitespace().find_map(|word| Version::parse(word).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_among_other_words() {
        let expected = Some(Version::new(0, 2, 130));
        assert_eq!(version_in("wasm-bindgen 0.2.130\n"), expected);
        assert_eq!(version_in("wasm-bindgen 0.2.130 (a1b2c3d)"), expected);
        assert_eq!(version_in("trunk: no version"), None);
    }

    #[test]
    fn a_newer_trunk_is_accepted_and_an_older_one_is_not() {
        for (version, accepted) in [("0.22.1", true), ("0.21.14", true), ("0.21.13", false)] {
            assert_eq!(Tool::TRUNK.accepts_version(&Version::parse(version).unwrap()), accepted, "{version}");
        }
    }

    #[test]
    fn the_bindings_are_generated_by_the_locked_version_only() {
        let tool = Tool::wasm_bindgen("wasm-bindgen").unwrap();
        let Version { major, minor, patch, .. } = tool.version;
        assert!(tool.accepts_version(&Version::new(major, minor, patch)));
        assert!(!tool.accepts_version(&Version::new(major, minor, patch + 1)));
    }
}
