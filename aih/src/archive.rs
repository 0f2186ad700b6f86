//! The permanent record of a coverage: pages, feeds and a search that need no script of the app and no server.

use anyhow::{Context as _, Result, bail};
use url::Url;

use crate::arguments::Archive;
use crate::{coverage, files};

mod document;
pub(crate) mod feeds;
mod head;
mod names;
pub(crate) mod pages;
mod pictures;
pub(crate) mod record;
mod search;
mod sitemap;
mod still;
mod style;
mod teaser;
mod xml;

use record::Record;

/// The folder that a feed in a file is taken to lie in, where nothing else is said. `.invalid` never resolves (RFC 2606).
const SOMEWHERE: &str = "https://feed.invalid/";

/// A file of the archive: its path from the folder, with `/`, and its content.
type File = (String, Vec<u8>);

/// Runs `aih archive`.
///
/// # Errors
/// A document of the feed cannot be had or read, a picture cannot be copied, or the files cannot be written.
pub(crate) fn run(arguments: &Archive) -> Result<()> {
    let base = match &arguments.base {
        Some(base) => base.clone(),
        None => Url::parse(SOMEWHERE)?,
    };
    let coverage = coverage::read(&arguments.feed, &base, true)?;
    // A record with a hole would be taken for the whole.
    if let Some((source, error)) = coverage.missing.first() {
        bail!("{source} is missing, so the record would have a hole: {error:#}");
    }
    if let Some(refused) = coverage.documents.iter().find(|document| document.read.is_err()) {
        bail!("{} cannot be read, so the record would have a hole: try aih check", refused.source);
    }
    let mut document = document::merged(&coverage, &base);
    let mut written = Vec::new();
    if arguments.pictures {
        written.extend(pictures::copied(&mut document, &arguments.dir)?);
    }
    let record = Record::new(&document, &arguments.url)?;
    written.extend(all_files(&record, &document)?);
    let mut changed = 0;
    for (name, bytes) in &written {
        changed += usize::from(files::write(&arguments.dir.join(name), bytes)?);
    }
    let place = arguments.dir.display();
    println!("{place}: {} posts; {} files, {changed} of them written", record.posts.len(), written.len());
    Ok(())
}

/// All files of the archive but copied pictures.
fn all_files(record: &Record, document: &serde_json::Value) -> Result<Vec<File>> {
    let mut files = pages::of(record);
    files.push(("style.css".to_owned(), style::sheet().into_bytes()));
    files.extend(search::of(record));
    files.extend(teaser::of(record));
    files.push(("rss.xml".to_owned(), feeds::rss(record).context("rss.xml")?));
    files.push(("atom.xml".to_owned(), feeds::atom(record).context("atom.xml")?));
    files.push(("feed.json".to_owned(), feeds::json(record).into_bytes()));
    files.push(("sitemap.xml".to_owned(), sitemap::of(record).context("sitemap.xml")?));
    files.push(("coverage.json".to_owned(), (document.to_string() + "\n").into_bytes()));
    Ok(files)
}
