//! The page without its server, and in several versions: what the service worker is for.

use e2e::feeds::{Block, Coverage, Post, harbour, storm};
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::{Value, json};

use crate::lightbox::serves;
use crate::links::{one_post, three_pages};
use crate::oddities::picture;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader opens the page without its server", opens_without_the_server),
    ("a reader opens a part of the page without its server", opens_a_part_without_the_server),
    ("a reader loads earlier posts without the server", loads_earlier_posts_without_the_server),
    ("a reader opens a feed of another origin without its server", opens_a_foreign_feed_without_its_server),
    ("a reader sees what was kept when the server is silent", sees_what_was_kept),
    ("a reader sees what was kept when the server fails", sees_what_was_kept_where_the_server_fails),
    ("a reader sees at once what changed in the feed", sees_what_changed),
    ("what comes under a known tag is shown, and kept", believes_the_body),
    ("addresses in a feed that has moved are those of where it is", resolves_against_what_answered),
    ("a reader of an open page is told that it grows old without its server", is_told_of_the_age),
    ("a reader is told of a new version, and reloads", is_told_of_a_new_version),
    ("a reader never gets half of a new version", never_gets_half_a_version),
    ("a reader does not keep a page that was taken back", keeps_no_page_that_was_taken_back),
    ("a reader does not keep a coverage that was taken back", keeps_no_coverage_that_was_taken_back),
    ("a reader whose stores break opens the page all the same", opens_with_broken_stores),
    ("a reader opens a feed that is named like a built file without its server", opens_a_feed_named_like_a_file),
    ("an open page gets the files of the version before, which were beside the page", gets_files_beside_the_page),
    ("a publisher's other pages are left alone", leaves_other_pages_alone),
    ("a publisher ends the keeping", ends_the_keeping),
    ("a reader whose browser takes no worker reads all the same", reads_without_a_worker),
];

/// Whether the browser has a file of the site for a time without it.
pub(super) fn keeps(site: &Site, page: &Page<'_>, path: &str) -> bool {
    let address = format!("{}{path}", site.address());
    page.look_later("caches.match(arguments[0]).then(found => arguments[1](!!found));", &[address.into()])
}

/// Waits until the page, and these files of the site, are kept.
#[track_caller]
pub(super) fn is_kept(site: &Site, page: &Page<'_>, files: &[&str]) {
    page.wait("the worker to rule", || page.look("return Boolean(navigator.serviceWorker.controller);", &[]));
    for file in files {
        page.wait(&format!("a copy of {file}"), || keeps(site, page, file));
    }
}

/// What is shown is a copy, and says when it came.
#[track_caller]
fn is_a_copy(page: &Page<'_>) {
    page.css("html[data-freshness=stale]").appears();
    page.css(".freshness time").appears();
}

/// The theme that the publisher has configured, of the version that is shown.
fn theme(page: &Page<'_>) -> String {
    page.look("return document.documentElement.dataset.theme ?? '';", &[])
}

fn goes_dark(site: &Site) {
    site.configure(json!({"feed": site.feed(), "allowedFeeds": ["self"], "theme": "dark"}));
}

/// The text of the page as the server has it.
fn text(page: &Page<'_>) -> String {
    page.look_later("fetch('./').then(answer => answer.text()).then(arguments[0]);", &[])
}

fn opens_without_the_server(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    let posts = page.shown_posts();
    is_kept(site, page, &["", &site.feed(), &site.beside_feed("picture.svg")]);
    site.goes_down();
    for _ in 0..2 {
        page.read("");
        page.shows(&posts);
        is_a_copy(page);
        page.post("boats").css("img").nth(0).is_in_view();
        page.wait("a picture", || page.post("boats").css("img").nth(0).read("return element.naturalWidth > 0;"));
    }
    site.comes_back();
    page.read("");
    page.css("html[data-freshness=current]").appears();
}

fn opens_a_part_without_the_server(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    site.goes_down();
    page.read("?source=reader&lang=fr");
    page.css("html[lang=fr]").appears();
    page.read("index.html?embed=1#post-bridge");
    page.is_led_to("bridge");
}

