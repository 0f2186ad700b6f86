//! Writing files.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;
use tempfile::NamedTempFile;

/// Writes a file as a whole: a reader finds the file before or the file after, never a part. Returns whether it differs from the
/// one that was there; an equal one is not written again.
///
/// # Errors
/// The file system refuses.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(false);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder).with_context(|| format!("cannot write to {}", folder.display()))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all())?;
    make_readable(file.as_file())?;
    file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(true)
}

/// A web server runs as another user, and a temporary file is its owner's alone.
#[cfg(unix)]
fn make_readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(PermissionsExt::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_equal_file_is_not_written_again_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/file.json");
        assert!(write(&path, b"1").unwrap());
        assert!(!write(&path, b"1").unwrap());
        assert!(write(&path, b"2").unwrap());
        assert_eq!(std::fs::read(&path).unwrap(), b"2");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
