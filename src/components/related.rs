use leptos::prelude::*;

use super::element::{el, nothing, reactive};
use crate::reading::session::Session;

/// Related stories, maps, explainers.
pub fn related(session: Session) -> AnyView {
    reactive(move || {
        let Some(coverage) = session.coverage.get().filter(|coverage| !coverage.links.is_empty()) else {
            return nothing();
        };
        let links = coverage.links.iter().map(|link| {
            let kind = link.kind.as_ref().map(|kind| el("span").class("link-kind").child(kind.as_str()));
            el("li").child_if(kind).child(el("a").attr("href", link.url.as_str().to_owned()).child(link.text.as_str()))
        });
        el("nav")
            .class("related")
            .attr("aria-labelledby", "related-heading")
            .child(el("h2").attr("id", "related-heading").child(session.messages().words.related))
            .child(el("ul").in_language_of_coverage(session).children(links))
            .view()
    })
}
