//! Takes out of a release what no browser reads: comments, blanks and long names in the scripts; names, notes and the words of
//! panics in the wasm. Trunk's own minifier does not understand the generated script, and has no option for the rest.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

mod imports;
mod lean;
mod module;
mod script;

/// The one for browsers that know no newer JavaScript, which what is minified may be.
const FOR_OLD_BROWSERS: &str = "unsupported.js";

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
            None if name == FOR_OLD_BROWSERS => {}
            None if name.ends_with(".js") && !path.with_file_name(name.replace(".js", "_bg.wasm")).exists() => {
                write(&path, minified(&path, &text(&path)?)?.as_bytes())?;
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
    let (shortened, bytes) = imports::shortened(&text(script)?, &bytes).with_context(understood)?;
    write(script, minified(script, &shortened)?.as_bytes())?;
    write(module, &bytes)
}

fn minified(path: &Path, script: &str) -> Result<String> {
    script::minified(script).with_context(|| format!("{} is no script", path.display()))
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
