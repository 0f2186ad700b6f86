//! Where a coverage stands in the article: what of it is in view, in panels, boxes, and under the article's styles.

use std::time::Duration;

use e2e::article::{Article, FRAME};
use e2e::feeds::harbour;
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

use crate::lightbox::{lightbox, opener, serves};
use crate::live::{DAY, brings, coverage, opens_in};
use crate::live_older::{asked, pages};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a picture in a tall coverage does not move the article", picture_moves_nothing),
    ("a picture opens in view in a frame taller than the screen that has no loader", opens_in_view),
    ("what sticks in a tall coverage is in view whenever it changes", sticks),
    ("a link leads to a post in a panel once that opens, and a closed one asks nothing", opens_the_panel),
    ("a reader who scrolls the article is not taken to the post of its link", is_not_taken_away),
    ("a tall coverage stands in a box that scrolls", stands_in_a_box),
    ("no style sheet of an article squeezes a coverage", is_not_squeezed),
    ("an article that is copied or moved has one coverage for a script", is_copied),
    ("a coverage in a shadow root is led to, and the rest of the article is inert", stands_in_a_shadow_root),
    ("an article names the address that its readers hand on", names_its_address),
];

const TALL: &str = "data-height=auto";

fn loader(site: &Site, attributes: &str) -> String {
    format!("<script async src=\"{}embed.js\" {attributes}></script>", site.address())
}

/// Opens a picture, closes it, and finds the article where it was.
fn opens_and_closes(article: &Article<'_>, page: &Page<'_>) {
    article.reveals("#post-quay button");
    let before = article.scrolled();
    article.within(|| {
        opener(page, "quay", "The quay").click();
        lightbox(page).appears();
    });
    page.css("[inert]").appears();
    let view: f64 = page.look("return innerHeight;", &[]);
    page.wait("the frame over the whole view", || {
        let [top, left, _, height] = article.frame();
        top.abs() < 1.0 && left.abs() < 1.0 && (height - view).abs() < 1.0
    });
    let is_there = |when: &str| {
        let now = article.scrolled();
        assert!((now - before).abs() < 1.0, "the article was scrolled from {before} to {now} {when}");
    };
    is_there("when the picture opened");
    article.within(|| {
        page.css("dialog:focus, dialog :focus").appears();
        page.press("Escape");
        lightbox(page).disappears();
    });
    page.css("[inert]").counts(0);
    is_there("when it closed");
}

fn picture_moves_nothing(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let article = Article::with(site, page, TALL, "");
    article.reads();
    article.is_as_tall_as_its_content();
    opens_and_closes(&article, page);
    assert_eq!(article.faults(), [""; 0]);
}

fn opens_in_view(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let frame = format!(
        "<as-it-happened><iframe src=\"{}?embed=1\" width=700 height=6000 title=Storm></iframe></as-it-happened>",
        site.address()
    );
    let article = Article::holding(site, page, &frame, "");
    article.reads();
    article.reveals("#post-sea button");
    let before = article.scrolled();
    article.within(|| {
        opener(page, "sea", "The sea").click();
        lightbox(page).appears();
    });
    let view: f64 = page.look("return innerHeight;", &[]);
    let [frame, ..] = article.frame();
    page.wait("the picture in view", || {
        let [top, bottom]: [f64; 2] = article.within(|| {
            lightbox(page).read("const {top, bottom} = element.getBoundingClientRect(); return [top, bottom];")
        });
        frame + top > -4.0 && frame + bottom < view + 4.0 && bottom - top > view / 3.0
    });
    assert!((article.scrolled() - before).abs() < 1.0, "the article was scrolled");
    article.within(|| {
        page.press("Escape");
        lightbox(page).disappears();
    });
    assert_eq!(article.faults(), [""; 0]);
}

fn sticks(site: &Site, page: &Page<'_>) {
    let comments = |notice: &str| {
        let action = format!("{}comments", site.address());
        json!({"open": true, "protocol": "json", "action": action, "notice": notice})
    };
    let clock = opens_in(site, &coverage(DAY).with("comments", comments("Be kind.")));
    let article = Article::with(site, page, TALL, "");
    article.reads();
    article.is_as_tall_as_its_content();
    article.scrolls(article.top_of("#post-5") - 300.0);
    let view: f64 = page.look("return innerHeight;", &[]);
    let is_in_view = |what: &str| {
        let top = article.top_of(what);
        assert!((0.0..view).contains(&top), "{what} is at {top}");
    };
    article.within(|| {
        brings(site, &clock, page, &coverage(1..=17).with("comments", comments("Be very kind.")));
        page.css("button[data-arrivals]").has("data-count", "2");
    });
    is_in_view("button[data-arrivals]");
    is_in_view("#comment-fold");
    // Whatever takes the places away.
    article.within(|| {
        let () = page
            .look("document.querySelectorAll('[data-sticky]').forEach(part => part.removeAttribute('style'));", &[]);
    });
    page.wait("the places again", || (0.0..view).contains(&article.top_of("#comment-fold")));
    is_in_view("button[data-arrivals]");
    assert_eq!(article.faults(), [""; 0]);
}

