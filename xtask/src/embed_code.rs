//! The loader under a name that never means anything else, and the line by which a publisher can hold a browser to it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};

const LOADER: &str = "embed.js";

/// Writes the loader once more beside itself, with its hash in its name, and prints the line that asks for that one.
pub(crate) fn offer(dist: &Path) -> Result<()> {
    let loader = fs::read(dist.join(LOADER)).with_context(|| format!("cannot read {LOADER} in {}", dist.display()))?;
    let pinned = Pinned::of(&loader);
    fs::write(dist.join(&pinned.name), &loader).with_context(|| format!("cannot write {}", pinned.name))?;
    println!("Into an article, pinned to this build:\n  {}", pinned.line());
    Ok(())
}

/// One version of the loader.
struct Pinned {
    name: String,
    /// By Subresource Integrity.
    integrity: String,
}

impl Pinned {
    fn of(loader: &[u8]) -> Self {
        let digest = Sha384::digest(loader);
        let version: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        Self { name: format!("embed-{version}.js"), integrity: format!("sha384-{}", BASE64_STANDARD.encode(digest)) }
    }

    fn line(&self) -> String {
        let Self { name, integrity } = self;
        format!("<script async src=\"ADDRESS/{name}\" integrity=\"{integrity}\" crossorigin></script>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_names_the_version_and_holds_the_browser_to_it() {
        // Of the empty text, as FIPS 180-4 has it: 38b060a751ac9638…
        let pinned = Pinned::of(b"");
        assert_eq!(pinned.name, "embed-38b060a751ac9638.js");
        assert_eq!(pinned.integrity, "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
        assert!(pinned.line().contains("crossorigin"));
    }
}
