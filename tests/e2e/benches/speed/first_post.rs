//! How long it takes from the address to the first post, as both pages mark it.

use std::fmt;

use crate::sample::{Sample, heading, proportion, row};
use crate::stand::{Feed, Stand, Version};

/// Does not look again and again: the page has no core to spare for that.
const WAIT: &str = include_str!("first_post.js");

/// What the application may take, measured by what the page by hand takes: of few posts, and of many.
const BARS: [f64; 2] = [2.0, 0.5];

/// Both lengths of coverage.
pub(crate) struct Outcome([Pair; 2]);

/// Both pages with one coverage.
struct Pair {
    posts: usize,
    app: Sample,
    plain: Sample,
}

/// Opens both pages in turn, so that what else the machine does meets both alike.
pub(crate) fn measure(stand: &Stand, few: &Feed, many: &Feed, runs: usize) -> Result<Outcome, String> {
    // The first browser of all finds its own files on the disk.
    open(stand, Version::App, few)?;
    Ok(Outcome([pair(stand, few, runs)?, pair(stand, many, runs)?]))
}

fn pair(stand: &Stand, feed: &Feed, runs: usize) -> Result<Pair, String> {
    let (mut app, mut plain) = (Vec::new(), Vec::new());
    for run in 1..=runs {
        eprintln!("first post of {}, run {run}", feed.posts);
        app.push(open(stand, Version::App, feed)?);
        plain.push(open(stand, Version::Plain, feed)?);
    }
    Ok(Pair { posts: feed.posts, app: Sample::new(app), plain: Sample::new(plain) })
}

fn open(stand: &Stand, version: Version, feed: &Feed) -> Result<f64, String> {
    stand.open(version, feed)?.time(WAIT, &[])
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [few, many] = &self.0;
        for (Pair { posts, app, plain }, bar) in [few, many].into_iter().zip(BARS) {
            writeln!(f, "{}", heading(&format!("to the first of {posts} posts")))?;
            writeln!(f, "{}", row("app", app))?;
            writeln!(f, "{}", row("plain", plain))?;
            writeln!(f, "{}  (bar: at most {bar})\n", proportion("app / plain", app.over(plain)))?;
        }
        let growth = format!("app at {} / app at {}", many.posts, few.posts);
        write!(f, "{}", proportion(&growth, many.app.over(&few.app)))
    }
}
