//! The page's own words, and the direction of both them and the coverage.

use e2e::feeds::{Coverage, Post, storm};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::json;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader reads in Arabic, from right to left", reads_in_arabic),
    ("a reader reads in French", reads_in_french),
    ("a publisher chooses the language", the_publisher_chooses),
    ("a reader reads an Arabic coverage in an English page", reads_arabic_in_english),
    ("a reader asks for a language that the page does not speak", asks_for_an_unknown_language),
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
    page.css("button[data-filter=reader]").click();
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
    site.answer("feed.json", &storm().json());
    site.configure(json!({"feed": "feed.json", "allowedFeeds": ["self"], "language": "fr"}));
    page.read("");
    speaks(page, "fr", "ltr");
    page.read("?lang=en");
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
    page.css("input[type=search]").type_text("اغلق");
    page.css("[role=feed] mark").says("أُغلق");
}

fn asks_for_an_unknown_language(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?lang=tlh");
    speaks(page, "en", "ltr");
}
