//! The frame of the page.

use leptos::prelude::*;

use super::element::{Element, el, reactive};
use crate::browser::{dom, elements, location, viewport};
use crate::markup::ids::{HEADING_ID, POSTS_ID};
use crate::markup::{
    arrivals, comment, discussion, failure, filters, footer, key_points, masthead, node, older, pinned, related,
};
use crate::reading::page::state::Load;
use crate::shell::{Make, Session};

/// The whole page.
pub fn app(session: Session) -> AnyView {
    el("div")
        .class("page")
        .attr("id", elements::PAGE)
        .child(reactive(move || match session.load.get() {
            Load::Loading => tree(failure::loading(&session.messages())).view(),
            Load::Failed(kind) => tree(failure::failed(kind, &session.messages())).view(),
            Load::Ready => ready(session),
        }))
        .child(el("p").class("notice").attr("role", "status").child(reactive(move || session.notice.get().into_any())))
        .child(el("div").once_made(move |place| session.put_lightbox(place)))
        .once_made(move |page| session.follow_controls(&page))
        .view()
}

fn ready(session: Session) -> AnyView {
    let words = session.messages().words;
    let region = |name, make| region(session, name, make);
    let side = el("div").class("side").child(region("section", key_points::key_points)).child(region("section", comment::comment));
    let coverage = el("div")
        .class("coverage")
        .child(region("div", filters::filters))
        .child(region("section", pinned::pinned))
        .child(region("div", arrivals::since_left))
        .child(older(session, older::above))
        .child(region("div", arrivals::above))
        .child(timeline(session))
        .child(region("div", arrivals::below))
        .child(older(session, older::below));
    let beside =
        el("div").class("beside").child(region("section", discussion::discussion)).child(region("nav", related::related));
    let main = el("main")
        .child(el("a").class("skip").attr("href", ["#", POSTS_ID].concat()).child(words.skip_to_posts))
        .child(region("header", masthead::masthead))
        .child(el("div").class("columns").child(side).child(coverage).child(beside));
    el("div").class("ready").child(main).child(region("footer", whole_footer)).view()
}

fn timeline(session: Session) -> Element {
    let words = session.messages().words;
    let put_feed = move |place: web_sys::Element| {
        place.append_child(session.list.borrow().feed()).ok();
    };
    el("section")
        .class("timeline")
        .attr("id", POSTS_ID)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", HEADING_ID)
        .child(el("h2").class("posts-heading").attr("id", HEADING_ID).child(words.timeline))
        .child(region(session, "p", |page, _| Some(node::el("p").class("remark").child(page.remark()?))))
        .child(el("div").once_made(put_feed))
        .child(region(session, "div", failure::empty))
}

/// The end of the timeline where older posts come in.
fn older(session: Session, make: Make) -> Element {
    region(session, "div", make)
        .once_made(move |end| viewport::whenever_near(&end, move || session.come_near_end()))
}

fn region(session: Session, name: &'static str, make: Make) -> Element {
    el(name).once_made(move |element| session.show_region(element, make))
}

/// A tree that does not change.
fn tree(tree: node::Element) -> Element {
    el(tree.name).once_made(move |element| dom::morph(&element, &tree))
}

/// The footer with this page's address in each language.
fn whole_footer(page: &crate::reading::page::Page, context: &crate::markup::context::Context) -> Option<node::Element> {
    let address_in = |language: crate::messages::Language| location::with_param("lang", language.tag());
    Some(footer::footer(page.coverage()?.url.as_ref(), context.messages, &address_in))
}
