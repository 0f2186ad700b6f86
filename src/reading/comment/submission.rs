use super::answer::{Outcome, Receipt, Refusal, Why};
use super::request::Target;

/// How far the sending of a comment has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stage {
    /// It is being written.
    Editing,
    /// It is under way.
    Sending,
    /// It waits to be sent.
    Queued(Wait),
    /// It stands in an e-mail that the reader has to send.
    InLetter,
    /// The server has it.
    Sent(Receipt),
    /// The server has not taken it.
    Refused(Refusal),
}

/// What a comment waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    /// Why it waits.
    pub why: Why,
    /// When it began to wait, by the device's clock, in milliseconds since 1970 in UTC.
    pub since: i64,
    /// When it is sent, by the same clock.
    pub until: i64,
    /// Whether the server has asked for the time, so that it is not sent before.
    pub asked: bool,
}

/// The sending of one comment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Submission {
    stage: Stage,
    /// By what the server knows the comment again. Kept for as long as it may have arrived, so that it cannot arrive twice.
    key: String,
    /// How often it has been sent in vain.
    attempts: u32,
    /// Where it goes, from when the reader sends it until it is written on.
    target: Option<Target>,
}

/// Milliseconds that a comment waits at most after it was sent in vain for the first time, and after any time.
const BACK_OFF_MS: (i64, i64) = (2_000, 120_000);

/// Milliseconds that it waits at least.
const LEAST_MS: i64 = 1_000;

impl Default for Submission {
    fn default() -> Self {
        Self { stage: Stage::Editing, key: String::new(), attempts: 0, target: None }
    }
}

