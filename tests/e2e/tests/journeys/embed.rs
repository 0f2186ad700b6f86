//! The coverage in a publisher's article, in a frame of fixed height.

use e2e::article::{Article, FRAME};
use e2e::feeds::harbour;
use e2e::newsroom::{Newsroom, Outcome};
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use e2e::writer::{Writer, commented};
use serde_json::json;

use crate::lightbox::{lightbox, opener, serves};
use crate::live::{DAY, brings, coverage, holds, newest_first, opens_in};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("an article holds the coverage, and nothing in it moves", holds_the_coverage),
    ("a reader opens a picture, and hears of arrivals, in an article", does_as_on_a_page),
    ("a reader comments in an article", comments),
    ("a publisher changes the look while the coverage runs", changes_the_look),
    ("a link to an article leads to a post in it", leads_to_a_post),
    ("a publisher takes the coverage out of an article, and puts another in", takes_it_out),
    ("an article holds coverages of two publishers", know_their_own),
    ("an article that pins a version of the loader holds the coverage", pins_a_loader),
    ("a loader that cannot tell where it stands says so", says_what_it_needs),
    ("a plain frame holds the coverage without any script around it", stands_alone),
    ("a plain frame without an origin of its own holds the coverage", has_no_origin),
    ("a frame that keeps nothing holds the coverage", keeps_nothing),
];

fn holds_the_coverage(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let script = format!(
        "<script async src=\"{}embed.js\" data-title=\"The harbour\" data-height=640 \
         data-structured-data></script>",
        site.address()
    );
    let article = Article::holding(site, page, &format!("<div style=\"min-height: 640px\">{script}</div>"), "");
    let after = || page.css(".after").read::<f64>("return element.getBoundingClientRect().top + scrollY;");
    page.css(FRAME).appears();
    let before = after();
    article.reads();
    let frame = page.css(FRAME);
    frame.has("title", "The harbour");
    frame.has("loading", "lazy");
    frame.has("allow", "fullscreen; clipboard-write; web-share");
    let [_, _, width, height] = article.frame();
    assert!((height - 640.0).abs() < 1.0 && width > 300.0, "{width} × {height}");
    assert!((after() - before).abs() < 0.1, "what follows has moved from {before} to {}", after());
    assert!(article.shift() == 0.0, "the article was moved by {}", article.shift());
    article.within(|| {
        assert!(!page.css("h1").in_view() || page.css("h1").read("return element.offsetHeight < 2;"));
        page.axe();
    });
    // Search engines hear of it in the article, at the article's address.
    let described = "
        const data = document.querySelector('head script[type=\"application/ld+json\"]');
        const {url, liveBlogUpdate} = data ? JSON.parse(data.textContent) : {};
        return url === document.querySelector('link[rel=canonical]').href && liveBlogUpdate.length === 6;";
    page.wait("the description of the coverage", || page.look(described, &[]));
    let heard: Vec<String> = page.look(
        "window.heard = [];
         document.addEventListener('aih:filter', ({type, detail}) => heard.push(`${type} ${detail.shown}`));
         return heard;",
        &[],
    );
    assert!(heard.is_empty());
    article.within(|| page.css("[data-filter=image]").click());
    page.wait("the event of the filter", || page.look("return heard.length > 0;", &[]));
    assert_eq!(article.faults(), [""; 0]);
}

fn does_as_on_a_page(site: &Site, page: &Page<'_>) {
    let clock = opens_in(site, &coverage(DAY));
    let article = Article::with(site, page, "", "");
    article.reads();
    article.within(|| {
        page.eyes_on("7");
        brings(site, &clock, page, &coverage(1..=16));
        holds(page, 1);
        page.eyes_are_still();
        page.by_role("button", "1 new post").click();
        page.post("16").is_focused();
        page.post("16").is_in_view();
    });

    serves(site, &harbour());
    let article = Article::with(site, page, "", "");
    article.reads();
    article.within(|| opener(page, "quay", "The quay").click());
    let scrolled = article.scrolled();
    article.within(|| {
        lightbox(page).appears();
        page.press("Escape");
        lightbox(page).disappears();
    });
    assert!((article.scrolled() - scrolled).abs() < 1.0, "the article was scrolled");
    assert_eq!(article.faults(), [""; 0]);
}

fn comments(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::published()]);
    site.serves(&commented(json!({"protocol": "json", "action": newsroom.action()})).json());
    let script = format!("<script async src=\"{}embed.js\"></script>", site.address());
    for markup in [script, plain_frame(site)] {
        let article = Article::holding(site, page, &markup, "");
        article.reads();
        article.reveals("#comment-fold");
        article.within(|| {
            let writer = Writer::to(page, &newsroom);
            writer.fills("Name", "Ada");
            writer.writes("It sways.");
            writer.sends();
            writer.is_told_of_arrival("Thank you. Your comment has been published.");
        });
        assert_eq!(article.faults(), [""; 0]);
    }
}

