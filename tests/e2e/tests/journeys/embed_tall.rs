//! The coverage in a publisher's article, as tall as it is.

use e2e::article::{Article, FRAME};
use e2e::feeds::{Coverage, harbour};
use e2e::newsroom::{Newsroom, Outcome};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;
use e2e::writer::{Writer, commented};
use serde_json::json;

use crate::lightbox::{lightbox, opener, serves};
use crate::live::{DAY, brings, coverage, holds, opens_in, post};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("an article holds the coverage as tall as it is", is_as_tall_as_it_is),
    ("an article holds a tall coverage up to a limit, and the rest scrolls in it", scrolls_at_the_limit),
    ("a reader of a tall coverage opens a picture over the whole view", opens_a_picture),
    ("a reader goes from a picture to its post in a tall coverage", goes_to_the_post),
    (
        "a reader opens a picture over the whole view in a frame that is taller, but not all of it",
        opens_a_picture_past_the_limit,
    ),
    ("a reader of a tall coverage is not moved by what is new", is_not_moved),
    ("a reader of a tall coverage is led to a post", is_led_to_a_post),
    ("a reader of a tall coverage comments", comments),
    ("a tall coverage of a thousand posts is there to its end", holds_a_thousand_posts),
];

const TALL: &str = "data-height=auto";

fn is_as_tall_as_it_is(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(1..=30).json());
    let article = Article::with(site, page, TALL, "");
    article.reads();
    let whole = article.is_as_tall_as_its_content();
    assert!(whole > 3_000.0, "{whole}");
    article.reveals("input[type=search]");
    article.within(|| {
        let search = page.css("input[type=search]");
        search.click();
        search.type_text("Report 12");
        page.shows(&["12".to_owned()]);
    });
    page.wait("a lower frame", || article.frame()[3] < whole / 2.0);
    article.is_as_tall_as_its_content();
    page.width(360);
    article.is_as_tall_as_its_content();
    assert_eq!(article.faults(), [""; 0]);
}

fn scrolls_at_the_limit(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(1..=30).json());
    let article = Article::with(site, page, "data-height=auto data-max-height=900", "");
    article.reads();
    page.becomes("the height of the frame", 900.0, || article.frame()[3]);
    article.within(|| {
        let () = page.look("scrollTo(0, document.documentElement.scrollHeight);", &[]);
        page.post("1").is_in_view();
    });
    assert_eq!(article.faults(), [""; 0]);
}

fn opens_a_picture(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let article = Article::with(site, page, TALL, "");
    article.reads();
    let height = article.is_as_tall_as_its_content();
    article.reveals("#post-quay button");
    article.within(|| opener(page, "quay", "The quay").click());
    let window: [f64; 2] = page.look("return [innerWidth, innerHeight];", &[]);
    page.wait("the frame over the whole view", || {
        let [top, left, width, height] = article.frame();
        top == 0.0 && left == 0.0 && width >= window[0] - 20.0 && (height - window[1]).abs() < 1.0
    });
    let scrolled = article.scrolled();
    page.css(".after [inert], .after[inert]").counts(1);
    article.within(|| {
        lightbox(page).appears();
        assert!(lightbox(page).in_view());
        page.css("dialog:focus, dialog :focus").appears();
        page.press("ArrowLeft");
        page.press("Escape");
        lightbox(page).disappears();
    });
    page.becomes("the height of the frame in its place", height.round(), || article.frame()[3].round());
    page.css("[inert]").counts(0);
    assert!((article.scrolled() - scrolled).abs() < 1.0, "the article was scrolled");
    assert_eq!(article.faults(), [""; 0]);
}

