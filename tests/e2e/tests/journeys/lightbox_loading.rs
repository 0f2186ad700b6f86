//! Pictures on their way: which are asked for, when, and what is to be seen until they are there.

use std::collections::BTreeSet;
use std::time::Duration;

use e2e::browser::Engine;
use e2e::page::{Name, Page, WIDE};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

use crate::album::{LARGE, SMALL, WIDEST, album, drawing, file, is_closed, is_open, lightbox, open, thumbnail};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader waits for a slow picture", waits_for_a_slow_picture),
    ("a reader closes a picture that never comes", closes_what_never_comes),
    ("a reader tries a picture again that is not there", tries_a_missing_picture_again),
    ("a reader tries a picture again whose connection broke", tries_a_broken_connection_again),
    ("a reader downloads no picture but those near the view and near the open one", downloads_no_other),
    ("a reader downloads the widest file of a picture that is close", downloads_the_widest),
    ("a reader's page stays where it is while 20 pictures come slowly", stays_while_pictures_come),
];

/// The numbers of the pictures whose file of that width has been asked for.
fn asked(site: &Site, width: u32) -> BTreeSet<usize> {
    let end = format!("-{width}.svg");
    let folder = site.beside_feed("album/");
    let number = |path: &str| path.strip_prefix(&folder)?.strip_suffix(&end)?.parse().ok();
    site.requests().iter().filter_map(|request| number(&request.path)).collect()
}

fn progress_appears(page: &Page<'_>) {
    lightbox(page).by_role("progressbar", "Loading the picture…").appears();
}

fn is_broken(page: &Page<'_>) {
    lightbox(page).by_role("alert", Name::Any).says("This picture could not be loaded.");
}

fn waits_for_a_slow_picture(site: &Site, page: &Page<'_>) {
    let delay = Duration::from_secs(3);
    album(site, 5, 1);
    site.answer(&file(site, 2, LARGE), drawing(2, LARGE, LARGE * 9 / 16).delay(delay));
    page.read("");
    thumbnail(page, 2).click();
    progress_appears(page);
    // Meanwhile the file that the page has already is shown in its place.
    let meanwhile: String = page.look(
        "return getComputedStyle(document.querySelector('[data-lightbox] [data-place=\"0\"] img')).backgroundImage;",
        &[],
    );
    assert!(meanwhile.contains(&file(site, 2, SMALL)), "{meanwhile}");
    page.shoot("lightbox slow");
    is_open(page, 2);
    lightbox(page).css("[role=progressbar]").disappears();

    page.becomes("the large files", BTreeSet::from([1, 2, 3]), || asked(site, LARGE));
    let when = |number| site.requests_for(&file(site, number, LARGE))[0].at;
    for neighbour in [1, 3] {
        let waited = when(neighbour) - when(2);
        assert!(waited >= delay, "picture {neighbour} was asked for {waited:?} after the open one");
    }
}

fn closes_what_never_comes(site: &Site, page: &Page<'_>) {
    album(site, 3, 1);
    site.answer(&file(site, 1, LARGE), Answer::silence());
    page.read("");
    thumbnail(page, 1).click();
    progress_appears(page);
    assert_eq!(asked(site, LARGE), BTreeSet::from([1]));
    // Nor does it keep anyone from the next.
    lightbox(page).by_role("button", "Next picture").click();
    is_open(page, 2);
    lightbox(page).by_role("button", "Previous picture").click();
    progress_appears(page);
    lightbox(page).by_role("button", "Close").click();
    is_closed(page);
}

fn tries_a_missing_picture_again(site: &Site, page: &Page<'_>) {
    tries_again(site, page, Answer::error(404));
}

fn tries_a_broken_connection_again(site: &Site, page: &Page<'_>) {
    tries_again(site, page, Answer::refusal());
}

