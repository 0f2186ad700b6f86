use leptos::prelude::*;

use super::element::{Element, el, reactive};
use super::{
    arrivals, comment, discussion, failure, feed, filters, footer, key_points, lightbox, masthead, older, pinned,
    related,
};
use crate::browser::elements;
use crate::messages::direction;
use crate::reading::session::{Load, POSTS_ID, Session};
use crate::reading::view::Order;

/// The whole page.
pub fn app(session: Session) -> AnyView {
    el("div")
        .class("page")
        .attr("id", elements::PAGE)
        .child(reactive(move || match session.load.get() {
            Load::Loading => loading(session),
            Load::Failed(kind) => failure::page(session, kind),
            Load::Ready => ready(session),
        }))
        .child(el("p").class("notice").attr("role", "status").child(reactive(move || session.notice.get().into_any())))
        .child(lightbox::lightbox(session))
        .view()
}

fn loading(session: Session) -> AnyView {
    let words = session.messages().words;
    el("main")
        .class("waiting")
        .attr("aria-busy", "true")
        .child(el("p").class("waiting-words").child(words.loading))
        .child(el("p").class("waiting-long").child(words.still_loading))
        .view()
}

fn ready(session: Session) -> AnyView {
    let words = session.messages().words;
    let main = el("main")
        .child(el("a").class("skip").attr("href", ["#", POSTS_ID].concat()).child(words.skip_to_posts))
        .child(masthead::masthead(session))
        .child(
            el("div")
                .class("columns")
                .child(el("div").class("side").child(key_points::key_points(session)).child(comment::comment(session)))
                .child(
                    el("div")
                        .class("coverage")
                        .child(filters::filters(session))
                        .child(pinned::pinned(session))
                        .child(arrivals::return_bar(session))
                        .child(older::older(session, Order::OldestFirst))
                        .child(arrivals::arrivals(session, Order::NewestFirst))
                        .child(feed::feed(session))
                        .child(arrivals::arrivals(session, Order::OldestFirst))
                        .child(older::older(session, Order::NewestFirst)),
                )
                .child(
                    el("div").class("beside").child(discussion::discussion(session)).child(related::related(session)),
                ),
        );
    el("div").class("ready").child(main).child(footer::footer(session)).view()
}

impl Element {
    /// Marks the element as written in the coverage's language rather than the page's.
    pub fn in_language_of_coverage(self, session: Session) -> Self {
        self.in_language(session.the_coverage().language.clone())
    }

    /// Marks the element, within one in the coverage's language, as written in the page's.
    pub fn in_language_of_page(self, session: Session) -> Self {
        let language = session.messages().language;
        if language.speaks(&session.the_coverage().language) {
            return self;
        }
        self.in_language(language.tag().to_owned())
    }

    fn in_language(self, language: String) -> Self {
        let runs = direction(&language);
        self.attr("lang", language).attr("dir", runs)
    }
}