fn goes_to_the_post(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let article = Article::with(site, page, TALL, "");
    article.reads();
    article.is_as_tall_as_its_content();
    article.reveals("#post-quay button");
    article.within(|| {
        opener(page, "quay", "The quay").click();
        lightbox(page).appears();
        page.css("dialog:focus, dialog :focus").appears();
        // The picture of another post, and from there to it.
        page.press("Home");
        page.wait("another picture", || !lightbox(page).css("a[href='#post-quay']").exists());
        lightbox(page).css("a[href^='#post-']").click();
        lightbox(page).disappears();
    });
    page.css("[inert]").counts(0);
    article.is_as_tall_as_its_content();
    article.within(|| page.css("article:focus").appears());
    let view: f64 = page.look("return innerHeight;", &[]);
    page.wait("its post in view", || (-20.0..view - 100.0).contains(&article.top_of("article:focus")));
    assert_eq!(article.faults(), [""; 0]);
}

fn opens_a_picture_past_the_limit(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let article = Article::with(site, page, "data-height=auto data-max-height=1400", "");
    article.reads();
    page.becomes("the height of the frame", 1_400.0, || article.frame()[3]);
    let scrolled: f64 = article.within(|| {
        let () = page.look("document.querySelector('#post-quay').scrollIntoView();", &[]);
        page.look("return scrollY;", &[])
    });
    let view: f64 = page.look("return innerHeight;", &[]);
    article.within(|| opener(page, "quay", "The quay").click());
    page.wait("a frame as high as the view", || (article.frame()[3] - view).abs() < 1.0);
    article.within(|| {
        lightbox(page).appears();
        assert!(lightbox(page).in_view());
        page.press("Escape");
        lightbox(page).disappears();
    });
    page.becomes("the height of the frame again", 1_400.0, || article.frame()[3]);
    page.css("[inert]").counts(0);
    article.within(|| {
        let is_back = || (page.look::<f64>("return scrollY;", &[]) - scrolled).abs() < 2.0;
        page.wait("the post where it was", is_back);
    });
    assert_eq!(article.faults(), [""; 0]);
}

fn is_not_moved(site: &Site, page: &Page<'_>) {
    let clock = opens_in(site, &coverage(DAY));
    // A box that hides what is too wide is one that could scroll, as browsers see it, and does not.
    let script = format!(
        "<div style=\"overflow-x: hidden\"><script async src=\"{}embed.js\" {TALL}></script></div>",
        site.address()
    );
    let article = Article::holding(site, page, &script, "");
    article.reads();
    article.is_as_tall_as_its_content();
    let read = article.top_of("#post-7") - 300.0;
    article.scrolls(read);
    let sees = || article.top_of("#post-7");
    page.wait("the post under the eyes", || (sees() - 300.0).abs() < 1.0);
    article.within(|| {
        brings(site, &clock, page, &coverage(1..=17));
        holds(page, 2);
    });
    assert!((sees() - 300.0).abs() <= 1.0, "moved to {}", sees());
    // A post above becomes longer by much.
    let longer_post = |number: usize| match number {
        14 => post(14).says(&"And more of it. ".repeat(80)).with("dateModified", "2026-01-10T17:59:00Z"),
        _ => post(number),
    };
    let publisher = json!({"name": "The Example"});
    let longer = Coverage::new("The storm").live().with("publisher", publisher).posts((1..=17).rev().map(longer_post));
    article.within(|| {
        brings(site, &clock, page, &longer);
        page.css("#post-14").says("And more of it.");
    });
    assert!((sees() - 300.0).abs() <= 1.0, "moved to {}", sees());
    // Whoever has come to what follows the coverage is not moved either.
    article.scrolls(100_000.0);
    let after = || page.css(".after h2").read::<f64>("return element.getBoundingClientRect().top;");
    let before = after();
    let edited = Coverage::new("The storm").live().with("publisher", json!({"name": "The Example"}));
    let edited = edited.posts((1..=17).rev().map(|number| match number {
        3 => post(3).says(&"And more of that. ".repeat(80)).with("dateModified", "2026-01-10T17:59:30Z"),
        _ => longer_post(number),
    }));
    article.within(|| {
        brings(site, &clock, page, &edited);
        page.css("#post-3").says("And more of that.");
    });
    article.is_as_tall_as_its_content();
    page.wait("what follows to be where it was", || (after() - before).abs() <= 1.0);
    article.scrolls(article.top_of("#post-7") - 300.0);
    page.wait("the post under the eyes again", || (sees() - 300.0).abs() < 1.0);
    // The button is where the reader is.
    let button = article.top_of("button[data-arrivals]");
    assert!((0.0..400.0).contains(&button), "the button is at {button}");
    article.within(|| page.by_role("button", "2 new posts").click());
    article.within(|| page.post("17").is_focused());
    page.wait("the new post in view", || (-20.0..400.0).contains(&article.top_of("#post-17")));
    assert_eq!(article.faults(), [""; 0]);
}

