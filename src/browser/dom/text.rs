//! Text nodes.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

use crate::browser::document;

/// Calls `found` with each text node, and its text, of the elements in `root` that `selector` names.
pub fn each_text(root: &Element, selector: &str, found: &mut dyn FnMut(&Node, &str)) {
    let Ok(elements) = root.query_selector_all(selector) else { return };
    (0..elements.length()).filter_map(|at| elements.item(at)).for_each(|element| walk(&element, found));
}

fn walk(node: &Node, found: &mut dyn FnMut(&Node, &str)) {
    if node.node_type() == Node::TEXT_NODE {
        found(node, &node.node_value().unwrap_or_default());
    } else if node.dyn_ref::<Element>().is_some_and(|element| element.local_name() != "button") {
        std::iter::successors(node.first_child(), Node::next_sibling).for_each(|child| walk(&child, found));
    }
}

/// The part of a text node from `start` to `end`, in UTF-16 code units.
pub fn range(node: &Node, start: u32, end: u32) -> Option<Range> {
    let range = document().create_range().ok()?;
    range.set_start(node, start).ok()?;
    range.set_end(node, end).ok()?;
    Some(range)
}
