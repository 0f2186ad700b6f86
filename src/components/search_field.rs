use leptos::ev;
use leptos::prelude::*;

use super::element::{Element, el};
use super::icon;
use crate::reading::session::{FOLD, Session};
use crate::reading::view::Choice;
use crate::timeline::search::Query;

const ID: &str = "search";

/// Where the reader types what to look for.
pub fn search_field(session: Session) -> Element {
    let words = session.messages().words;
    el("div")
        .class("search")
        .attr("role", "search")
        .child(icon::icon(icon::SEARCH))
        .child(el("label").class("search-label").attr("for", ID).child(words.search))
        .child(
            el("input")
                .attr("id", ID)
                .attr("type", "search")
                .attr("placeholder", words.search)
                .attr("autocomplete", "off")
                .attr("enterkeyhint", "search")
                .property("value", move || session.view.with(|view| view.filter.query.as_typed().to_owned()))
                .on("focus", move |_| session.expect_search())
                .on("input", move |event: ev::Event| {
                    let typed = event_target_value(&event);
                    session.choose(Choice::Words(Query::new(&typed, FOLD)));
                }),
        )
}
