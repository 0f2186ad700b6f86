//! A reader in front of the page for a whole day.
//!
//! The reader sits in mid-page and reads one post, first with what is new held back, then with all of it shown as it
//! comes. Whatever happens, that post stays where it is in every frame. At the end the page shows what the newsroom has, to
//! the letter, and it has not grown but by what came.

mod memory;
mod quiet;
mod report;
mod stamped;

use std::time::{Duration, Instant};

use crate::day::{Day, Plan};
use crate::page::Page;
use crate::server::Site;
use memory::{MEASURE_FIRST, Memory};
pub use quiet::Quiet;
pub use report::Report;
pub use stamped::stays_level;

/// How many posts are above the one that the reader reads.
const ABOVE: usize = 15;

/// Longer than the page waits after any failure.
const ANY_PAUSE: Duration = Duration::from_secs(130);

/// How one soak is made.
#[derive(Debug, Clone, Copy)]
pub struct Soak {
    /// The day.
    pub plan: Plan,
    /// When the reader opens the page.
    pub opened: Duration,
    /// How much time passes between two looks at what the page takes.
    pub step: Duration,
    /// One answer of so many goes wrong.
    pub wrong_once_in: usize,
}

impl Soak {
    /// Half an hour.
    pub const SHORT: Self = Self {
        plan: Plan::HALF_AN_HOUR,
        opened: Duration::from_secs(8 * 60),
        step: Duration::from_secs(5 * 60),
        wrong_once_in: 5,
    };

    /// Eight hours.
    pub const LONG: Self = Self { plan: Plan::WHOLE_DAY, opened: Duration::from_secs(30 * 60), ..Self::SHORT };

    /// Plays the day before a reader.
    ///
    /// # Panics
    /// When the page does not hold out, or does not end with what the newsroom has.
    #[track_caller]
    pub fn play(&self, site: &Site, page: &Page<'_>) -> Report {
        let Self { plan, opened, .. } = *self;
        let day = Day::at(site, plan, MEASURE_FIRST);
        day.clock().passes_unseen(opened);
        page.read("");
        page.is_at_rest();
        let mut seat = Seat { page, day: &day, step: self.step, report: Report::new(page) };
        seat.reads_on();
        day.goes_wrong_once_in(self.wrong_once_in);

        let news_end = plan.span.saturating_sub(plan.quiet);
        seat.sits_until(opened + (news_end - opened) / 2);
        let arrivals = page.css("button[data-arrivals]");
        arrivals.click();
        arrivals.disappears();
        page.css("button[data-follow]").click();
        seat.reads_on();
        seat.sits_until(news_end);
        let before = seat.report.latest();
        seat.sits_until(plan.span + Duration::from_secs(1));
        if let (Some(before), Some(after)) = (before, seat.report.latest()) {
            assert_eq!(after.outgrows(&before), None, "grows though nothing comes\n{}", seat.report);
        }

        // What goes wrong with the last answers may keep the end from the page for a while.
        day.goes_right();
        seat.sits_until(plan.span + ANY_PAUSE);
        page.css("[data-status=ended]").appears();
        page.css("html[data-freshness=current]").appears();
        let asked = day.served().len();
        day.passes(page, Duration::from_secs(600));
        assert_eq!(day.served().len(), asked, "the page asks though the coverage has ended");
        loads_all(page);
        day.is_shown_by(page);
        seat.report.ends(&day, Memory::of(page))
    }
}

/// A reader in mid-page.
struct Seat<'s> {
    page: &'s Page<'s>,
    day: &'s Day,
    step: Duration,
    report: Report,
}

impl Seat<'_> {
    /// Turns to a post in mid-page of which nothing more is to come.
    #[track_caller]
    fn reads_on(&self) {
        self.page.is_at_rest();
        let settled = self.day.settled_by(self.day.clock().passed());
        let shown = self.page.shown_posts();
        let post = shown.iter().skip(ABOVE).find(|post| settled.contains(post));
        self.page.eyes_on(post.expect("some post stays as it is"));
    }

    /// Reads until then.
    #[track_caller]
    fn sits_until(&mut self, then: Duration) {
        // Some answers never come, and nobody is to wait for them.
        let clock = self.day.clock().impatient();
        while clock.passed() < then {
            clock.passes(self.page, self.step.min(then - clock.passed()));
            self.page.eyes_are_still();
            self.report.notes(clock.passed(), self.page.eyes_moved(), Memory::of(self.page));
        }
    }
}

/// Asks for older posts until there are none.
#[track_caller]
fn loads_all(page: &Page<'_>) {
    let older = page.css("button[data-older]");
    let end = Instant::now() + Duration::from_secs(120);
    while older.exists() && Instant::now() < end {
        // They may be coming by themselves already, the last of them just now.
        let () = page.look("document.querySelector('button[data-older]')?.click();", &[]);
        let waits = page.css("button[data-older][aria-disabled=true]");
        page.wait("older posts", || !waits.exists());
    }
    page.is_at_rest();
}
