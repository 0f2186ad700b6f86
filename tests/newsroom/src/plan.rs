//! How busy a day is, and how its feed is written.

use std::time::Duration;

use generator::Random;

use crate::time::Clock;

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
    /// Changes of posts, withdrawals apart.
    pub edits: usize,
    /// Posts that are withdrawn.
    pub withdrawals: usize,
    /// Posts on an older page.
    pub per_page: usize,
    /// Posts that the head has at least, where there are so many.
    pub head: usize,
    /// How the feed differs from the plainest one.
    pub variety: Variety,
}

/// How a feed is written. The default is the plainest: ids `p0`, `p1` …, UTC, every change dated.
#[derive(Debug, Clone, Copy)]
pub struct Variety {
    /// Whether ids hold spaces, percent signs, other scripts or names that a page could confuse with its own.
    pub odd_ids: bool,
    /// Whether posts come late under an earlier time, move in time, are restored after a withdrawal, and are marked anew.
    pub restless: bool,
    /// Headline, standfirst, key points and pinned post change so many times, beyond what posts bring.
    pub head_changes: usize,
    /// How the server writes its times.
    pub clock: Clock,
    /// Which parts bear a `dateModified`.
    pub modified: DateModified,
    /// What older pages hold.
    pub layout: Layout,
    /// Where readers' comments go; `None` takes none.
    pub comments: Option<Comments>,
}

/// Where comments go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comments {
    /// To a server, as JSON, at the address `comments` beside the feed.
    Json,
    /// To a mailbox.
    Mail,
}

/// Where a feed writes `dateModified`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateModified {
    /// In every changed post, and in every document.
    Everywhere,
    /// In every changed post only.
    Posts,
    /// In documents only: an edited post bears the same times as before.
    Documents,
    /// Nowhere.
    Nowhere,
}

/// What a server does with an older page after it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Nothing: changed posts stand in the head as well.
    Frozen,
    /// It writes the page again with the changed posts, which stand in the head as well.
    Rewritten,
    /// It moves changed posts to the head: the page shrinks.
    Shrinking,
}

impl Variety {
    /// The plainest feed.
    pub const PLAIN: Self = Self {
        odd_ids: false,
        restless: false,
        head_changes: 0,
        clock: Clock { precision: 1_000, ..Clock::UTC },
        modified: DateModified::Everywhere,
        layout: Layout::Frozen,
        comments: None,
    };
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
        variety: Variety::PLAIN,
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

    /// A restless day of a newsroom with habits of its own: at least 300 posts and 1,000 changes in about an hour.
    #[must_use]
    pub fn restless(seed: u64) -> Self {
        let random = &mut Random::new(seed, usize::MAX);
        let mut pick = |choices: &[i64]| choices[random.below(choices.len())];
        let clock = Clock {
            offset: pick(&[0, 0, 60, -240, -570, 210, 345, 765]) as i32,
            ahead: pick(&[0, 0, 0, 20_000, -90_000, 3_600_000, -7_200_000]),
            precision: pick(&[1, 1_000, 60_000, 60_000]),
        };
        use DateModified::{Documents, Everywhere, Nowhere, Posts};
        let variety = Variety {
            odd_ids: pick(&[0, 1, 1]) == 1,
            restless: true,
            head_changes: 72,
            clock,
            modified: [Everywhere, Everywhere, Posts, Documents, Nowhere][pick(&[0, 1, 2, 3, 4]) as usize],
            layout: [Layout::Frozen, Layout::Rewritten, Layout::Shrinking][pick(&[0, 1, 2]) as usize],
            comments: Some(if pick(&[0, 0, 0, 0, 0, 0, 0, 1]) == 1 { Comments::Mail } else { Comments::Json }),
        };
        Self {
            seed,
            span: Duration::from_secs(pick(&[50, 60, 75]) as u64 * 60),
            quiet: Duration::from_secs(pick(&[1, 5, 15]) as u64 * 60),
            posts: 300 + pick(&[0, 20, 60]) as usize,
            edits: 660,
            withdrawals: 20,
            per_page: pick(&[7, 20, 50]) as usize,
            head: pick(&[10, 30, 50]) as usize,
            variety,
        }
    }
}
