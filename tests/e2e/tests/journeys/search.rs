//! Looking for words.

use e2e::feeds::storm;
use e2e::page::{Page, Target, starting};
use e2e::server::Site;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader searches, and sees the hits marked", searches),
    ("a reader searches without accents and case", searches_without_accents),
    ("a reader searches for several words", searches_for_several_words),
    ("a reader leaves a search by one step back", leaves_a_search),
];

/// Found by the beginning of its name: axe counts what is typed into a field as a part of its label.
fn search_field<'p>(page: &'p Page<'_>) -> Target<'p> {
    page.by_role("searchbox", starting("Search"))
}

fn searches(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    let field = search_field(page);
    field.type_text("bridge");
    page.shows(&["closing", "bridge"]);
    page.becomes("the marked hits", true, || {
        let marks = page.marked();
        marks.len() >= 3 && marks.iter().all(|mark| mark.eq_ignore_ascii_case("bridge"))
    });
    page.place_is("with the words", |place| place == "?q=bridge");
    page.announced("2 posts");
    field.is_focused();
    page.reload();
    page.ready();
    page.shows(&["closing", "bridge"]);
    let words: String = field.read("return element.value;");
    assert_eq!(words, "bridge");
}

fn searches_without_accents(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?q=CAFE");
    page.shows(&["tweet"]);
    page.becomes("the marked hits", vec!["Café".to_owned()], || page.marked());
    page.read("?q=c%C3%A1f%C3%A9");
    page.shows(&["tweet"]);
}

fn searches_for_several_words(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    search_field(page).type_text("pumps  ministry");
    page.shows(&["ministry"]);
    page.becomes("the words marked", true, || {
        let marks: Vec<String> = page.marked().iter().map(|mark| mark.to_lowercase()).collect();
        marks.contains(&"pumps".to_owned()) && marks.contains(&"ministry".to_owned())
    });
}

fn leaves_a_search(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    let field = search_field(page);
    field.type_text("harbour");
    page.place_is("with the words", |place| place == "?q=harbour");
    page.back();
    page.place_is("without the words", str::is_empty);
    page.becomes("all posts shown", 8, || page.shown_posts().len());
    page.becomes("the field empty", String::new(), || field.read("return element.value;"));
    page.becomes("no hit marked", 0, || page.marked().len());
}
