//! Creates the DOM nodes of a [`markup`](crate::markup) tree, and morphs an element to another tree.

use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement};

use crate::browser::playback::UNPLAYABLE;
use crate::browser::{field, location};
use crate::markup::node::{Element, Node};

mod morph;
mod moves;
#[cfg(test)]
mod tests;
mod text;

pub use morph::morph;
pub use moves::relocate;
pub use text::{each_text, range};

/// Attributes whose values go on as properties of the element's own style: the page's policy refuses `style` attributes.
const STYLES: [(&str, &str); 5] = [
    ("data-placeholder", "background-color"),
    ("data-ratio", "aspect-ratio"),
    ("data-width", "--width"),
    ("data-height", "--height"),
    ("data-widest", "--widest"),
];

/// Elements that begin anew when they or what they hold are changed.
const MEDIA: [&str; 2] = ["audio", "video"];

/// The attribute of an element that the page has put into an article because the reader wanted it. No tree holds it;
/// [`morph()`] leaves it where it is for as long as the element around it lives.
pub const OF_READER: &str = "data-of-reader";

/// The attribute of an image that has loaded: on paper its alternative text stands for one that has not.
pub const LOADED: &str = "data-loaded";

/// Attributes of any element that [`morph()`] neither writes nor removes: what a reader has unfolded, and what the page has made
/// of an attribute of the tree.
const STATE: [&str; 6] = ["open", "poster", "style", "crossorigin", UNPLAYABLE, LOADED];

/// The same in an article: what a reader sees of the post, written by the list, and which parts of it are unfolded.
const STATE_OF_ARTICLE: [&str; 7] =
    ["hidden", "aria-posinset", "aria-setsize", "data-unread", "data-since", "data-linked", "aria-expanded"];

fn is_state(name: &str, in_article: bool) -> bool {
    STATE.contains(&name) || (in_article && STATE_OF_ARTICLE.contains(&name))
}

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
    create_in(&super::document(), node)
}

/// Creates an element at the end of `parent`.
pub fn append(parent: &web_sys::Element, element: &Element) -> web_sys::Element {
    let created = create_element(&super::document(), element);
    parent.append_child(&created).ok();
    created
}

/// Has an image request its file again.
pub fn reload(image: &web_sys::Element) {
    let address = image.get_attribute("src").unwrap_or_default();
    // WebKit requests an address that has failed only once the image has had none.
    image.remove_attribute("src").ok();
    image.set_attribute("src", &address).ok();
}

/// The first element in `root` whose attribute `name` has that value.
pub fn find(root: &web_sys::Element, name: &str, value: &str) -> Option<web_sys::Element> {
    root.query_selector(&["[", name, "='", value, "']"].concat()).ok()?
}

/// The element with the focus.
pub fn focused() -> Option<web_sys::Element> {
    super::document().active_element()
}

fn create_in(document: &Document, node: &Node) -> web_sys::Node {
    match node {
        Node::Text(text) => document.create_text_node(text).into(),
        Node::Element(element) => create_element(document, element).into(),
    }
}

fn create_element(document: &Document, element: &Element) -> web_sys::Element {
    // Refused for what is no name alone, and every name in a tree is one.
    let created = document.create_element(element.name).expect("the name of an element");
    for (name, value) in element.attributes.iter().filter(|(name, _)| !is_property(name)) {
        set_attribute(&created, name, value);
    }
    set_properties(&created, element);
    // Browsers request captions of another origin only if the player asks for files with CORS.
    let is_elsewhere = |track: &Element| track.value_of("src").is_some_and(|address| !location::is_own(address));
    if MEDIA.contains(&element.name) && elements(element).any(|child| child.name == "track" && is_elsewhere(child)) {
        created.set_attribute("crossorigin", "anonymous").ok();
    }
    for child in &element.children {
        created.append_child(&create_in(document, child)).ok();
    }
    if let Some(key) = element.key {
        created.unchecked_ref::<Keyed>().set_key(number(key));
    }
    created
}

fn elements(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|child| match child {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

/// What a control holds is a property: its attribute says only what it held at first.
fn is_property(name: &str) -> bool {
    matches!(name, "value" | "checked")
}

/// Has a control hold what the tree says.
fn set_properties(dom: &web_sys::Element, element: &Element) {
    if !matches!(element.name, "input" | "textarea") {
        return;
    }
    if let Some(value) = element.value_of("value") {
        field::write(dom, value);
    }
    if element.value_of("type") == Some("checkbox") {
        field::check(dom, element.value_of("checked").is_some());
    }
}

fn set_attribute(element: &web_sys::Element, name: &str, value: &str) {
    element.set_attribute(name, value).ok();
    if let Some(property) = style_of(name) {
        element.unchecked_ref::<HtmlElement>().style().set_property(property, value).ok();
    }
}

fn remove_attribute(element: &web_sys::Element, name: &str) {
    element.remove_attribute(name).ok();
    if let Some(property) = style_of(name) {
        element.unchecked_ref::<HtmlElement>().style().remove_property(property).ok();
    }
}

fn style_of(name: &str) -> Option<&'static str> {
    STYLES.iter().find(|(known, _)| *known == name).map(|(_, property)| *property)
}
