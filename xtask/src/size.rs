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

/// Weighs what is in `dist/` and holds it to the budget and to the recorded figure.
pub(crate) fn hold(project: &Project, record: bool) -> Result<()> {
    let table = weigh(project)?;
    print!("{table}");

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

fn weigh(project: &Project) -> Result<Table> {
    let mut rows = Vec::new();
    for file in first_view::files(&project.dist())? {
        rows.push(Row {
            part: first_view::without_hash(&file.name),
            raw: file.bytes.len(),
            brotli: brotli(&file.bytes)?.len(),
        });
    }
    Ok(Table::new(rows))
}
