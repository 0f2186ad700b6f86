//! Changes elements in place.

use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Document, Node as DomNode};

use super::{
    Keyed, MEDIA, OF_READER, create_in, is_property, is_state, moves, number, remove_attribute, set_attribute,
    set_properties,
};
use crate::browser::document;
use crate::markup::node::{Element, Node};

/// Makes `dom` show `element`.
///
/// A child whose key is equal to that of a child in the tree stays the same element, untouched, wherever it goes: so do focus,
/// selection, scroll position, a recording that plays, a loaded frame, and what a reader unfolded in it. Other children are
/// changed in place where there is one of the same name, id and class. As few children are moved as possible, and of those that
/// move none holds the focus, the selection or a frame, if another can move instead.
pub fn morph(dom: &web_sys::Element, element: &Element) {
    morph_element(&document(), dom, element, false);
}

fn morph_element(document: &Document, dom: &web_sys::Element, element: &Element, in_article: bool) {
    let in_article = in_article || element.name == "article";
    morph_attributes(dom, element, in_article);
    // Equal already, see `is_same_kind`.
    if !MEDIA.contains(&element.name) {
        morph_children(document, dom, &element.children, in_article);
    }
    if let Some(key) = element.key {
        dom.unchecked_ref::<Keyed>().set_key(number(key));
    }
}

fn morph_attributes(dom: &web_sys::Element, element: &Element, in_article: bool) {
    let is_left_alone = |name: &str| is_state(name, in_article) || is_property(name);
    for (name, value) in &element.attributes {
        if !is_left_alone(name) && dom.get_attribute(name).as_ref() != Some(value) {
            set_attribute(dom, name, value);
        }
    }
    for name in dom.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !is_left_alone(&name) && element.value_of(&name).is_none() {
            remove_attribute(dom, &name);
        }
    }
    set_properties(dom, element);
}

fn morph_children(document: &Document, parent: &web_sys::Element, children: &[Node], in_article: bool) {
    let is_of_reader =
        |node: &DomNode| node.dyn_ref::<web_sys::Element>().is_some_and(|element| element.has_attribute(OF_READER));
    let nodes = std::iter::successors(parent.first_child(), DomNode::next_sibling);
    let before: Vec<DomNode> = nodes.filter(|node| !is_of_reader(node)).collect();
    let places = matches(&before, children);
    for (place, node) in before.iter().enumerate() {
        if !places.contains(&Some(place)) {
            parent.remove_child(node).ok();
        }
    }
    let state = State::of(document);
    let stays = moves::stationary(&places, &mut |now| places[now].is_some_and(|place| state.is_in(&before[place])));
    let mut next: Option<DomNode> = None;
    for ((child, place), stays) in children.iter().zip(&places).zip(stays).rev() {
        let node = match place {
            None => {
                let created = create_in(document, child);
                parent.insert_before(&created, next.as_ref()).ok();
                created
            }
            Some(place) => {
                let node = before[*place].clone();
                if !stays {
                    moves::relocate(parent, &node, next.as_ref());
                }
                update(document, &node, child, in_article);
                node
            }
        };
        next = Some(node);
    }
}

fn update(document: &Document, dom: &DomNode, node: &Node, in_article: bool) {
    match node {
        Node::Text(text) => {
            write_text(dom.unchecked_ref(), text);
        }
        Node::Element(element) => {
            let dom: &web_sys::Element = dom.unchecked_ref();
            if element.key.is_none() || element.key.map(number) != dom.unchecked_ref::<Keyed>().key() {
                morph_element(document, dom, element, in_article);
            } else {
                // A key may have been made before attributes were added.
                morph_attributes(dom, element, in_article);
            }
        }
    }
}

/// Writes a text where it differs, so that what is selected before or after that stays selected.
fn write_text(dom: &CharacterData, text: &str) {
    let before = dom.data();
    let same = before.char_indices().zip(text.chars()).find(|((_, known), c)| known != c);
    let start = same.map_or(before.len().min(text.len()), |((at, _), _)| at);
    let (old, new) = (&before[start..], &text[start..]);
    let same_end = old.chars().rev().zip(new.chars().rev()).take_while(|(known, c)| known == c);
    let end: usize = same_end.map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    if !(old.is_empty() && new.is_empty()) {
        let units = |text: &str| text.chars().map(char::len_utf16).sum::<usize>() as u32;
        dom.replace_data(units(&before[..start]), units(old), new).ok();
    }
}

