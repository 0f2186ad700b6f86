use leptos::prelude::*;

use super::element::{Item, each, effect, el, reactive, reactive_text};
use super::inline;
use crate::browser::viewport;
use crate::reading::keyed;
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
    let Panel { beside, open } = panel.clone();
    let points = move || session.coverage.get().map(|coverage| coverage.key_points.clone()).unwrap_or_default();
    let known = Live::new((Vec::new(), Vec::new()));
    let items = each(move || {
        let now = points();
        let keys = known.with_untracked(|(known, keys)| keyed::carry(known, keys, &now));
        known.set((now.clone(), keys.clone()));
        let item = |(key, point): (usize, KeyPoint)| Item { key, view: Box::new(move || self::point(session, &point)) };
        keys.into_iter().zip(now).map(item).collect()
    });
    el("section")
        .class("key-points")
        .attr("data-key-points", "")
        .attr("aria-labelledby", "key-points-heading")
        .live_flag("hidden", move || points().is_empty())
        .child(el("h2").attr("id", "key-points-heading").child(heading(session, panel)))
        .child(
            el("ul")
                .attr("id", LIST_ID)
                .in_language_of_coverage(session)
                .live_flag("data-folded", move || !beside.get() && !open.get())
                .child(items),
        )
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

fn point(session: Session, point: &KeyPoint) -> AnyView {
    let words = inline::inline(session, &point.text, None);
    let this = point.clone();
    let is_new = move || session.fresh_points.with(|fresh| fresh.contains(&this));
    // The style sheet shows the word.
    let item = el("li").live("data-new", move || is_new().then(|| session.messages().words.new_point.to_owned()));
    match point.post.clone() {
        // A link in a link cannot be written: a point that leads to its post leads nowhere else.
        Some(post) => item.child(el("a").attr("href", post.reference()).child(point.text.plain_text())),
        None => item.children(words),
    }
    .view()
}
