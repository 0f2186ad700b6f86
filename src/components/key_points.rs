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
#[derive(Clone, Copy, PartialEq, Eq)]
enum Panel {
    /// Beside the timeline, or on paper: open for good.
    Fixed,
    Folded,
    Unfolded,
}

/// The points of the day.
pub fn key_points(session: Session) -> AnyView {
    let panel = Live::new(Panel::Fixed);
    let watched = panel.clone();
    effect(move || {
        let panel = watched.clone();
        viewport::watch(BESIDE, move |beside| panel.set(if beside { Panel::Fixed } else { Panel::Folded }));
    });
    reactive(move || {
        let folded = panel.clone();
        let Some(coverage) = session.coverage.get().filter(|coverage| !coverage.key_points.is_empty()) else {
            return nothing();
        };
        el("section")
            .class("key-points")
            .attr("data-key-points", "")
            .attr("aria-labelledby", "key-points-heading")
            .child(el("h2").attr("id", "key-points-heading").child(heading(
                session,
                panel.clone(),
                coverage.key_points.len(),
            )))
            .child(
                el("ul")
                    .attr("id", LIST_ID)
                    .in_language_of_coverage(session)
                    .live_flag("data-folded", move || folded.get() == Panel::Folded)
                    .children(coverage.key_points.iter().map(|point| self::point(session, point))),
            )
            .view()
    })
}

fn heading(session: Session, panel: Live<Panel>, points: usize) -> AnyView {
    let messages = session.messages();
    reactive(move || {
        if panel.get() == Panel::Fixed {
            return messages.words.key_points.into_any();
        }
        let (shown, pressed) = (panel.clone(), panel.clone());
        el("button")
            .class("fold")
            .attr("type", "button")
            .attr("aria-controls", LIST_ID)
            .live("aria-expanded", move || Some((shown.get() == Panel::Unfolded).to_string()))
            .on_click(move || {
                pressed.update(|panel| {
                    *panel = if *panel == Panel::Folded { Panel::Unfolded } else { Panel::Folded };
                });
            })
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
        Some(post) => {
            item.child(el("a").attr("href", ["#", &post.element_id()].concat()).child(point.text.plain_text()))
        }
        None => item.children(words),
    }
}