fn opens_the_panel(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(1..=40).json());
    for (panel, open) in [
        ("<div id=panel style='display: none'>", "panel.style.display = 'block'"),
        ("<details id=panel><summary>The storm</summary>", "panel.open = true"),
        ("<div id=panel style='content-visibility: hidden'>", "panel.style.contentVisibility = 'visible'"),
    ] {
        for height in ["640", "auto"] {
            let script = loader(site, &format!("data-height={height}"));
            let article = Article::holding(site, page, &format!("{panel}{script}</div></details>"), "#post-9");
            let hidden = || article.within(|| page.look::<bool>("return document.hidden;", &[]));
            article.within(|| page.ready());
            page.wait("a frame that knows it is hidden", hidden);
            let () = page.look(&format!("const panel = document.querySelector('#panel'); {open};"), &[]);
            page.wait("a frame that knows it is seen", || !hidden());
            page.wait("the post in view", || (-20.0..400.0).contains(&article.top_of("#post-9")));
            assert_eq!(article.faults(), [""; 0]);
        }
    }
    // A fixed height: a panel that closes and opens shows the same post at the same place.
    let script = loader(site, "");
    let article = Article::holding(site, page, &format!("<div id=panel>{script}</div>"), "");
    article.reads();
    let place = || article.within(|| page.css("#post-20").read::<f64>("return element.getBoundingClientRect().top;"));
    article.within(|| {
        let () = page.css("#post-20").read("element.scrollIntoView();");
        // Browsers report a scroll with the next frame, just before this.
        let () = page.look_later("requestAnimationFrame(() => arguments[0](null));", &[]);
    });
    let before = place();
    let () = page.look("document.querySelector('#panel').style.display = 'none';", &[]);
    page.wait("a frame that knows it is hidden", || {
        page.css(FRAME).exists() && article.within(|| page.look::<bool>("return document.hidden;", &[]))
    });
    let () = page.look("document.querySelector('#panel').style.display = '';", &[]);
    page.wait("the post where it was", || (place() - before).abs() < 2.0);
}

fn is_not_taken_away(site: &Site, page: &Page<'_>) {
    let (name, third) = pages(site, 12).swap_remove(3);
    site.answer(&site.beside_feed(&name), Answer::json(&third).delay(Duration::from_secs(3)));
    let article = Article::with(site, page, TALL, "#post-p1");
    article.within(|| page.ready());
    page.becomes("the third page asked for", 3, || asked(site));
    page.css("header").wheel((0, 60), (0, 0));
    article.within(|| page.becomes("the posts", 40, || page.shown_posts().len()));
    article.within(|| page.is_at_rest());
    assert_eq!(asked(site), 3, "the search went on");
    assert_eq!(article.faults(), [""; 0]);
}

fn stands_in_a_box(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let markup = format!(
        "<div id=box style='height: 420px; overflow: auto'><p style='height: 300px'>Before</p>{}</div>",
        loader(site, TALL)
    );
    let article = Article::holding(site, page, &markup, "");
    article.reads();
    article.is_as_tall_as_its_content();
    let scroll = "const box = document.querySelector('#box'); box.scrollTop = 900; box.scrollIntoView();";
    let () = page.look(scroll, &[]);
    let edges = "const {top, bottom} = document.querySelector('#box').getBoundingClientRect(); return [top, bottom];";
    let [top, bottom]: [f64; 2] = page.look(edges, &[]);
    page.wait("the view to be that of the box", || {
        let [frame, ..] = article.frame();
        let [begin, height]: [f64; 2] =
            article.within(|| page.look("return [aroundFrame.top, aroundFrame.height];", &[]));
        (frame + begin - top.max(0.0)).abs() < 3.0 && (height - (bottom - top.max(0.0))).abs() < 3.0
    });
    assert_eq!(article.faults(), [""; 0]);
}

