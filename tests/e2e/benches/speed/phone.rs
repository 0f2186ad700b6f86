//! A phone on a slow network: when the first post is painted, and how long the page cannot answer a finger meanwhile.
//! Beside it the same posts as one HTML file, which is the least that any page of these posts can take.
//!
//! Files come compressed, as publishers serve them: `cargo xtask compress` writes them beside those in `dist/`.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use e2e::browser::Device;
use e2e::server::{Answer, Site};
use serde_json::{Value, json};

use crate::pages::{Pages, coverage};
use crate::report::{Figure, Row};
use crate::sample::Sample;
use crate::{Bench, FEW};

const WATCH: &str = include_str!("phone.js");
const STATIC: &str = include_str!("static.js");

/// Where the page sends what was seen.
const SEEN: &str = "bench-seen";

const STATIC_PAGE: &str = "static.html";

/// Without script; style in attributes is what the page itself sets from script.
const STATIC_POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'none'";

/// A longer task blocks the reader for the time beyond this.
const LONG: f64 = 50.0;

const PATIENCE: Duration = Duration::from_secs(120);

/// Opens both in turn.
pub(crate) fn measure(Bench { pages, runs, .. }: &Bench) -> Result<Vec<Row>, String> {
    let mut feed = coverage(FEW);
    // They would fill the window, and be larger than the first post in it.
    feed["keyPoints"] = json!([]);
    feed["standfirst"] = Value::Null;
    let feed = Answer::json(&feed).gzip();
    eprintln!("phone, the same posts as one file");
    let html = static_page(pages, &feed)?;
    let (mut app, mut still) = (Vec::new(), Vec::new());
    for run in 1..=*runs {
        eprintln!("phone, run {run}");
        app.push(Seen::of(pages, &feed, &html, "")?);
        still.push(Seen::of(pages, &feed, &html, STATIC_PAGE)?);
    }
    let mut rows = Vec::new();
    for (name, figure, bar, ratio_bar) in [
        ("first post painted", (|seen| Some(seen.first_post)) as fn(&Seen) -> Option<f64>, None, Some(1.2)),
        ("largest paint in a post", |seen| seen.largest, None, None),
        ("blocked beyond 50 ms tasks", |seen| Some(seen.blocked), Some((400.0, Some(200.0))), None),
        ("longest task", |seen| Some(seen.longest), None, None),
    ] {
        let [app, still] = [&app, &still].map(|seen| seen.iter().map(figure).collect::<Option<Vec<f64>>>());
        let Some((app, still)) = app.zip(still) else {
            rows.push(Row::Note(format!("{name}: not seen in every run")));
            continue;
        };
        // A page that never blocks is no measure of one that does.
        let comparable = still.iter().all(|time| *time > 0.0);
        let ratio = Figure::new(format!("{name}: app ÷ static"), "×", Sample::ratios(&app, &still));
        let own = Figure::new(name, "ms", Sample::new(app));
        rows.push(if let Some((bar, aim)) = bar { own.at_most(bar, aim) } else { own }.into());
        rows.push(Figure::new("  static", "ms", Sample::new(still)).into());
        if let Some(bar) = ratio_bar {
            rows.push(ratio.at_most(bar, Some(1.0)).into());
            rows.push(Row::Note("  (the bar is for a page with its first screen in the HTML)".to_owned()));
        } else if comparable {
            rows.push(ratio.into());
        }
    }
    Ok(rows)
}

struct Seen {
    first_post: f64,
    /// Nothing where something else was the largest that was painted.
    largest: Option<f64>,
    blocked: f64,
    longest: f64,
}

impl Seen {
    fn of(pages: &Pages, feed: &Answer, html: &str, page: &str) -> Result<Self, String> {
        let site = site(pages, feed)?;
        let answer = Answer::html(html).gzip().header("Content-Security-Policy", STATIC_POLICY);
        site.answer(STATIC_PAGE, answer);
        let _visit = pages.open_on(&Device::PHONE, &site, page, WATCH)?;
        let seen = told(&site)?;
        if seen["posts"].as_u64() != Some(FEW as u64) || seen["state"] != "ready" {
            return Err(format!("{} of {FEW} posts, {}", seen["posts"], seen["state"]));
        }
        let time = |name: &str| seen[name].as_f64().ok_or_else(|| format!("{name} was not seen"));
        let tasks: Vec<f64> =
            seen["tasks"].as_array().into_iter().flatten().filter_map(|task| task[1].as_f64()).collect();
        Ok(Self {
            first_post: time("firstPost")?,
            largest: seen["largest"].as_f64(),
            blocked: tasks.iter().map(|task| task - LONG).filter(|more| *more > 0.0).sum(),
            longest: tasks.iter().copied().fold(0.0, f64::max),
        })
    }
}

/// What the page sends when it is done.
fn told(site: &Site) -> Result<Value, String> {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if let Some(request) = site.requests_for(SEEN).first() {
            return serde_json::from_slice(&request.body).map_err(|error| error.to_string());
        }
        thread::sleep(Duration::from_millis(200));
    }
    Err(format!("the page is not done after {} s", PATIENCE.as_secs()))
}

/// The page with all posts in it, as one file.
fn static_page(pages: &Pages, feed: &Answer) -> Result<String, String> {
    let device = Device { slowdown: 1.0, download: 1e9, upload: 1e9, latency: 0.0, ..Device::PHONE };
    let site = site(pages, feed)?;
    let visit = pages.open_on(&device, &site, "", WATCH)?;
    told(&site)?;
    let html = visit.run(STATIC, &[])?;
    html.as_str().map(str::to_owned).ok_or_else(|| "the page could not be written down".to_owned())
}

/// The site with its files compressed.
fn site(pages: &Pages, feed: &Answer) -> Result<Site, String> {
    let site = pages.site(feed.clone());
    site.answer(SEEN, Answer::text("text/plain", "").status(204));
    let mut compressed = 0;
    for folder in ["", "words"] {
        let files = fs::read_dir(pages.dist.join(folder)).map_err(|error| format!("{folder}: {error}"))?;
        for path in
            files.flatten().map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "br"))
        {
            let plain = path.with_extension("");
            let Some((kind, name)) =
                media_type(&plain).zip(plain.strip_prefix(&pages.dist).ok().and_then(Path::to_str))
            else {
                continue;
            };
            let body = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            site.answer(name, Answer::bytes(kind, body).header("Content-Encoding", "br"));
            compressed += 1;
        }
    }
    if compressed == 0 {
        return Err("no compressed files in dist/: `cargo xtask compress` writes them".to_owned());
    }
    Ok(site)
}

fn media_type(path: &Path) -> Option<&'static str> {
    match path.extension()?.to_str()? {
        "html" => Some("text/html; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "wasm" => Some("application/wasm"),
        "json" => Some("application/json"),
        _ => None,
    }
}
