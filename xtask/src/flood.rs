//! Writes generated coverages, for trying the page with more posts than a day brings.

use std::fs;

use anyhow::{Context, Result};

use crate::project::Project;

/// Writes a coverage of that many posts to `target/flood/feed.json`, where the page can be pointed at it.
pub(crate) fn write(project: &Project, posts: usize) -> Result<()> {
    let path = project.root().join("target/flood/feed.json");
    let folder = path.parent().context("the file has no folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(&path, generator::coverage(posts, 1).to_string())
        .with_context(|| format!("cannot write {}", path.display()))?;
    println!("Wrote {posts} posts to target/flood/feed.json.");
    Ok(())
}
