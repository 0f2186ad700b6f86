//! Tables.

use super::context::Context;
use super::inline::{filled, filled_plain};
use super::node::{Element, el};
use crate::timeline::body::Table;

/// A table, in a box that scrolls sideways where it is too wide.
pub fn table(table: &Table, context: &Context) -> Element {
    let caption = table.caption.as_ref().map(|caption| filled_plain(el("caption"), caption, context));
    let head = (!table.header.is_empty()).then(|| {
        let cells = table.header.iter().map(|cell| filled(el("th").attr("scope", "col"), cell, context));
        el("thead").child(el("tr").children(cells))
    });
    let row = |row: &Vec<_>| el("tr").children(row.iter().map(|cell| filled(el("td"), cell, context)));
    let name = table.caption.as_deref().unwrap_or(context.messages.words.table_scrolls);
    el("div")
        .class("table")
        .attr("role", "group")
        .attr("tabindex", "0")
        .attr("aria-label", name)
        .child(el("table").child_if(caption).child_if(head).child(el("tbody").children(table.rows.iter().map(row))))
}