/// For each of the `children` the place of the node among those `before` that becomes it.
fn matches(before: &[DomNode], children: &[Node]) -> Vec<Option<usize>> {
    let keys: Vec<Option<f64>> = before
        .iter()
        .map(|node| (node.node_type() == DomNode::ELEMENT_NODE).then(|| node.unchecked_ref::<Keyed>().key()).flatten())
        .collect();
    let mut is_free = vec![true; before.len()];
    let mut places = vec![None; children.len()];
    // Equal keys first, so that no other child takes their element.
    let mut after = 0;
    for (place, child) in places.iter_mut().zip(children) {
        if let Some(key) = key_of(child) {
            *place = from(after, &mut is_free, &|at| keys[at] == Some(key));
            after = place.map_or(after, |place| place + 1);
        }
    }
    // A block that was edited is rather one that leads to the same page and holds the same elements than the next one of its kind.
    for is_strict in [true, false] {
        let mut after = 0;
        for (place, child) in places.iter_mut().zip(children) {
            if place.is_none() {
                let fits = |at: usize| is_same_kind(&before[at], child) && !(is_strict && differs(&before[at], child));
                *place = from(after, &mut is_free, &fits);
            }
            after = place.map_or(after, |place| place + 1);
        }
    }
    places
}

fn key_of(node: &Node) -> Option<f64> {
    match node {
        Node::Element(element) => element.key.map(number),
        Node::Text(_) => None,
    }
}

/// Takes the first free place that `fits`, from `start` on and then from the beginning.
fn from(start: usize, is_free: &mut [bool], fits: &dyn Fn(usize) -> bool) -> Option<usize> {
    let place = (start..is_free.len()).chain(0..start.min(is_free.len())).find(|at| is_free[*at] && fits(*at))?;
    is_free[place] = false;
    Some(place)
}

/// Whether the node can be changed into `node` in place.
fn is_same_kind(dom: &DomNode, node: &Node) -> bool {
    match node {
        Node::Text(_) => dom.node_type() == DomNode::TEXT_NODE,
        Node::Element(element) => {
            let Some(dom) = dom.dyn_ref::<web_sys::Element>() else { return false };
            dom.local_name() == element.name
                && has(dom, element, "id")
                && has(dom, element, "class")
                && has(dom, element, "data-embed")
                && (!MEDIA.contains(&element.name) || holds_the_same(dom, &element.children))
        }
    }
}

/// Whether they lead elsewhere, or the elements that they hold differ in name, id or where they lead.
fn differs(dom: &DomNode, node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    let dom: &web_sys::Element = dom.unchecked_ref();
    if !has(dom, element, "href") {
        return true;
    }
    let mut known = dom.first_element_child();
    for child in &element.children {
        if let Node::Element(child) = child {
            let is_same = |known: &web_sys::Element| {
                known.local_name() == child.name && has(known, child, "id") && has(known, child, "href")
            };
            let Some(same) = known.filter(is_same) else { return true };
            known = same.next_element_sibling();
        }
    }
    known.is_some()
}

/// Whether both have the same value for that attribute, or neither has it.
fn has(dom: &web_sys::Element, element: &Element, name: &str) -> bool {
    dom.get_attribute(name).as_deref() == element.value_of(name)
}

/// Whether the element holds those children and no others; of them name and attributes are compared.
fn holds_the_same(dom: &web_sys::Element, children: &[Node]) -> bool {
    let known = dom.children();
    let is_same = |at: usize, child: &Node| {
        let (Some(known), Node::Element(element)) = (known.item(at as u32), child) else { return false };
        let agrees = |(name, value): &(&str, String)| known.get_attribute(name).as_ref() == Some(value);
        known.local_name() == element.name
            && known.get_attribute_names().length() as usize == element.attributes.len()
            && element.attributes.iter().all(agrees)
    };
    known.length() as usize == children.len() && children.iter().enumerate().all(|(at, child)| is_same(at, child))
}

/// What in the document a moved element could lose.
struct State(Vec<DomNode>);

impl State {
    fn of(document: &Document) -> Self {
        let focus = document.active_element().map(DomNode::from);
        let selection = document.get_selection().ok().flatten().filter(|selection| !selection.is_collapsed());
        let selected = selection.and_then(|selection| selection.anchor_node());
        Self(focus.into_iter().chain(selected).collect())
    }

    fn is_in(&self, node: &DomNode) -> bool {
        let holds_frame = || {
            let element = node.dyn_ref::<web_sys::Element>();
            element.is_some_and(|element| matches!(element.query_selector("iframe"), Ok(Some(_))))
        };
        self.0.iter().any(|state| node.contains(Some(state))) || holds_frame()
    }
}
