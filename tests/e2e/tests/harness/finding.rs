//! Finding by role and name, pointer, keyboard and history.

use std::sync::atomic::{AtomicU32, Ordering};

use e2e::page::{Name, Page, starting};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("finds by role and name", finds_by_role_and_name),
    ("clicks, and hears the answer", clicks),
    ("types and presses keys", types_and_presses_keys),
    ("goes back, forward and reloads", travels_in_history),
    ("reads a document that makes room for another", reads_changing_documents),
];

fn finds_by_role_and_name(_: &Site, page: &Page<'_>) {
    page.read("");
    page.by_role("button", "Share").counts(2);
    page.by_role("button", starting("Readers")).counts(1);
    page.by_role("button", "Hidden").counts(0);
    page.by_role("searchbox", "Search").counts(1);
    page.by_role("article", Name::Any).counts(2);
    page.post("first").by_role("button", "Share").counts(1);
    page.post("last").by_role("button", Name::Any).counts(0);
    page.by_role("heading", Name::Any).nth(2).says("Last");
}

fn clicks(_: &Site, page: &Page<'_>) {
    page.read("");
    page.by_role("button", "Share").click();
    page.announced("Link copied");
}

fn types_and_presses_keys(_: &Site, page: &Page<'_>) {
    page.read("");
    let search = page.by_role("searchbox", "Search");
    search.type_text("Café +");
    page.becomes("the words in the field", "Café +".to_owned(), || search.read("return element.value;"));
    assert!(!page.post("last").in_view());
    search.press("Control+End");
    page.post("last").is_focused();
    page.post("last").is_in_view();
}

fn travels_in_history(_: &Site, page: &Page<'_>) {
    page.read("");
    let readers = page.by_role("button", starting("Readers"));
    readers.click();
    readers.has("aria-pressed", "true");
    page.place_is("with the filter", |place| place == "?source=reader");
    page.back();
    readers.has("aria-pressed", "false");
    page.place_is("without the filter", str::is_empty);
    page.forward();
    page.place_is("with the filter", |place| place == "?source=reader");
    page.reload();
    page.ready();
    page.place_is("with the filter", |place| place == "?source=reader");
}

fn reads_changing_documents(site: &Site, page: &Page<'_>) {
    const LAST: u32 = 12;
    let number = AtomicU32::new(0);
    site.answer_by("GET", "again.html", move |_| {
        let number = number.fetch_add(1, Ordering::Relaxed) + 1;
        let script = if number < LAST { "<script>setTimeout(() => location.reload(), 120);</script>" } else { "" };
        let document = format!("<!doctype html><html lang=en><title>{number}</title>{script}");
        Answer::html(&document).header("Content-Security-Policy", "script-src 'unsafe-inline'")
    });
    page.visit(&format!("{}again.html", site.address()));
    while page.look::<String>("return document.title;", &[]) != LAST.to_string() {}
}