impl Submission {
    /// How far it has come.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Its name in the page's `data-submission`.
    pub fn word(&self) -> &'static str {
        match self.stage {
            Stage::Editing => "editing",
            Stage::Sending => "sending",
            Stage::Queued(_) | Stage::InLetter => "queued",
            Stage::Sent(_) => "sent",
            Stage::Refused(_) => "refused",
        }
    }

    /// Whether what is written may not be changed now.
    pub fn is_held(&self) -> bool {
        matches!(self.stage, Stage::Sending | Stage::Queued(_) | Stage::InLetter)
    }

    /// By what the server knows the comment again: the same for every attempt. Empty before the first.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Where it goes, once the reader has sent it.
    pub fn target(&self) -> Option<&Target> {
        self.target.as_ref()
    }

    /// Is written for that server.
    pub fn address_to(&mut self, target: Option<Target>) {
        self.target = target;
    }

    /// Is sent; known by `fresh` from now on, unless it is known already.
    pub fn begin(&mut self, fresh: String) {
        if self.key.is_empty() {
            self.key = fresh;
        }
        self.stage = Stage::Sending;
    }

    /// Waits for the network.
    pub fn wait_for_network(&mut self) {
        self.stage = Stage::Queued(Wait { why: Why::Offline, since: 0, until: i64::MAX, asked: false });
    }

    /// Waits for so many milliseconds from `now`, as another page of the same reader is sending it.
    pub fn wait_for_other(&mut self, now: i64, ms: i64) {
        self.stage = Stage::Queued(Wait { why: Why::Trouble, since: now, until: now + ms, asked: true });
    }

    /// Stands in an e-mail.
    pub fn hand_to_reader(&mut self) {
        self.stage = Stage::InLetter;
    }

    /// Takes in what came of an attempt. `now` is in milliseconds since 1970 in UTC; `chance` is below 1,000 and decides how
    /// long is waited: anything up to a limit that doubles with each attempt ("full jitter").
    pub fn finish_attempt(&mut self, outcome: Outcome, now: i64, chance: i64) {
        match outcome {
            Outcome::Accepted(receipt) => *self = Self { stage: Stage::Sent(receipt), ..Self::default() },
            Outcome::Refused(refusal) => {
                if !matches!(refusal, Refusal::Unknown | Refusal::NotUnderstood) {
                    self.key = String::new();
                }
                self.attempts = 0;
                self.stage = Stage::Refused(refusal);
            }
            Outcome::Later(why, after) => {
                let (first, most) = BACK_OFF_MS;
                let limit = most.min(first << self.attempts.min(16));
                self.attempts += 1;
                let wait = match after {
                    Some(seconds) => i64::from(seconds) * 1_000,
                    None => limit * chance / 1_000,
                };
                let until = now + wait.max(LEAST_MS);
                self.stage = Stage::Queued(Wait { why, since: now, until, asked: after.is_some() });
            }
        }
    }

    /// The device's clock says `now`. If it has been set back since the comment began to wait, the wait begins again.
    pub fn on_clock(&mut self, now: i64) {
        if let Stage::Queued(wait) = &mut self.stage
            && wait.since > now
        {
            wait.until = now + wait.until.saturating_sub(wait.since);
            wait.since = now;
        }
    }

    /// Whether it is to be sent now. `reconnected` says that there is a network again.
    pub fn is_due(&self, now: i64, reconnected: bool) -> bool {
        match self.stage {
            Stage::Queued(wait) => wait.until <= now || (reconnected && !wait.asked),
            _ => false,
        }
    }

    /// Is written on. What may have arrived stays known by its key.
    pub fn edit(&mut self) {
        self.stage = Stage::Editing;
        self.target = None;
        self.attempts = 0;
    }

    /// What the device keeps beside the draft, so that a page that comes later knows how far this one came; `None` where
    /// there is nothing to know.
    pub fn mark(&self) -> Option<String> {
        let mut until = String::new();
        let letter = match self.stage {
            Stage::Sending | Stage::Refused(Refusal::Unknown) => "s",
            Stage::Queued(Wait { since, until: at, asked, .. }) => {
                if asked {
                    until = [":", &at.to_string(), ":", &since.to_string()].concat();
                }
                "q"
            }
            Stage::InLetter => "m",
            Stage::Editing | Stage::Refused(_) if !self.key.is_empty() => "e",
            Stage::Editing | Stage::Sent(_) | Stage::Refused(_) => return None,
        };
        let target =
            self.target.as_ref().map(|target| (if target.is_repeatable { " j" } else { " i" }, &*target.address));
        let (kind, address) = target.unwrap_or_default();
        Some([letter, &self.key, &until, kind, address].concat())
    }

    /// What a page that came before had done, by its mark. `repeatable` says whether the server takes a comment once however
    /// often it is sent: then one that was under way is sent again, else its fate is unknown.
    pub fn restore(mark: Option<&str>, repeatable: bool) -> Self {
        let mark = mark.unwrap_or_default();
        let (mark, target) = mark.split_once(' ').unwrap_or((mark, ""));
        let target = [("j", true), ("i", false)].into_iter().find_map(|(kind, is_repeatable)| {
            let address = target.strip_prefix(kind)?.to_owned();
            Some(Target { is_repeatable, address })
        });
        let repeatable = target.as_ref().map_or(repeatable, |target| target.is_repeatable);
        let mut parts = mark.split(':');
        let mark = parts.next().unwrap_or_default();
        let mut time = || parts.next().and_then(|part| part.parse().ok());
        let (until, since) = (time(), time());
        let (asked, until, since) = (until.is_some(), until.unwrap_or_default(), since.unwrap_or_default());
        let waiting = Stage::Queued(Wait { why: Why::Trouble, since, until, asked });
        let stage = match mark.chars().next() {
            Some('q') => waiting,
            Some('s') if repeatable => waiting,
            Some('s') => Stage::Refused(Refusal::Unknown),
            Some('m') => Stage::InLetter,
            _ => Stage::Editing,
        };
        Self { stage, key: mark.get(1..).unwrap_or_default().to_owned(), attempts: 0, target }
    }
}
