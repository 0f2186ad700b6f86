//! Text compressed as hard as it goes, for servers that send ready-made files.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

const TEXT: [&str; 6] = ["html", "js", "wasm", "css", "json", "svg"];

/// Brotli at its hardest: quality 11, window 22.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let hardest = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &hardest)?;
    Ok(compressed)
}

/// Writes a `.br` and a `.gz` beside each text file under a folder.
pub(crate) fn beside_each_text_file(folder: &Path) -> Result<()> {
    let files = text_files(folder)?;
    for file in &files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        fs::write(with_suffix(file, ".br"), brotli(&bytes)?)?;
        fs::write(with_suffix(file, ".gz"), gzip(&bytes)?)?;
    }
    println!("Compressed {} files (.br, .gz).", files.len());
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn text_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.append(&mut text_files(&path)?);
        } else if TEXT.iter().any(|text| path.extension() == Some(OsStr::new(text))) {
            found.push(path);
        }
    }
    Ok(found)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn what_is_compressed_comes_back_whole() {
        let text = "As it happened. ".repeat(100);

        let mut from_brotli = Vec::new();
        let packed = brotli(text.as_bytes()).unwrap();
        brotli::BrotliDecompress(&mut &packed[..], &mut from_brotli).unwrap();
        assert_eq!(from_brotli, text.as_bytes());

        let mut from_gzip = String::new();
        let packed = gzip(text.as_bytes()).unwrap();
        GzDecoder::new(&packed[..]).read_to_string(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, text);
    }

    #[test]
    fn the_suffix_is_added_not_exchanged() {
        let file = with_suffix(Path::new("dist/index.html"), ".br");
        assert_eq!(file, Path::new("dist/index.html.br"));
    }
}
