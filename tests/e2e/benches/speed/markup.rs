//! Whether both pages write the same posts: a page that writes less is no measure of one that writes more.

use std::fmt;

use crate::stand::{Feed, Stand, Version};

/// Each post in the page as text.
const READ: &str = include_str!("markup.js");

/// Letters shown of a difference, before it and after.
const AROUND: usize = 60;

/// In how many posts the two differ, and how they do in the first of these.
pub(crate) struct Outcome {
    posts: usize,
    different: usize,
    first: Option<[String; 2]>,
}

/// Compares every post of a coverage.
pub(crate) fn compare(stand: &Stand, feed: &Feed) -> Result<Outcome, String> {
    let (app, plain) = (posts(stand, Version::App, feed)?, posts(stand, Version::Plain, feed)?);
    if app.len() != feed.posts || plain.len() != feed.posts {
        return Err(format!("of {} posts, app and plain show {} and {}", feed.posts, app.len(), plain.len()));
    }
    let differences = || app.iter().zip(&plain).filter(|(app, plain)| app != plain);
    let first = differences().next().map(|(app, plain)| difference(app, plain));
    Ok(Outcome { posts: feed.posts, different: differences().count(), first })
}

fn posts(stand: &Stand, version: Version, feed: &Feed) -> Result<Vec<String>, String> {
    let visit = stand.open(version, feed)?;
    visit.comes_to_rest()?;
    serde_json::from_value(visit.ask(READ, &[])?).map_err(|error| error.to_string())
}

/// What stands around the first letter that differs.
fn difference(app: &str, plain: &str) -> [String; 2] {
    let same = app.chars().zip(plain.chars()).take_while(|(app, plain)| app == plain).count();
    [app, plain].map(|text| text.chars().skip(same.saturating_sub(AROUND)).take(2 * AROUND).collect())
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { posts, different, first } = self;
        let Some([app, plain]) = first else {
            return write!(f, "app and plain write the same markup for all {posts} posts");
        };
        writeln!(f, "app and plain write other markup for {different} of {posts} posts, so the ratios mean less")?;
        writeln!(f, "  app    {app}")?;
        write!(f, "  plain  {plain}")
    }
}
