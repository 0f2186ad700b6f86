//! The day of the sample once more, as if it happened now: beside the page that is being served, and ending with it.

mod factor;
mod server;

use std::fs;
use std::process::Command;
use std::sync::{Once, OnceLock};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use newsroom::{HEAD, Story};
use serde_json::Value;

pub(crate) use factor::Factor;

use crate::project::Project;

const SAMPLE: &str = "public/coverage/iraq-2014-06-13.json";

/// Where the replay is served on the origin of the page.
const PATH: &str = "/replay/";

/// From there to the folder of the sample, from which its relative addresses lead.
const FOLDER: &str = "../coverage/";

/// A replay that waits for its first reader, or runs.
pub(crate) struct Replay {
    factor: Factor,
    seconds: i64,
    port: u16,
}

impl Replay {
    /// Serves the sample so many times as fast as it happened.
    pub(crate) fn start(project: &Project, factor: Factor) -> Result<Self> {
        let path = project.root().join(SAMPLE);
        let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let sample: Value = serde_json::from_slice(&text).with_context(|| format!("{} is no JSON", path.display()))?;
        let began = now();
        let seconds = (Story::replayed(&sample, began, factor.times(), FOLDER).end() - began) / 1_000;

        // The first build takes longer than some replays: nothing happens before somebody looks.
        let story = OnceLock::new();
        let end = Once::new();
        let port = server::start(move |name, if_none_match| {
            let now = now();
            let story = story.get_or_init(|| Story::replayed(&sample, now, factor.times(), FOLDER));
            if now >= story.end() {
                end.call_once(|| println!("The replay has ended. Stop with Ctrl-C; the same command begins it anew."));
            }
            story.respond(name, if_none_match, None, now)
        })?;
        Ok(Self { factor, seconds, port })
    }

    /// Makes Trunk hand on what is asked below [`PATH`].
    pub(crate) fn join(&self, trunk: &mut Command) {
        trunk.args(["--proxy-backend", &format!("http://127.0.0.1:{}/", self.port)]);
        trunk.args(["--proxy-rewrite", PATH, "--proxy-no-system-proxy"]);
    }

    /// The address of its feed, relative to the page.
    pub(crate) fn feed() -> String {
        format!("{}{HEAD}", PATH.trim_start_matches('/'))
    }

    /// Where to look, for people, while the page is served on a port.
    pub(crate) fn invitation(&self, page: u16) -> String {
        let feed = Self::feed();
        format!(
            "The sample is replayed {} at http://127.0.0.1:{page}/?feed={feed}\n\
             It begins when that page is first opened, and takes {}.",
            self.factor,
            duration(self.seconds)
        )
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}

fn duration(seconds: i64) -> String {
    match seconds {
        ..120 => format!("about {seconds} seconds"),
        120..7200 => format!("about {} minutes", (seconds + 30) / 60),
        _ => format!("about {} hours", (seconds + 1800) / 3600),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_where_to_look_and_for_how_long() {
        let replay = Replay { factor: Factor::parse("60").unwrap(), seconds: 580, port: 1 };
        let said = replay.invitation(8081);
        assert!(said.contains("60 times as fast at http://127.0.0.1:8081/?feed=replay/coverage.json\n"), "{said}");
        assert!(said.ends_with("takes about 10 minutes."), "{said}");
    }

    #[test]
    fn a_duration_is_said_in_the_unit_that_fits_it() {
        for (seconds, said) in [(34, "about 34 seconds"), (570, "about 10 minutes"), (34_210, "about 10 hours")] {
            assert_eq!(duration(seconds), said);
        }
    }

    #[test]
    fn trunk_hands_on_what_is_asked_of_the_replay() {
        let replay = Replay { factor: Factor::parse("1").unwrap(), seconds: 1, port: 4567 };
        let mut trunk = Command::new("trunk");
        replay.join(&mut trunk);
        let arguments: Vec<_> = trunk.get_args().collect();
        assert_eq!(arguments[..4], ["--proxy-backend", "http://127.0.0.1:4567/", "--proxy-rewrite", "/replay/"]);
    }
}
