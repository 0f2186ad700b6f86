//! The files that a page needs before it can show anything, and how they are lost on the way.

use std::time::Duration;

use e2e::clock::Clock;
use e2e::page::{Name, Page};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader gets the page although a file of it is lost on the way", gets_the_page_all_the_same),
    ("a reader is told that a part of the page did not arrive, and asks for it", asks_for_a_part),
    ("a reader gets the page although a file of it stalls", gets_what_stalls),
    ("a reader is told that the script that starts the page did not arrive", is_told_without_the_script),
    ("a reader of a page from before a deploy gets the new one", gets_the_new_page),
    ("a reader between two servers that differ is not sent round", is_not_sent_round),
    ("a reader whose browser names no languages reads the first of the page", reads_without_languages),
];

/// Otherwise it would have the files at the second visit.
pub(super) const NO_WORKER: &str = "Object.defineProperty(navigator, 'serviceWorker', {value: undefined});";

const SCRIPT: &str = "assets/as-it-happened-";

fn binary(site: &Site) -> String {
    [site.file_named(SCRIPT).trim_end_matches(".js"), "_bg.wasm"].concat()
}

fn gets_the_page_all_the_same(site: &Site, page: &Page<'_>) {
    site.runs_first(NO_WORKER);
    let [script, words, sheet] = [SCRIPT, "assets/words/en-", "assets/page-"].map(|start| site.file_named(start));
    let binary = binary(site);
    let faults = [
        (&words, Answer::error(503)),
        (&words, Answer::handed_on().reset_after(100)),
        (&words, Answer::claiming_json("[\"en\",\"Skip")),
        (&script, Answer::refusal()),
        (&script, Answer::handed_on().closed_after(1_000)),
        (&script, Answer::error(503)),
        (&binary, Answer::handed_on().reset_after(10_000)),
        (&binary, Answer::html("<!doctype html><title>Sign in</title>")),
        (&binary, Answer::error(503)),
        (&sheet, Answer::error(503)),
    ];
    for (file, fault) in faults {
        site.answer(file, [fault.clone(), fault, Answer::handed_on()]);
        page.read("");
        page.wait("the style sheet", || {
            page.look("return getComputedStyle(document.documentElement).getPropertyValue('--edge') !== '';", &[])
        });
        assert!(!page.css("#fallback").is_shown(), "{file}");
        site.answer(file, Answer::handed_on());
        page.forgive();
    }
}

fn asks_for_a_part(site: &Site, page: &Page<'_>) {
    site.runs_first(NO_WORKER);
    for file in [site.file_named("assets/words/en-"), binary(site)] {
        site.answer(&file, Answer::refusal());
        page.open("");
        page.failed("network");
        page.by_role("alert", Name::Any).says("A part of this page did not arrive.");
        site.answer(&file, Answer::handed_on());
        page.by_role("link", "Try again").click();
        page.ready();
        assert!(!page.css("#fallback").is_shown());
        page.forgive();
    }
}

fn gets_what_stalls(site: &Site, page: &Page<'_>) {
    let clock = Clock::of(site, "2026-01-10T12:00:00Z", NO_WORKER).impatient();
    let [script, words] = [SCRIPT, "assets/words/en-"].map(|start| site.file_named(start));
    for file in [words, script, binary(site)] {
        for stall in [Answer::silence(), Answer::handed_on().stalled_after(1_000)] {
            site.answer(&file, [stall, Answer::handed_on()]);
            page.open("");
            page.wait("the coverage", || {
                clock.passes(page, Duration::from_secs(16));
                page.css("html[data-state=ready]").exists()
            });
            assert!(!page.css("#fallback").is_shown(), "{file}");
            page.forgive();
        }
    }
}

fn is_told_without_the_script(site: &Site, page: &Page<'_>) {
    site.runs_first(NO_WORKER);
    let script = site.file_named("assets/start-");
    site.answer(&script, Answer::error(503));
    page.open("");
    assert!(!page.css("#fallback").is_shown());
    // The ten seconds pass.
    let () = page.look("document.getAnimations().forEach(animation => animation.finish());", &[]);
    page.wait("the words", || page.css("#fallback").is_shown());
    page.by_role("alert", Name::Any).says("A part of this page did not arrive.");
    page.shoot("start script lost");
    site.answer(&script, Answer::handed_on());
    page.by_role("link", "Try again").click();
    page.ready();
    assert!(!page.css("#fallback").is_shown());
    page.forgive();
}

/// The page as a deploy would name another build.
fn of_another_build(site: &Site, hash: &str) -> Answer {
    let script = site.file_named(SCRIPT);
    let name = script.trim_end_matches(".js");
    Answer::html(&site.page().replace(name, &format!("{SCRIPT}{hash}")))
}

fn gets_the_new_page(site: &Site, page: &Page<'_>) {
    site.runs_first(NO_WORKER);
    // Some hosts answer with a page for what is not there.
    let page_for_all = Answer::html("<!doctype html><title>Everything else</title>");
    for (hash, missing) in [("0000000000000000", Answer::error(404)), ("1111111111111111", page_for_all)] {
        for end in [".js", "_bg.wasm"] {
            site.answer(&format!("{SCRIPT}{hash}{end}"), missing.clone());
        }
        site.answer("index.html", [of_another_build(site, hash), Answer::handed_on()]);
        page.read("");
        page.forgive();
    }
}

fn is_not_sent_round(site: &Site, page: &Page<'_>) {
    let builds = ["0000000000000000", "1111111111111111"].map(|hash| of_another_build(site, hash));
    let mut answers = Vec::new();
    for _ in 0..10 {
        answers.extend(builds.clone());
    }
    site.answer("index.html", answers);
    page.open("");
    page.failed("network");
    // The page, the look at its successor, and the successor.
    assert_eq!(site.requests_for("index.html").len(), 3);
    page.forgive();
}

fn reads_without_languages(site: &Site, page: &Page<'_>) {
    site.runs_first(
        "for (const name of ['language', 'languages']) Object.defineProperty(navigator, name, {value: undefined});",
    );
    page.read("");
    page.css("html[lang=en]").appears();
}
