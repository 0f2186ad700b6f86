//! How busy a day is.

use std::time::Duration;

/// The measures of a day. The same measures make the same day.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Where chance begins.
    pub seed: u64,
    /// From the first post to the end.
    pub span: Duration,
    /// The part of it, at the end, that brings no new posts.
    pub quiet: Duration,
    /// Posts in all.
    pub posts: usize,
    /// Changes of posts: other words, a paragraph or a picture more, corrections.
    pub edits: usize,
    /// Posts that are withdrawn.
    pub withdrawals: usize,
    /// Posts on an older page.
    pub per_page: usize,
    /// Posts that the head has at least, where there are so many.
    pub head: usize,
}

impl Plan {
    /// Half an hour of a busy day.
    pub const HALF_AN_HOUR: Self = Self {
        seed: 1,
        span: Duration::from_secs(30 * 60),
        quiet: Duration::from_secs(3 * 60),
        posts: 150,
        edits: 30,
        withdrawals: 3,
        per_page: 20,
        head: 40,
    };

    /// Eight hours of it.
    pub const WHOLE_DAY: Self = Self {
        span: Duration::from_secs(8 * 60 * 60),
        quiet: Duration::from_secs(60 * 60),
        posts: 2_000,
        edits: 300,
        withdrawals: 20,
        ..Self::HALF_AN_HOUR
    };
}