fn tries_again(site: &Site, page: &Page<'_>, fault: Answer) {
    album(site, 4, 1);
    let path = file(site, 2, LARGE);
    site.answer(&path, fault);
    page.read("");
    thumbnail(page, 2).click();
    is_broken(page);
    page.shoot("lightbox broken");
    // In vain at first.
    let before = site.requests_for(&path).len();
    lightbox(page).by_role("button", "Try again").click();
    page.wait("another request", || site.requests_for(&path).len() > before);
    is_broken(page);

    // The others are in no way worse for it.
    lightbox(page).by_role("button", "Next picture").click();
    is_open(page, 3);
    assert!(!lightbox(page).by_role("button", "Try again").exists());
    page.press("ArrowLeft");
    is_broken(page);
    lightbox(page).by_role("button", "Previous picture").click();
    is_open(page, 1);
    lightbox(page).by_role("button", "Next picture").click();
    is_broken(page);

    site.answer(&path, drawing(2, LARGE, LARGE * 9 / 16));
    let before = site.requests_for(&path).len();
    let again = lightbox(page).by_role("button", "Try again");
    // A button that moves while it is pressed is pressed once more.
    page.wait("another request", || {
        if again.exists() {
            again.click();
        }
        site.requests_for(&path).len() > before
    });
    is_open(page, 2);
    lightbox(page).by_role("button", "Try again").disappears();
    // The button is gone, but the keys still work.
    lightbox(page).is_focused();
    page.press("ArrowRight");
    is_open(page, 3);
    page.forgive();
}

/// How many pixels beyond the window browsers load pictures at most: Chromium on a slow line.
const AHEAD: f64 = 2_500.0;

/// How far each picture's place in its post is from the window, in pixels.
const DISTANCES: &str = "
    return [...document.querySelectorAll('[role=feed] article .enlarge img')].map(image => {
        const {top, bottom} = image.getBoundingClientRect();
        return Math.max(0, top - innerHeight, -bottom);
    });";

fn downloads_no_other(site: &Site, page: &Page<'_>) {
    // The worker keeps what the page has loaded, for which WebKit has no HTTP cache.
    site.runs_first("delete Navigator.prototype.serviceWorker;");
    const PICTURES: usize = 30;
    album(site, PICTURES, 12);
    page.width(WIDE);
    page.read("");
    page.is_at_rest();
    let () = page.look("document.getElementById('post-post-15').scrollIntoView({behavior: 'instant'});", &[]);
    page.wait("the picture in view", || thumbnail(page, 15).read("return element.querySelector('img').complete;"));

    // What was near the view at first, and what is now.
    let near = |limit: f64| -> BTreeSet<usize> {
        let distances: Vec<f64> = page.look(DISTANCES, &[]);
        assert_eq!(distances.len(), PICTURES);
        (1..=PICTURES).filter(|number| distances[number - 1] <= limit).collect()
    };
    let (in_view, may) = (near(0.0), near(AHEAD));
    let () = page.look("scrollTo({top: 0, behavior: 'instant'});", &[]);
    let (at_start, may_at_start) = (near(0.0), near(AHEAD));
    let () = page.look("document.getElementById('post-post-15').scrollIntoView({behavior: 'instant'});", &[]);
    let must: BTreeSet<usize> = &in_view | &at_start;
    let may: BTreeSet<usize> = &may | &may_at_start;
    assert!(may.len() < PICTURES / 2, "the posts are not tall enough: {may:?}");

    let account = |large: &[usize]| {
        let large: BTreeSet<usize> = large.iter().copied().collect();
        page.becomes("the large files", large, || asked(site, LARGE));
        let small = asked(site, SMALL);
        assert!(must.is_subset(&small), "in view {must:?}, asked for {small:?}");
        assert!(small.is_subset(&may), "near the view {may:?}, asked for {small:?}");
        assert_eq!(asked(site, WIDEST), BTreeSet::new());
        let folder = site.beside_feed("album/");
        let all = site.requests().iter().filter(|request| request.path.starts_with(&folder)).count();
        assert_eq!(all, small.len() + asked(site, LARGE).len(), "a file was asked for twice");
    };
    account(&[]);
    open(page, 15);
    account(&[14, 15, 16]);
    for number in 16..=20 {
        lightbox(page).by_role("button", "Next picture").click();
        is_open(page, number);
    }
    account(&[14, 15, 16, 17, 18, 19, 20, 21]);
    page.press("End");
    is_open(page, PICTURES);
    account(&[14, 15, 16, 17, 18, 19, 20, 21, 29, 30]);
    lightbox(page).by_role("button", "Close").click();
    is_closed(page);
    account(&[14, 15, 16, 17, 18, 19, 20, 21, 29, 30]);
}