fn loads_earlier_posts_without_the_server(site: &Site, page: &Page<'_>) {
    three_pages(site);
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    page.css("button[data-older]").click();
    // The next one comes by itself.
    page.shows(&["evening", "noon", "dawn"]);
    is_kept(site, page, &[&site.beside_feed("older/1.json"), &site.beside_feed("older/2.json")]);
    site.goes_down();
    page.read("#post-dawn");
    page.is_led_to("dawn");
}

fn opens_a_foreign_feed_without_its_server(site: &Site, page: &Page<'_>) {
    let foreign = site.foreign_address();
    let feed = format!("{foreign}feed.json");
    site.lets_the_page_ask(&foreign);
    site.answer("feed.json", Answer::json(&one_post("noon", 12).json()).header("Access-Control-Allow-Origin", "*"));
    site.configure(json!({"feed": feed}));
    page.read("");
    is_kept(site, page, &[""]);
    page.wait("a copy of the feed", || {
        page.look_later("caches.match(arguments[0]).then(found => arguments[1](!!found));", &[feed.as_str().into()])
    });
    site.goes_down();
    page.read("");
    page.shows(&["noon"]);
    is_a_copy(page);
}

fn sees_what_was_kept(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    site.serves(Answer::silence());
    page.read("");
    page.becomes("the posts shown", 8, || page.shown_posts().len());
    is_a_copy(page);
}

fn sees_what_changed(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    site.serves(&storm().json());
    let before = site.requests_for(&site.feed()).len();
    page.read("");
    page.css("h1").says("The storm on the coast");
    assert_eq!(site.requests_for(&site.feed()).len(), before + 1);
    page.css("html[data-freshness=current]").appears();
}

fn believes_the_body(site: &Site, page: &Page<'_>) {
    let tagged = |document: &Value| Answer::json(document).header("ETag", "\"the same\"");
    site.serves(tagged(&one_post("noon", 12).json()));
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    // 203, because the server of these journeys answers a known tag by 304 in the place of 200.
    site.serves(tagged(&one_post("evening", 20).json()).status(203));
    // By the worker, which has the other document under this tag.
    page.read("");
    page.becomes("the posts", vec!["evening".to_owned()], || page.shown_posts());
    let kept = "caches.match(arguments[0]).then(kept => kept.text()).then(arguments[1]);";
    let address = format!("{}{}", site.address(), site.feed());
    page.wait("the copy of it", || page.look_later::<String>(kept, &[address.clone().into()]).contains("evening"));
    site.goes_down();
    page.read("");
    page.shows(&["evening"]);
    is_a_copy(page);
}

fn resolves_against_what_answered(site: &Site, page: &Page<'_>) {
    let moved = |file: &str| Answer::html("").status(302).header("Location", &format!("../moved/{file}"));
    site.serves(moved("day.json"));
    site.answer("moved/day.json", &harbour().older("older.json").json());
    site.answer("moved/older.json", moved("again/older.json"));
    let dawn = Post::new("dawn", "2026-01-01T06:00:00Z").block(Block::image("dawn.svg", "Dawn"));
    site.answer("moved/again/older.json", &Coverage::new("A day at the harbour").post(dawn).json());
    for file in ["picture.svg", "quay.svg", "again/dawn.svg"] {
        site.answer(&format!("moved/{file}"), picture());
    }
    let resolves = || {
        page.read("");
        page.css("button[data-older]").click();
        page.post("dawn").appears();
        for (post, file) in [("boats", "moved/picture.svg"), ("dawn", "moved/again/dawn.svg")] {
            let source: String = page.post(post).css("img").nth(0).read("return element.src;");
            assert_eq!(source, format!("{}{file}", site.address()));
        }
    };
    resolves();
    is_kept(site, page, &["", &site.feed()]);
    // By the worker.
    resolves();
    is_kept(site, page, &["moved/older.json"]);
    site.goes_down();
    // From its store.
    resolves();
    is_a_copy(page);
}

fn sees_what_was_kept_where_the_server_fails(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    let posts = page.shown_posts();
    for fault in [
        Answer::error(503),
        Answer::html("<!doctype html><title>Sign in</title>"),
        Answer::claiming_json("{\"sign\": \"in\"}"),
        Answer::handed_on().reset_after(100),
    ] {
        site.serves(fault);
        page.read("");
        page.shows(&posts);
        is_a_copy(page);
    }
}