fn is_not_squeezed(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let style = "<style>
        iframe { max-width: 300px !important; height: 150px !important; margin: 40px !important; opacity: .1 !important;
            position: absolute !important; transform: rotate(3deg); aspect-ratio: 16 / 9 }
        * { transition: all 2s !important }</style>";
    for height in ["640", "auto"] {
        let script = loader(site, &format!("data-height={height}"));
        let article = Article::holding(site, page, &format!("{style}{script}"), "");
        article.reads();
        let sides: [f64; 6] = page.css(FRAME).read(
            "const frame = element.getBoundingClientRect(), place = element.parentElement.getBoundingClientRect();
             return [frame.left - place.left, frame.top - place.top, frame.width - place.width, frame.height - place.height,
                 Number(getComputedStyle(element).opacity) - 1, frame.width > 400 ? 0 : frame.width];",
        );
        assert!(sides.iter().all(|side| side.abs() < 1.0), "{sides:?}");
    }
    for zoom in ["1.25", "0.8"] {
        let style = format!("<style>body {{ zoom: {zoom} }}</style>");
        let article = Article::holding(site, page, &format!("{style}{}", loader(site, TALL)), "");
        article.reads();
        article.scrolls(900.0);
        page.wait("a view in pixels of the frame", || {
            let [frame, ..] = article.frame();
            let scale: f64 =
                page.css("as-it-happened").read("return element.getBoundingClientRect().width / element.offsetWidth;");
            let top: f64 = article.within(|| page.look("return aroundFrame.top;", &[]));
            (frame + top * scale).abs() < 3.0
        });
        assert_eq!(article.faults(), [""; 0]);
    }
}

fn is_copied(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let article = Article::with(site, page, "", "");
    article.reads();
    let () = page.look("document.body.replaceWith(document.body.cloneNode(true));", &[]);
    article.reads();
    page.css("iframe").counts(1);
    // As tools do that run the scripts of what they put in.
    let () = page.look(
        "const copy = document.body.cloneNode(true);
         for (const script of copy.querySelectorAll('script[src]')) {
             const again = document.createElement('script');
             for (const {name, value} of script.attributes) again.setAttribute(name, value);
             again.onload = () => { window.ran = true; };
             script.replaceWith(again);
         }
         document.body.replaceWith(copy);",
        &[],
    );
    page.wait("the script", || page.look("return window.ran === true;", &[]));
    article.reads();
    page.css("iframe").counts(1);
    if page.look::<bool>("return 'moveBefore' in Element.prototype;", &[]) {
        let () = article.within(|| page.look("window.same = true;", &[]));
        let () = page.look("document.body.moveBefore(document.querySelector('as-it-happened'), null);", &[]);
        assert!(
            article.within(|| page.look::<bool>("return window.same === true;", &[])),
            "the frame was loaded again"
        );
    }
    assert_eq!(article.faults(), [""; 0]);
}

fn stands_in_a_shadow_root(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    let article = Article::holding(site, page, "<div id=host></div>", "#post-sea");
    let () = page.look_later(
        "const [home, done] = arguments;
         const script = Object.assign(document.createElement('script'), {src: `${home}embed.js`, onload: () => done()});
         document.head.append(script);",
        &[site.address().into()],
    );
    let () = page.look(
        "const root = document.querySelector('#host').attachShadow({mode: 'open'});
         root.innerHTML = '<p>Beside it</p><div></div>';
         AsItHappened.mount(root.querySelector('div'), {height: 'auto'});
         // The driver finds frames in the document alone.
         window.inert = () => [root.querySelector('p').inert, document.querySelector('.after').inert];
         window.view = () => root.querySelector('iframe').getBoundingClientRect().top;
         window.told = [];
         addEventListener('message', ({data}) => told.push(data));",
        &[],
    );
    page.wait("the way to the post", || page.look("return view() < -200;", &[]));
    let () = page.look(
        "dispatchEvent(new MessageEvent('message', {data: {aih: 1, type: 'overlay', open: 'full', top: 0},
             source: document.querySelector('#host').shadowRoot.querySelector('iframe').contentWindow, origin: new URL(arguments[0]).origin}));",
        &[site.address().into()],
    );
    assert_eq!(page.look::<[bool; 2]>("return inert();", &[]), [true, true]);
    assert_eq!(article.faults(), [""; 0]);
}

fn names_its_address(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(1..=3).json());
    let local = format!("{}article.html", site.foreign_address());
    for (word, address) in [
        ("https://news.example/storm", "https://news.example/storm"),
        ("javascript:alert(1)", local.as_str()),
        ("file:///storm.html", local.as_str()),
    ] {
        let article = Article::with(site, page, &format!("data-page=\"{word}\""), "");
        article.reads();
        article.within(|| {
            let () = page.look("navigator.clipboard.writeText = async text => { window.copied = text; };", &[]);
            page.post("2").offers("Copy link").click();
            page.becomes("the link", Some(format!("{address}#post-2")), || page.look("return window.copied;", &[]));
        });
        assert_eq!(article.faults(), [""; 0]);
    }
}
