//! The page's own words, and the direction of both them and the coverage.

use e2e::feeds::{Coverage, Post, storm};
use e2e::page::{Name, Page, starting};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

use crate::starting::NO_WORKER;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader reads in Arabic, from right to left", reads_in_arabic),
    ("a reader reads in French", reads_in_french),
    ("a publisher chooses the language", the_publisher_chooses),
    ("a reader reads an Arabic coverage in an English page", reads_arabic_in_english),
    ("a reader reads lines, other directions and long words as they were written", reads_as_written),
    ("a reader asks for a language that the page does not speak", asks_for_an_unknown_language),
    ("a reader asks for a language as a region speaks it", asks_for_a_regional_language),
    ("a reader gets the words of one language alone", gets_one_language),
    ("a reader is told so where the words cannot be had", is_told_without_words),
];

fn language(page: &Page<'_>) -> (String, String) {
    page.look("const {lang, dir} = document.documentElement; return [lang, dir];", &[])
}

fn speaks(page: &Page<'_>, lang: &str, dir: &str) {
    page.becomes("language and direction", lang.to_owned(), || language(page).0);
    let direction = language(page).1;
    assert!(direction == dir || (direction.is_empty() && dir == "ltr"), "{direction}");
}

fn reads_in_arabic(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?lang=ar");
    page.is_at_rest();
    speaks(page, "ar", "rtl");
    let words: String = page.css("[data-filters]").text();
    assert!(words.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)), "{words}");
    assert!(!words.contains("Newsroom"), "{words}");
    // The coverage keeps its own language and direction.
    let post: (String, String) = page.post("bridge").read(
        "const paragraph = element.querySelector('p');
         return [getComputedStyle(paragraph).direction, paragraph.closest('[lang]').lang];",
    );
    assert_eq!(post, ("ltr".to_owned(), "en".to_owned()));
    // Chromium's driver takes what a row that runs from right to left has to be scrolled to for hidden.
    let reader = page.css("button[data-filter=reader]");
    let () = reader.read("element.scrollIntoView({block: 'nearest', inline: 'center'});");
    reader.click();
    page.shows(&["picture", "email"]);
    page.shoot("arabic");
}

fn reads_in_french(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?lang=fr");
    page.is_at_rest();
    speaks(page, "fr", "ltr");
    assert!(!page.css("[data-filters]").text().contains("Newsroom"));
    page.css("button[data-filter=reader]").click();
    page.shows(&["picture", "email"]);
}

fn the_publisher_chooses(site: &Site, page: &Page<'_>) {
    // On a slow machine the worker would answer with the page as it was first.
    site.runs_first(NO_WORKER);
    site.answer("feed.json", &storm().json());
    site.configure(json!({"feed": "feed.json", "allowedFeeds": ["self"], "language": "fr"}));
    page.read("");
    speaks(page, "fr", "ltr");
    page.read("?lang=en");
    speaks(page, "en", "ltr");
    page.read("?lang=de");
    speaks(page, "fr", "ltr");
    site.configure(json!({"feed": "feed.json", "language": 7}));
    page.read("");
    speaks(page, "en", "ltr");
}

fn reads_arabic_in_english(site: &Site, page: &Page<'_>) {
    let post = Post::new("one", "2026-01-10T10:00:00Z").says("أُغلق الجسر هذا الصباح");
    let coverage = Coverage::new("العاصفة").with("inLanguage", "ar").post(post);
    site.serves(&coverage.json());
    page.read("?lang=en");
    speaks(page, "en", "ltr");
    let post: (String, String) = page.post("one").read(
        "const paragraph = element.querySelector('p');
         return [getComputedStyle(paragraph).direction, paragraph.closest('[lang]').lang];",
    );
    assert_eq!(post, ("rtl".to_owned(), "ar".to_owned()));
    page.read("?lang=en&q=اغلق");
    page.becomes("the marked hits", vec!["أُغلق".to_owned()], || page.marked());
}

fn asks_for_an_unknown_language(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?lang=tlh");
    speaks(page, "en", "ltr");
}

fn asks_for_a_regional_language(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    for (tag, language, direction) in [("fr-CA", "fr", "ltr"), ("AR_eg", "ar", "rtl"), ("frr", "en", "ltr")] {
        page.read(&format!("?lang={tag}"));
        speaks(page, language, direction);
    }
}

/// Where the page that is open has the words of a language.
fn words_of(page: &Page<'_>, language: &str) -> String {
    let file: String = page.css(&format!("[data-words={language}]")).read("return element.getAttribute('src');");
    file.trim_start_matches("./").to_owned()
}

