//! Generated coverages, to try the page with more posts than a day has.

use anyhow::Result;
use fs_err as fs;

use crate::project::Project;

/// Writes a coverage of that many posts to `target/flood/feed.json`.
pub(crate) fn write(project: &Project, posts: usize) -> Result<()> {
    let folder = project.root().join("target/flood");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("feed.json"), generator::coverage(posts, 1).to_string())?;
    println!("Wrote {posts} posts to target/flood/feed.json.");
    Ok(())
}
