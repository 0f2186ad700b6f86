//! Scroll anchoring: keeps the post being read in place while the page changes. WebKit has none of its own.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

use super::{by_id, document, host, html_by_id, viewport, window};

/// The reading line, as a part of the view's height from its top.
const EYES: f64 = 0.4;

/// The unit of the shift is 1/960 pixel: the units of all browsers, 1/60 and 1/64 pixel, are multiples of it.
const PARTS: f64 = 960.0;

thread_local! {
    /// The shift of the timeline downwards, in units of 1/[`PARTS`] pixel. It is less than a pixel if the page itself can
    /// scroll.
    static SHIFT: Cell<i32> = const { Cell::new(0) };

    /// The sum of all shifts that were removed, in CSS pixels.
    static SETTLED: Cell<f64> = const { Cell::new(0.0) };
}

/// An element, and its position in the window.
pub struct Anchor {
    id: String,
    /// The id of the element that is shifted: an ancestor, or the element itself.
    timeline: &'static str,
    top: f64,
    /// The scroll position at that time.
    scrolled: f64,
    /// [`SETTLED`] then.
    settled: f64,
    /// The focused element, and the article around it.
    focus: Option<(Element, Element)>,
}

impl Anchor {
    /// The post at the reading line in the element `feed`; the element `timeline` if the feed starts below that line.
    pub fn drop(feed: &str, timeline: &'static str) -> Option<Self> {
        let eyes = eyes();
        let feed = by_id(feed)?;
        if top(&feed) > eyes { Self::at(timeline) } else { Some(Self::of(&under(&feed, eyes)?, timeline)) }
    }

    /// The element `timeline` itself.
    pub fn at(timeline: &'static str) -> Option<Self> {
        Some(Self::of(&by_id(timeline)?, timeline))
    }

    fn of(element: &Element, timeline: &'static str) -> Self {
        let focus = document().active_element().and_then(|active| {
            let article = active.closest("article").ok()??;
            Some((active, article))
        });
        let (scrolled, settled) = (viewport::scrolled(), SETTLED.get());
        Self { id: element.id(), timeline, top: top(element), scrolled, settled, focus }
    }

    /// Restores its position, and moves the focus to its article if the focused element is gone. Does nothing if the reader has
    /// scrolled meanwhile.
    pub fn hold(&mut self) {
        let Some(element) = by_id(&self.id) else { return };
        let moved = top(&element) - self.top - (SETTLED.get() - self.settled);
        if host::view().is_some() {
            // The host page cannot scroll in the same frame of animation. Content above the timeline is not compensated.
            if self.id != self.timeline {
                shift(self.timeline, -moved);
            }
        } else if viewport::scrolled() == self.scrolled && moved != 0.0 {
            // Browsers scroll by whole pixels. The shift compensates the rest, which would add up during a day.
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

/// Removes the shift of the element with that id, and has the host page scroll by the same length: before the reader reaches
/// its beginning or its end, or while it is out of view.
pub fn settle(id: &'static str) {
    let (Some((begins, height)), Some(element)) = (host::view(), by_id(id)) else { return };
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

/// Removes the shift of the element with that id before the page scrolls elsewhere.
pub fn unshift(id: &'static str) {
    let by = f64::from(SHIFT.get()) / PARTS;
    if host::view().is_some() && by != 0.0 {
        shift(id, -by);
        SETTLED.set(SETTLED.get() - by);
    }
}

/// Shifts the element with that id down by `by` CSS pixels. A page that scrolls itself is not shifted by a whole pixel or more:
/// there the end of the page was reached.
fn shift(id: &str, by: f64) {
    let parts = SHIFT.get() + (by * PARTS).round() as i32;
    if let Some(element) = html_by_id(id)
        && (parts.abs() < PARTS as i32 || host::view().is_some())
    {
        SHIFT.set(parts);
        element.style().set_property("top", &["calc(", &parts.to_string(), "px / 960)"].concat()).ok();
    }
}

/// The id of the post at the reading line in the element `feed`; `None` above the first post.
pub fn post_under_eyes(feed: &str) -> Option<String> {
    let feed = by_id(feed)?;
    let post = under(&feed, eyes()).filter(|_| top(&feed) < viewport::view().0)?;
    Some(post.id())
}

/// How many CSS pixels the start of the element with that id is below that of the view.
pub fn below_start(id: &str) -> f64 {
    by_id(id).map_or(0.0, |element| top(&element) - viewport::view().0)
}

fn eyes() -> f64 {
    let (top, height) = viewport::view();
    top + height * EYES
}

/// The first article that reaches below `line`, or the last one.
fn under(feed: &Element, line: f64) -> Option<Element> {
    let slice = reaching(&feed.query_selector_all(":scope > :not([hidden])").ok()?, line)?;
    reaching(&slice.query_selector_all(":scope > article:not([hidden])").ok()?, line)
}

/// The first of these elements, in vertical order, that reaches below `line`, or the last one.
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
