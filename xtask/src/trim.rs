//! Takes out of a release what no browser reads: comments and indentation of the generated script, names, notes and the
//! words of panics in the wasm, long names that both have in common. Trunk's own minifier does not understand that script,
//! and has no option for the rest.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

mod imports;
mod lean;
mod module;

/// Trims the files in the folder that Trunk is about to publish, if this is a release.
pub(crate) fn trim() -> Result<()> {
    let variable = |name| std::env::var(name).with_context(|| format!("{name} is not set: Trunk calls this command"));
    if variable("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    let folder = variable("TRUNK_STAGING_DIR")?;
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {folder}"))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        match name.strip_suffix("_bg.wasm") {
            Some(application) => trim_application(&path.with_file_name([application, ".js"].concat()), &path)?,
            None if name.ends_with(".js") && !path.with_file_name(name.replace(".js", "_bg.wasm")).exists() => {
                write(&path, without_comments(&text(&path)?).as_bytes())?;
            }
            None => {}
        }
    }
    Ok(())
}

fn trim_application(script: &Path, module: &Path) -> Result<()> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let understood = || format!("{} is not what it should be", module.display());
    let bytes = lean::lean(&bytes).with_context(understood)?;
    let trimmed = without_comments(&text(script)?);
    let (trimmed, bytes) = imports::shortened(&trimmed, &bytes).with_context(understood)?;
    write(script, trimmed.as_bytes())?;
    write(module, &bytes)
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "/**\n * A class.\n */\nclass A {\n\n    // why\n    b() { return 1; } // kept\n    /* c */\n}\n";
        assert_eq!(without_comments(script), "class A {\nb() { return 1; } // kept\n}\n");
    }
}
