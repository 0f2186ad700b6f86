//! The bytes that a reader loads for the first view, compared with a budget.

mod first_view;
mod table;

use anyhow::{Result, ensure};
use fs_err as fs;

use crate::compress::brotli;
use crate::project::Project;
use table::{Row, Table};

/// The most bytes of a first view, whatever was recorded: the page, its scripts, its module, its style sheet and the largest
/// of its languages, each compressed with brotli 11. The aim is 140,000; what the module does for faults of feeds, networks and
/// devices has cost the difference.
const BUDGET: usize = 172_500;

/// The most bytes (brotli 11) of the loader in a publisher's page.
const LOADER_BUDGET: usize = 4_096;

/// Scripts that `index.html` or `start.js` names and the first view does not need: they are loaded after it, in a frame, or
/// by old browsers.
const LATER: [&str; 3] = ["worker.js", "assets/frame.js", "unsupported.js"];

/// Compares what is in `dist/` with the budget and the recorded size, and the loader with its own budget.
pub(crate) fn check(project: &Project, record: bool) -> Result<()> {
    let (table, later) = measure(project)?;
    println!("{table}\n{later}");
    check_loader(project)?;

    let record_file = project.root().join("xtask/first-view.txt");
    if record {
        fs::write(&record_file, table.to_string())?;
        println!("Recorded in xtask/first-view.txt.");
    }
    let recorded = fs::read_to_string(&record_file).ok().and_then(|text| Table::recorded_sum(&text));
    println!("{}", compared(table.sum(), recorded)?);
    Ok(())
}

/// Compares a sum with the budget, and with the recorded sum, which it may exceed by one per cent. Returns a remark.
fn compared(sum: usize, recorded: Option<usize>) -> Result<String> {
    ensure!(sum <= BUDGET, "the first view has {sum} bytes, {} over the budget of {BUDGET}", sum - BUDGET);
    let Some(recorded) = recorded else {
        return Ok("No size is recorded yet: `cargo xtask size --record` records this one.".to_owned());
    };
    let tolerance = recorded / 100;
    ensure!(
        sum <= recorded + tolerance,
        "the first view has {} bytes more than recorded; if they are worth it, \
         run `cargo xtask size --record` and say why in the commit message",
        sum - recorded
    );
    Ok(if sum + tolerance < recorded {
        format!("{} bytes less than recorded: `cargo xtask size --record` records the gain.", recorded - sum)
    } else {
        format!("Within the budget of {BUDGET} bytes.")
    })
}

/// The bytes of the first view, as brotli writes them.
pub(crate) fn first_view(project: &Project) -> Result<usize> {
    Ok(measure(project)?.0.sum())
}

fn check_loader(project: &Project) -> Result<()> {
    let loader = project.dist().join("embed.js");
    let size = brotli(&fs::read(&loader)?)?.len();
    println!("embed.js, in the publisher's page: {size} of {LOADER_BUDGET} bytes.");
    ensure!(size <= LOADER_BUDGET, "the loader has {size} bytes, {} over its budget", size - LOADER_BUDGET);
    Ok(())
}

/// What the first view loads, and what the page loads after it or in special cases.
fn measure(project: &Project) -> Result<(Table, Table)> {
    let (mut rows, mut later, mut languages) = (Vec::new(), Vec::new(), Vec::new());
    for (name, bytes) in first_view::files(&project.dist())? {
        let row = Row { part: first_view::without_hash(&name), raw: bytes.len(), brotli: brotli(&bytes)?.len() };
        let list = match () {
            () if first_view::is_language(&name) => &mut languages,
            () if LATER.contains(&row.part.as_str()) => &mut later,
            () => &mut rows,
        };
        list.push(row);
    }
    rows.extend(largest(languages));
    Ok((Table::new("first view", rows), Table::new("later", later)))
}

/// A reader loads one language. The largest stands for all.
fn largest(languages: Vec<Row>) -> Option<Row> {
    let row = languages.into_iter().max_by_key(|language| language.brotli)?;
    Some(Row { part: format!("{}, the largest", row.part), ..row })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_view_stays_within_the_budget_and_within_one_per_cent_of_the_record() {
        for (sum, recorded, remark) in [
            (BUDGET, None, Some("No size is recorded yet")),
            (BUDGET + 1, None, None),
            (BUDGET + 1, Some(BUDGET + 1), None),
            (101_000, Some(100_000), Some("Within the budget")),
            (101_001, Some(100_000), None),
            (90_000, Some(100_000), Some("10000 bytes less than recorded")),
        ] {
            let result = compared(sum, recorded).ok();
            let is_expected = match remark {
                Some(remark) => result.as_ref().is_some_and(|text| text.starts_with(remark)),
                None => result.is_none(),
            };
            assert!(is_expected, "{sum}, {recorded:?}: {result:?}");
        }
    }

    #[test]
    fn the_largest_language_stands_for_all() {
        let language = |part: &str, brotli| Row { part: part.to_owned(), raw: 9_000, brotli };
        let row =
            largest(vec![language("assets/words/en.json", 1_500), language("assets/words/ar.json", 2_000)]).unwrap();
        assert_eq!((row.part.as_str(), row.brotli), ("assets/words/ar.json, the largest", 2_000));
        assert!(largest(Vec::new()).is_none());
    }
}
