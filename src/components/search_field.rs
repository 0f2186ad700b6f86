use leptos::ev;
use leptos::prelude::*;

use super::element::{Element, el};
use super::icon;
use crate::reading::session::{FOLD, Session};
use crate::reading::view::Choice;
use crate::timeline::search::Query;

/// Where the reader types what to look for.
pub fn search_field(session: Session) -> Element {
    let words = session.messages().words;
    el("div").class("search").attr("role", "search").child(
        el("label").child(icon::icon(icon::SEARCH)).child(el("span").class("search-label").child(words.search)).child(
            el("input")
                .attr("type", "search")
                .attr("placeholder", words.search)
                .attr("autocomplete", "off")
                .attr("enterkeyhint", "search")
                .property("value", move || session.view.with(|view| view.filter.query.as_typed().to_owned()))
                .on("input", move |event: ev::Event| {
                    let typed = event_target_value(&event);
                    session.choose(Choice::Words(Query::new(&typed, FOLD)));
                }),
        ),
    )
}
