//! Whether both pages write the same posts: a page that writes less is no measure of one that writes more.

use serde_json::Value;

use crate::pages::{Pages, Version, coverage};
use crate::report::Row;
use crate::{Bench, FEW};

/// Each post in the page as text.
const READ: &str = include_str!("markup.js");

/// Letters shown of a difference, before it and after.
const AROUND: usize = 60;

/// Compares every post of a coverage.
pub(crate) fn measure(Bench { pages, .. }: &Bench) -> Result<Vec<Row>, String> {
    let feed = coverage(FEW);
    let (app, plain) = (posts(pages, Version::App, &feed)?, posts(pages, Version::Plain, &feed)?);
    if app.len() != FEW || plain.len() != FEW {
        return Err(format!("of {FEW} posts, app and plain show {} and {}", app.len(), plain.len()));
    }
    let different: Vec<_> = app.iter().zip(&plain).filter(|(app, plain)| app != plain).collect();
    let Some((first_app, first_plain)) = different.first() else {
        return Ok(vec![Row::Note(format!("app and plain write the same markup for all {FEW} posts"))]);
    };
    let [first_app, first_plain] = difference(first_app, first_plain);
    let count = different.len();
    Ok([
        format!("app and plain write other markup for {count} of {FEW} posts, so the ratios mean less"),
        format!("  app    {first_app}"),
        format!("  plain  {first_plain}"),
    ]
    .map(Row::Note)
    .into())
}

fn posts(pages: &Pages, version: Version, feed: &Value) -> Result<Vec<String>, String> {
    let visit = pages.open(version, feed)?;
    visit.comes_to_rest()?;
    serde_json::from_value(visit.ask(READ, &[])?).map_err(|error| error.to_string())
}

/// What stands around the first letter that differs.
fn difference(app: &str, plain: &str) -> [String; 2] {
    let same = app.chars().zip(plain.chars()).take_while(|(app, plain)| app == plain).count();
    [app, plain].map(|text| text.chars().skip(same.saturating_sub(AROUND)).take(2 * AROUND).collect())
}
