//! When two trees say the same: what keys and fingerprints cover.

use super::context::Context;
use super::node::{Element, Node};
use crate::timeline::crossref;
use crate::timeline::post::{Content, Post};

/// A number for all that [`post`](super::post::post) writes of a post: where it is equal, the tree is, up to how times are
/// written.
///
/// It covers
/// - [`Post::fingerprint`]: everything in the feed's JSON of the post, and where its relative addresses lead;
/// - the coverage's language, and whether the page's own words are in it, on which `lang` and `dir` depend;
/// - whether the coverage takes comments, on which the button for a reply depends;
/// - the posts that times in its text lead to ("see 12:17 entry"), which change as the coverage grows;
/// - the words to mark, in browsers that mark them by elements.
///
/// It covers neither the page's own words, whose language is fixed for as long as the page is open, nor the text of times,
/// nor what differs by reader (hidden, unread, linked, position), which is not in the tree.
pub fn post(post: &Post, context: &Context) -> u64 {
    let mut hash = Hash::new();
    hash.bytes(&post.fingerprint.to_le_bytes());
    hash.text(context.language);
    hash.bytes(&[u8::from(context.speaks_the_language()), u8::from(context.takes_comments)]);
    let mut targets = |text: &str| {
        for (_, minute) in crossref::mentions(text) {
            hash.text((context.only_post_at)(minute).as_ref().map_or("", |post| post.as_str()));
        }
    };
    match &post.content {
        Content::Standing(standing) => {
            standing.headline.iter().for_each(|headline| targets(&headline.plain_text()));
            standing.body.iter().for_each(|block| block.read_text(&mut targets));
            standing.correction.iter().for_each(|correction| targets(&correction.note.plain_text()));
        }
        Content::Withdrawn { reason, .. } => reason.iter().for_each(|reason| targets(&reason.plain_text())),
    }
    if let Some(marks) = context.marks {
        hash.text(&marks.fold.text(marks.query.as_typed()));
    }
    hash.0
}

/// The element with a key: a number for all that it shows. Elements with equal keys are equal, up to how times are written.
///
/// The key is made of the finished tree, so that it covers what the tree depends on besides the content, such as the posts
/// that it refers to, the numbers of its pictures, and marked words.
pub fn keyed(element: Element) -> Element {
    let mut hash = Hash::new();
    hash.element(&element);
    element.keyed(hash.0)
}

/// 64-bit FNV-1a.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Text, and its end: no text holds the byte 0xff.
    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xff]);
    }

    fn element(&mut self, element: &Element) {
        self.text(element.name);
        for (name, value) in &element.attributes {
            // The full form of a time is its text in other words.
            if element.name != "time" || *name != "title" {
                self.text(name);
                self.text(value);
            }
        }
        if element.name != "time" {
            self.bytes(b"[");
            for child in &element.children {
                match child {
                    Node::Element(child) => self.element(child),
                    Node::Text(text) => {
                        self.bytes(b"\"");
                        self.text(text);
                    }
                }
            }
        }
        self.bytes(b"]");
    }
}
