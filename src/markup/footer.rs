//! What stands below everything.

use super::node::{Element, el};
use crate::messages::{Language, Messages, direction, fill};
use crate::timeline::href::HttpUrl;

/// Where the coverage is to be read, and the page's other languages; `address_in` gives this page's address in a language.
pub fn footer(canonical: Option<&HttpUrl>, messages: &Messages, address_in: &dyn Fn(Language) -> String) -> Element {
    let link = |language: Language| {
        let link = el("a")
            .attr("href", address_in(language))
            .attr("lang", language.tag())
            .attr("hreflang", language.tag())
            .attr("dir", direction(language.tag()))
            .attr("aria-current", (language == messages.language).then_some("true"));
        el("li").child(link.child(language.own_name()))
    };
    let languages = el("ul").class("languages").children(Language::ALL.into_iter().map(link));
    let canonical = canonical.map(|url| {
        let words = fill(messages.words.read_at, &[("site", url.site())]);
        el("p").child(el("a").attr("href", url.as_str()).child(words))
    });
    el("footer")
        .class("footer")
        .child_if(canonical)
        .child(el("nav").attr("aria-label", messages.words.page_language).child(languages))
}
