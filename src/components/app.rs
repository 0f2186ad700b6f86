//! The frame of the page, by Leptos: how far it has come, where its regions stand, and what is announced. What a region shows
//! is a tree of [`markup`](crate::markup).

use leptos::prelude::*;
use web_sys::Element;

use crate::browser::{dom, elements, location, viewport};
use crate::markup::context::Context;
use crate::markup::frame::{self, FEED_PLACE, Make, REGION, REGIONS};
use crate::markup::{failure, footer, node};
use crate::messages::Language;
use crate::reading::page::Page;
use crate::reading::page::state::Load;
use crate::shell::Session;

/// The whole page.
pub fn app(session: Session) -> impl IntoView {
    leptos::html::div().id(elements::PAGE).class("page").directive(move |page: Element| fill(session, &page), ())
}

fn fill(session: Session, root: &Element) {
    let [state, notice, lightbox] =
        [node::el("div"), node::el("p").class("notice").attr("role", "status"), node::el("div")]
            .map(|part| dom::append(root, &part));
    session.follow_controls(root);
    session.follow_files(root);
    session.put_lightbox(lightbox);
    Effect::new(move || notice.set_text_content(Some(&session.notice.get())));
    Effect::new(move || {
        let messages = session.messages();
        let tree = match session.load.get() {
            Load::Loading => failure::loading(&messages),
            Load::Failed(kind) => failure::failed(kind, &messages),
            Load::Ready => frame::frame(messages.words),
        };
        let is_ready = session.load.get_untracked() == Load::Ready;
        dom::morph(&state, &node::el("div").child(tree));
        if is_ready {
            show_regions(session, &state);
        }
    });
}

/// From now on the regions of the frame show what the page says.
fn show_regions(session: Session, frame: &Element) {
    if let Some(place) = dom::find(frame, FEED_PLACE, "") {
        place.replace_with_with_node_1(&session.list.borrow().feed).ok();
    }
    let footer: (&str, Make) = ("footer", whole_footer);
    let regions = REGIONS.into_iter().chain([footer]).filter_map(|(word, make)| {
        let region = dom::find(frame, REGION, word)?;
        if word.starts_with("older") {
            viewport::whenever_near(&region, move || session.come_near_end());
        }
        Some((region, make))
    });
    session.set_regions(regions);
}

/// The footer with this page's address in each language.
fn whole_footer(page: &Page, context: &Context) -> Option<node::Element> {
    let address_in = |language: Language| location::with_param("lang", language.tag());
    Some(footer::footer(page.coverage()?.url.as_ref(), context.messages, &address_in))
}
