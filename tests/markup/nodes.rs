//! How many nodes a post takes.

use as_it_happened::markup::node::{Element, Node};
use as_it_happened::markup::post::post;

use crate::stand::Stand;

/// Elements and texts; nothing else is written.
fn nodes(element: &Element) -> usize {
    let of_child = |child: &Node| match child {
        Node::Element(child) => nodes(child),
        Node::Text(_) => 1,
    };
    1 + element.children.iter().map(of_child).sum::<usize>()
}

#[test]
fn a_generated_post_takes_at_most_thirty_nodes() {
    // Ten thousand posts go over seven days, so most of them tell their day as well.
    for posts in [200, 10_000] {
        let stand = Stand::of(&generator::coverage(posts, 1));
        let all: usize = stand.write(|context| stand.posts.iter().map(|known| nodes(&post(known, context))).sum());
        let each = all as f64 / posts as f64;
        println!("{posts} posts: {each:.1} nodes a post");
        assert!(each <= 30.0, "{posts} posts take {each:.1} nodes a post");
    }
}

#[test]
fn a_short_post_takes_thirteen_nodes() {
    let short = serde_json::json!([{
        "id": "a", "datePublished": "2014-06-13T12:17:00Z", "source": {"type": "press", "name": "AP", "channel": "report"},
        "body": [{"type": "paragraph", "text": "It rains."}],
    }]);
    assert_eq!(nodes(&Stand::with_posts(&short).first()), 13);
}