fn downloads_the_widest(site: &Site, page: &Page<'_>) {
    album(site, 5, 1);
    page.read("");
    open(page, 3);
    page.becomes("the large files", BTreeSet::from([2, 3, 4]), || asked(site, LARGE));
    assert_eq!(asked(site, WIDEST), BTreeSet::new());
    lightbox(page).by_role("button", "Zoom in").click();
    page.becomes("the widest files", BTreeSet::from([3]), || asked(site, WIDEST));
    page.wait("the widest file in the place of the other", || {
        page.look(
            "const image = document.querySelector('[data-lightbox] [data-place=\"0\"] img');
             return image.complete && image.currentSrc.endsWith('-3200.svg');",
            &[],
        )
    });
    lightbox(page).by_role("button", "Next picture").click();
    is_open(page, 4);
    page.becomes("the large files", BTreeSet::from([2, 3, 4, 5]), || asked(site, LARGE));
    assert_eq!(asked(site, WIDEST), BTreeSet::from([3]));
}

/// Where every article begins in the document, and how tall it is.
const TOPS: &str = "
    return [...document.querySelectorAll('[role=feed] article')].map(article => {
        const {top, height} = article.getBoundingClientRect();
        return [Math.round(top + scrollY), Math.round(height)];
    });";

fn stays_while_pictures_come(site: &Site, page: &Page<'_>) {
    const PICTURES: usize = 20;
    album(site, PICTURES, 3);
    for number in 1..=PICTURES {
        // Those of the first screen so late that nothing has come when the page is first measured.
        let delay = if number <= 5 { 4_000 } else { 50 + (number as u64 * 211) % 550 };
        let drawing = drawing(number, SMALL, SMALL * 9 / 16).delay(Duration::from_millis(delay));
        site.answer(&file(site, number, SMALL), drawing);
    }
    page.read("");
    page.is_at_rest();
    let () = page.look(
        "window.shifts = [];
         if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
         const tell = ({node, previousRect, currentRect}) =>
             [node?.cloneNode?.().outerHTML, JSON.stringify(previousRect), JSON.stringify(currentRect)].join(' ');
         new PerformanceObserver(list => {
             for (const {value, startTime, sources} of list.getEntries()) {
                 shifts.push(`${value} after ${startTime} ms: ${sources.map(tell)}`);
             }
         }).observe({type: 'layout-shift', buffered: true});",
        &[],
    );
    let come = "return [...document.querySelectorAll('[role=feed] img')].filter(image => image.naturalWidth).length;";
    let before: Vec<(i64, i64)> = page.look(TOPS, &[]);
    assert_eq!(page.look::<usize>(come, &[]), 0, "too late to measure");
    for number in 1..=PICTURES {
        let scroll = "document.getElementById(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'});";
        let () = page.look(scroll, &[json!(format!("post-post-{number}"))]);
        page.wait("the picture in view", || {
            thumbnail(page, number).read("return element.querySelector('img').naturalWidth > 0;")
        });
    }
    page.becomes("the pictures that have come", PICTURES, || page.look(come, &[]));
    let after: Vec<(i64, i64)> = page.look(TOPS, &[]);
    assert_eq!(before, after);
    let shifts: Vec<String> = page.look("return shifts;", &[]);
    assert!(shifts.is_empty(), "{shifts:#?}");
    if page.engine() == Engine::Chromium {
        assert!(page.look::<bool>("return PerformanceObserver.supportedEntryTypes.includes('layout-shift');", &[]));
    }
}
