//! Keeps what a reader looks at where it is while the page changes around it. WebKit does nothing of the kind by itself.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

use super::{document, host, viewport, window};

/// Where in the view a reader is taken to look, as a part of its height.
const EYES: f64 = 0.4;

/// Parts of a pixel in which the shift is counted: every browser's own parts, sixtieths or sixty-fourths, are whole numbers
/// of these.
const PARTS: f64 = 960.0;

thread_local! {
    /// How far the timeline is shifted down, in [`PARTS`] of a pixel; less than one pixel where the page itself can scroll.
    static SHIFT: Cell<i32> = const { Cell::new(0) };

    /// How far down everything has come so far because a shift was taken back, in CSS pixels.
    static SETTLED: Cell<f64> = const { Cell::new(0.0) };
}

/// Something in the page, and where in the window it was.
pub struct Anchor {
    id: String,
    /// The element that holds it, or itself, which can be shifted.
    timeline: &'static str,
    top: f64,
    /// How far down the page was scrolled then.
    scrolled: f64,
    /// [`SETTLED`] then.
    settled: f64,
    /// What had the focus, and the article around it.
    focus: Option<(Element, Element)>,
}

impl Anchor {
    /// What is under the reader's eyes: a post among those in the element `feed`; if that begins further down, the element
    /// `timeline` around it.
    pub fn drop(feed: &str, timeline: &'static str) -> Option<Self> {
        let eyes = eyes();
        let feed = document().get_element_by_id(feed)?;
        if top(&feed) > eyes {
            return Self::at(timeline);
        }
        Some(Self::of(&under(&feed, eyes)?, timeline))
    }

    /// The element `timeline` itself.
    pub fn at(timeline: &'static str) -> Option<Self> {
        Some(Self::of(&document().get_element_by_id(timeline)?, timeline))
    }

    fn of(element: &Element, timeline: &'static str) -> Self {
        let focus = document().active_element().and_then(|active| {
            let article = active.closest("article").ok()??;
            Some((active, article))
        });
        let (scrolled, settled) = (viewport::scrolled(), SETTLED.get());
        Self { id: element.id(), timeline, top: top(element), scrolled, settled, focus }
    }

    /// Puts it back to where it was, and the focus into its article if what had it is gone. A page that has been scrolled
    /// meanwhile stays as it is.
    pub fn hold(&mut self) {
        let Some(element) = document().get_element_by_id(&self.id) else { return };
        let moved = top(&element) - self.top - (SETTLED.get() - self.settled);
        if host::view().is_some() {
            // The page around cannot scroll in the same moment. What comes above the timeline is seen to come.
            if self.id != self.timeline {
                shift(self.timeline, -moved);
            }
        } else if viewport::scrolled() == self.scrolled && moved != 0.0 {
            // Browsers scroll by whole pixels only, and what they leave would add up in a day: the shift makes up for it.
            window().scroll_by_with_x_and_y(0.0, (moved - f64::from(SHIFT.get()) / PARTS).round());
            shift(self.timeline, self.top - top(&element));
            self.scrolled = viewport::scrolled();
        }
        if let Some((focused, article)) = &self.focus
            && !focused.is_connected()
            && viewport::has_focus("body")
        {
            viewport::focus_in_place(article);
        }
    }
}

/// Takes the shift of the element with that id back, and the page around scrolls after it: before the reader comes to where it
/// begins or ends, or while nobody sees it.
pub fn settle(id: &'static str) {
    let (Some((begins, height)), Some(element)) = (host::view(), document().get_element_by_id(id)) else { return };
    let by = f64::from(SHIFT.get()) / PARTS;
    let edges = element.get_bounding_client_rect();
    let (top, bottom) = (edges.top() - begins, edges.bottom() - begins);
    let is_seen = bottom > 0.0 && top < height;
    if by.abs() < 1.0 || (is_seen && top < -2.0 * height && bottom > 2.0 * height) {
        return;
    }
    unshift(id);
    if is_seen {
        host::shift(-by);
    }
}

/// Takes the shift of the element with that id back, as for a reader who is about to be brought elsewhere.
pub fn unshift(id: &'static str) {
    let by = f64::from(SHIFT.get()) / PARTS;
    if host::view().is_some() && by != 0.0 {
        shift(id, -by);
        SETTLED.set(SETTLED.get() - by);
    }
}

/// Shifts the element with that id down by as much more, in CSS pixels. Where the page scrolls itself a whole one is not for it:
/// there the page has come to its end.
fn shift(id: &str, by: f64) {
    let parts = SHIFT.get() + (by * PARTS).round() as i32;
    let element = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element
        && (parts.abs() < PARTS as i32 || host::view().is_some())
    {
        SHIFT.set(parts);
        let top = ["calc(", &parts.to_string(), "px / 960)"].concat();
        element.style().set_property("top", &top).ok();
    }
}

/// The id of the post under the reader's eyes among those in the element `feed`; `None` above the first.
pub fn post_under_eyes(feed: &str) -> Option<String> {
    let feed = document().get_element_by_id(feed)?;
    let post = under(&feed, eyes()).filter(|_| top(&feed) < viewport::view().0)?;
    Some(post.id())
}

fn eyes() -> f64 {
    let (top, height) = viewport::view();
    top + height * EYES
}

/// The article that reaches below `line`, or else the last one.
fn under(feed: &Element, line: f64) -> Option<Element> {
    let slice = reaching(&feed.query_selector_all(":scope > :not([hidden])").ok()?, line)?;
    reaching(&slice.query_selector_all(":scope > article:not([hidden])").ok()?, line)
}

/// The first of these elements, which stand one below the other, whose bottom is below `line`; or else the last.
fn reaching(elements: &NodeList, line: f64) -> Option<Element> {
    let element = |at: u32| elements.item(at)?.dyn_into::<Element>().ok();
    let (mut low, mut high) = (0, elements.length().checked_sub(1)?);
    while low < high {
        let middle = (low + high) / 2;
        if element(middle)?.get_bounding_client_rect().bottom() > line {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    element(low)
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}
