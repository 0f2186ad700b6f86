use super::element::{Element, el};
use super::inline::{inline, plain};
use crate::reading::session::Session;
use crate::timeline::body::Table;
use crate::timeline::search::Query;

/// A table, in a box that scrolls sideways where it is too wide.
pub fn table(session: Session, table: &Table, marks: Option<&Query>) -> Element {
    let caption = table.caption.as_ref().map(|caption| el("caption").children(plain(caption, marks)));
    let head = (!table.header.is_empty()).then(|| {
        let cells =
            table.header.iter().map(|cell| el("th").attr("scope", "col").children(inline(session, cell, marks)));
        el("thead").child(el("tr").children(cells))
    });
    let rows = table
        .rows
        .iter()
        .map(|row| el("tr").children(row.iter().map(|cell| el("td").children(inline(session, cell, marks)))));
    let name = table.caption.clone().unwrap_or_else(|| session.messages().words.table_scrolls.to_owned());
    el("div")
        .class("table")
        .attr("role", "group")
        .attr("tabindex", "0")
        .attr("aria-label", name)
        .child(el("table").child_if(caption).child_if(head).child(el("tbody").children(rows)))
}
