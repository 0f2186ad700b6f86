//! The lightbox in the document, and the open picture in the reader's hands: pointers, the wheel, keys and buttons.

use leptos::prelude::GetUntracked;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::Session;
use crate::browser::stage::Input;
use crate::browser::{Listener, dialog, dom, idle, location, stage, viewport};
use crate::markup::act::Act as Control;
use crate::markup::lightbox::{DIALOG_ID, IMAGE, KEY, PANEL_ID, SCREEN_ID, STAGE_ID, lightbox};
use crate::markup::node;
use crate::reading::lightbox::Step;
use crate::reading::lightbox::act::{Act, Key, SHIFT, STEP};
use crate::reading::lightbox::stage::{GestureEnd, Stage};
use crate::reading::lightbox::viewer::Viewer;
use crate::reading::lightbox::zoom::{Point, Room, within};
use crate::reading::page::event::Action;
use crate::timeline::picture::PictureId;

/// Pixels of the wheel that make one step of the zoom at most.
const WHEEL: f64 = 100.0;

const EVENTS: [&str; 12] = [
    "keydown",
    "cancel",
    "close",
    "load",
    "error",
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "click",
    "wheel",
    "fullscreenchange",
];

/// The lightbox as it is shown.
#[derive(Default)]
pub(super) struct Stand {
    /// The element that the dialog is in while a picture is open, and the handler of what happens in the dialog.
    place: Option<(Element, Listener)>,
    /// The state of the open lightbox; `None` while no picture is open.
    viewer: Option<Viewer>,
    shown: Option<node::Element>,
}

impl Session {
    /// Has the lightbox in `place` whenever a picture is open.
    pub fn put_lightbox(self, place: Element) {
        let listener = Listener::new(move |event| self.follow_in_lightbox(&event));
        viewport::on_resize(move || self.hold_picture(&mut |_| {}));
        self.state.lightbox.borrow_mut().place = Some((place, listener));
    }

    /// Shows the lightbox as the page and the viewer say.
    pub(super) fn show_lightbox(self) {
        let mut tree = None;
        let (mut is_new, mut is_other) = (false, false);
        {
            let stand = &mut *self.state.lightbox.borrow_mut();
            let notice = self.notice.get_untracked();
            self.with_context(&mut |page, context| {
                let Some(open) = page.lightbox() else { return };
                is_new = stand.viewer.is_none();
                let viewer = stand.viewer.get_or_insert_with(|| Viewer::new(dialog::can_fill_screen()));
                is_other = viewer.follow(open);
                tree = lightbox(page, viewer, &notice, context);
            });
            let Some((place, listener)) = stand.place.as_ref().filter(|_| tree != stand.shown) else { return };
            dom::morph(place, tree.as_ref().unwrap_or(&node::el("div")));
            if let Some(dialog) = place.first_element_child().filter(|_| is_new) {
                // Some of these events do not bubble. Chromium finds no handler of the wheel on an element around a dialog.
                listener.follow(&dialog, &EVENTS, true);
            }
            stand.shown = tree;
            if stand.shown.is_none() {
                stand.viewer = None;
                return dialog::removed();
            }
        }
        if is_new {
            dialog::open(DIALOG_ID);
            let opener = self.page.borrow().opener().map(PictureId::element_id);
            if let Some(opener) = opener {
                // By then its picture has been laid out.
                idle::before_paint(move || stage::grow(&opener, IMAGE));
            }
        }
        if is_other {
            viewport::scroll_to_top(PANEL_ID);
            self.hold_picture(&mut Stage::begin);
        }
        // What had the focus may have gone with the picture before.
        dialog::keep_focus(DIALOG_ID);
    }

    /// Changes the viewer, and shows the lightbox anew.
    fn change_viewer(self, change: &mut dyn FnMut(&mut Viewer)) {
        if let Some(viewer) = &mut self.state.lightbox.borrow_mut().viewer {
            change(viewer);
        }
        self.pose();
        self.show_lightbox();
    }

    fn look_at_viewer<R>(self, look: impl FnOnce(&Viewer) -> R) -> Option<R> {
        self.state.lightbox.borrow().viewer.as_ref().map(look)
    }

    /// Has the document show the picture where it is held.
    fn pose(self) {
        let properties = self.look_at_viewer(|viewer| {
            let (zoom, pull, held) = (viewer.stage.zoom(), viewer.stage.pull(), viewer.stage.is_held());
            [
                ("--zoom", zoom.scale() * 1000.0),
                ("--across", zoom.shift().x),
                ("--down", zoom.shift().y),
                ("--pull", pull.x),
                ("--drop", pull.y),
                ("--held", f64::from(held)),
            ]
        });
        if let Some(properties) = properties {
            stage::pose(DIALOG_ID, &properties);
        }
    }

    /// Does something with the picture in the room that it has now.
    fn hold_picture(self, act: &mut dyn FnMut(&mut Stage)) {
        let widest = |lightbox: &crate::reading::lightbox::Lightbox| lightbox.current().image().widest().1;
        let pixels = self.page.borrow().lightbox().map_or(0, widest);
        self.change_viewer(&mut |viewer| {
            if let Some((room, picture)) = stage::measure(STAGE_ID, IMAGE) {
                let point = |(x, y)| Point { x, y };
                viewer.stage.fit(Room { stage: point(room), picture: point(picture), pixels: pixels.into() });
            }
            act(&mut viewer.stage);
        });
    }

