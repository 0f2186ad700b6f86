//! How the property tests run.

use proptest::test_runner::Config;

/// So many cases. A failure prints its smallest input and leaves no file behind.
pub fn cases(count: u32) -> Config {
    Config { failure_persistence: None, ..Config::with_cases(count) }
}
