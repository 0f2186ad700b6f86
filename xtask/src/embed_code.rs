//! The loader among the files whose names contain a hash, and the line with which a publisher pins this version.

use std::path::Path;

use anyhow::Result;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fs_err as fs;
use sha2::{Digest, Sha384};

use crate::project::ASSETS;

/// Writes a second copy of the loader, named by its hash, and prints the line that loads it.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let loader = fs::read(dist.join("embed.js"))?;
    let (name, line) = pinned(&loader);
    fs::write(dist.join(name), &loader)?;
    println!("To embed exactly this build:\n  {line}");
    Ok(())
}

/// The name of a version of the loader, and the line, with its hash for Subresource Integrity.
fn pinned(loader: &[u8]) -> (String, String) {
    let digest = Sha384::digest(loader);
    let version: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{ASSETS}/embed-{version}.js");
    let integrity = BASE64_STANDARD.encode(digest);
    let line = format!("<script async src=\"ADDRESS/{name}\" integrity=\"sha384-{integrity}\" crossorigin></script>");
    (name, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_names_the_version_and_its_hash() {
        // FIPS 180-4 gives the hash of the empty text: 38b060a751ac9638…
        let (name, line) = pinned(b"");
        assert_eq!(name, "assets/embed-38b060a751ac9638.js");
        let hash = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(line, format!("<script async src=\"ADDRESS/{name}\" integrity=\"{hash}\" crossorigin></script>"));
    }
}
