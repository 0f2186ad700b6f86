//! Creates the DOM nodes of a [`markup`](crate::markup) tree, and morphs an element to another tree.

use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement};

use crate::markup::node::{Element, Node};

mod morph;
mod moves;
#[cfg(test)]
mod tests;
mod text;

pub use morph::morph;
pub use moves::relocate;
pub use text::{each_text, range};

/// The namespace of SVG's elements.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The attribute whose value becomes the background colour: the page's policy refuses `style` attributes.
const PLACEHOLDER: &str = "data-placeholder";

/// Attributes that belong to the reader or to the state of the element. [`create`] writes those of the tree; [`morph`] neither
/// writes nor removes them.
const STATE: [&str; 13] = [
    // What a reader sees of the post, written by the list.
    "hidden",
    "aria-posinset",
    "aria-setsize",
    "data-unread",
    "data-since",
    "data-linked",
    "data-new",
    // What a reader has unfolded, written or loaded.
    "open",
    "aria-expanded",
    "value",
    "checked",
    // What the page made of an attribute of the tree.
    "poster",
    "style",
];

#[wasm_bindgen]
extern "C" {
    /// An element with the key of its content, which tells it from its siblings.
    #[wasm_bindgen(extends = web_sys::Element)]
    type Keyed;

    #[wasm_bindgen(method, getter, js_name = aihKey)]
    fn key(this: &Keyed) -> Option<f64>;

    #[wasm_bindgen(method, setter, js_name = aihKey)]
    fn set_key(this: &Keyed, key: f64);
}

/// The key in 53 bits, which a number in JavaScript holds exactly.
fn number(key: u64) -> f64 {
    ((key ^ key >> 53) & ((1 << 53) - 1)) as f64
}

/// Creates the nodes of a tree. No value in it is parsed as markup.
pub fn create(node: &Node) -> web_sys::Node {
    create_in(&super::document(), node, false)
}

fn create_in(document: &Document, node: &Node, in_svg: bool) -> web_sys::Node {
    match node {
        Node::Text(text) => document.create_text_node(text).into(),
        Node::Element(element) => create_element(document, element, in_svg).into(),
    }
}

fn create_element(document: &Document, element: &Element, in_svg: bool) -> web_sys::Element {
    let in_svg = in_svg || element.name == "svg";
    let namespace = if in_svg {
        document.create_element_ns(Some(SVG), element.name)
    } else {
        document.create_element(element.name)
    };
    // Refused for what is no name alone, and every name in a tree is one.
    let created = namespace.expect("the name of an element");
    for (name, value) in &element.attributes {
        set_attribute(&created, name, value);
    }
    for child in &element.children {
        created.append_child(&create_in(document, child, in_svg)).ok();
    }
    if let Some(key) = element.key {
        created.unchecked_ref::<Keyed>().set_key(number(key));
    }
    created
}

fn set_attribute(element: &web_sys::Element, name: &str, value: &str) {
    element.set_attribute(name, value).ok();
    if name == PLACEHOLDER {
        element.unchecked_ref::<HtmlElement>().style().set_property("background-color", value).ok();
    }
}

fn remove_attribute(element: &web_sys::Element, name: &str) {
    element.remove_attribute(name).ok();
    if name == PLACEHOLDER {
        element.unchecked_ref::<HtmlElement>().style().remove_property("background-color").ok();
    }
}