fn gets_one_language(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    for language in ["en", "ar", "fr"] {
        let before = site.requests().len();
        page.read(&format!("?lang={language}"));
        page.is_at_rest();
        let words = words_of(page, language);
        let folder = words.rfind('/').map_or("", |end| &words[..=end]);
        let mut asked = site.requests().split_off(before);
        asked.retain(|request| request.path.starts_with(folder));
        let asked: Vec<&str> = asked.iter().map(|request| request.path.as_str()).collect();
        assert_eq!(asked, [words.as_str()]);
    }
}

fn is_told_without_words(site: &Site, page: &Page<'_>) {
    // On a slow machine the worker would answer with the page as it was first.
    site.runs_first(NO_WORKER);
    site.serves(&storm().json());
    page.read("");
    let words = words_of(page, "en");
    let lost = "A part of this page did not arrive.";
    for (answer, reason) in [
        (Answer::error(404), lost),
        (Answer::refusal(), lost),
        (Answer::html("<!doctype html><title>Sign in</title>"), lost),
        (Answer::claiming_json(r#"["en", "Skip to the posts"]"#), "This page cannot run in your browser."),
    ] {
        site.answer(&words, answer);
        page.open("");
        page.by_role("alert", Name::Any).says(reason);
        page.by_role("link", starting("Read the coverage")).nth(0).appears();
        page.css("html[data-state=failed]").appears();
        page.wait("the end of the placeholder", || {
            let placeholder = page.css("#loading");
            !placeholder.exists() || !placeholder.is_shown()
        });
        // The page reports its own end; it is this journey that brought it about.
        page.forgive();
    }
    page.read("?lang=fr");
    speaks(page, "fr", "ltr");
}

fn reads_as_written(site: &Site, page: &Page<'_>) {
    let word = "Wasserstandsvorhersagedienst".repeat(2);
    let post = Post::new("mixed", "2026-01-10T10:17:00Z")
        .headline("جسر the bridge\nin two lines")
        .with(
            "source",
            json!({"type": word, "name": "سلمى (12)", "role": "طبيبة", "place": "Basra", "handle": "@salma_12"}),
        )
        .with(
            "body",
            json!([
                {"type": "paragraph", "text": "First line,\r\nsecond line,\u{2028}third line (see 10:16 entry)."},
                {"type": "paragraph", "text": "«الجسر» is closed, انظر منشور الساعة 10:16."},
                {"type": "list", "items": ["One", "اثنان, two"]},
                {"type": "quote", "text": "نعم, he said.", "cite": "Salma"},
                {"type": "table", "header": ["الاسم", "Number"], "rows": [["جسر", "+44 20"], [word, "One"]]},
            ]),
        );
    let coverage = Coverage::new("Mixed")
        .with("publisher", json!({"name": word}))
        .posts([post, Post::new("before", "2026-01-10T10:16:00Z").says("(voir le message de 10h17)")]);
    site.serves(&coverage.json());
    for width in [320, 1280] {
        page.width(width);
        page.read("");
        page.is_at_rest();
        let wide: Vec<String> = page.look(
            "const wide = ({scrollWidth, clientWidth}) => scrollWidth > clientWidth + 1;
             const boxes = [document.documentElement, ...document.querySelectorAll('.nameplate, .post-head, .byline')];
             return boxes.filter(wide).map((box) => box.outerHTML.slice(0, 200));",
            &[],
        );
        assert!(wide.is_empty(), "{wide:?}");
        page.shoot("as-written");
    }
    let lines: Vec<bool> = page.look(
        "const text = document.querySelector('#post-mixed .prose > p').firstChild;
         const top = (word) => {
           const range = document.createRange();
           const at = text.data.indexOf(word);
           range.setStart(text, at);
           range.setEnd(text, at + word.length);
           return [...range.getClientRects()].at(-1).top;
         };
         return [top('second') > top('First'), top('third') > top('second')];",
        &[],
    );
    assert_eq!(lines, [true, true]);
    let directions: Vec<String> = page.look(
        "const parts = ['h3', '.prose > p', '.prose > p + p', 'li', 'li + li', 'blockquote', 'th', 'th + th', 'td', '.byline-name'];
         return parts.map((part) => getComputedStyle(document.querySelector(`#post-mixed ${part}`)).direction);",
        &[],
    );
    assert_eq!(directions, ["rtl", "ltr", "rtl", "ltr", "rtl", "rtl", "rtl", "ltr", "rtl", "rtl"]);
    page.css("#post-mixed .prose a.reference").counts(2);
    page.post("before").by_role("link", "10h17").click();
    page.post("mixed").is_focused();
    page.axe();
}
