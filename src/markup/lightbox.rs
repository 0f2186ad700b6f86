//! One picture over the whole page, and the way to the others.

use super::act::{Act, button};
use super::context::Context;
use super::node::{Element, el};
use crate::reading::lightbox::viewer::Viewer;
use crate::reading::lightbox::{Lightbox, Step};
use crate::reading::page::Page;

mod panel;
mod slide;

/// The id of the dialog.
pub const DIALOG_ID: &str = "lightbox";

/// The id of what may fill the screen. Not the dialog itself: browsers refuse that.
pub const SCREEN_ID: &str = "lightbox-screen";

/// The id of the element that holds the pictures.
pub const STAGE_ID: &str = "lightbox-stage";

/// The id of the panel with the caption.
pub const PANEL_ID: &str = "lightbox-panel";

/// The id of the sentence that says which picture is open.
const NOTICE_ID: &str = "lightbox-notice";

/// The image that is open, within the stage.
pub const IMAGE: &str = ".lightbox-slide[data-place='0'] img";

/// The attribute of a slide with the key of its frame.
pub const KEY: &str = "data-key";

/// The lightbox in an element of its own; `None` while no picture is open. `notice` is what was announced last.
pub fn lightbox(page: &Page, viewer: &Viewer, notice: &str, context: &Context) -> Option<Element> {
    let lightbox = page.lightbox()?;
    let stage = el("div").class("lightbox-stage").attr("id", STAGE_ID).children(
        lightbox.in_reach().into_iter().filter_map(|(place, frame)| slide::slide(place, frame, viewer, context)),
    );
    let words = context.messages.words;
    let step = |class, act, step, name: &str| control(class, act, name, page.can_walk(step));
    let previous = "lightbox-control lightbox-step lightbox-previous";
    let next = "lightbox-control lightbox-step lightbox-next";
    let screen = el("div")
        .class("lightbox-screen")
        .attr("id", SCREEN_ID)
        .child(bar(page, lightbox, viewer, context))
        .child(stage)
        .child_if(viewer.is_close().then(|| pad(context)))
        .child(step(previous, Act::Previous, Step::Previous, words.previous_picture))
        .child(step(next, Act::Next, Step::Next, words.next_picture))
        .child(panel::panel(page, lightbox, context));
    let dialog = el("dialog")
        .class("lightbox")
        .attr("id", DIALOG_ID)
        .attr("data-lightbox", "")
        .attr("tabindex", "-1")
        .attr("aria-label", words.pictures_dialog)
        .attr("aria-describedby", NOTICE_ID)
        .child(screen)
        .child(el("p").class("notice").attr("id", NOTICE_ID).attr("role", "status").child(notice));
    Some(el("div").child(dialog))
}

/// A control. Where there is nothing to do it stays, so that it keeps the focus.
fn control(class: &'static str, act: Act, name: &str, is_possible: bool) -> Element {
    button(class, act, "")
        .attr("aria-label", name)
        .attr("title", name)
        .attr("aria-disabled", (!is_possible).then_some("true"))
}

/// Which picture it is, and what can be done with it.
fn bar(page: &Page, lightbox: &Lightbox, viewer: &Viewer, context: &Context) -> Element {
    let words = context.messages.words;
    let control = |act, name: &str, is_possible| control("lightbox-control", act, name, is_possible);
    let full_screen =
        || control(Act::FullScreen, words.full_screen, true).attr("aria-pressed", viewer.fills_screen.to_string());
    el("div")
        .class("lightbox-bar")
        .child(el("p").class("lightbox-position").child(page.position_in_words(lightbox)))
        .child(control(Act::ZoomOut, words.zoom_out, viewer.is_close()))
        .child(control(Act::ZoomIn, words.zoom_in, viewer.stage.can_grow()))
        .child(control(Act::Captions, words.caption, true).attr("aria-pressed", page.shows_captions().to_string()))
        .child_if(viewer.can_fill_screen.then(full_screen))
        .child(control(Act::Close, words.close, true))
}

/// The buttons that move a picture which is shown close.
fn pad(context: &Context) -> Element {
    let words = context.messages.words;
    el("div")
        .class("lightbox-pad")
        .child(control("lightbox-control lightbox-up", Act::MoveUp, words.move_up, true))
        .child(control("lightbox-control lightbox-left", Act::MoveLeft, words.move_left, true))
        .child(control("lightbox-control lightbox-right", Act::MoveRight, words.move_right, true))
        .child(control("lightbox-control lightbox-down", Act::MoveDown, words.move_down, true))
}