fn is_led_to_a_post(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(1..=40).json());
    let article = Article::with(site, page, TALL, "#post-9");
    article.within(|| page.ready());
    page.wait("the post in view", || (-20.0..400.0).contains(&article.top_of("#post-9")));
    let () = page.look("location.hash = 'post-31';", &[]);
    let sees = || (-20.0..400.0).contains(&article.top_of("#post-31"));
    page.wait("the other post in view", sees);
    // The same once more.
    article.scrolls(2_000.0);
    page.wait("other posts in view", || !sees());
    let () = page.look(
        "document.querySelector('.after').insertAdjacentHTML('afterbegin', '<a id=again href=\"#post-31\">The post</a>');
         document.querySelector('#again').click();",
        &[],
    );
    page.wait("the other post in view again", sees);
    assert_eq!(article.faults(), [""; 0]);
}

fn comments(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::published()]);
    site.serves(&commented(json!({"protocol": "json", "action": newsroom.action()})).json());
    let article = Article::with(site, page, TALL, "");
    article.reads();
    article.is_as_tall_as_its_content();
    let bar = article.top_of("#comment-fold");
    let view: f64 = page.look("return innerHeight;", &[]);
    assert!((0.0..view).contains(&bar), "the form is at {bar}, out of a view {view} px high");
    article.within(|| page.css("#comment-fold").click());
    page.wait("a frame as high as the view", || (article.frame()[3] - view).abs() < 1.0);
    article.within(|| {
        let writer = Writer::to(page, &newsroom);
        writer.fills("Name", "Ada");
        writer.writes("It sways.");
        writer.sends();
        writer.is_told_of_arrival("Thank you. Your comment has been published.");
        page.css("#comment-fold").click();
    });
    page.css("[inert]").counts(0);
    article.is_as_tall_as_its_content();
    // The page in the frame is loaded anew while it has the view.
    article.within(|| page.css("#comment-fold").click());
    page.wait("an article at rest", || page.css("[inert]").count() > 0);
    let () = page.look("document.querySelector('as-it-happened').update({lang: 'fr'});", &[]);
    article.within(|| {
        page.css("html[lang=fr]").appears();
        page.ready();
    });
    page.css("[inert]").counts(0);
    article.is_as_tall_as_its_content();
    // The article takes it away while it has the view.
    article.within(|| page.css("#comment-fold").click());
    page.wait("an article at rest", || page.css("[inert]").count() > 0);
    let () = page.look("document.querySelector('as-it-happened').remove();", &[]);
    page.css("[inert]").counts(0);
    page.css(FRAME).counts(0);
    assert_eq!(article.faults(), [""; 0]);
}

fn holds_a_thousand_posts(site: &Site, page: &Page<'_>) {
    site.serves(&generator::coverage(1_000, 1));
    let article = Article::with(site, page, TALL, "");
    page.css(FRAME).appears();
    article.reads();
    let height = article.is_as_tall_as_its_content();
    assert!(height > 100_000.0, "{height}");
    article.scrolls(height);
    article.reveals("[data-filters]");
    article.within(|| page.by_role("button", "From").click());
    article.within(|| page.css("[data-filter=official]").press("Enter"));
    article.within(|| page.css("[data-filter=official][aria-pressed=true]").appears());
    article.is_as_tall_as_its_content();
    // Whoever has chosen still sees what they chose by. How far up that is, Firefox's driver decides, which scrolls to click.
    let chosen = article.top_of("[data-filter=official]");
    let view: f64 = page.look("return innerHeight;", &[]);
    assert!((0.0..view).contains(&chosen), "the filter is at {chosen}");
    assert_eq!(article.faults(), [""; 0]);
}
