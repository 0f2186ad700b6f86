//! How long it takes from the address to the first post, as both pages mark it.

use serde_json::Value;

use crate::pages::{Pages, Version, coverage};
use crate::report::{Figure, Row};
use crate::sample::Sample;
use crate::{Bench, FEW, MANY};

/// Does not look again and again: the page has no core to spare for that.
const WAIT: &str = include_str!("first_post.js");

/// Opens both pages in turn, so that what else the machine does slows both alike.
pub(crate) fn measure(Bench { pages, runs, .. }: &Bench) -> Result<Vec<Row>, String> {
    // The first browser of all finds its own files on the disk.
    open(pages, Version::App, &coverage(FEW))?;
    let mut rows = Vec::new();
    for (posts, bar) in [(FEW, 2.0), (MANY, 0.5)] {
        let feed = coverage(posts);
        let (mut app, mut plain) = (Vec::new(), Vec::new());
        for run in 1..=*runs {
            eprintln!("first post of {posts}, run {run}");
            app.push(open(pages, Version::App, &feed)?);
            plain.push(open(pages, Version::Plain, &feed)?);
        }
        let ratio = Sample::ratios(&app, &plain);
        rows.push(Figure::new(format!("of {posts}: app"), "ms", Sample::new(app)).into());
        rows.push(Figure::new(format!("of {posts}: plain"), "ms", Sample::new(plain)).into());
        rows.push(Figure::new(format!("of {posts}: app ÷ plain"), "×", ratio).at_most(bar, None).into());
    }
    Ok(rows)
}

fn open(pages: &Pages, version: Version, feed: &Value) -> Result<f64, String> {
    pages.open(version, feed)?.time(WAIT, &[])
}
