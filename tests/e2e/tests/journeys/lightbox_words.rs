//! What stands beside an open picture: its caption, the way to its post, and what its owner allows.

use e2e::feeds::{Block, Coverage, Post, harbour};
use e2e::page::{Page, starting};
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::json;

use crate::lightbox::{is_closed, is_open, lightbox, opener, serves};
use crate::sharing::pasted;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader reads what is said of a picture", reads_the_caption),
    ("a reader reads the date of a picture in Arabic", reads_the_date),
    ("a reader hides the captions of pictures, and that stays so", hides_captions),
    ("a reader hides the captions of pictures where nothing can be kept", hides_captions_without_storage),
    ("a reader downloads a picture where that is allowed", downloads),
    ("a reader copies the link of a picture where that is allowed", copies_a_link),
    ("a reader opens pictures without words for them", opens_pictures_without_words),
];

const CAPTION: &str = "People on the quay at one";

fn reads_the_caption(site: &Site, page: &Page<'_>) {
    serves(site, &harbour().with("inLanguage", "en-GB"));
    page.read("?lang=ar#image-3");
    lightbox(page).says(CAPTION);
    // The coverage's words in the coverage's language, whatever the page's own is.
    assert_eq!(language_of(page, CAPTION), ["en-GB", "ltr"]);
    page.read("#image-3");
    is_open(page, "3 of 5", "The quay");
    for words in [CAPTION, "Ana", "9 January 2026"] {
        lightbox(page).says(words);
    }
    lightbox(page).by_role("link", starting("Show the post of 13:00")).counts(1);
    page.press("ArrowRight");
    is_open(page, "4 of 5", "The lamp");
    lightbox(page).says("A keeper climbs the tower");
    lightbox(page).by_role("link", starting("Show the post of 12:00")).counts(1);
    page.press("ArrowRight");
    is_open(page, "5 of 5", "The sea");
    assert!(!lightbox(page).text().contains("keeper"), "words of another picture");
    lightbox(page).by_role("link", starting("Show the post of 10:00")).counts(1);
}

fn reads_the_date(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("?lang=ar#image-3");
    lightbox(page).says(CAPTION);
    // The page's own words, though in the middle of those of the coverage.
    assert_eq!(language_of(page, "يناير"), ["ar", "rtl"]);
}

/// Language and direction of the first element beside the picture that itself has these words.
#[track_caller]
fn language_of(page: &Page<'_>, words: &str) -> [String; 2] {
    lightbox(page).read(&format!(
        "const has = one => one.textContent.includes('{words}');
         const inner = [...element.querySelectorAll('*')].find(one => has(one) && ![...one.children].some(has));
         return [inner.closest('[lang]').lang, getComputedStyle(inner).direction];"
    ))
}

fn hides_captions(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("#image-3");
    is_open(page, "3 of 5", "The quay");
    let caption = lightbox(page).by_role("button", "Caption");
    caption.has("aria-pressed", "true");
    lightbox(page).says(CAPTION);
    caption.click();
    caption.has("aria-pressed", "false");
    caption_is(page, false);
    // What can be done with the picture stays.
    lightbox(page).by_role("link", starting("Show the post")).counts(1);
    lightbox(page).by_role("link", "Download picture").counts(1);
    // For all pictures, and from now on.
    page.press("ArrowRight");
    is_open(page, "4 of 5", "The lamp");
    page.press("ArrowLeft");
    is_open(page, "3 of 5", "The quay");
    caption_is(page, false);
    page.reload();
    page.ready();
    is_open(page, "3 of 5", "The quay");
    caption.has("aria-pressed", "false");
    caption_is(page, false);
    page.press("i");
    caption.has("aria-pressed", "true");
    caption_is(page, true);
    page.reload();
    page.ready();
    is_open(page, "3 of 5", "The quay");
    caption_is(page, true);
}

fn hides_captions_without_storage(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    let () = page.look(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }});",
        &[],
    );
    opener(page, "quay", "The quay").click();
    is_open(page, "3 of 5", "The quay");
    for shown in [false, true] {
        page.press("i");
        caption_is(page, shown);
    }
}

