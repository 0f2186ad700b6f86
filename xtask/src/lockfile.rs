//! The versions that Cargo.lock holds.

use std::fs;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::version::Version;

/// The locked version of a package.
pub(crate) fn locked(project: &Project, package: &str) -> Result<Version> {
    let lock = fs::read_to_string(project.root().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    find(&lock, package).with_context(|| format!("Cargo.lock does not hold {package}"))
}

fn find(lock: &str, package: &str) -> Option<Version> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Version::parse(version.strip_suffix('"')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "cfg-if",
]
"#;

    #[test]
    fn the_whole_name_counts() {
        assert_eq!(find(LOCK, "wasm-bindgen"), Some(Version::new(0, 2, 130)));
    }

    #[test]
    fn a_package_that_is_not_there_has_no_version() {
        assert_eq!(find(LOCK, "cfg-if"), None);
    }
}
