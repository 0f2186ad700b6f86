//! Keeps what a reader looks at where it is while the page changes around it. WebKit does nothing of the kind by itself.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

use super::{document, viewport, window};

/// Where in the window a reader is taken to look, as a part of its height.
const EYES: f64 = 0.4;

thread_local! {
    /// The anchor that was held last: until the reader scrolls, this is where things belong, or else what the browser rounds
    /// off would add up.
    static LAST: RefCell<Option<Anchor>> = const { RefCell::new(None) };
}

/// Something in the page, and where in the window it was.
#[derive(Clone)]
pub struct Anchor {
    id: String,
    top: f64,
    /// How far down the page was scrolled then.
    scrolled: f64,
    /// What had the focus, and the article around it.
    focus: Option<(Element, Element)>,
}

impl Anchor {
    /// What is under the reader's eyes: a post among those in the element `feed`; if that begins further down, the element
    /// `before`.
    pub fn drop(feed: &str, before: &str) -> Option<Self> {
        let eyes = eyes();
        let feed = document().get_element_by_id(feed)?;
        if top(&feed) > eyes {
            return Self::at(before);
        }
        Self::of(&under(&feed, eyes)?)
    }

    /// The element with that id.
    pub fn at(id: &str) -> Option<Self> {
        Self::of(&document().get_element_by_id(id)?)
    }

    fn of(element: &Element) -> Option<Self> {
        let focus = document().active_element().and_then(|active| {
            let article = active.closest("article").ok()??;
            Some((active, article))
        });
        let (id, top, scrolled) = (element.id(), top(element), viewport::scrolled());
        let belongs = LAST.with_borrow(|last| {
            let last = last.as_ref()?;
            let unmoved = last.scrolled == scrolled && (last.top - top).abs() < 1.0;
            (unmoved && last.id == id).then_some(last.top)
        });
        Some(Self { id, top: belongs.unwrap_or(top), scrolled, focus })
    }

    /// Puts it back to where it was, and the focus into its article if what had it is gone. A page that has been scrolled
    /// meanwhile stays as it is.
    pub fn hold(&mut self) {
        let Some(element) = document().get_element_by_id(&self.id) else { return };
        let moved = top(&element) - self.top;
        // Some browsers round what they are told to scroll by, and some cut it off.
        let by = moved.round();
        if by != 0.0 && viewport::scrolled() == self.scrolled {
            window().scroll_by_with_x_and_y(0.0, by);
        }
        // That far to the pixel; Firefox counts in sixtieths of one.
        let scrolled = viewport::scrolled();
        if by == 0.0 || (scrolled - self.scrolled - by).abs() < 1.0 {
            self.scrolled = scrolled;
        }
        LAST.set(Some(self.clone()));
        if let Some((focused, article)) = &self.focus
            && !focused.is_connected()
            && viewport::has_focus("body")
        {
            viewport::focus_in_place(article);
        }
    }
}

/// The id of the post under the reader's eyes among those in the element `feed`; `None` above the first.
pub fn post_under_eyes(feed: &str) -> Option<String> {
    let feed = document().get_element_by_id(feed)?;
    let eyes = eyes();
    let post = under(&feed, eyes).filter(|_| top(&feed) < 0.0)?;
    Some(post.id())
}

fn eyes() -> f64 {
    viewport::window_height() * EYES
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
