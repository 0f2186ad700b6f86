//! The examples in the documentation.

use serde_json::Value;

/// The JSON in `docs/feed.md`: the least that works, then everything at once.
pub fn documented() -> Vec<Value> {
    let text = include_str!("../../docs/feed.md");
    let blocks = text.split("```json\n").skip(1);
    blocks.map(|block| serde_json::from_str(block.split("```").next().unwrap()).unwrap()).collect()
}
