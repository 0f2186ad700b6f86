//! The bugs. Each is what a slip of a few characters could make of the code.

use super::Bug;

/// All of them.
pub const BUGS: &[Bug] = &[
    // Polling.
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
        name: "refresh-is-ignored",
        file: "src/feed/schedule.rs",
        find: "(u32::from(refresh) * (900 + chance / 5), MIN_WAIT_MS)",
        replace: "(u32::from(refresh.min(12)) * (900 + chance / 5), MIN_WAIT_MS)",
    },
    Bug {
        name: "an-ended-coverage-is-polled",
        file: "src/feed/schedule.rs",
        find: "Outcome::Good { ended: true, .. } => {",
        replace: "Outcome::Good { ended: true, refresh: 0 } => {",
    },
    Bug {
        name: "polls-while-hidden",
        file: "src/feed/schedule.rs",
        find: "Phase::Waiting { since, wait, least } if self.visible => {",
        replace: "Phase::Waiting { since, wait, least } => {",
    },
    Bug {
        name: "a-slow-head-stops-the-polling",
        file: "src/reading/page/loading.rs",
        find: "self.polling.give_up();\n            self.on_missed(Failure::Slow.into());",
        replace: "self.polling.give_up();\n            return;",
    },
    Bug {
        name: "a-failed-page-loses-its-head",
        file: "src/reading/page/polling.rs",
        find: "if decoded.is_err() && !documents.is_empty() {",
        replace: "if decoded.is_err() && documents.len() > 1_000 {",
    },
    // Merging.
    Bug {
        name: "older-version-wins",
        file: "src/timeline/merge/version.rs",
        find: "order.then_with(|| other.index.cmp(&self.index)) == Ordering::Greater",
        replace: "order.then_with(|| other.index.cmp(&self.index)) == Ordering::Less",
    },
    Bug {
        name: "asked-earlier-wins",
        file: "src/timeline/merge.rs",
        find: "Rank { in_head, modified, asked, holds_from, newest, page, fingerprint }",
        replace: "Rank { in_head, modified, asked: u32::MAX - asked, holds_from, newest, page, fingerprint }",
    },
    Bug {
        name: "a-former-head-goes-before-a-page",
        file: "src/timeline/merge/version.rs",
        find: "order.then(is_in_head.cmp(&true)) == Ordering::Less",
        replace: "order == Ordering::Less",
    },
    Bug {
        name: "a-withdrawal-goes-by-its-stamp",
        file: "src/timeline/merge/version.rs",
        find: "let order = self.withdraws(other).cmp(&other.withdraws(self));",
        replace: "let order = Ordering::Equal;",
    },
    Bug {
        name: "a-page-brings-back-what-was-withdrawn",
        file: "src/timeline/merge/version.rs",
        find: "let of_head = is_withdrawn_since || head.withdraws(page);",
        replace: "let of_head = false;",
    },
    Bug {
        name: "equal-times-are-not-sorted",
        file: "src/timeline/merge/order.rs",
        find: "if end - start > 1 {",
        replace: "if end - start > 1_000 {",
    },
    Bug {
        name: "a-moved-post-stays",
        file: "src/timeline/merge.rs",
        find: "if has_moved {",
        replace: "if has_moved && self.entries.is_empty() {",
    },
    Bug {
        name: "an-older-head-sets-the-masthead",
        file: "src/timeline/merge.rs",
        find: "is_some_and(|known| known.rank >= rank)",
        replace: "is_some_and(|known| known.rank == rank)",
    },
    Bug {
        name: "a-hole-is-not-seen",
        file: "src/timeline/merge.rs",
        find: "Page::Head => newest == Some(&post.id),",
        replace: "Page::Head => self.post(&post.id).is_some(),",
    },
    Bug {
        name: "a-correction-has-no-stamp",
        file: "src/timeline/post.rs",
        find: "Content::Standing(standing) => standing.correction.as_ref().map(|correction| correction.at),",
        replace: "Content::Standing(_) => None,",
    },
    // Comments.
    Bug {
        name: "each-attempt-has-its-own-key",
        file: "src/reading/comment/submission.rs",
        find: "if self.key.is_empty() {",
        replace: "if self.attempts > 0 || self.key.is_empty() {",
    },
    Bug {
        name: "comments-ignore-retry-after",
        file: "src/reading/comment/submission.rs",
        find: "Some(seconds) => i64::from(seconds) * 1_000,",
        replace: "Some(seconds) => i64::from(seconds) * 100,",
    },
    Bug {
        name: "a-refused-draft-is-cleared",
        file: "src/reading/page/outbox.rs",
        find: "if let Stage::Sent(_) = self.comment.submission.stage() {",
        replace: "if let Stage::Sent(_) | Stage::Refused(_) = self.comment.submission.stage() {",
    },
    Bug {
        name: "a-refusal-to-store-is-not-noticed",
        file: "src/reading/page/draft_storage.rs",
        find: "self.is_refused = true;",
        replace: "self.is_refused = false;",
    },
    // What is shown.
    Bug {
        name: "another-zone-is-not-followed",
        file: "src/reading/page/reading.rs",
        find: "cx.messages = (cx.localise)(&cx.messages, coverage, &cx.languages);",
        replace: "if self.list.posts.is_empty() {\n                cx.messages = (cx.localise)(&cx.messages, coverage, &cx.languages);\n            }",
    },
    Bug {
        name: "old-times-stay",
        file: "src/reading/page.rs",
        find: "if before.is_some() && before != self.times_of {",
        replace: "if before.is_none() && before != self.times_of {",
    },
    Bug {
        name: "known-posts-keep-their-language",
        file: "src/markup/rendered.rs",
        find: "(false, _) => Recheck::All,",
        replace: "(false, _) => Recheck::References,",
    },
    Bug {
        name: "arrivals-stay-held",
        file: "src/reading/arrivals.rs",
        find: "self.unread = std::mem::take(&mut self.held);",
        replace: "self.unread = self.held.clone();",
    },
    Bug {
        name: "the-focus-goes-to-a-hidden-post",
        file: "src/reading/page/older.rs",
        find: "added.iter().find(is_shown)",
        replace: "added.first()",
    },
    Bug {
        name: "a-link-leads-to-what-is-not-listed",
        file: "src/reading/page/navigation.rs",
        find: "if self.list.index_of(id).is_none() {",
        replace: "if self.list.posts.is_empty() {",
    },
    Bug {
        name: "a-filter-hides-the-destination",
        file: "src/reading/page/navigation.rs",
        find: "if self.timeline.post(id).is_some_and(|post| !self.shows(post, cx)) {\n            self.clear_filter(cx);\n        }\n        // It may",
        replace: "// It may",
    },
];
