//! The day of the sample again, as if it happened now: beside the page that is being served, and ending with it.

use std::process::Command;
use std::sync::{Once, OnceLock};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use fs_err as fs;
use newsroom::Story;
use serde_json::Value;

use crate::loopback;
use crate::project::Project;
use crate::trunk;

/// The address of the feed, relative to the page.
pub(crate) const FEED: &str = "replay/coverage.json";

/// Where the replay is served on the origin of the page.
const PATH: &str = "/replay/";

const SAMPLE: &str = "public/coverage/iraq-2014-06-13.json";

/// From there to the folder of the sample, from which its relative addresses lead.
const FOLDER: &str = "../coverage/";

/// Serves the sample `factor` times as fast as it happened, through Trunk, beside the page on a port. Returns a notice for
/// people.
pub(crate) fn start(project: &Project, factor: f64, page: u16, trunk: &mut Command) -> Result<String> {
    let sample = fs::read(project.root().join(SAMPLE))?;
    let sample: Value = serde_json::from_slice(&sample).with_context(|| format!("{SAMPLE} is not JSON"))?;
    let began = now();
    let seconds = (Story::replayed(&sample, began, factor, FOLDER).end() - began) / 1_000;

    // The first build takes longer than some replays, so the day starts with the first request.
    let story = OnceLock::new();
    let end = Once::new();
    let port = loopback::serve(loopback::listen(0)?, move |name, known| {
        let now = now();
        let story = story.get_or_init(|| Story::replayed(&sample, now, factor, FOLDER));
        if now >= story.end() {
            end.call_once(|| println!("The replay has ended. Stop with Ctrl-C; the same command starts it again."));
        }
        story.respond(name, known, None, now)
    })?;
    trunk::forward(trunk, PATH, port);
    Ok(notice(factor, seconds, page))
}

fn notice(factor: f64, seconds: i64, page: u16) -> String {
    let times = if factor == 1.0 { String::new() } else { format!("{factor} times ") };
    let duration = match seconds {
        ..120 => format!("{seconds} seconds"),
        120..7200 => format!("{} minutes", (seconds + 30) / 60),
        _ => format!("{} hours", (seconds + 1800) / 3600),
    };
    format!(
        "The sample is replayed {times}as fast as it happened at http://127.0.0.1:{page}/?feed={FEED}\n\
         It starts when that page is first opened, and takes about {duration}."
    )
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_says_where_to_look_and_for_how_long() {
        let said = notice(60.0, 580, 8081);
        assert!(said.contains(" 60 times as fast as it happened at http://127.0.0.1:8081/?feed=replay/"), "{said}");
        for (seconds, duration) in [(34, " 34 seconds."), (570, " 10 minutes."), (34_210, " 10 hours.")] {
            let said = notice(1.0, seconds, 8080);
            assert!(said.contains("replayed as fast as") && said.ends_with(duration), "{said}");
        }
    }

    #[test]
    fn the_feed_is_the_head_of_the_day_at_the_path_that_trunk_forwards() {
        assert_eq!(format!("/{FEED}"), [PATH, newsroom::HEAD].concat());
    }
}
