//! A release without what a page that has failed would still do.
//!
//! The compiler must keep the way to every panic, with the words that it would say and the place in the source. In a release
//! nobody reads those: a panic is a trap, and the start script tells the reader. With them goes whatever nothing else needs,
//! in the code and in memory. What is left is put in an order that compresses well.

use anyhow::{Context, Result};
use wasmparser::Validator;

mod arguments;
mod effect;
mod links;
mod memory;
mod node;
mod order;
mod program;
mod reach;
#[cfg(test)]
mod tests;
mod traps;
mod twins;
mod unread;
mod write;

use links::Links;
use order::Order;
use program::Program;
use reach::Reach;

/// The module, leaner, and without custom sections, which change nothing of what it does.
///
/// Memory and table are looked through only where the linker was asked to keep what it knows of them.
pub(super) fn lean(module: &[u8]) -> Result<Vec<u8>> {
    let mut program = Program::read(module)?;
    let links = Links::read(module, &program).context("the linker's notes")?;
    traps::cut(&mut program)?;
    arguments::leave_out(&mut program);
    twins::unite(&mut program);
    let reach = Reach::new(&program, links.as_ref());
    let (order, objects) = (Order::new(&program, &reach.functions), reach.objects);
    if let Some(links) = &links {
        memory::blank_all_but(&mut program, links, &objects);
    }
    let lean = write::write(&program, &order)?;
    Validator::new().validate_all(&lean).context("what has come of it is no module")?;
    Ok(lean)
}
