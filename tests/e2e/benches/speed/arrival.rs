//! What one new post costs a page of many.
//!
//! The figure is the growth of Chromium's own counters of the main thread, read when the poll has reached the server and
//! its answer is still held back there, and again once the page has become idle. They are read by the browser's protocol,
//! without script in the page, and contain all that the page does later because of the answer, idle slices included.

use std::thread;
use std::time::{Duration, Instant};

use e2e::browser::Work;
use e2e::server::Answer;
use serde_json::{Value, json};

use crate::pages::{Version, coverage};
use crate::report::{Figure, Row};
use crate::sample::Sample;
use crate::visit::Visit;
use crate::{Bench, MANY};

/// How many posts the head holds, as a newsroom with ten thousand would have it.
const HEAD: usize = 50;

/// How long an answer is held back, for the counters to be read.
const HELD: Duration = Duration::from_secs(2);

/// Longer than the page waits between two polls.
const PATIENCE: Duration = Duration::from_secs(60);

/// To where new posts come in: the first post below the upper edge of the window.
const TO_THE_FRONT: &str = "
    const first = document.querySelector('[role=feed] article');
    scrollTo({top: scrollY + first.getBoundingClientRect().top - 200, behavior: 'instant'});";
const TO_THE_MIDDLE: &str = "scrollTo({top: document.documentElement.scrollHeight / 2, behavior: 'instant'});";
const SEEN: &str = "return [document.getElementById('post-' + arguments[0]) !== null, \
    Number(document.querySelector('button[data-arrivals]')?.dataset.count ?? 0)];";

/// Measures a reader in mid-page, one at the front, and one whose feed is a single document.
pub(crate) fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    let story = Story::of(bench.runs);
    let mut rows = Vec::new();
    for (name, place, whole) in [
        ("in mid-page", Place::Middle, false),
        ("at the front", Place::Front, false),
        ("in mid-page, head of all posts", Place::Middle, true),
    ] {
        let outcome = Outcome::of(bench, &story, name, place, whole)?;
        let script = Figure::new(format!("{name}: script"), "ms", outcome.script);
        // With all posts in it, the document is read anew at each poll: the bar is for what the arrival costs.
        rows.push(if whole { script } else { script.at_most(60.0, Some(8.0)) }.into());
        rows.push(Figure::new("  all tasks of the main thread", "ms", outcome.tasks).into());
        rows.push(Figure::new("  script of a poll without news", "ms", outcome.quiet).into());
        rows.push(Row::Note(outcome.seen));
    }
    Ok(rows)
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Front,
    Middle,
}

/// A coverage, and the posts that come to it, newest first.
struct Story {
    coverage: Value,
    news: Vec<Value>,
}

impl Story {
    fn of(arrivals: usize) -> Self {
        let mut coverage = coverage(MANY);
        // The least that a feed may ask for.
        coverage["refresh"] = json!(5);
        let longer = crate::pages::coverage(MANY + arrivals);
        let news = longer["posts"].as_array().into_iter().flatten().take(arrivals).cloned().collect();
        Self { coverage, news }
    }

    /// The document once so many posts have come: all of it, or its head.
    fn after(&self, arrivals: usize, whole: bool) -> Value {
        let mut document = self.coverage.clone();
        let old = document["posts"].take();
        let old = old.as_array().into_iter().flatten();
        let posts =
            self.news[self.news.len() - arrivals..].iter().chain(old).take(if whole { usize::MAX } else { HEAD });
        document["posts"] = posts.cloned().collect();
        document["dateModified"] = json!(generator::at(60 * (MANY + 100 + arrivals) as u64));
        document
    }

    fn id(&self, arrival: usize) -> &Value {
        &self.news[self.news.len() - arrival]["id"]
    }
}

struct Outcome {
    script: Sample,
    tasks: Sample,
    quiet: Sample,
    seen: String,
}

impl Outcome {
    fn of(bench: &Bench, story: &Story, name: &str, place: Place, whole: bool) -> Result<Self, String> {
        let visit = bench.pages.open(Version::App, &story.coverage)?;
        visit.comes_to_rest()?;
        let scroll = if place == Place::Middle { TO_THE_MIDDLE } else { TO_THE_FRONT };
        visit.run(scroll, &[])?;
        // The first poll may bring the page another document than it has; it has no news.
        poll(&visit, &story.after(0, whole))?;
        let (mut news, mut quiet) = (Vec::new(), Vec::new());
        let mut seen = Vec::new();
        for run in 1..=bench.runs {
            eprintln!("arrival {name}, run {run}");
            quiet.push(poll(&visit, &story.after(run - 1, whole))?.script);
            news.push(poll(&visit, &story.after(run, whole))?);
            seen.push(visit.run(SEEN, std::slice::from_ref(story.id(run)))?);
        }
        let [shown, held] = [
            seen.iter().filter(|seen| seen[0] == true).count(),
            seen.iter().filter(|seen| seen[1].as_u64().is_some_and(|count| count > 0)).count(),
        ];
        if shown + held < bench.runs {
            return Err(format!("of {} arrivals, {shown} were shown and {held} announced", bench.runs));
        }
        Ok(Self {
            script: Sample::new(news.iter().map(|work| work.script).collect()),
            tasks: Sample::new(news.iter().map(|work| work.tasks).collect()),
            quiet: Sample::new(quiet),
            seen: format!("  of {} arrivals, {shown} in the document at once, {held} announced first", bench.runs),
        })
    }
}

/// Lets the page poll once, and returns the work from the answer to its end.
fn poll(visit: &Visit, document: &Value) -> Result<Work, String> {
    visit.work_once_idle()?;
    let feed = visit.site.feed();
    visit.site.serves(Answer::json(document).delay(HELD));
    let before = visit.site.requests_for(&feed).len();
    let end = Instant::now() + PATIENCE;
    while visit.site.requests_for(&feed).len() == before {
        if Instant::now() > end {
            return Err(format!("the page has not polled for {} s", PATIENCE.as_secs()));
        }
        thread::sleep(Duration::from_millis(20));
    }
    let asked = Instant::now();
    let start = visit.work()?;
    let read = asked.elapsed();
    if read > HELD * 3 / 4 {
        return Err(format!("the machine is too busy: the counters were read after {} ms", read.as_millis()));
    }
    thread::sleep(HELD);
    let end = visit.work_once_idle()?;
    Ok(Work { script: end.script - start.script, tasks: end.tasks - start.tasks })
}
