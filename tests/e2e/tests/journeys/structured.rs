//! What search engines are told of a coverage.

use std::time::Duration;

use e2e::feeds::{Block, Coverage, Post, Source};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::{Value, json};

use crate::album::drawing;
use crate::live::{brings, opens};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a search engine is told what an ended coverage was", is_told_of_the_ended),
    ("a search engine hears of no end while a coverage is live, and of the end when it comes", hears_of_the_end),
    ("a search engine is told nothing in a frame, or of another feed", is_told_nothing),
];

/// What stands in the page, `null` while nothing does.
const TOLD: &str = "
    const [script, ...more] = document.head.querySelectorAll('script[type=\"application/ld+json\"]');
    if (more.length) throw new Error('it stands there twice');
    return JSON.parse(script?.textContent ?? 'null');";

/// A little more than what lies between two descriptions.
const A_MINUTE: Duration = Duration::from_secs(62);

/// Three posts that stand, one that is taken back, and an end in the evening.
fn coverage() -> Coverage {
    let speech = "The harbour master says that nobody has crossed since noon, and that nobody will. ".repeat(3);
    Coverage::new("The storm")
        .with("coverageStartTime", "2026-01-10T09:30:00Z")
        .with("coverageEndTime", "2026-01-10T19:00:00Z")
        .with("dateModified", "2026-01-10T19:20:00Z")
        .with("inLanguage", "en-GB")
        .with(
            "publisher",
            json!({"name": "The Example", "url": "https://example.org/", "logo": "https://example.org/logo.png"}),
        )
        .post(
            Post::new("gauge", "2026-01-10T13:00:00Z")
                .by(Source::correspondent("Maria Silva", "Coast correspondent"))
                .headline("The gauge stands at three metres")
                .says("It has not stood so high for ten years.")
                .block(Block::image("gauge.svg", "A gauge"))
                .says("</script>"),
        )
        .post(Post::new("harbour master", "2026-01-10T12:00:00Z").says(&speech))
        .post(Post::new("rumour", "2026-01-10T11:00:00Z").with("withdrawn", json!({"at": "2026-01-10T11:30:00Z"})))
        .post(
            Post::new("first", "2026-01-10T10:00:00Z").by(Source::press("Coastal News Agency")).says("Wind comes up."),
        )
}

fn is_told_of_the_ended(site: &Site, page: &Page<'_>) {
    site.answer(&site.beside_feed("gauge.svg"), drawing(1, 640, 360));
    site.serves(&coverage().json());
    page.read("");
    let told = told(page);
    let canonical: String = page.look("return document.querySelector('link[rel=canonical]').href;", &[]);
    for (name, expected) in [
        ("@context", json!("https://schema.org")),
        ("@type", json!("LiveBlogPosting")),
        ("headline", json!("The storm")),
        ("url", json!(canonical)),
        ("inLanguage", json!("en-GB")),
        ("datePublished", json!("2026-01-10T09:30:00Z")),
        ("dateModified", json!("2026-01-10T19:20:00Z")),
        ("coverageStartTime", json!("2026-01-10T09:30:00Z")),
        ("coverageEndTime", json!("2026-01-10T19:00:00Z")),
    ] {
        assert_eq!(told[name], expected, "{name}");
    }
    let publisher = &told["publisher"];
    assert_eq!(publisher["@type"], "Organization");
    assert_eq!(publisher["name"], "The Example");
    assert_eq!(publisher["url"], "https://example.org/");
    assert_eq!(publisher["logo"]["url"], "https://example.org/logo.png");
    let picture = format!("{}{}", site.address(), site.beside_feed("gauge.svg"));
    assert_eq!(told["image"], picture);

    let updates = updates(&told);
    let urls: Vec<&Value> = updates.iter().map(|update| &update["url"]).collect();
    let expected = ["gauge", "harbour%20master", "first"].map(|id| format!("{canonical}#post-{id}"));
    assert_eq!(urls, expected.iter().collect::<Vec<_>>(), "not what was withdrawn");
    let [gauge, master, first] = updates else { panic!("{updates:?}") };
    assert_eq!(gauge["headline"], "The gauge stands at three metres");
    assert_eq!(gauge["author"], json!({"@type": "Person", "name": "Maria Silva"}));
    assert_eq!(gauge["articleBody"], "It has not stood so high for ten years.\n</script>");
    assert_eq!(gauge["image"], picture);
    let headline = master["headline"].as_str().unwrap_or_default();
    assert!(headline.starts_with("The harbour master says") && headline.ends_with(" says that…"), "{headline}");
    assert_eq!(master["author"]["name"], "The Example");
    assert_eq!(first["headline"], "Wind comes up.");
    assert_eq!(first["author"], json!({"@type": "Organization", "name": "Coastal News Agency"}));
    assert_eq!(first["datePublished"], "2026-01-10T10:00:00Z");
}

fn hears_of_the_end(site: &Site, page: &Page<'_>) {
    site.answer(&site.beside_feed("gauge.svg"), drawing(1, 640, 360));
    let live = coverage().live();
    let clock = opens(site, page, "", &live);
    let before = told(page);
    assert_eq!(before.get("coverageEndTime"), None, "it is live");
    assert_eq!(before["coverageStartTime"], "2026-01-10T09:30:00Z");
    assert_eq!(updates(&before).len(), 3);

    let ended = live.with("status", "ended").with("dateModified", "2026-01-10T19:40:00Z");
    brings(site, &clock, page, &ended);
    page.css("[data-status=ended]").appears();
    clock.passes(page, A_MINUTE);
    page.becomes("the end", json!("2026-01-10T19:00:00Z"), || told(page)["coverageEndTime"].clone());
    assert_eq!(told(page)["dateModified"], "2026-01-10T19:40:00Z");
}

fn is_told_nothing(site: &Site, page: &Page<'_>) {
    let feed = Coverage::new("The other").post(Post::new("one", "2026-01-10T10:00:00Z").says("It happened."));
    site.answer("other.json", &feed.json());
    for place in ["?embed=1", "?feed=other.json"] {
        page.read(place);
        page.is_at_rest();
        // As long as it would have taken.
        let () = page.look_later("setTimeout(arguments[arguments.length - 1], 1000);", &[]);
        assert_eq!(page.look::<Value>(TOLD, &[]), Value::Null, "{place}");
    }
}

fn told(page: &Page<'_>) -> Value {
    let mut told = Value::Null;
    page.wait("what search engines are told", || {
        told = page.look(TOLD, &[]);
        !told.is_null()
    });
    told
}

/// Every update, after a look at what each must have.
fn updates(told: &Value) -> &[Value] {
    let updates = told["liveBlogUpdate"].as_array().expect("updates");
    for update in updates {
        assert_eq!(update["@type"], "BlogPosting");
        for name in ["headline", "url", "datePublished", "articleBody"] {
            assert!(update[name].as_str().is_some_and(|text| !text.is_empty()), "{name} of {update}");
        }
    }
    updates
}