#[track_caller]
fn caption_is(page: &Page<'_>, shown: bool) {
    page.becomes("whether the caption is shown", shown, || lightbox(page).text().contains(CAPTION));
}

fn downloads(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("#image-3");
    is_open(page, "3 of 5", "The quay");
    let download = lightbox(page).by_role("link", "Download picture");
    download.counts(1);
    let file: String = download.read("return element.hasAttribute('download') ? element.href : '';");
    assert_eq!(file, format!("{}{}", site.address(), site.beside_feed("quay.svg")), "the widest file");
    page.press("ArrowRight");
    is_open(page, "4 of 5", "The lamp");
    download.counts(0);
    lightbox(page).by_role("button", "Copy link").counts(0);
}

fn copies_a_link(site: &Site, page: &Page<'_>) {
    let only = |allowed: &str| {
        let picture = Block::image("picture.svg", "The pier").with("allow", json!([allowed, "fold"]));
        Post::new(allowed, "2026-01-10T09:00:00Z").block(picture)
    };
    serves(site, &harbour().post(only("download")).post(only("link")));
    page.read("?source=reader");
    page.is_at_rest();
    opener(page, "quay", "The quay").click();
    is_open(page, "1 of 1", "The quay");
    lightbox(page).by_role("button", "Copy link").click();
    lightbox(page).css("[role=status]").says("Link copied");
    page.press("Escape");
    is_closed(page, "?source=reader");
    let link = pasted(page);
    let place = link.strip_prefix(&site.address()).unwrap_or(&link);
    assert!(place.starts_with("#picture-1.") && place.ends_with("-quay"), "{place}");
    for link in [place, "#picture-1-quay"] {
        page.read(link);
        is_open(page, "3 of 7", "The quay");
    }
    // An edit puts another picture before it.
    let mut edited = harbour().json();
    let mut posts = edited["posts"].as_array_mut().into_iter().flatten();
    let quay = posts.find(|post| post["id"] == "quay").expect("the post of the quay");
    let other = json!({"type": "image", "url": "tide.svg", "alt": "The tide", "width": 640, "height": 400});
    quay["body"].as_array_mut().expect("blocks").insert(0, other);
    site.serves(&edited);
    page.read(place);
    is_open(page, "4 of 6", "The quay");
    serves(site, &harbour().post(only("download")).post(only("link")));

    // One is not the other.
    page.read("#picture-1-link");
    lightbox(page).by_role("button", "Copy link").counts(1);
    lightbox(page).by_role("link", "Download picture").counts(0);
    page.read("#picture-1-download");
    lightbox(page).by_role("link", "Download picture").counts(1);
    lightbox(page).by_role("button", "Copy link").counts(0);

    // A coverage with a page of its own is handed on by that.
    serves(site, &harbour().with("url", "https://example.org/harbour"));
    page.read("#image-3");
    is_open(page, "3 of 5", "The quay");
    lightbox(page).by_role("button", "Copy link").click();
    lightbox(page).css("[role=status]").says("Link copied");
    page.press("Escape");
    is_closed(page, "");
    let (of_quay, link) = (&place["#picture-".len()..], pasted(page));
    assert_eq!(link, format!("https://example.org/harbour#picture-{of_quay}"));
}

fn opens_pictures_without_words(site: &Site, page: &Page<'_>) {
    let picture = |alt: serde_json::Value| Block::image("picture.svg", "").with("alt", alt);
    let post = Post::new("dusk", "2026-01-10T10:00:00Z").block(picture(json!(""))).block(picture(json!(null)));
    serves(site, &Coverage::new("Dusk").post(post));
    page.read("");
    page.is_at_rest();
    // A button needs a name where its picture has none.
    opener(page, "dusk", "Enlarge picture").click();
    page.place_is("of the first", |place| place == "#image-1");
    lightbox(page).css("[role=status]").says("1 of 2.");
    lightbox(page).by_role("button", "Close").click();
    is_closed(page, "");
    opener(page, "dusk", "Enlarge picture").is_focused();
    opener(page, "dusk", "Picture without a description").press("Enter");
    is_open(page, "2 of 2", "Picture without a description");
    lightbox(page).css("[role=status]").says("2 of 2. Picture without a description");
}
