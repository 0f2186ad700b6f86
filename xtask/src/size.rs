//! The bytes that a reader loads for the first view, compared with a budget.

mod first_view;
mod table;
mod verdict;

use anyhow::{Result, bail};
use fs_err as fs;

use crate::compress::brotli;
use crate::project::Project;
use table::{Row, Table};
use verdict::Verdict;

/// The most bytes (brotli 11) of the loader in a publisher's page.
const LOADER_BUDGET: usize = 4_096;

/// Scripts that `index.html` or `start.js` names and the first view does not need: they are loaded after it, in a frame, or
/// by old browsers.
const LATER: [&str; 3] = ["worker.js", "frame.js", "unsupported.js"];

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
    match Verdict::on(table.sum(), recorded) {
        Verdict::Passed(remark) => {
            println!("{remark}");
            Ok(())
        }
        Verdict::Failed(reason) => bail!(reason),
    }
}

/// The bytes of the first view, as brotli writes them.
pub(crate) fn first_view(project: &Project) -> Result<usize> {
    Ok(measure(project)?.0.sum())
}

fn check_loader(project: &Project) -> Result<()> {
    let loader = project.dist().join("embed.js");
    let size = brotli(&fs::read(&loader)?)?.len();
    println!("embed.js, in the publisher's page: {size} of {LOADER_BUDGET} bytes.");
    if size > LOADER_BUDGET {
        bail!("the loader has {size} bytes, {} over its budget", size - LOADER_BUDGET);
    }
    Ok(())
}

/// What the first view loads, and what the page loads after it or in special cases.
fn measure(project: &Project) -> Result<(Table, Table)> {
    let (mut rows, mut later, mut languages) = (Vec::new(), Vec::new(), Vec::new());
    for file in first_view::files(&project.dist())? {
        let row = Row {
            part: first_view::without_hash(&file.name),
            raw: file.bytes.len(),
            brotli: brotli(&file.bytes)?.len(),
        };
        let list = match () {
            () if first_view::is_language(&file.name) => &mut languages,
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
    fn the_largest_language_stands_for_all() {
        let language = |part: &str, brotli| Row { part: part.to_owned(), raw: 9_000, brotli };
        let row = largest(vec![language("words/en.json", 1_500), language("words/ar.json", 2_000)]).unwrap();
        assert_eq!((row.part.as_str(), row.brotli), ("words/ar.json, the largest", 2_000));
        assert!(largest(Vec::new()).is_none());
    }
}
