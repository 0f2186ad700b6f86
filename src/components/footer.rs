use leptos::prelude::*;

use super::element::el;
use crate::messages::{Language, direction};
use crate::reading::session::Session;

/// Whose coverage it is, and the page's other languages.
pub fn footer(session: Session) -> AnyView {
    let messages = session.messages();
    let coverage = session.the_coverage();
    let languages = Language::ALL.into_iter().map(|language| {
        let link = el("a")
            .live("href", move || {
                session.view.with(|_| ());
                Some(session.address_in(language))
            })
            .attr("lang", language.tag())
            .attr("hreflang", language.tag())
            .attr("dir", direction(language.tag()));
        let link = if language == messages.language { link.attr("aria-current", "true") } else { link };
        el("li").child(link.child(language.own_name()))
    });
    el("footer")
        .class("footer")
        .child_if(coverage.url.as_ref().map(|url| {
            let words = crate::messages::fill(messages.words.read_at, &[("site", url.site())]);
            el("p").child(el("a").attr("href", url.as_str().to_owned()).child(words))
        }))
        .child(
            el("nav")
                .attr("aria-label", messages.words.page_language)
                .child(el("ul").class("languages").children(languages)),
        )
        .view()
}
