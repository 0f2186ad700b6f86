//! The loader under a name that contains its hash, and the line with which a publisher pins this version.

use std::path::Path;

use anyhow::Result;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fs_err as fs;
use sha2::{Digest, Sha384};

/// Writes a second copy of the loader, named by its hash, and prints the line that loads it.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let loader = fs::read(dist.join("embed.js"))?;
    let pinned = Pinned::of(&loader);
    fs::write(dist.join(&pinned.name), &loader)?;
    println!("To embed exactly this build:\n  {}", pinned.line());
    Ok(())
}

/// One version of the loader.
struct Pinned {
    name: String,
    /// For Subresource Integrity.
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
    fn the_line_names_the_version_and_its_hash() {
        // FIPS 180-4 gives the hash of the empty text: 38b060a751ac9638…
        let pinned = Pinned::of(b"");
        assert_eq!(pinned.name, "embed-38b060a751ac9638.js");
        assert_eq!(pinned.integrity, "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
        assert!(pinned.line().contains("crossorigin"));
    }
}
