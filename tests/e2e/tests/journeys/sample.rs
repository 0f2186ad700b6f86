//! The sample coverage that the page comes with, from the first post to the last.

use e2e::page::{Name, Page};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::Value;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader reads the sample from the first post to the last", reads_it_all),
    ("a publisher finds every promised hook", finds_every_hook),
    ("a publisher hears the page's events and marks", hears_events_and_marks),
    ("a reader gets every picture of the sample", gets_every_picture),
    ("a reader waits for no request but the page's own", asks_for_nothing_else),
];

/// Id, source and instant of every article, in the order of the page.
const ARTICLES: &str = "
    return [...document.querySelectorAll('[role=feed] article')].map(article => ({
        id: article.id,
        source: article.dataset.source,
        time: Date.parse(article.querySelector('time[datetime]')?.dateTime),
        text: article.textContent,
    }));";

fn reads_it_all(site: &Site, page: &Page<'_>) {
    let feed = site.built(&site.feed());
    let posts = feed["posts"].as_array().expect("posts");
    page.read("");
    page.becomes("the number of posts", posts.len(), || page.shown_posts().len());
    page.is_at_rest();

    let instants: Vec<i64> = page.look(
        "return arguments[0].map(text => Date.parse(text));",
        &[posts.iter().map(|post| post["datePublished"].clone()).collect()],
    );
    let mut expected: Vec<(i64, &str, &str)> = posts
        .iter()
        .zip(instants)
        .map(|(post, instant)| {
            let source = post["source"]["type"].as_str().unwrap_or("desk");
            (instant, post["id"].as_str().unwrap_or_default(), source)
        })
        .collect();
    expected.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));

    let articles: Vec<Value> = page.look(ARTICLES, &[]);
    for (article, (instant, id, source)) in articles.iter().zip(expected) {
        assert_eq!(article["id"], format!("post-{id}"));
        assert_eq!(article["source"], source, "{id}");
        assert_eq!(article["time"], instant, "{id}");
        let text = article["text"].as_str().unwrap_or_default();
        assert!(text.trim().len() > 40, "{id} says only {text:?}");
    }
    page.by_role("heading", feed["headline"].as_str().unwrap_or_default()).appears();
    page.shoot("sample");
}

fn finds_every_hook(site: &Site, page: &Page<'_>) {
    let points = site.built(&site.feed())["keyPoints"].as_array().map_or(0, Vec::len);
    page.read("");
    page.is_at_rest();
    for hook in [
        "html[data-state=ready][data-freshness=current]",
        "main h1",
        "[role=feed]",
        "[role=feed] article[data-source] time[datetime]",
        "article[data-key-event]",
        "section[data-key-points] :is(h2, h3)",
        "[data-filters] button[data-filter=all][aria-pressed=true][data-count]",
        "[data-filters] button[data-filter=image][aria-pressed=false][data-count]",
        "[data-filters] button[data-filter=key][aria-pressed=false][data-count]",
        "input[type=search]",
        "[role=status]",
        "script#config[type='application/json']",
    ] {
        assert!(page.css(hook).exists(), "{hook}");
    }
    for source in ["desk", "correspondent", "reader", "social", "press", "official"] {
        let button = format!("[data-filters] button[data-filter={source}][aria-pressed][data-count]");
        page.css(&button).counts(1);
        assert!(page.css(&format!("article[data-source={source}]")).exists(), "{source}");
    }
    page.css("h1").counts(1);
    page.css("main").counts(1);
    page.by_role("heading", "How the day went").counts(1);
    assert!(page.css("section[data-key-points] li").count() >= points);
    page.by_role("feed", Name::Any).counts(1);
    let name: String = page.look(
        "const feed = document.querySelector('[role=feed]');
         return feed.ariaLabel ?? document.getElementById(feed.getAttribute('aria-labelledby')).textContent;",
        &[],
    );
    assert!(!name.trim().is_empty());
    let twice: Vec<String> = page.look(
        "const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
         return ids.filter((id, place) => ids.indexOf(id) !== place);",
        &[],
    );
    assert!(twice.is_empty(), "ids given twice: {twice:?}");
}

fn hears_events_and_marks(site: &Site, page: &Page<'_>) {
    page.read("");
    page.wait("the marks of the start", || {
        page.look(
            "const names = performance.getEntriesByType('mark').map(mark => mark.name);
             return ['aih:start', 'aih:feed', 'aih:first-post', 'aih:ready']
                 .every(name => names.includes(name));",
            &[],
        )
    });
    let () = page.look("addEventListener('aih:filter', event => { window.heard = typeof event.detail; });", &[]);
    page.css("button[data-filter=reader]").click();
    page.wait("the event of a filter", || page.look("return window.heard === 'object';", &[]));

    site.serves(Answer::error(404));
    page.open("");
    page.failed("missing");
    let () = page.look("addEventListener('aih:failure', event => { window.heard = typeof event.detail; });", &[]);
    page.by_role("button", "Try again").click();
    page.wait("the event of a failure", || page.look("return window.heard === 'object';", &[]));
}

fn gets_every_picture(_: &Site, page: &Page<'_>) {
    page.read("?media=image");
    page.is_at_rest();
    let pictures = page.css("[role=feed] article img").count();
    assert!(pictures >= 10, "{pictures} pictures");
    let broken: Vec<String> = {
        // Lazy pictures load when they come near the window.
        page.wait("all pictures in view once", || {
            page.look(
                "const next = [...document.querySelectorAll('[role=feed] article img')]
                     .find(image => image.checkVisibility() && !image.complete);
                 next?.scrollIntoView({block: 'center', behavior: 'instant'});
                 return !next;",
                &[],
            )
        });
        page.look(
            "return [...document.querySelectorAll('[role=feed] article img')]
                 .filter(image => image.checkVisibility() && !image.naturalWidth)
                 .map(image => image.currentSrc || image.src);",
            &[],
        )
    };
    assert!(broken.is_empty(), "{broken:?}");
}

fn asks_for_nothing_else(site: &Site, page: &Page<'_>) {
    page.read("");
    page.is_at_rest();
    assert_eq!(site.requests_for(&site.feed()).len(), 1, "the feed is asked for once");
    for request in site.requests() {
        let missing = site.answers_nothing(&request.path);
        assert!(!missing, "{request} finds nothing");
    }
}
