//! Makes a release smaller: scripts without comments, blanks and long names; the module without custom sections, and with
//! short names for its imports. Trunk's minifier does not parse the generated script, and cannot do the rest.

use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;

use crate::project::ASSETS;

mod module;
mod script;

/// For browsers without newer JavaScript, which the minifier may write.
const FOR_OLD_BROWSERS: &str = "unsupported.js";

/// Rewrites the scripts and the module of this build.
pub(crate) fn shrink(folder: &Path) -> Result<()> {
    in_folder(folder)?;
    in_folder(&folder.join(ASSETS))
}

fn in_folder(folder: &Path) -> Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string().ok());
    }
    for name in &names {
        if let Some(application) = name.strip_suffix("_bg.wasm") {
            let (script, module) = (folder.join(format!("{application}.js")), folder.join(name));
            let (text, bytes) = module::with_short_imports(&fs::read_to_string(&script)?, &fs::read(&module)?)
                .with_context(|| format!("{name} is not a module as wasm-bindgen writes it"))?;
            fs::write(script, text)?;
            fs::write(module, bytes)?;
        }
    }
    for name in names.iter().filter(|name| name.ends_with(".js") && *name != FOR_OLD_BROWSERS) {
        let path = folder.join(name);
        let minified =
            script::minified(&fs::read_to_string(&path)?).with_context(|| format!("{name} is not a script"))?;
        fs::write(path, minified)?;
    }
    Ok(())
}
