use leptos::prelude::*;

use super::hands::Hands;
use crate::browser::dialog;
use crate::components::element::{Element, effect, el, nothing, reactive, reactive_text};
use crate::components::icon;
use crate::reading::lightbox::Step;
use crate::reading::lightbox::act::{Act, SHIFT, STEP};
use crate::reading::live::Live;
use crate::reading::session::Session;

/// A button. Where there is nothing to do it stays, so that it keeps the focus.
fn control(hands: &Hands, act: Act, class: &'static str, path: &'static str, name: &'static str) -> Element {
    let (pressed, looking) = (hands.clone(), hands.clone());
    el("button")
        .class(class)
        .attr("type", "button")
        .attr("aria-label", name)
        .attr("title", name)
        .live("aria-disabled", move || (!looking.can(act)).then(|| "true".to_owned()))
        .on_click(move || pressed.perform(act))
        .child(icon::icon(path))
}

const CONTROL: &str = "lightbox-control";

/// Which picture it is, and what can be done with it.
pub(super) fn bar(session: Session, hands: &Hands) -> Element {
    let words = session.messages().words;
    let (possible, filled) = (Live::new(false), Live::new(false));
    let (found, changed) = (possible.clone(), filled.clone());
    effect(move || {
        let changed = changed.clone();
        found.set_if_new(dialog::can_fill_screen());
        dialog::on_full_screen(move |filled| changed.set_if_new(filled));
    });
    let filling = hands.clone();
    el("div")
        .class("lightbox-bar")
        .child(el("p").class("lightbox-position").child(reactive_text(move || {
            let place = |lightbox: &_| session.place_in_words(lightbox);
            session.lightbox.with(|lightbox| lightbox.as_ref().map(place)).unwrap_or_default()
        })))
        .child(control(hands, Act::Zoom(1.0 / STEP), CONTROL, icon::MINUS, words.zoom_out))
        .child(control(hands, Act::Zoom(STEP), CONTROL, icon::PLUS, words.zoom_in))
        .child(
            control(hands, Act::Captions, CONTROL, icon::CAPTION, words.caption)
                .live("aria-pressed", move || Some(session.captions.get().to_string())),
        )
        .child(reactive(move || {
            if !possible.get() {
                return nothing();
            }
            let filled = filled.clone();
            control(&filling, Act::FullScreen, CONTROL, icon::FULL_SCREEN, words.full_screen)
                .live("aria-pressed", move || Some(filled.get().to_string()))
                .view()
        }))
        .child(control(hands, Act::Close, CONTROL, icon::CLOSE, words.close))
}

/// The buttons to the neighbours.
pub(super) fn steps(session: Session, hands: &Hands) -> [Element; 2] {
    let words = session.messages().words;
    let previous = "lightbox-control lightbox-step lightbox-previous";
    let next = "lightbox-control lightbox-step lightbox-next";
    [
        control(hands, Act::Walk(Step::Previous), previous, icon::BACKWARDS, words.previous_picture),
        control(hands, Act::Walk(Step::Next), next, icon::FORWARDS, words.next_picture),
    ]
}

/// The buttons that move a picture which is close.
pub(super) fn pad(session: Session, hands: &Hands) -> AnyView {
    let hands = hands.clone();
    reactive(move || {
        if hands.close.get().is_none() {
            return nothing();
        }
        let words = session.messages().words;
        let ways = [
            (0.0, SHIFT, "lightbox-control lightbox-up", words.move_up),
            (SHIFT, 0.0, "lightbox-control lightbox-left", words.move_left),
            (-SHIFT, 0.0, "lightbox-control lightbox-right", words.move_right),
            (0.0, -SHIFT, "lightbox-control lightbox-down", words.move_down),
        ];
        let button = |(x, y, class, name)| control(&hands, Act::Shift(x, y), class, icon::FORWARDS, name);
        el("div").class("lightbox-pad").children(ways.into_iter().map(button)).view()
    })
}