/// A frame without the loader, as high as WordPress makes it at most, and with no more rights than it needs.
fn pins_a_loader(site: &Site, page: &Page<'_>) {
    const LOADER: &str = "assets/embed-0123456789abcdef.js";
    site.serves(&harbour().json());
    let loader = String::from_utf8(site.file("embed.js")).expect("embed.js is text");
    site.answer(LOADER, Answer::text("text/javascript; charset=utf-8", &loader));
    let script = format!("<script async src=\"{}{LOADER}\"></script>", site.address());
    Article::holding(site, page, &script, "").reads();
}

fn says_what_it_needs(site: &Site, page: &Page<'_>) {
    site.serves(&harbour().json());
    let article = Article::holding(site, page, "<div id=place></div>", "");
    let run = "const [home, done] = arguments;
        window.said = [];
        console.error = text => said.push(text);
        fetch(`${home}embed.js`).then(answer => answer.text()).then(text => {
            document.body.append(Object.assign(document.createElement('script'), {textContent: text}));
            const place = document.querySelector('#place');
            AsItHappened.mount(place).remove();
            AsItHappened.mount(place, {home: 'javascript:alert(1)'}).remove();
            const frames = document.querySelectorAll('iframe').length;
            AsItHappened.mount(place, {home});
            done([...said, String(frames)]);
        });";
    let said: Vec<String> = page.look_later(run, &[site.address().into()]);
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(said[0].starts_with("embed.js cannot tell where it stands"), "{said:?}");
    assert!(said[1..3].iter().all(|said| said.contains("give the coverage a data-home")), "{said:?}");
    assert_eq!(said[3], "0");
    article.within(|| page.ready());
}

fn plain_frame(site: &Site) -> String {
    let sandbox =
        "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";
    frame_with(site, sandbox)
}

fn frame_with(site: &Site, sandbox: &str) -> String {
    format!(
        "<as-it-happened><iframe src=\"{}?embed=1\" height=1000 width=600 title=Storm sandbox=\"{sandbox}\"></iframe>\
         </as-it-happened>",
        site.address()
    )
}

fn changes_the_look(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    for height in ["640", "auto"] {
        look_changes(&Article::with(site, page, &format!("data-theme=light data-height={height}"), ""), page);
    }
}

fn look_changes(article: &Article<'_>, page: &Page<'_>) {
    article.reads();
    let paper = || {
        article
            .within(|| page.look::<String>("return getComputedStyle(document.documentElement).backgroundColor;", &[]))
    };
    let light = paper();
    let () = page.look("document.querySelector('as-it-happened').update({theme: 'dark'});", &[]);
    article.within(|| page.css("html").has("data-theme", "dark"));
    assert_ne!(paper(), light);

    let () = page.look(
        "const {style} = document.querySelector('as-it-happened');
         style.setProperty('--aih-accent', 'rgb(120, 20, 90)');
         style.setProperty('--aih-corner', '12px');
         style.setProperty('--aih-density', 'compact');
         document.querySelector('as-it-happened').update({theme: 'light'});",
        &[],
    );
    article.within(|| {
        page.css("html").has("data-density", "compact");
        let link = "return getComputedStyle(document.documentElement).getPropertyValue('--link');";
        page.becomes("the colour of links", "rgb(120, 20, 90)".to_owned(), || page.look::<String>(link, &[]));
        page.css("html").has("data-theme", "light");
    });

    let () = page.look("document.querySelector('as-it-happened').update({lang: 'fr'});", &[]);
    article.within(|| {
        page.css("html[lang=fr]").appears();
        page.ready();
    });
    assert_eq!(article.faults(), [""; 0]);
}

fn leads_to_a_post(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(1..=40).json());
    let article = Article::with(site, page, "", "#post-9");
    // No focus is asked for: WebKit gives none to a frame of another origin before the reader has touched it.
    let leads_to = |post: &str| article.within(|| page.css(&format!("#post-{post}[data-linked]")).appears());
    leads_to("9");
    let view: f64 = page.look("return innerHeight;", &[]);
    let sees = |post: &str| page.wait("the post in view", || (-20.0..view).contains(&article.top_of(post)));
    sees("#post-9");
    let () = page.look("location.hash = 'post-31';", &[]);
    leads_to("31");
    sees("#post-31");
    // What is none of the coverage's business is not told.
    let () = page.look("location.hash = 'elsewhere';", &[]);
    leads_to("31");
    assert_eq!(article.faults(), [""; 0]);
}

