//! The sample coverage.

use serde_json::Value;

/// The day in June that the page shows by default.
pub fn sample() -> Value {
    serde_json::from_str(include_str!("../../public/coverage/iraq-2014-06-13.json")).unwrap()
}
