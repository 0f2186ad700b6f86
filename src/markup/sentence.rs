//! Sentences of the page with elements in them.

use super::context::Context;
use super::moment::{Style, time};
use super::node::Node;
use crate::timeline::moment::Moment;

/// Puts nodes into the `{name}`s of a sentence.
pub fn fill(sentence: &str, value: &dyn Fn(&str) -> Vec<Node>) -> Vec<Node> {
    let mut filled = Vec::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{')
        && let Some((name, after)) = after.split_once('}')
    {
        filled.push(before.into());
        filled.extend(value(name));
        rest = after;
    }
    filled.push(rest.into());
    filled
}

/// A sentence whose `{time}` is the time of something in a post's history.
pub fn at(sentence: &str, at: Moment, context: &Context) -> Vec<Node> {
    fill(sentence, &|_| vec![time(at, Style::Sentence, context.messages, context.clock).into()])
}