    /// Does what a control of the lightbox says.
    pub(super) fn act_on_picture(self, control: Control, element: &Element) {
        if element.get_attribute("aria-disabled").as_deref() == Some("true") {
            return;
        }
        let act = match control {
            Control::TryPicture => {
                if let Some(key) = key_of(element) {
                    self.change_viewer(&mut |viewer| viewer.slides.retry(key));
                    self.retry_files(true);
                }
                return;
            }
            Control::CopyPictureLink => return self.send(Action::CopyPictureLink),
            Control::LeaveForPost => return self.send(Action::LeaveForPost),
            Control::Previous => Act::Walk(Step::Previous),
            Control::Next => Act::Walk(Step::Next),
            Control::Captions => Act::Captions,
            Control::FullScreen => Act::FullScreen,
            Control::ZoomIn => Act::Zoom(STEP),
            Control::ZoomOut => Act::Zoom(1.0 / STEP),
            Control::MoveUp => Act::Shift(0.0, SHIFT),
            Control::MoveDown => Act::Shift(0.0, -SHIFT),
            Control::MoveLeft => Act::Shift(SHIFT, 0.0),
            Control::MoveRight => Act::Shift(-SHIFT, 0.0),
            _ => Act::Close,
        };
        self.perform(act);
    }

    fn perform(self, act: Act) {
        match act {
            Act::Walk(step) => self.send(Action::Walk(step)),
            Act::Captions => {
                self.send(Action::SwitchCaptions);
                // Without captions there is more room.
                idle::before_paint(move || self.hold_picture(&mut |_| {}));
            }
            Act::FullScreen => dialog::switch_full_screen(SCREEN_ID),
            Act::Close => self.send(Action::CloseLightbox { steps: location::steps() }),
            Act::Zoom(factor) => self.hold_picture(&mut |stage| stage.zoom_by(factor, Point::default())),
            Act::Toggle => self.hold_picture(&mut |stage| stage.toggle(Point::default())),
            Act::Shift(x, y) => self.hold_picture(&mut |stage| stage.shift(x, y)),
        }
    }

    fn follow_in_lightbox(self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        match event.type_().as_str() {
            // The browser is asked to close the dialog, or has done so without asking.
            "cancel" | "close" => {
                event.prevent_default();
                if event.type_() == "close" || !dialog::leave_full_screen() {
                    self.perform(Act::Close);
                }
            }
            "fullscreenchange" => {
                let fills = dialog::is_full_screen();
                self.change_viewer(&mut |viewer| viewer.fills_screen = fills);
            }
            "load" | "error" => {
                if let Some(key) = key_of(&target) {
                    let is_loaded = event.type_() == "load";
                    self.change_viewer(&mut |viewer| match is_loaded {
                        true => viewer.slides.loaded(key),
                        false => viewer.slides.failed(key),
                    });
                }
            }
            "keydown" => self.follow_input(event),
            _ if matches!(target.closest(&["#", STAGE_ID].concat()), Ok(Some(_))) => self.follow_input(event),
            _ => {}
        }
    }

    /// What pointers, the wheel and keys do.
    fn follow_input(self, event: &Event) {
        let point = |(x, y)| Point { x, y };
        let rtl = self.messages().runs_from_right();
        let is_held = self.look_at_viewer(|viewer| viewer.stage.is_held()) == Some(true);
        let mut end = None;
        let mut change = |change: &mut dyn FnMut(&mut Stage) -> Option<GestureEnd>| {
            self.change_viewer(&mut |viewer| end = change(&mut viewer.stage));
        };
        match stage::read(STAGE_ID, event) {
            Some(Input::Key(name, code, shift)) => {
                let key = Key { name: &name, code: &code, shift };
                let is_close = self.look_at_viewer(Viewer::is_close) == Some(true);
                if let Some(act) = Act::of_key(key, is_close, rtl) {
                    event.prevent_default();
                    self.perform(act);
                }
            }
            Some(Input::Wheel(turned, at)) => {
                let turned = within(turned, -WHEEL, WHEEL) / WHEEL;
                // From half as large to twice as large; lines and pages of the wheel count as pixels.
                self.hold_picture(&mut |stage| stage.zoom_by((3.0 - turned) / (3.0 + turned), point(at)));
            }
            Some(Input::Press(id, at, ms)) => self.hold_picture(&mut |stage| stage.press(id, point(at), ms)),
            Some(Input::Release(id, at, ms)) => change(&mut |stage| stage.release(id, point(at), ms)),
            Some(Input::Click) => change(&mut Stage::click),
            Some(Input::Drag(id, at)) if is_held => self.change_viewer(&mut |viewer| viewer.stage.drag(id, point(at))),
            Some(Input::Lost(id)) if is_held => self.change_viewer(&mut |viewer| viewer.stage.lose(id)),
            Some(Input::Drag(..) | Input::Lost(_)) | None => {}
        }
        match end {
            Some(GestureEnd::Close) => self.perform(Act::Close),
            Some(end) => {
                let forwards = (end == GestureEnd::FromRight) != rtl;
                self.perform(Act::Walk(if forwards { Step::Next } else { Step::Previous }));
            }
            None => {}
        }
    }
}

/// The key of the frame whose slide `element` is in.
fn key_of(element: &Element) -> Option<u64> {
    element.closest(".lightbox-slide").ok()??.get_attribute(KEY)?.parse().ok()
}
