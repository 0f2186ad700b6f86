//! The parts of the page around the posts. Each is a tree that is made again after every event, and morphed where it differs
//! from the one before, so that focus and selection survive.

use web_sys::Element;

use super::Session;
use crate::browser::{dom, idle, viewport};
use crate::markup::frame::Make;
use crate::markup::ids::POSTS_ID;
use crate::markup::node;

/// A region in the document.
pub(super) struct Region {
    element: Element,
    make: Make,
    shown: Option<node::Element>,
}

impl Session {
    /// From now on the page has these regions, and no others. They are hidden until they show something.
    pub fn set_regions(self, regions: impl Iterator<Item = (Element, Make)>) {
        let regions = regions.map(|(element, make)| Region { element, make, shown: None }).collect();
        self.state.regions.replace(regions);
        self.show_regions();
    }

    /// Has all regions show what the page says.
    pub(super) fn show_regions(self) {
        let mut trees = Vec::new();
        self.with_context(&mut |page, context| {
            trees = self.state.regions.borrow().iter().map(|region| (region.make)(page, context)).collect();
        });
        let focused = dom::focused();
        for (region, tree) in self.state.regions.borrow_mut().iter_mut().zip(trees) {
            if tree != region.shown {
                region.element.toggle_attribute_with_force("hidden", tree.is_none()).ok();
                let empty = node::el("div").flag("hidden", true);
                dom::morph(&region.element, tree.as_ref().unwrap_or(&empty));
                region.shown = tree;
            }
        }
        // What had the focus is gone, and nothing else has been given it: the reader stays where the posts begin.
        if focused.is_some_and(|focused| !focused.is_connected()) {
            idle::after_paint(|| {
                if viewport::has_focus("body") {
                    viewport::focus_quietly(POSTS_ID);
                }
            });
        }
    }
}
