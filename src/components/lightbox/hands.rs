//! The open picture in the reader's hands: pointers, the wheel, keys and buttons.

use leptos::ev;

use super::caption::PANEL_ID;
use super::slide::slide;
use super::{DIALOG_ID, SCREEN_ID};
use crate::browser::stage::Input;
use crate::browser::{dialog, idle, stage, viewport};
use crate::components::element::{Element, Item, each, effect, el};
use crate::reading::lightbox::act::{Act, Key};
use crate::reading::lightbox::stage::{Stage, Wish};
use crate::reading::lightbox::zoom::{Point, Room, within};
use crate::reading::lightbox::{Lightbox, Step};
use crate::reading::live::Live;
use crate::reading::session::Session;

/// The id of the stage.
pub(super) const STAGE_ID: &str = "lightbox-stage";

/// The image that is open, within the stage.
pub(super) const IMAGE: &str = ".lightbox-slide[data-place='0'] img";

/// Pixels of the wheel that make one step of the zoom at most.
const WHEEL: f64 = 100.0;

/// What the reader does with the open picture. Copies are the same hands.
#[derive(Clone)]
pub(super) struct Hands {
    session: Session,
    stage: Live<Stage>,
    /// The key of the picture that is shown larger than whole.
    pub(super) close: Live<Option<usize>>,
}

impl Hands {
    pub(super) fn new(session: Session) -> Self {
        let hands = Self { session, stage: Live::new(Stage::default()), close: Live::new(None) };
        let posing = hands.clone();
        let mut open = None;
        effect(move || {
            let now = session.lightbox.with(|lightbox| lightbox.as_ref().map(|lightbox| lightbox.current().id()));
            if now != open {
                open = now;
                posing.stage.update(Stage::clear);
                viewport::scroll_to_top(PANEL_ID);
            }
            posing.pose();
        });
        let fitting = hands.clone();
        effect(move || {
            let fitting = fitting.clone();
            viewport::on_resize(move || fitting.hold(&mut |_| {}));
        });
        let fitting = hands.clone();
        effect(move || {
            session.captions.get();
            let fitting = fitting.clone();
            // Without captions there is more room.
            idle::before_paint(move || fitting.hold(&mut |_| {}));
        });
        hands
    }

    /// Has the page show the picture where it is held.
    fn pose(&self) {
        let (zoom, pull, held) = self.stage.with(|stage| (stage.zoom(), stage.pull(), stage.is_held()));
        let properties = [
            ("--zoom", zoom.scale() * 1000.0),
            ("--across", zoom.shift().x),
            ("--down", zoom.shift().y),
            ("--pull", pull.x),
            ("--drop", pull.y),
            ("--held", f64::from(held)),
        ];
        stage::pose(DIALOG_ID, &properties);
        let key = self.session.lightbox.with_untracked(|lightbox| lightbox.as_ref().map(Lightbox::key));
        self.close.set_if_new(key.filter(|_| !zoom.is_whole()));
    }

    /// Whether an act would do anything now.
    pub(super) fn can(&self, act: Act) -> bool {
        match act {
            Act::Walk(step) => self.session.can_walk(step),
            Act::Zoom(factor) if factor > 1.0 => self.stage.with(Stage::can_grow),
            Act::Zoom(_) | Act::Shift(..) => self.close.get().is_some(),
            Act::Toggle | Act::Captions | Act::FullScreen | Act::Close => true,
        }
    }

    /// Does it.
    pub(super) fn perform(&self, act: Act) {
        match act {
            Act::Walk(step) => self.session.walk(step),
            Act::Captions => self.session.switch_captions(),
            Act::FullScreen => dialog::switch_full_screen(SCREEN_ID),
            Act::Close => self.session.close_lightbox(),
            Act::Zoom(factor) => self.hold(&mut |stage| stage.zoom_by(factor, Point::default())),
            Act::Toggle => self.hold(&mut |stage| stage.toggle(Point::default())),
            Act::Shift(x, y) => self.hold(&mut |stage| stage.shift(x, y)),
        }
    }

