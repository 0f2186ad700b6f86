//! Messages that neither the article nor the coverage in it has asked for.

use e2e::article::Article;
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::json;

use crate::live::{DAY, coverage};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("messages that make no sense change nothing in a coverage", coverage_is_unmoved),
    ("messages of a page that the frame was not made for change nothing in a coverage", only_its_host_is_heard),
    ("messages that make no sense change nothing in an article", article_is_unmoved),
];

/// Whatever one may find in a message. Structured clones, so that there are things which JSON has no words for.
const NONSENSE: &str = r#"
    const deep = {}; deep.self = deep;
    const made = (type, rest) => ({aih: 1, type, ...rest});
    window.nonsense = [
        null, undefined, true, false, 0, -1, NaN, Infinity, 1e9, 10n, "", "height", "{\"aih\":1,\"type\":\"height\"}",
        [], [1, 2, 3], [[["aih"]]], {}, deep, new Date(0), /aih/, new Map([["aih", 1]]), new Set([1]), new ArrayBuffer(8),
        {aih: 1}, {aih: 2, type: "height", height: 50}, {aih: "1", type: "height", height: 50}, {aih: [1], type: "theme", theme: "dark"},
        made(null), made(7), made(["height"], {height: 50}), made("unknown"), made("__proto__"), made("constructor"),
        made("toString"), made("hasOwnProperty"), JSON.parse('{"aih": 1, "type": "style", "__proto__": {"accent": "red"}}'),
        ...["height", "place", "shift"].flatMap(type => [NaN, -1, Infinity, 1e9, "50", null, {}, [50]].map(length =>
            made(type, {height: length, top: length, by: length === -1 ? NaN : length}))),
        made("theme", {theme: "javascript:alert(1)"}), made("theme", {theme: null}), made("theme", {theme: "__proto__"}),
        made("language", {language: "../../x"}), made("language", {language: {}}), made("language", {language: "javascript:alert(1)"}),
        made("style", {accent: "url(https://evil.example/)", font: "x;} body{display:none", corner: "1e9px", density: "none"}),
        made("style", {accent: 7, font: [], corner: {}, density: null}),
        made("overlay", {open: "everything", top: 0}), made("overlay", {open: null, top: NaN}), made("overlay", {open: "full", top: NaN}),
        made("go", {fragment: "javascript:alert(1)"}), made("go", {fragment: ["post-1"]}), made("go", {fragment: ""}),
        made("visible", {visible: null}), made("visible", {visible: "false"}),
        made("event", {name: "click", detail: null}), made("event", {name: "aih:Ready!", detail: {}}), made("event", {name: {}}),
        made("data", {text: "</script><script>alert(1)</script>"}), made("data", {text: {}}), made("data", {text: "null"}),
        made("data", {text: "{\"@type\": \"Person\"}"}),
    ];"#;

/// What of the coverage a message could change.
const COVERAGE: &str = "
    const root = document.documentElement;
    return [root.outerHTML.slice(0, root.outerHTML.indexOf('>')), location.href, document.body.innerText, scrollY];";

fn coverage_is_unmoved(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(DAY).json());
    for height in ["640", "auto"] {
        let article = Article::with(site, page, &format!("data-height={height}"), "");
        article.reads();
        let before: Vec<serde_json::Value> = article.within(|| page.look(COVERAGE, &[]));
        let said: usize = page.look(
            &format!(
                "{NONSENSE}
                 const coverage = document.querySelector('as-it-happened iframe').contentWindow;
                 for (const message of nonsense) coverage.postMessage(message, '*');
                 // From a window that is not the one around it.
                 const other = document.createElement('iframe');
                 document.body.append(other);
                 const script = other.contentDocument.createElement('script');
                 script.textContent = `parent.frames[0].postMessage({{aih: 1, type: 'go', fragment: 'post-3'}}, '*')`;
                 other.contentDocument.body.append(script);
                 other.remove();
                 return nonsense.length;"
            ),
            &[],
        );
        assert!(said >= 50, "{said} messages");
        // Messages come in order: behind this one there are none left.
        let () = page.look("document.querySelector('as-it-happened').update({theme: 'light'});", &[]);
        article.within(|| page.css("html").has("data-theme", "light"));
        let () = page.look("document.querySelector('as-it-happened').update({theme: 'auto'});", &[]);
        article.within(|| page.css("html:not([data-theme])").appears());
        let after: Vec<serde_json::Value> = article.within(|| page.look(COVERAGE, &[]));
        assert_eq!(after, before);
        assert_eq!(article.faults(), [""; 0]);
    }
}

