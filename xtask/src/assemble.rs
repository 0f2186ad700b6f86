//! What Trunk builds the page of, and no file of the tree holds as it is.

mod style;
mod words;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project::Project;

/// Writes the style sheet and the words under `target/`.
pub(crate) fn assemble(project: &Project) -> Result<()> {
    style::assemble(project)?;
    words::assemble(project)
}

// Trunk watches these files: writing the same text again would start another build.
fn write_if_changed(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unchanged_file_is_not_written_again() {
        let path = std::env::temp_dir().join(format!("xtask-assemble-{}", std::process::id()));
        write_if_changed(&path, "a {}").unwrap();
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        write_if_changed(&path, "a {}").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
        write_if_changed(&path, "b {}").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "b {}");
        fs::remove_file(&path).unwrap();
    }
}
