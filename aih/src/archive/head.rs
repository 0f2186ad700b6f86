//! A page from `<!doctype html>` to its end.

use as_it_happened::markup::node::{Element, Node, el};

use super::still::Place;

/// Scripts and styles of the archive's own, pictures and recordings from anywhere, and nothing else. Names no `'self'`: a page that
/// is opened as a file has no origin.
const POLICY: &str = "base-uri 'none'; object-src 'none'; form-action 'none'; frame-src 'none'; connect-src 'none'; require-trusted-types-for 'script'";

/// What a page's head says of it.
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// The absolute address of a picture for cards.
    pub(super) picture: Option<&'a str>,
    /// The absolute address that the page is to be known by.
    pub(super) canonical: &'a str,
    /// Whether it is the page of the whole coverage, with its structured data and its feeds.
    pub(super) is_whole: bool,
}

/// The page as HTML.
pub(super) fn page(about: &About<'_>, main: Element, place: &Place<'_>) -> Vec<u8> {
    let record = place.record;
    let coverage = &record.coverage;
    let meta = |name: &str, content: &str| el("meta").attr("name", name).attr("content", content);
    let property = |name: &str, content: &str| el("meta").attr("property", name).attr("content", content);
    let publisher = coverage.publisher.as_ref().map(|publisher| publisher.name.as_str());
    let mut head = vec![
        el("meta").attr("charset", "utf-8"),
        meta("viewport", "width=device-width, initial-scale=1"),
        meta("color-scheme", "light dark"),
        el("meta").attr("http-equiv", "Content-Security-Policy").attr("content", POLICY),
        el("title").child(about.title),
        meta("description", about.description),
        el("link").attr("rel", "canonical").attr("href", about.canonical),
        el("link").attr("rel", "stylesheet").attr("href", place.link("style.css")),
        property("og:type", "article"),
        property("og:title", about.title),
        property("og:description", about.description),
        property("og:url", about.canonical),
        property("og:locale", &coverage.language.replace('-', "_")),
        meta("twitter:card", if about.picture.is_some() { "summary_large_image" } else { "summary" }),
    ];
    head.extend(publisher.map(|name| property("og:site_name", name)));
    head.extend(about.picture.map(|picture| property("og:image", picture)));
    let mut script = String::new();
    if about.is_whole {
        let feed = |kind: &str, path: &str| {
            el("link")
                .attr("rel", "alternate")
                .attr("type", kind)
                .attr("title", coverage.headline.as_str())
                .attr("href", place.link(path))
        };
        head.push(feed("application/rss+xml", "rss.xml"));
        head.push(feed("application/atom+xml", "atom.xml"));
        head.push(feed("application/feed+json", "feed.json"));
        script = format!("<script type=\"application/ld+json\">{}</script>", record.json_ld());
    }
    let head: String = head.into_iter().map(|element| Node::from(element).to_html() + "\n").collect();
    let body = Node::from(el("body").child(el("div").class("page").child(main))).to_html();
    let root = format!("<html lang=\"{}\" dir=\"{}\">", attribute(&coverage.language), record.direction());
    format!("<!doctype html>\n{root}\n<head>\n{head}{script}\n</head>\n{body}\n</html>\n").into_bytes()
}

/// A text as it stands in an attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}