fn takes_it_out(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let article = Article::holding(
        site,
        page,
        &format!("<div id=place></div><script src=\"{}embed.js\" data-source=official></script>", site.address()),
        "",
    );
    article.reads();
    let () = page.look("document.querySelector('as-it-happened').remove();", &[]);
    page.css("iframe").counts(0);
    let () = page.look(
        "window.held = AsItHappened.mount(document.getElementById('place'), {height: 500, theme: 'dark', source: null});
         held.addEventListener('aih:ready', ({detail}) => { held.posts = detail.posts; });
         held.update({lang: 'fr'});",
        &[],
    );
    article.reads();
    page.wait("the event of the coverage", || page.look("return held.posts > 0;", &[]));
    article.within(|| page.css("html[lang=fr]").has("data-theme", "dark"));
    assert!((article.frame()[3] - 500.0).abs() < 1.0);
    let () =
        page.look("held.destroy(); dispatchEvent(new MessageEvent('message', {data: {aih: 1, type: 'hello'}}));", &[]);
    page.css("iframe, as-it-happened").counts(0);
    // Two at a time know each other apart.
    let () = page.look(
        "for (const theme of ['dark', 'light']) AsItHappened.mount(document.getElementById('place'), {theme});
         document.getElementById('place').scrollIntoView();",
        &[],
    );
    for (frame, theme) in [(":first-child", "dark"), (":last-child", "light")] {
        let frame = format!("as-it-happened{frame} iframe");
        let () = page.css(&frame).read("element.scrollIntoView();");
        page.within(&frame, || {
            page.ready();
            page.css("html").has("data-theme", theme);
        });
    }
    assert_eq!(article.faults(), [""; 0]);
}

fn know_their_own(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let places = [site.address(), site.foreign_address()];
    let scripts = places.clone().map(|place| format!("<script async src=\"{place}embed.js\"></script>"));
    let article = Article::holding(site, page, &scripts.concat(), "");
    for place in places {
        let frame = format!("as-it-happened iframe[src^=\"{place}\"]");
        page.css(&frame).appears();
        let () = page.css(&frame).read("element.scrollIntoView();");
        page.within(&frame, || page.ready());
    }
    assert_eq!(article.faults(), [""; 0]);
}

fn stands_alone(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(DAY).json());
    let article = Article::holding(site, page, &plain_frame(site), "");
    article.reads();
    assert!((article.frame()[3] - 1000.0).abs() < 8.0);
    article.within(|| {
        assert!(
            page.look::<bool>("return document.documentElement.scrollHeight > innerHeight;", &[]),
            "it scrolls inside"
        );
        let () = page.look("scrollTo(0, document.documentElement.scrollHeight);", &[]);
        page.post("1").is_in_view();
        let target: String = page.look(
            "const link = Object.assign(document.createElement('a'), {href: 'https://elsewhere.example/'});
             document.querySelector('main').append(link);
             link.addEventListener('click', event => event.preventDefault());
             link.click();
             return link.target;",
            &[],
        );
        assert_eq!(target, "_blank", "where a link leads that most sites refuse to be shown by");
    });
    assert_eq!(article.faults(), [""; 0]);
}

/// As an editor that turns addresses into what they show treats those that it does not know.
fn has_no_origin(site: &Site, page: &Page<'_>) {
    site.is_named_in_the_policy();
    site.serves(Answer::json(&coverage(DAY).json()).header("Access-Control-Allow-Origin", "*"));
    let article = Article::holding(site, page, &frame_with(site, "allow-scripts"), "");
    article.reads();
    article.within(|| {
        page.shows(&newest_first(DAY));
        assert_eq!(page.look::<String>("return self.origin;", &[]), "null");
        page.by_role("button", "From").click();
        page.css("[data-filter=reader]").press("Enter");
        page.becomes("the posts", 5, || page.shown_posts().len());
        let () = page.look("scrollTo(0, document.documentElement.scrollHeight);", &[]);
        assert!(page.look::<f64>("return scrollY;", &[]) > 0.0, "it scrolls inside");
    });
    assert_eq!(article.faults(), [""; 0]);
}

fn keeps_nothing(site: &Site, page: &Page<'_>) {
    site.runs_first(
        "for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
             Object.defineProperty(window, name, {get() { throw new DOMException('denied', 'SecurityError'); }});",
    );
    serves(site, &harbour());
    for height in ["720", "auto"] {
        let article = Article::with(site, page, &format!("data-height={height}"), "");
        article.reads();
        article.within(|| page.css("[data-filter=image]").click());
        article.within(|| page.css("[data-filter=image][aria-pressed=true]").appears());
        assert_eq!(article.faults(), [""; 0]);
    }
}