fn is_told_of_the_age(site: &Site, page: &Page<'_>) {
    site.serves(&storm().live().with("refresh", 5).json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    let freshness = page.css("html");
    freshness.has("data-freshness", "current");
    site.goes_down();
    // What came last is shown already, so that a copy of it is no news.
    freshness.has("data-freshness", "stale");
    site.comes_back();
    freshness.has("data-freshness", "current");
}

fn is_told_of_a_new_version(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    goes_dark(site);
    page.in_another_tab(|| {
        page.read("");
        assert_eq!(theme(page), "", "not the version that was kept");
    });
    let line = page.css("[data-version]");
    line.appears();
    assert_eq!(theme(page), "", "the open page changed");
    line.by_role("button", "Reload").click();
    page.wait("the new version", || theme(page) == "dark");
    page.ready();
    page.css("[data-version]").counts(0);
    site.goes_down();
    page.read("");
    assert_eq!(theme(page), "dark");
}

fn never_gets_half_a_version(site: &Site, page: &Page<'_>) {
    const SHEET: &str = "assets/page-0123456789abcdef.css";
    let sheets = "return [...document.querySelectorAll('link[rel=stylesheet]')].map(sheet => sheet.href).join();";
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    let text = text(page);
    let start = text.find("assets/page-").expect("the page names its style sheet");
    let end = start + text[start..].find(".css").expect("the page names its style sheet") + ".css".len();
    site.answer("index.html", Answer::html(&[&text[..start], SHEET, &text[end..]].concat()));
    // The page is there before its style sheet; the host has a page for that, too.
    site.answer(SHEET, Answer::html("<!doctype html><title>Nothing here yet</title>"));
    page.read("");
    page.becomes("the questions for the style sheet", 1, || site.requests_for(SHEET).len());
    page.read("");
    page.becomes("the questions for the style sheet", 2, || site.requests_for(SHEET).len());
    let shown: String = page.look(sheets, &[]);
    assert!(!shown.ends_with(SHEET), "{shown}");
    site.answer(SHEET, Answer::text("text/css; charset=utf-8", "html { --whole: yes }"));
    page.read("");
    page.css("[data-version]").appears();
    site.goes_down();
    page.read("");
    let shown: String = page.look(sheets, &[]);
    assert!(shown.ends_with(SHEET), "{shown}");
    let whole: String =
        page.look("return getComputedStyle(document.documentElement).getPropertyValue('--whole');", &[]);
    assert_eq!(whole.trim(), "yes");
}

/// The site's worker, whose clock is so many hours ahead.
fn worker_ahead(site: &Site, hours: u32) -> Answer {
    let worker = String::from_utf8(site.file("worker.js")).expect("worker.js is text");
    let ahead = format!("{{ const now = Date.now; Date.now = () => now() + {hours} * 3600000; }}\n");
    Answer::text("text/javascript; charset=utf-8", &[&ahead, worker.as_str()].concat())
}

fn keeps_no_page_that_was_taken_back(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    // A network's page for signing in, or a mistake: the first time it is not believed.
    for answer in [Answer::error(410), Answer::html("<!doctype html><title>Sign in</title><h1>Sign in</h1>")] {
        site.answer("index.html", answer);
        let before = site.requests_for("index.html").len();
        page.read("");
        page.wait("a look at the page", || site.requests_for("index.html").len() > before);
        assert!(keeps(site, page, ""));
    }
    site.answer("index.html", Answer::error(410));
    // Browsers look for another worker when they like.
    site.answer("worker.js", worker_ahead(site, 2));
    let update = "navigator.serviceWorker.getRegistration().then(async worker => {
        await worker?.update().catch(() => {});
        arguments[0](true);
    });";
    page.look_later::<bool>(update, &[]);
    page.wait("the end of all copies", || {
        page.look_later("caches.keys().then(names => arguments[0](names.length === 0));", &[])
    });
    page.open("");
    page.css("h1").says("410");
}

