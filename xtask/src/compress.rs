//! Text compressed at the highest level, for servers that send prepared files.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use fs_err as fs;
use walkdir::WalkDir;

const TEXT: [&str; 6] = ["html", "js", "wasm", "css", "json", "svg"];

/// Brotli, quality 11, window 22.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let options = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &options)?;
    Ok(compressed)
}

/// Writes a `.br` and a `.gz` beside each text file under a folder.
pub(crate) fn beside_each_text_file(folder: &Path) -> Result<()> {
    let mut count = 0;
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        let (path, extension) = (entry.path(), entry.path().extension().unwrap_or_default());
        if entry.file_type().is_file() && TEXT.iter().any(|text| extension == *text) {
            let bytes = fs::read(path)?;
            let name = path.to_str().with_context(|| format!("{} is not UTF-8", path.display()))?;
            fs::write(format!("{name}.br"), brotli(&bytes)?)?;
            fs::write(format!("{name}.gz"), gzip(&bytes)?)?;
            count += 1;
        }
    }
    println!("Compressed {count} files (.br, .gz).");
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn a_text_file_is_unchanged_after_decompression() {
        let folder = std::env::temp_dir().join(format!("xtask-compress-{}", std::process::id()));
        let text = "As it happened. ".repeat(100);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("page.html"), &text).unwrap();
        fs::write(folder.join("picture.webp"), &text).unwrap();
        beside_each_text_file(&folder).unwrap();
        let read = |name: &str| fs::read(folder.join(name));

        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &read("page.html.br").unwrap()[..], &mut from_brotli).unwrap();
        let mut from_gzip = String::new();
        GzDecoder::new(&read("page.html.gz").unwrap()[..]).read_to_string(&mut from_gzip).unwrap();
        assert_eq!((&*from_brotli, &*from_gzip), (text.as_bytes(), &*text));
        assert!(read("picture.webp.br").is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
