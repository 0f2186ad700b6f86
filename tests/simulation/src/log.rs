//! What happened last, for people who look for a fault.

use std::collections::VecDeque;

use as_it_happened::reading::page::effect::{Effect, Timer};
use as_it_happened::reading::page::event::{Answer, What};
use newsroom::{START, rfc3339};

/// How many entries are kept.
const LAST: usize = 40;

/// The last events and effects, or nothing where no log is wanted.
#[derive(Debug, Default)]
pub struct Log {
    lines: Option<VecDeque<String>>,
}

impl Log {
    /// A log that is kept. It costs time, so a day is first lived without.
    #[must_use]
    pub fn kept() -> Self {
        Self { lines: Some(VecDeque::new()) }
    }

    /// Its lines, the oldest first.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.lines.iter().flatten().cloned().collect()
    }

    pub(crate) fn event(&mut self, now: i64, what: &What) {
        if matches!(what, What::TimerFired(Timer::Clock)) {
            return;
        }
        self.line(now, || match what {
            What::Answered { request, answer, .. } => format!("-> Answered {} {}", request.0, describe(answer)),
            What::StorageRead(entries) => format!("-> StorageRead ({} entries)", entries.len()),
            other => format!("-> {other:?}"),
        });
    }

    pub(crate) fn effect(&mut self, now: i64, effect: &Effect) {
        let is_noise = matches!(effect, Effect::Keep(_) | Effect::SetTimer { timer: Timer::Clock, .. });
        if !is_noise {
            self.line(now, || format!("   <- {effect:?}"));
        }
    }

    pub(crate) fn note(&mut self, now: i64, note: &str) {
        self.line(now, || format!("** {note}"));
    }

    fn line(&mut self, now: i64, text: impl FnOnce() -> String) {
        let Some(lines) = &mut self.lines else { return };
        let mut text = text();
        if text.len() > 300 {
            let end = (0..=300).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
            text.truncate(end);
            text.push('…');
        }
        lines.push_back(format!("{} {text}", time(now)));
        if lines.len() > LAST {
            lines.pop_front();
        }
    }
}

/// A time of the day, and how much of the day has passed.
pub(crate) fn time(now: i64) -> String {
    format!("{} (+{:.3} s)", &rfc3339(now, 0)[11..], (now - START) as f64 / 1_000.0)
}

fn describe(answer: &Answer) -> String {
    match answer {
        Ok(document) => match &document.decoded {
            None => format!("Unchanged, cached {:?}", document.cached_at),
            Some(Ok(decoded)) => {
                let snapshot = &decoded.snapshot;
                let modified = snapshot.modified.map(|modified| modified.to_string()).unwrap_or_default();
                format!(
                    "Document: {} posts, {:?}, {:?}, modified {modified}, cached {:?}",
                    snapshot.posts.len(),
                    snapshot.page,
                    snapshot.coverage.status,
                    document.cached_at
                )
            }
            Some(Err(error)) => format!("Document: {error:?}"),
        },
        Err(missed) => format!("{missed:?}"),
    }
}
