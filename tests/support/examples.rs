//! Whole documents that people wrote.

use serde_json::Value;

/// The day in June that the page shows by default.
pub fn sample() -> Value {
    serde_json::from_str(include_str!("../../public/coverage/iraq-2014-06-13.json")).unwrap()
}

/// The JSON in `docs/feed.md`: the least that works, then everything at once.
pub fn documented() -> Vec<Value> {
    let text = include_str!("../../docs/feed.md");
    let blocks = text.split("```json\n").skip(1);
    blocks.map(|block| serde_json::from_str(block.split("```").next().unwrap()).unwrap()).collect()
}
