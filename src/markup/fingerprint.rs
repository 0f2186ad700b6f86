//! When two trees say the same: what keys and fingerprints cover.

use std::hash::{Hash, Hasher};

use super::context::Context;
use super::node::{Element, Node};
use crate::timeline::crossref;
use crate::timeline::fingerprint::Fnv;
use crate::timeline::post::Post;

/// A number for all that [`post`](super::post::post) writes of a post: where it is equal, the tree is, up to how times are
/// written.
///
/// It covers
/// - [`Post::fingerprint`]: everything in the feed's JSON of the post, and where its relative addresses lead;
/// - the coverage's language, and whether the page's own words are in it, on which `lang` and `dir` depend;
/// - the posts that times in its text lead to ("see 12:17 entry"), which change as the coverage grows;
/// - the words to mark, in browsers that mark them by elements.
///
/// It covers neither the page's own words, whose language is fixed for as long as the page is open, nor the text of times,
/// nor what differs by reader (hidden, unread, linked, position), which is not in the tree.
pub fn post(post: &Post, context: &Context) -> u64 {
    let mut hash = Fnv::default();
    post.fingerprint.hash(&mut hash);
    context.language.hash(&mut hash);
    context.speaks_the_language().hash(&mut hash);
    post.read_whole_text(&mut |text| {
        for (_, minute) in crossref::mentions(text) {
            (context.only_post_at)(minute).hash(&mut hash);
        }
    });
    if let Some(marks) = context.marks {
        marks.fold.text(marks.query.as_typed()).hash(&mut hash);
    }
    hash.finish()
}

/// The element with a key: a number for all that it shows. Elements with equal keys are equal, up to how times are written.
///
/// The key is made of the finished tree, so that it covers what the tree depends on besides the content, such as the posts
/// that it refers to, the numbers of its pictures, and marked words.
pub fn keyed(element: Element) -> Element {
    let mut hash = Fnv::default();
    hash_element(&element, &mut hash);
    element.keyed(hash.finish())
}

fn hash_element(element: &Element, hash: &mut Fnv) {
    element.name.hash(hash);
    for attribute in &element.attributes {
        // The full form of a time is its text in other words.
        if element.name != "time" || attribute.0 != "title" {
            attribute.hash(hash);
        }
    }
    if element.name != "time" {
        hash.write(b"[");
        for child in &element.children {
            match child {
                Node::Element(child) => hash_element(child, hash),
                Node::Text(text) => ('"', text).hash(hash),
            }
        }
    }
    hash.write(b"]");
}
