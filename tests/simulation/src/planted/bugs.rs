//! The bugs. Each is what a slip of a few characters could make of the code.

use super::Bug;

/// All of them.
pub const BUGS: &[Bug] = &[
    Bug {
        name: "no-least-interval",
        file: "src/feed/schedule.rs",
        find: "wait: wait.max(MIN_WAIT_MS), least: least.max(MIN_WAIT_MS)",
        replace: "wait, least: 0",
    },
    Bug {
        name: "retry-after-is-forgotten",
        file: "src/feed/schedule.rs",
        find: "match retry_after {",
        replace: "match retry_after.filter(|_| false) {",
    },
    Bug {
        name: "back-off-does-not-grow",
        file: "src/feed/schedule.rs",
        find: "MIN_WAIT_MS << self.failures.min(8)",
        replace: "MIN_WAIT_MS << self.failures.min(1)",
    },
    Bug {
        name: "refresh-is-ignored",
        file: "src/feed/schedule.rs",
        find: "(u32::from(refresh) * (900 + chance / 5), MIN_WAIT_MS)",
        replace: "(u32::from(refresh.min(8)) * (900 + chance / 5), MIN_WAIT_MS)",
    },
    Bug {
        name: "older-version-wins",
        file: "src/timeline/merge.rs",
        find: "(&a.post.id, &b.precedence).cmp(&(&b.post.id, &a.precedence))",
        replace: "(&a.post.id, &a.precedence).cmp(&(&b.post.id, &b.precedence))",
    },
    Bug {
        name: "order-by-id-alone",
        file: "src/timeline/merge.rs",
        find: "(b.post.published.utc_ms(), &b.post.id).cmp(&(a.post.published.utc_ms(), &a.post.id))",
        replace: "b.post.id.cmp(&a.post.id)",
    },
    Bug {
        name: "stale-head-sets-the-masthead",
        file: "src/timeline/merge.rs",
        find: "Some(known) if known.rank >= rank => false,",
        replace: "Some(known) if known.rank == rank => false,",
    },
    Bug {
        name: "chain-stops-at-a-known-page",
        file: "src/timeline/merge.rs",
        find: "Some(next) => link = next,",
        replace: "Some(_) => return None,",
    },
    Bug {
        name: "holes-are-not-seen",
        file: "src/timeline/merge.rs",
        find: "older.as_ref().filter(|_| !(self.entries.is_empty() || is_named || posts.iter().any(meets)))",
        replace: "older.as_ref().filter(|_| self.entries.is_empty() && !is_named && !posts.iter().any(meets))",
    },
    Bug {
        name: "correction-has-no-stamp",
        file: "src/timeline/post.rs",
        find: "Content::Standing(standing) => standing.correction.as_ref().map(|correction| correction.at),",
        replace: "Content::Standing(_) => None,",
    },
    Bug {
        name: "each-attempt-has-its-own-key",
        file: "src/reading/comment/submission.rs",
        find: "if self.key.is_empty() {",
        replace: "if self.attempts > 0 || self.key.is_empty() {",
    },
    Bug {
        name: "comment-ignores-retry-after",
        file: "src/reading/comment/submission.rs",
        find: "Some(seconds) => i64::from(seconds) * 1_000,",
        replace: "Some(seconds) => i64::from(seconds) * 100,",
    },
];
