use leptos::prelude::*;

use super::element::{Element, el, nothing, reactive};
use super::tree::tree;
use super::{discussion, icon};
use crate::browser::location;
use crate::markup::masthead;
use crate::messages::format::Zone;
use crate::reading::page::Page;
use crate::reading::page::event::{Action, CommentAction};
use crate::reading::page::state::Freshness;
use crate::shell::Session;
use crate::timeline::moment::Moment;

/// Headline, standfirst, and how things stand.
pub fn masthead(session: Session) -> AnyView {
    el("header")
        .class("masthead")
        .child(tree(session, "div", move |context| Some(masthead::headline(&*session.coverage.get()?, context))))
        .child(dateline(session))
        .view()
}

/// Day, last update, whose clock, and the switch to the other.
fn dateline(session: Session) -> Element {
    let messages = session.messages();
    let words = messages.words;
    let facts = tree(session, "p", move |context| {
        let modified = session.modified.get();
        Some(masthead::dateline(&*session.coverage.get()?, modified, session.look(Page::latest), context))
    });
    let switch = reactive(move || match session.zone.get() {
        Zone::Coverage => words.show_own_time.into_any(),
        Zone::Reader => words.show_coverage_time.into_any(),
    });
    let freshness = tree(session, "p", move |context| {
        let freshness = session.freshness.get();
        let fetched = Moment::from_utc_ms(session.fetched.get());
        (freshness != Freshness::Current)
            .then(|| masthead::staleness(freshness == Freshness::Offline, fetched, context))
    });
    let new_version = reactive(move || {
        if !session.new_version.get() {
            return nothing();
        }
        el("p")
            .class("freshness")
            .attr("data-version", "")
            .child([words.new_version, " "].concat())
            .child(
                el("button")
                    .class("quiet-button")
                    .attr("type", "button")
                    .on_click(location::reload)
                    .child(words.reload),
            )
            .view()
    });
    let coverage = session.the_coverage();
    let join = if coverage.comments.is_some() {
        Some(
            el("button")
                .class("quiet-button")
                .attr("type", "button")
                .on_click(move || session.send(Action::Comment(CommentAction::Fold { open: true })))
                .child(words.discussion),
        )
    } else {
        coverage
            .contact
            .is_some()
            .then(|| el("a").class("quiet-button").attr("href", ["#", discussion::ID].concat()).child(words.discussion))
    };
    let zone_switch = el("button")
        .class("quiet-button")
        .attr("type", "button")
        .on_click(move || session.send(Action::SwitchZone))
        .child(icon::icon(icon::CLOCK))
        .child(switch);
    el("div")
        .class("dateline")
        .child(facts)
        .child(el("div").class("dateline-actions").child_if(join).child(zone_switch))
        .child(freshness)
        .child(new_version)
}
