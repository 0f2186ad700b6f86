use leptos::prelude::*;

use super::element::{Element, effect, el, nothing, reactive};
use super::inline;
use crate::browser::viewport;
use crate::reading::live::Live;
use crate::reading::session::Session;
use crate::timeline::coverage::KeyPoint;

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
    reactive(move || {
        let Panel { beside, open } = panel.clone();
        let Some(coverage) = session.coverage.get().filter(|coverage| !coverage.key_points.is_empty()) else {
            return nothing();
        };
        el("section")
            .class("key-points")
            .attr("data-key-points", "")
            .attr("aria-labelledby", "key-points-heading")
            .child(el("h2").attr("id", "key-points-heading").child(heading(session, &panel, coverage.key_points.len())))
            .child(
                el("ul")
                    .attr("id", LIST_ID)
                    .in_language_of_coverage(session)
                    .live_flag("data-folded", move || !beside.get() && !open.get())
                    .children(coverage.key_points.iter().map(|point| self::point(session, point))),
            )
            .view()
    })
}

fn heading(session: Session, panel: &Panel, points: usize) -> AnyView {
    let messages = session.messages();
    let (beside, open) = (panel.beside.clone(), panel.open.clone());
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
            .child(el("span").class("count").attr("aria-hidden", "true").child(messages.format.number(points)))
            .view()
    })
}

fn point(session: Session, point: &KeyPoint) -> Element {
    let words = inline::inline(session, &point.text, None);
    let item = el("li");
    match point.post.clone() {
        // A link in a link cannot be written: a point that leads to its post leads nowhere else.
        Some(post) => item.child(el("a").attr("href", post.reference()).child(point.text.plain_text())),
        None => item.children(words),
    }
}
