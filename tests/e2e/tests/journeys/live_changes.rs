//! Posts, key points and headline that change while a reader has the page open.

use e2e::feeds::{Block, Coverage, Post};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::json;

use crate::album::{drawing, is_closed, lightbox};
use crate::live::{DAY, brings, coverage, holds, opens, post};
use crate::media;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader is not moved by what changes above, and sees it changed", is_not_moved),
    ("a reader keeps sound, focus and pictures while posts change", keeps_what_is_in_use),
    ("a reader keeps focus and marked text while what stands around the posts changes", keeps_what_is_around),
    ("a reader sees key points, pinned post and headline change", sees_the_day_in_short_change),
];

/// The coverage with some of its posts as they have become.
fn with(changed: impl Fn(usize, Post) -> Post) -> Coverage {
    Coverage::new("The storm")
        .live()
        .with("publisher", json!({"name": "The Example"}))
        .posts(DAY.rev().map(|number| changed(number, post(number))))
}

/// The moment of a change, the later the higher.
fn at(change: usize) -> String {
    format!("2026-01-10T18:{change:02}:00Z")
}

fn is_not_moved(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(DAY));
    site.answer(&site.beside_feed("gauge.svg"), drawing(1, 640, 360));
    page.eyes_on("7");
    let much = "Since then more has become known, and nobody can say how it will end. ".repeat(20);
    // Above and below, so that much moves.
    let grown = |number: usize, post: Post| match number {
        9 | 15 | 6 => post.says(&much).with("dateModified", at(1)),
        _ => post,
    };
    brings(site, &clock, page, &with(grown));
    page.post("15").says("nobody can say how it will end");
    page.post("15").says("Updated");
    page.eyes_are_still();

    let illustrated = |number: usize, post: Post| match number {
        8 | 10 => grown(number, post).block(Block::image("gauge.svg", "A gauge")).with("dateModified", at(2)),
        _ => grown(number, post),
    };
    brings(site, &clock, page, &with(illustrated));
    page.post("10").css("img").appears();
    page.eyes_are_still();

    let corrected = |number: usize, post: Post| match number {
        11 => post.with("correction", json!({"at": at(3), "note": "It was the east wind."})),
        12 => {
            Post::new("12", "2026-01-10T10:12:00Z").with("withdrawn", json!({"at": at(3), "reason": "It was wrong."}))
        }
        7 => post.says("This is under the reader's eyes.").with("dateModified", at(3)),
        _ => illustrated(number, post),
    };
    brings(site, &clock, page, &with(corrected));
    page.post("11").says("It was the east wind.");
    page.post("12").has("data-withdrawn", "");
    page.post("12").says("It was wrong.");
    assert!(!page.post("12").text().contains("The wind has turned"), "what was withdrawn is still there");
    page.post("7").says("This is under the reader's eyes.");
    page.eyes_are_still();
    holds(page, 0);

    // What is older than that shown changes nothing.
    brings(site, &clock, page, &coverage(DAY));
    page.post("11").says("It was the east wind.");
    page.post("12").has("data-withdrawn", "");
    page.eyes_are_still();
    page.axe();
}

