//! Makes a release smaller: scripts without comments, blanks and long names; the generated one without what `start.js` does; the
//! module without custom sections, with short names for both, and with its functions in an order that compresses well.
//! Trunk's minifier does not parse the generated script, and cannot do the rest.

use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;

use crate::project::ASSETS;

mod loader;
mod module;
mod order;
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
            let (text, bytes) = smaller(&fs::read_to_string(&script)?, &fs::read(&module)?)
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

/// The generated script and its module.
fn smaller(script: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let (script, module) = module::with_short_names(&loader::with_one_start(script)?, module)?;
    Ok((script, order::alike_together(&module)?))
}
