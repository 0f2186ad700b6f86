//! Takes out of a release what no browser reads: comments and indentation of the generated script, names and notes in
//! the wasm. Trunk's own minifier does not understand that script, and has no option for the sections.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Trims the files in the folder that Trunk is about to publish, if this is a release.
pub(crate) fn trim() -> Result<()> {
    let variable = |name| std::env::var(name).with_context(|| format!("{name} is not set: Trunk calls this command"));
    if variable("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    let folder = variable("TRUNK_STAGING_DIR")?;
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {folder}"))? {
        let path = entry?.path();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("js") => rewrite(&path, trimmed_script)?,
            Some("wasm") => rewrite(&path, without_custom_sections)?,
            _ => {}
        }
    }
    Ok(())
}

fn rewrite(path: &Path, trimmed: impl FnOnce(&[u8]) -> Option<Vec<u8>>) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let trimmed = trimmed(&bytes).with_context(|| format!("{} is not what it should be", path.display()))?;
    fs::write(path, trimmed).with_context(|| format!("cannot write {}", path.display()))
}

/// `None` where the script is not UTF-8.
fn trimmed_script(script: &[u8]) -> Option<Vec<u8>> {
    Some(without_comments(std::str::from_utf8(script).ok()?).into_bytes())
}

/// The script without indentation, empty lines, and comments that stand on lines of their own. Neither kind of file holds
/// a text of several lines, in which they would count.
fn without_comments(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !(in_comment || line.is_empty() || line.starts_with("//")) {
            kept.push_str(line);
            kept.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    kept
}

/// The module without its custom sections (WebAssembly core specification, binary format, 5.5.3), which change nothing of
/// what it does. `None` where it is no module.
fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    const CUSTOM: u8 = 0;
    let (header, mut rest) = module.split_at_checked(8)?;
    let mut kept = header.starts_with(b"\0asm").then(|| header.to_vec())?;
    while let Some((&id, after)) = rest.split_first() {
        let (length, digits) = leb128(after)?;
        let whole = 1 + digits + length;
        let section = rest.get(..whole)?;
        if id != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = &rest[whole..];
    }
    Some(kept)
}

/// An unsigned number in LEB128, and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut number = 0;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        number |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "/**\n * A class.\n */\nclass A {\n\n    // why\n    b() { return 1; } // kept\n    /* c */\n}\n";
        assert_eq!(without_comments(script), "class A {\nb() { return 1; } // kept\n}\n");
    }

    #[test]
    fn custom_sections_go_and_the_others_stay_in_order() {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend(b"\x01\x02ab");
        module.extend(b"\0\x03\x01nx");
        module.extend(b"\x0a\x81\0c");
        let mut expected = b"\0asm\x01\0\0\0".to_vec();
        expected.extend(b"\x01\x02ab\x0a\x81\0c");
        assert_eq!(without_custom_sections(&module), Some(expected));
    }

    #[test]
    fn what_is_no_module_is_left_alone() {
        assert_eq!(without_custom_sections(b"<html>"), None);
        assert_eq!(without_custom_sections(b"\0asm\x01\0\0\0\x01\x09a"), None);
    }
}