fn keeps_what_is_in_use(site: &Site, page: &Page<'_>) {
    site.answer(&site.beside_feed("bells.wav"), media::silence());
    site.answer(&site.beside_feed("gauge.svg"), drawing(1, 640, 360));
    let first = |number: usize, post: Post| match number {
        8 => post.block(Block::image("gauge.svg", "A gauge")).block(media::recording("bells")).says("They ring."),
        7 => post.block(Block::paragraph(json!([{"text": "The gauges", "href": "https://example.org/gauges"}]))),
        _ => post,
    };
    let clock = opens(site, page, "", &with(first));
    let player = page.post("8").css("audio");
    page.by_role("heading", "The storm").click();
    let () = player.read(
        "window.player = element;
         element.muted = element.loop = true;
         element.play().catch(({name}) => { element.dataset.refused = name; });",
    );
    let plays = || page.look::<bool>("return player.isConnected && !player.paused && player.currentTime > 0;", &[]);
    page.wait("the sound, or the end of it", || {
        plays() || player.read("return 'refused' in element.dataset || Boolean(element.error);")
    });
    let sounds = plays();
    // By keys: after a click the page keys would be the browser's.
    page.press("Shift");
    page.post("7").by_role("link", "The gauges").focus();
    page.eyes_on("8");
    let second = |number: usize, post: Post| match number {
        8 => first(number, post).says("They ring no more.").with("dateModified", at(1)),
        7 => first(number, post).says("One more word.").with("dateModified", at(1)),
        _ => first(number, post),
    };
    brings(site, &clock, page, &with(second));
    page.post("8").says("They ring no more.");
    page.post("7").says("One more word.");
    assert!(page.look::<bool>("return player === document.querySelector('#post-8 audio');", &[]), "another player");
    if sounds {
        let time = || page.look::<f64>("return player.currentTime;", &[]);
        let then = time();
        page.wait("the sound to go on", || plays() && time() != then);
    }
    page.post("7").by_role("link", "The gauges").is_focused();
    page.eyes_are_still();

    // What has the focus goes; the reader stays in its post.
    let third = |number: usize, post: Post| match number {
        7 => post.says("All is said.").with("dateModified", at(2)),
        _ => second(number, post),
    };
    brings(site, &clock, page, &with(third));
    page.post("7").says("All is said.");
    page.post("7").is_focused();
    // By the keyboard: Page Down stays the browser's for a reader who has clicked.
    page.press("Tab");
    page.press("PageDown");
    page.post("6").is_focused();

    // An open picture stays open, whatever its post becomes.
    page.post("8").by_role("button", "A gauge").click();
    lightbox(page).by_role("img", "A gauge").appears();
    let fourth = |number: usize, post: Post| match number {
        8 => second(number, post).says("And a last word.").with("dateModified", at(3)),
        _ => third(number, post),
    };
    brings(site, &clock, page, &with(fourth));
    page.wait("the change behind the picture", || {
        page.look("return document.querySelector('#post-8').textContent.includes('And a last word.');", &[])
    });
    lightbox(page).by_role("img", "A gauge").appears();
    page.press("Escape");
    is_closed(page);
    if !sounds {
        page.forgive();
    }
}

fn sees_the_day_in_short_change(site: &Site, page: &Page<'_>) {
    let day = |change: usize| coverage(DAY).with("dateModified", at(change));
    let clock = opens(site, page, "", &day(0).key_point("The bridge is closed", "3").with("pinned", "3"));
    let points = page.css("section[data-key-points]");
    points.says("The bridge is closed");
    page.css("section[data-key-points] li[data-new]").counts(0);
    page.eyes_on("7");
    let changed = day(1)
        .key_point("The ferry is back", "5")
        .key_point("The bridge is closed", "3")
        .with("pinned", "5")
        .with("standfirst", "The worst is over.");
    brings(site, &clock, page, &changed);
    points.says("The ferry is back");
    page.css("section[data-key-points] li[data-new]").counts(1);
    page.css("section[data-key-points] li[data-new]").says("The ferry is back");
    page.announced("Key points updated");
    page.css("main").says("The worst is over.");
    let pinned = || page.css("section[aria-labelledby=pinned-heading]").text();
    page.wait("the pinned post", || pinned().contains("Report 5"));
    page.eyes_are_still();

    // The post alone, and nothing of the coverage.
    let told = |changed: &dyn Fn(Post) -> Post| {
        with(|number, post| if number == 5 { changed(post) } else { post })
            .key_point("The ferry is back", "5")
            .key_point("The bridge is closed", "3")
            .with("pinned", "5")
            .with("standfirst", "The worst is over.")
    };
    let corrected = told(&|post| post.headline("Report 5, corrected").with("dateModified", at(1)));
    brings(site, &clock, page, &corrected.with("dateModified", at(1)));
    page.wait("the pinned post", || pinned().contains("Report 5, corrected"));
    page.eyes_are_still();

    let renamed = changed.with("dateModified", at(2)).with("headline", "After the storm").with("status", "ended");
    brings(site, &clock, page, &renamed);
    page.css("h1").says("After the storm");
    page.css("[data-status=ended]").appears();
    page.becomes("the title", "After the storm – The Example".to_owned(), || {
        page.look("return document.title;", &[])
    });
    page.eyes_are_still();
    page.axe();
}

