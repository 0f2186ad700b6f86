//! The places in the working tree.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder in a build for files whose names change with their content. Servers let browsers cache it for a year.
pub(crate) const ASSETS: &str = "assets";

/// The working tree, by its root.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the tree and makes its root the current directory: `cargo xtask` works from any folder of the tree.
    pub(crate) fn open() -> Result<Self> {
        let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = xtask.parent().context("xtask has no parent folder")?.to_owned();
        std::env::set_current_dir(&root).with_context(|| format!("cannot enter {}", root.display()))?;
        Ok(Self { root })
    }

    /// The root of the tree.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The app's sources.
    pub(crate) fn sources(&self) -> PathBuf {
        self.root.join("src")
    }

    /// The built page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The tools that are installed for this project only.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// The programs among those tools.
    pub(crate) fn programs(&self) -> PathBuf {
        self.tools().join("bin")
    }
}