fn only_its_host_is_heard(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(DAY).json());
    let frame = format!(
        "<as-it-happened><iframe src=\"{}?embed=1&height=auto&host=https%3A%2F%2Fnews.example.org\" height=640></iframe></as-it-happened>",
        site.address()
    );
    let article = Article::holding(site, page, &frame, "");
    article.reads();
    let before: Vec<serde_json::Value> = article.within(|| {
        let () = page.look("addEventListener('message', ({data}) => { window.last ||= data === 'last'; });", &[]);
        page.look(COVERAGE, &[])
    });
    article.tells(&[
        json!({"aih": 1, "type": "theme", "theme": "dark"}),
        json!({"aih": 1, "type": "style", "density": "compact"}),
        json!({"aih": 1, "type": "place", "top": 900, "height": 700}),
        json!({"aih": 1, "type": "overlay", "open": "full", "top": 0}),
        json!({"aih": 1, "type": "go", "fragment": "post-3"}),
        json!("last"),
    ]);
    article.within(|| {
        page.wait("the last message", || page.look("return window.last === true;", &[]));
        assert_eq!(page.look::<Vec<serde_json::Value>>(COVERAGE, &[]), before);
    });
    // Firefox remarks on what is said to a page that is not there.
    page.forgive();
}

fn article_is_unmoved(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(DAY).json());
    for height in ["640", "auto"] {
        let article = Article::with(site, page, &format!("data-height={height} data-structured-data"), "");
        article.reads();
        if height == "auto" {
            article.is_as_tall_as_its_content();
        }
        let other = format!("{}empty.html", site.address());
        let () = page.look_later(
            "window.heardOther = false;
             addEventListener('message', ({data}) => { window.heardOther ||= data === 'other'; });
             const other = Object.assign(document.createElement('iframe'), {className: 'other', src: arguments[0]});
             other.addEventListener('load', () => arguments[1]());
             document.querySelector('.after').append(other);",
            &[other.into()],
        );
        // What the driver writes into the page is its own.
        let state = "
            return [document.documentElement.innerHTML.replace(/<script type=.application.*?<\\/script>| cd_frame_id_=\"\\w*\"/gs, ''), scrollY,
                document.querySelectorAll('[inert]').length, location.href];";
        let before: Vec<serde_json::Value> = page.look(state, &[]);
        article.within(|| {
            let () = page
                .look(&format!("{NONSENSE} for (const message of nonsense) parent.postMessage(message, '*');"), &[]);
        });
        // From the article itself, from nowhere, and from a window that is not the frame's.
        let () = page.look(
            &format!(
                "{NONSENSE}
                 for (const message of [...nonsense, {{aih: 1, type: 'height', height: 60}}, {{aih: 1, type: 'overlay', open: 'full', top: 0}}]) {{
                     postMessage(message, '*');
                     dispatchEvent(new MessageEvent('message', {{data: message, origin: 'null'}}));
                     dispatchEvent(new MessageEvent('message', {{data: message, source: window, origin: location.origin}}));
                     // From the frame's window, but of another document than was put there.
                     const {{contentWindow: source}} = document.querySelector('as-it-happened iframe');
                     for (const origin of ['null', 'https://evil.example', location.origin])
                         dispatchEvent(new MessageEvent('message', {{data: message, source, origin}}));
                 }}"
            ),
            &[],
        );
        // Behind these there is nothing left to come.
        // From the coverage's own origin, but another window.
        page.within("iframe.other", || {
            let () = page.look(
                "parent.postMessage({aih: 1, type: 'height', height: 60}, '*');
                 parent.postMessage({aih: 1, type: 'overlay', open: 'full', top: 0}, '*');
                 parent.postMessage('other', '*');",
                &[],
            );
        });
        page.wait("what the other frame said", || page.look("return window.heardOther;", &[]));
        let () = page.look_later(
            "addEventListener('message', ({data}) => data === 'last' && arguments[0]()); postMessage('last', '*');",
            &[],
        );
        let () = article.within(|| page.look_later("requestAnimationFrame(() => setTimeout(arguments[0], 0));", &[]));
        let after: Vec<serde_json::Value> = page.look(state, &[]);
        assert_eq!(after, before);
        assert_eq!(article.faults(), [""; 0]);
    }
}
