//! The bytes that a reader fetches before the first view, held to a budget.

mod first_view;
mod table;
mod verdict;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::compress::brotli;
use crate::project::Project;
use table::{Row, Table};
use verdict::Verdict;

/// Bytes, as brotli writes them, that the loader may cost a page which embeds a coverage.
const MOST_OF_LOADER: usize = 4_096;

/// Weighs what is in `dist/` and holds it to the budget and to the recorded figure, and the loader to its own.
pub(crate) fn hold(project: &Project, record: bool) -> Result<()> {
    let table = weigh(project)?;
    print!("{table}");
    hold_loader(project)?;

    let record_file = project.root().join("xtask/first-view.txt");
    if record {
        fs::write(&record_file, table.to_string())
            .with_context(|| format!("cannot write {}", record_file.display()))?;
        println!("Recorded in xtask/first-view.txt.");
    }
    let recorded = fs::read_to_string(&record_file).ok().and_then(|text| Table::recorded_sum(&text));
    match Verdict::on(table.sum(), recorded) {
        Verdict::Good(remark) => {
            println!("{remark}");
            Ok(())
        }
        Verdict::TooMuch(reason) => bail!(reason),
    }
}

/// The bytes of the first view, as brotli writes them.
pub(crate) fn first_view(project: &Project) -> Result<usize> {
    Ok(weigh(project)?.sum())
}

fn hold_loader(project: &Project) -> Result<()> {
    let loader = project.dist().join("embed.js");
    let bytes = fs::read(&loader).with_context(|| format!("cannot read {}", loader.display()))?;
    let weight = brotli(&bytes)?.len();
    println!("embed.js, in the publisher's page: {weight} of {MOST_OF_LOADER} bytes.");
    if weight > MOST_OF_LOADER {
        bail!("the loader weighs {weight} bytes, {} over its budget", weight - MOST_OF_LOADER);
    }
    Ok(())
}

fn weigh(project: &Project) -> Result<Table> {
    let (mut rows, mut languages) = (Vec::new(), Vec::new());
    for file in first_view::files(&project.dist())? {
        let row = Row {
            part: first_view::without_hash(&file.name),
            raw: file.bytes.len(),
            brotli: brotli(&file.bytes)?.len(),
        };
        if first_view::is_language(&file.name) { &mut languages } else { &mut rows }.push(row);
    }
    rows.extend(heaviest(languages));
    Ok(Table::new(rows))
}

/// A reader gets one language; the figure is of those who get the most.
fn heaviest(languages: Vec<Row>) -> Option<Row> {
    let row = languages.into_iter().max_by_key(|language| language.brotli)?;
    Some(Row { part: format!("{}, the most", row.part), ..row })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_stands_for_all() {
        let language = |part: &str, brotli| Row { part: part.to_owned(), raw: 9_000, brotli };
        let row = heaviest(vec![language("words/en.json", 1_500), language("words/ar.json", 2_000)]).unwrap();
        assert_eq!((row.part.as_str(), row.brotli), ("words/ar.json, the most", 2_000));
        assert!(heaviest(Vec::new()).is_none());
    }
}
