use leptos::prelude::*;

use super::element::{effect, el, reactive, reactive_text};
use super::tree::tree;
use crate::browser::viewport;
use crate::markup::{key_points, node};
use crate::shell::Session;
use crate::shell::live::Live;

const LIST_ID: &str = "key-points-list";

/// Where the panel stands beside the timeline, it is always open. The style sheet has the same width.
const BESIDE: &str = "(min-width: 62rem)";

/// How the panel stands.
#[derive(Clone)]
struct Panel {
    /// Beside the timeline, or on paper: open for good.
    beside: Live<bool>,
    /// Unfolded, where it stands above the timeline.
    open: Live<bool>,
}

/// The points of the day.
pub fn key_points(session: Session) -> AnyView {
    let panel = Panel { beside: Live::new(true), open: Live::new(false) };
    let beside = panel.beside.clone();
    effect(move || {
        let beside = beside.clone();
        viewport::watch(BESIDE, move |holds| beside.set_if_new(holds));
    });
    let Panel { beside, open } = panel.clone();
    let points = move || session.coverage.get().map(|coverage| coverage.key_points.clone()).unwrap_or_default();
    let is_folded = move || !beside.get() && !open.get();
    effect(move || mark_new(session));
    let list = tree(session, "ul", move |context| {
        let list = context.content(node::el("ul").attr("id", LIST_ID)).flag("data-folded", is_folded());
        Some(list.children(key_points::items(&points(), context)))
    });
    el("section")
        .class("key-points")
        .attr("data-key-points", "")
        .attr("aria-labelledby", "key-points-heading")
        .live_flag("hidden", move || points().is_empty())
        .child(el("h2").attr("id", "key-points-heading").child(heading(session, panel)))
        .child(list)
        .view()
}

fn heading(session: Session, panel: Panel) -> AnyView {
    let messages = session.messages();
    let Panel { beside, open } = panel;
    let points = move || {
        let points =
            session.coverage.with(|coverage| coverage.as_ref().map_or(0, |coverage| coverage.key_points.len()));
        session.messages().format.number(points)
    };
    reactive(move || {
        if beside.get() {
            return messages.words.key_points.into_any();
        }
        let (shown, pressed) = (open.clone(), open.clone());
        el("button")
            .class("fold")
            .attr("type", "button")
            .attr("aria-controls", LIST_ID)
            .live("aria-expanded", move || Some(shown.get().to_string()))
            .on_click(move || pressed.update(|open| *open = !*open))
            .child(messages.words.key_points)
            .child(el("span").class("count").attr("aria-hidden", "true").child(reactive_text(points)))
            .view()
    })
}

/// Marks the points that are new to the reader, with a word that the style sheet shows.
fn mark_new(session: Session) {
    let fresh = session.fresh_points.get();
    let Some(coverage) = session.coverage.get().filter(|_| !fresh.is_empty()) else { return };
    let word = session.messages().words.new_point;
    viewport::label_children(LIST_ID, "data-new", &|at| {
        coverage.key_points.get(at).filter(|point| fresh.contains(point)).map(|_| word)
    });
}