fn opens_with_broken_stores(site: &Site, page: &Page<'_>) {
    let worker = String::from_utf8(site.file("worker.js")).expect("worker.js is text");
    // They break once the worker is told so.
    let breaks = "let broken = false;
        for (const name of ['open', 'keys', 'match', 'delete', 'has']) {
            const works = CacheStorage.prototype[name];
            CacheStorage.prototype[name] = function (...list) {
                return broken ? Promise.reject(new DOMException('broken', 'UnknownError')) : works.apply(this, list);
            };
        }
        addEventListener('message', event => { broken ||= event.data === '[]'; });\n";
    site.answer("worker.js", Answer::text("text/javascript; charset=utf-8", &[breaks, worker.as_str()].concat()));
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    let () = page.look("navigator.serviceWorker.controller.postMessage('[]');", &[]);
    for _ in 0..2 {
        page.read("");
        page.becomes("the posts shown", 8, || page.shown_posts().len());
        page.css("html[data-freshness=current]").appears();
    }
}

fn opens_a_feed_named_like_a_file(site: &Site, page: &Page<'_>) {
    const FEED: &str = "day-12345678.json";
    site.configure(json!({"feed": FEED}));
    site.serves(&one_post("noon", 12).json());
    page.read("");
    is_kept(site, page, &["", FEED]);
    site.serves(&one_post("evening", 20).json());
    page.read("");
    page.shows(&["evening"]);
    let address = format!("{}{FEED}", site.address());
    let kept = "caches.match(arguments[0]).then(kept => kept.text()).then(arguments[1]);";
    page.wait("the copy of it", || page.look_later::<String>(kept, &[address.clone().into()]).contains("evening"));
    site.goes_down();
    page.read("");
    page.shows(&["evening"]);
    is_a_copy(page);
}

fn gets_files_beside_the_page(site: &Site, page: &Page<'_>) {
    const FILE: &str = "words-0123456789abcdef.json";
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    let store = "const [file, done] = arguments;
        caches.open(`aih ${new URL('./', location)} page 1`).then(set => set.put(file, new Response('[]'))).then(() => done(true));";
    page.look_later::<bool>(store, &[FILE.into()]);
    site.goes_down();
    let fetched = "fetch(arguments[0]).then(answer => answer.text()).then(arguments[1]);";
    assert_eq!(page.look_later::<String>(fetched, &[FILE.into()]), "[]");
}

fn leaves_other_pages_alone(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    site.answer("about.html", Answer::html("<!doctype html><html lang=en><title>About</title>"));
    site.answer("numbers.json", Answer::claiming_json("{\"posts\": []}"));
    page.open("about.html");
    let fetched = "fetch('numbers.json', {cache: 'no-cache'}).then(answer => answer.text()).then(arguments[0]);";
    for _ in 0..2 {
        assert_eq!(page.look_later::<String>(fetched, &[]), "{\"posts\": []}");
    }
    assert!(!keeps(site, page, "numbers.json"));
}

fn keeps_no_coverage_that_was_taken_back(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    site.serves(Answer::error(410));
    page.open("");
    page.failed("missing");
    page.wait("the end of the copy", || !keeps(site, page, &site.feed()));
    site.goes_down();
    page.open("");
    page.failed("network");
}

fn ends_the_keeping(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    site.answer("worker.js", Answer::text("text/javascript; charset=utf-8", "registration.unregister();"));
    page.read("");
    // Browsers look for another worker by themselves, but when they do is theirs to choose.
    let ended = "navigator.serviceWorker.getRegistration().then(async worker => {
        await worker?.update().catch(() => {});
        arguments[0](!worker);
    });";
    page.wait("the end of the worker", || page.look_later(ended, &[]));
    page.read("");
    assert!(!page.look::<bool>("return Boolean(navigator.serviceWorker.controller);", &[]));
}

fn reads_without_a_worker(site: &Site, page: &Page<'_>) {
    let blocked = "get() { throw new DOMException('blocked', 'SecurityError'); }";
    let refused = "navigator.serviceWorker.register = () => {
        document.documentElement.dataset.asked = '';
        return Promise.reject(new DOMException('blocked', 'SecurityError'));
    };";
    serves(site, &harbour());
    site.runs_first(&format!(
        "for (const [object, name] of [[window, 'caches'], [window, 'localStorage'], [navigator, 'serviceWorker']])
             Object.defineProperty(object, name, {{{blocked}}});"
    ));
    page.read("");
    site.runs_first(refused);
    page.read("");
    page.css("html[data-asked]").appears();
}