    /// Does something with the picture in the room that it has now.
    fn hold(&self, act: &mut dyn FnMut(&mut Stage)) {
        let pixels = self
            .session
            .lightbox
            .with_untracked(|lightbox| lightbox.as_ref().map_or(0, |lightbox| lightbox.current().image().widest().1));
        self.stage.update(|stage| {
            if let Some((room, picture)) = stage::measure(STAGE_ID, IMAGE) {
                let point = |(x, y)| Point { x, y };
                stage.fit(Room { stage: point(room), picture: point(picture), pixels: pixels.into() });
            }
            act(stage);
        });
    }

    /// What happens in the dialog.
    fn follow(&self, event: &ev::Event) {
        if matches!(event.type_().as_str(), "cancel" | "close") {
            // The browser is asked to close the dialog, or has done so without asking.
            event.prevent_default();
            if event.type_() == "close" || !dialog::leave_full_screen() {
                self.session.close_lightbox();
            }
            return;
        }
        let point = |(x, y)| Point { x, y };
        let rtl = self.session.messages().runs_from_right();
        let mut wish = None;
        match stage::read(STAGE_ID, event) {
            Some(Input::Key(name, code, shift)) => {
                let key = Key { name: &name, code: &code, shift };
                if let Some(act) = Act::of_key(key, self.close.get_untracked().is_some(), rtl) {
                    event.prevent_default();
                    self.perform(act);
                }
            }
            Some(Input::Wheel(turned, at)) => {
                let turned = within(turned, -WHEEL, WHEEL) / WHEEL;
                // From half as large to twice as large; lines and pages of the wheel count as pixels.
                self.hold(&mut |stage| stage.zoom_by((3.0 - turned) / (3.0 + turned), point(at)));
            }
            Some(Input::Press(id, at, ms)) => self.hold(&mut |stage| stage.press(id, point(at), ms)),
            Some(Input::Release(id, at, ms)) => self.stage.update(|stage| wish = stage.release(id, point(at), ms)),
            Some(Input::Click) => self.stage.update(|stage| wish = stage.click()),
            Some(Input::Drag(id, at)) if self.is_held() => self.stage.update(|stage| stage.drag(id, point(at))),
            Some(Input::Lost(id)) if self.is_held() => self.stage.update(|stage| stage.lose(id)),
            Some(Input::Drag(..) | Input::Lost(_)) | None => {}
        }
        match wish {
            Some(Wish::Close) => self.perform(Act::Close),
            Some(wish) => {
                let forwards = (wish == Wish::FromRight) != rtl;
                self.perform(Act::Walk(if forwards { Step::Next } else { Step::Previous }));
            }
            None => {}
        }
    }

    fn is_held(&self) -> bool {
        self.stage.with_untracked(Stage::is_held)
    }

    /// Has `element` hand over what happens in it.
    pub(super) fn on(&self, mut element: Element, events: &[&'static str]) -> Element {
        for name in events {
            let hands = self.clone();
            element = element.on(name, move |event: ev::Event| hands.follow(&event));
        }
        element
    }

    /// Where the pictures are.
    pub(super) fn stage(&self) -> Element {
        let session = self.session;
        let settled = Live::new(None);
        let close = self.close.clone();
        let slides = each(move || {
            let reach = session.lightbox.with(|lightbox| lightbox.as_ref().map(Lightbox::in_reach));
            let mut items = Vec::new();
            for (key, frame) in reach.unwrap_or_default() {
                let (settled, close) = (settled.clone(), close.clone());
                items.push(Item { key, view: Box::new(move || slide(session, key, &frame, &settled, &close)) });
            }
            items
        });
        let stage = el("div").class("lightbox-stage").attr("id", STAGE_ID);
        self.on(stage, &["pointerdown", "pointermove", "pointerup", "pointercancel", "click", "wheel"]).child(slides)
    }
}
