//! More posts than any coverage has had: whether the page is alive, and whether it can be used.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::Bench;
use crate::filter::CLICK;
use crate::pages::coverage;
use crate::report::{Figure, Row};
use crate::sample::Sample;
use crate::visit::Visit;

const LENGTHS: [usize; 2] = [60_000, 100_000];

const SAYS: &str = "
    const feed = document.querySelector('[role=feed]');
    return {
        total: feed.dataset.total, inPage: feed.dataset.inPage, articles: feed.getElementsByTagName('article').length,
        ready: performance.getEntriesByName('aih:ready')[0]?.startTime,
        firstPost: performance.getEntriesByName('aih:first-post')[0]?.startTime,
    };";

/// Whether the filter is pressed, and whether what is shown in the window has passed it.
const FILTERED: &str = "
    const shown = [...document.querySelectorAll('[role=feed] article')].filter((article) => article.checkVisibility());
    return document.querySelector('[data-filter=reader]').ariaPressed === 'true' && shown.length > 0
        && shown.every((article) => article.dataset.source === 'reader');";

const FOLLOW: &str = "location.hash = 'post-' + arguments[0];";

const REACHED: &str = "
    const box = document.getElementById('post-' + arguments[0])?.getBoundingClientRect();
    return box !== undefined && box.height > 0 && box.bottom > 0 && box.top < innerHeight;";

/// How long the way to the oldest post may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Opens each length once: alive or not is not a matter of milliseconds.
pub(crate) fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for posts in LENGTHS {
        eprintln!("{posts} posts");
        if let Err(reason) = length(bench, posts, &mut rows) {
            rows.push(Row::Note(format!("{posts}: not usable: {reason}")));
        }
    }
    Ok(rows)
}

fn length(Bench { pages, .. }: &Bench, posts: usize, rows: &mut Vec<Row>) -> Result<(), String> {
    let mut figure = |name: &str, unit, value: f64| {
        rows.push(Figure::new(format!("{posts}: {name}"), unit, Sample::once(value)).into());
    };
    let begun = Instant::now();
    let visit = pages.open_measured(&coverage(posts))?;
    let opened = begun.elapsed();
    visit.comes_to_rest()?;
    let says = visit.run(SAYS, &[])?;
    for (name, mark) in [("first post", "firstPost"), ("ready", "ready")] {
        figure(name, "s", says[mark].as_f64().ok_or_else(|| format!("no mark of {name}"))? / 1000.0);
    }
    figure("at rest (by this program's clock)", "s", (begun.elapsed().saturating_sub(opened)).as_secs_f64());
    figure("module memory", "MB", visit.module()?.bytes / 1e6);
    if let Some(bytes) = visit.footprint()?.bytes {
        figure("JavaScript heap", "MB", bytes as f64 / 1e6);
    }
    let filter = [json!("[data-filter=reader]")];
    figure("filter to the next paint", "ms", visit.time(CLICK, &filter)?);
    visit.comes_to_rest()?;
    if visit.run(FILTERED, &[])? != true {
        return Err("the filter lets other posts be shown, or none".to_owned());
    }
    visit.time(CLICK, &filter)?;
    visit.comes_to_rest()?;
    figure("to the oldest post by its link", "ms", oldest(&visit)?);
    let [total, in_page] = [&says["total"], &says["inPage"]].map(|said| said.as_str().unwrap_or("not said"));
    rows.push(Row::Note(format!("{posts}: data-total {total}, data-in-page {in_page}, articles {}", says["articles"])));
    Ok(())
}

/// Milliseconds until the oldest post is in the window.
fn oldest(visit: &Visit) -> Result<f64, String> {
    let id = [json!("p0")];
    let begun = Instant::now();
    visit.run(FOLLOW, &id)?;
    while begun.elapsed() < PATIENCE {
        if visit.run(REACHED, &id)? == true {
            return Ok(begun.elapsed().as_secs_f64() * 1000.0);
        }
        thread::sleep(Duration::from_millis(20));
    }
    Err(format!("the oldest post is not reached by its link within {} s", PATIENCE.as_secs()))
}
