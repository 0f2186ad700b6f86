//! Pairs of trees from a seed: the second has blocks of the first moved, edited, doubled and removed, and new ones.

use wasm_bindgen::JsCast;
use web_sys::Element as DomElement;

use crate::markup::fingerprint::keyed;
use crate::markup::node::{Element, Node, el};

const NAMES: [&str; 6] = ["p", "div", "figure", "ul", "a", "table"];
const CLASSES: [&str; 3] = ["one", "two", "three"];

/// A source of trees.
pub struct Trees {
    state: u64,
    /// Nodes that the tree being made may still have.
    room: usize,
}

impl Trees {
    pub fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), room: 0 }
    }

    /// A number below `n` (xorshift).
    fn below(&mut self, n: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % n as u64) as usize
    }

    /// A tree of at most 500 nodes whose blocks are the children of the root and of its last child.
    pub fn tree(&mut self) -> Element {
        self.room = 1 + self.below(499);
        let blocks = self.blocks();
        let inner = self.blocks();
        el("article").children(blocks).child(el("section").children(inner))
    }

    fn blocks(&mut self) -> Vec<Node> {
        let most = [3, 12, 60][self.below(3)];
        let count = self.below(most);
        (0..count).map(|_| self.block()).collect()
    }

    /// A block: keyed, unkeyed, or text. Few contents, so that many are equal.
    fn block(&mut self) -> Node {
        match self.below(8) {
            0 => Node::Text(self.word()),
            1 => self.element(2).into(),
            _ => {
                let element = if self.below(2) == 0 { self.element(0) } else { self.element(3) };
                keyed(element).into()
            }
        }
    }

    fn element(&mut self, depth: usize) -> Element {
        self.room = self.room.saturating_sub(1);
        let mut element = el(NAMES[self.below(NAMES.len())]);
        if self.below(3) == 0 {
            element = element.class(CLASSES[self.below(CLASSES.len())]);
        }
        if self.below(4) == 0 {
            element = element.attr("title", self.word());
        }
        if depth > 0 {
            for _ in 0..self.below(4).min(self.room) {
                let child = if self.below(2) == 0 { Node::Text(self.word()) } else { self.element(depth - 1).into() };
                element = element.child(child);
            }
        }
        element
    }

    fn word(&mut self) -> String {
        ["a", "bb", "ccc", "<d>", "é"][self.below(5)].to_owned()
    }

    /// The tree after some edits.
    pub fn changed(&mut self, tree: &Element) -> Element {
        self.room = 200;
        let mut children = tree.children.clone();
        let Some(Node::Element(section)) = children.pop() else { return self.tree() };
        let children = self.edited(children);
        let inner = self.edited(section.children.clone());
        el("article").children(children).child(el("section").children(inner))
    }

    fn edited(&mut self, mut nodes: Vec<Node>) -> Vec<Node> {
        for _ in 0..self.below(8) {
            let at = self.below(nodes.len() + 1);
            let to = self.below(nodes.len() + 1);
            match self.below(6) {
                0 => nodes.insert(at, self.block()),
                1 if at < nodes.len() => {
                    nodes.remove(at);
                }
                2 if at < nodes.len() => nodes.insert(to, nodes[at].clone()),
                3 if at < nodes.len() => nodes[at] = self.block(),
                4 => nodes.reverse(),
                _ if at < nodes.len() => {
                    let node = nodes.remove(at);
                    nodes.insert(to.min(nodes.len()), node);
                }
                _ => {}
            }
        }
        nodes
    }
}

/// The keyed elements of a tree with their keys, by parent: those of the root first, then those of the section in it.
pub fn blocks(dom: &DomElement, tree: &Element) -> [Vec<(u64, DomElement)>; 2] {
    let section = tree.children.iter().rev().find_map(|child| match child {
        Node::Element(element) if element.name == "section" => Some(element),
        _ => None,
    });
    let inner = dom.last_element_child().zip(section).map(|(dom, section)| keyed_children(&dom, section));
    [keyed_children(dom, tree), inner.unwrap_or_default()]
}

fn keyed_children(dom: &DomElement, tree: &Element) -> Vec<(u64, DomElement)> {
    let elements = tree.children.iter().filter_map(|child| match child {
        Node::Element(element) => Some(element.key),
        Node::Text(_) => None,
    });
    let children = dom.children();
    elements.enumerate().filter_map(|(at, key)| Some((key?, children.item(at as u32)?.unchecked_into()))).collect()
}

/// The keys of blocks that are in both and are another element now. Of blocks with equal keys any may be the same.
pub fn lost(before: &[Vec<(u64, DomElement)>; 2], now: &[Vec<(u64, DomElement)>; 2]) -> Vec<u64> {
    let mut lost = Vec::new();
    for (before, now) in before.iter().zip(now) {
        let of = |blocks: &[(u64, DomElement)], key: u64| blocks.iter().filter(|(known, _)| *known == key).count();
        for (key, _) in now {
            let same = now.iter().filter(|block| block.0 == *key && before.contains(block)).count();
            if same < of(before, *key).min(of(now, *key)) {
                lost.push(*key);
            }
        }
    }
    lost
}