fn keeps_what_is_around(site: &Site, page: &Page<'_>) {
    let link = |name: &str| json!({"text": name, "href": format!("https://example.org/{name}")});
    let related = |name: &str| json!({"text": name, "url": format!("https://example.org/{name}")});
    let edited = |change: usize, number: usize, post: Post| match number {
        7 if change > 0 => post.says(&format!("Text {change}.")).with("dateModified", at(change)).with(
            "revisions",
            (0..change).map(|n| json!({"at": at(n), "body": [], "headline": format!("Text {n}")})).collect::<Vec<_>>(),
        ),
        6 => post.block(Block::paragraph(json!([link("gauges")]))),
        9 => post.says(&format!("Read {change} times.")).with("dateModified", at(change)),
        _ => post,
    };
    let day = |change: usize| {
        with(|number, post| edited(change, number, post)).with("dateModified", at(change)).with("pinned", "3")
    };
    let first = day(1)
        .key_point("The bridge is closed", "3")
        .key_point("The ferry is back", "5")
        .with("standfirst", json!(["First ", link("one"), ", then ", link("two"), ". The worst is over."]))
        .with("contact", json!({"sms": "+44 7700 900123", "email": "news@example.org"}))
        .with("links", [related("map"), related("archive")]);
    let second = day(2)
        .key_point("All trains run", "8")
        .key_point("The bridge is open", "3")
        .key_point("The ferry is back again", "5")
        .with("standfirst", json!(["Then ", link("two"), ". The worst is over."]))
        .with("contact", json!({"email": "news@example.org"}))
        .with("links", [related("archive")]);
    for (region, name) in [
        ("section[data-key-points]", "The ferry is back"),
        (".standfirst", "two"),
        (".discussion", "news@example.org"),
        (".related", "archive"),
        (".pinned", "Report 3"),
        ("#post-6", "gauges"),
    ] {
        let clock = opens(site, page, "", &first);
        let () = page.look(
            "const [region, name] = arguments;
             window.link = [...document.querySelectorAll(`${region} a`)].find((link) => link.textContent.includes(name));
             link.focus();",
            &[json!(region), json!(name)],
        );
        brings(site, &clock, page, &second);
        page.css("h2 + ul").says("All trains run");
        let keeps =
            "return link.isConnected && link === document.activeElement && link.textContent.includes(arguments[0]);";
        assert!(page.look::<bool>(keeps, &[json!(name)]), "the focus has left {name} in {region}");
    }

    // Marked text, earlier versions that are unfolded, an open menu, and the button of what is held back.
    let clock = opens(site, page, "", &first);
    page.post("7").by_role("button", "What it said before").click();
    page.post("7").offers("Copy link").appears();
    page.eyes_on("7");
    let () = page.look(
        "const text = document.querySelector('.standfirst').lastChild;
         const at = text.data.indexOf('worst');
         getSelection().setBaseAndExtent(text, at, text, at + 5);",
        &[],
    );
    brings(site, &clock, page, &second);
    page.css("section[data-key-points]").says("All trains run");
    assert_eq!(page.look::<String>("return String(getSelection());", &[]), "worst");
    page.css("#post-7 .versions li").counts(2);
    assert!(page.css("#post-7 .versions").is_shown());
    page.post("7").by_role("button", "Copy link").appears();
    brings(site, &clock, page, &second.posts([edited(2, 16, post(16))]).with("dateModified", at(3)));
    holds(page, 1);
    page.css("button[data-arrivals]").focus();
    brings(site, &clock, page, &first.with("dateModified", at(4)).posts([post(16), post(17)]));
    holds(page, 2);
    page.css("button[data-arrivals]").is_focused();
    page.css("#post-7 .versions li").counts(2);
    assert!(page.css("#post-7 .versions").is_shown());

    // A link that is gone leaves the reader in the page.
    page.css(".pinned a").focus();
    brings(site, &clock, page, &day(5).posts([post(16), post(17)]));
    page.css(".pinned a").is_focused();
    brings(site, &clock, page, &day(6).posts([post(16), post(17)]).with("pinned", serde_json::Value::Null));
    page.css("#posts").is_focused();
}
