//! How long a filter takes to the next paint, next to how long the next paint takes anyway.

use serde_json::{Value, json};

use crate::pages::{Version, coverage};
use crate::report::{Figure, Row};
use crate::sample::Sample;
use crate::visit::Visit;
use crate::{Bench, MANY};

/// A task after the next frame's callbacks runs when the frame has been laid out and painted.
pub(crate) const CLICK: &str = include_str!("filter.js");

const FILTERS: [&str; 3] = ["reader", "key", "image"];

/// Clicks each filter on and off, so many times.
pub(crate) fn measure(Bench { pages, runs, .. }: &Bench) -> Result<Vec<Row>, String> {
    let visit = pages.open(Version::App, &coverage(MANY))?;
    let turns = FILTERS.iter().flat_map(|filter| ["on", "off"].map(|turn| (*filter, turn)));
    let mut clicks: Vec<_> = turns.map(|turn| (turn, Vec::new())).collect();
    let mut still = Vec::new();
    for run in 1..=*runs {
        eprintln!("filters, run {run}");
        for ((filter, _), measured) in &mut clicks {
            still.push(at_rest(&visit, &Value::Null)?);
            measured.push(at_rest(&visit, &json!(format!("[data-filter={filter}]")))?);
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for ((filter, turn), measured) in clicks {
        rows.push(
            Figure::new(format!("{filter} {turn}"), "ms", Sample::new(measured)).at_most(50.0, Some(16.0)).into(),
        );
    }
    rows.push(Figure::new("no click", "ms", Sample::new(still)).into());
    Ok(rows)
}

fn at_rest(visit: &Visit, selector: &Value) -> Result<f64, String> {
    visit.comes_to_rest()?;
    visit.time(CLICK, std::slice::from_ref(selector))
}
