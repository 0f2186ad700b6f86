//! HTML of a post as typed blocks, through an allow-list.
//!
//! Elements that are not known give their text. Scripts, styles, forms and trackers give nothing. Frames of known players become
//! cards.

use scraper::{ElementRef, Html, Node};
use serde_json::{Value, json};
use url::Url;

mod inline;

use inline::Line;

/// What a piece of HTML says.
#[derive(Default)]
pub(crate) struct Fragment {
    /// Blocks of the native format.
    pub(crate) blocks: Vec<Value>,
    /// What was lost, each as the end of a sentence.
    pub(crate) lost: Vec<&'static str>,
}

/// Elements that give nothing at all.
const DROPPED: [&str; 15] = [
    "script", "style", "noscript", "template", "form", "input", "button", "select", "textarea", "object", "applet",
    "link", "meta", "title", "svg",
];

/// Sites whose frames and links become cards: a part of the host, and the provider's name.
const PLAYERS: [(&str, &str); 12] = [
    ("youtube.com", "YouTube"),
    ("youtube-nocookie.com", "YouTube"),
    ("youtu.be", "YouTube"),
    ("vimeo.com", "Vimeo"),
    ("dailymotion.com", "Dailymotion"),
    ("twitter.com", "X"),
    ("x.com", "X"),
    ("instagram.com", "Instagram"),
    ("facebook.com", "Facebook"),
    ("tiktok.com", "TikTok"),
    ("soundcloud.com", "SoundCloud"),
    ("spotify.com", "Spotify"),
];

/// Resolves an address; `None` for one that is neither http nor https.
pub(crate) type Resolve<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The blocks of a piece of HTML.
pub(crate) fn blocks(markup: &str, resolve: Resolve<'_>) -> Fragment {
    let html = Html::parse_fragment(markup);
    let mut reader = Reader { resolve, line: Line::default(), fragment: Fragment::default() };
    reader.children(html.root_element());
    reader.end_paragraph();
    reader.fragment
}

/// A text without tags and with its entities decoded once, white space as single blanks.
pub(crate) fn plain(text: &str) -> String {
    let text = if text.contains(['<', '&']) {
        let html = Html::parse_fragment(text);
        let mut words = String::new();
        collect(html.root_element(), &mut words);
        words
    } else {
        text.to_owned()
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            _ => {
                let Some(child) = ElementRef::wrap(child) else { continue };
                if !DROPPED.contains(&child.value().name()) {
                    collect(child, text);
                    if is_block(child.value().name()) || child.value().name() == "br" {
                        text.push(' ');
                    }
                }
            }
        }
    }
}

/// The card of an address, if it is that of a known player or network. `title` is what stands on it.
pub(crate) fn card(address: &str, title: &str) -> Option<Value> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    let is_of = |site: &str| host == site || host.strip_suffix(site).is_some_and(|before| before.ends_with('.'));
    let (_, provider) = PLAYERS.iter().find(|(site, _)| is_of(site))?;
    let title = if title.trim().is_empty() { *provider } else { title.trim() };
    Some(json!({ "type": "embed", "provider": provider, "url": address, "title": title }))
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "aside"
            | "main"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "hr"
            | "pre"
            | "fieldset"
    )
}

struct Reader<'a> {
    resolve: Resolve<'a>,
    line: Line,
    fragment: Fragment,
}

impl Reader<'_> {
    fn children(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.line.text(text),
                _ => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child);
                    }
                }
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        match name {
            name if DROPPED.contains(&name) => {}
            "br" => self.line.line_break(),
            "img" => self.picture(element, None),
            "iframe" | "embed" => self.frame(element),
            "video" | "audio" => self.recording(element),
            "figure" => self.figure(element),
            "blockquote" => self.quote(element),
            "ul" | "ol" => self.list(element),
            "table" => self.table(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                let text = self.inner(element);
                self.push_text("heading", text);
            }
            name if is_block(name) => {
                self.end_paragraph();
                self.children(element);
                self.end_paragraph();
            }
            _ => self.styled(element),
        }
    }

    /// An element within a line.
    fn styled(&mut self, element: ElementRef<'_>) {
        // The command of a live blog's author, which readers are not shown.
        if element.value().classes().any(|class| class == "liveblog-command") {
            return;
        }
        let href = element.value().attr("href").and_then(|href| self.link(href));
        let style = inline::Style {
            strong: matches!(element.value().name(), "strong" | "b"),
            emphasis: matches!(element.value().name(), "em" | "i"),
            code: matches!(element.value().name(), "code" | "kbd" | "samp" | "tt"),
            href,
        };
        let before = self.line.enter(style);
        self.children(element);
        self.line.leave(before);
    }

    fn link(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if let Some(rest) = href.strip_prefix("mailto:").or(href.strip_prefix("tel:")) {
            return (!rest.is_empty() && !rest.contains(char::is_whitespace)).then(|| href.to_owned());
        }
        (self.resolve)(href)
    }

    /// What stands in an element, as the text of one block. Blocks within it become blocks of their own.
    fn inner(&mut self, element: ElementRef<'_>) -> Option<Value> {
        let outer = std::mem::take(&mut self.line);
        self.children(element);
        std::mem::replace(&mut self.line, outer).finish()
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.line).finish();
        self.push_text("paragraph", text);
    }

    fn push_text(&mut self, kind: &str, text: Option<Value>) {
        self.fragment.blocks.extend(text.map(|text| json!({ "type": kind, "text": text })));
    }

    fn list(&mut self, element: ElementRef<'_>) {
        self.end_paragraph();
        let mut items = Vec::new();
        for child in element.children().filter_map(ElementRef::wrap) {
            let mut line = Line::default();
            inline::gather(child, &mut line, &|href| self.link(href));
            items.extend(line.finish());
        }
        if !items.is_empty() {
            let ordered = element.value().name() == "ol";
            self.fragment.blocks.push(json!({ "type": "list", "ordered": ordered, "items": items }));
        }
    }

    fn quote(&mut self, element: ElementRef<'_>) {
        self.end_paragraph();
        // A post of a network, as the network's own code to embed it: the words, and the link at its end.
        let links = element.descendants().filter_map(ElementRef::wrap).filter_map(|child| child.value().attr("href"));
        let is_post = element
            .value()
            .classes()
            .any(|class| class.contains("twitter-") || class.contains("instagram-") || class.contains("tiktok-"));
        if let Some(address) = links.filter_map(|href| self.link(href)).last().filter(|_| is_post) {
            let words = plain(&element.inner_html());
            if let Some(card) = card(&address, &words) {
                self.fragment.blocks.push(card);
                return;
            }
        }
        let mut line = Line::default();
        inline::gather(element, &mut line, &|href| self.link(href));
        self.push_text("quote", line.finish());
    }

    fn table(&mut self, element: ElementRef<'_>) {
        self.end_paragraph();
        let mut rows = Vec::new();
        let mut header = None;
        for row in element.descendants().filter_map(ElementRef::wrap).filter(|child| child.value().name() == "tr") {
            let cells: Vec<_> = row
                .children()
                .filter_map(ElementRef::wrap)
                .filter(|cell| matches!(cell.value().name(), "td" | "th"))
                .collect();
            let is_header = !cells.is_empty() && cells.iter().all(|cell| cell.value().name() == "th");
            let texts: Vec<Value> = cells
                .into_iter()
                .map(|cell| {
                    let mut line = Line::default();
                    inline::gather(cell, &mut line, &|href| self.link(href));
                    line.finish().unwrap_or_else(|| "".into())
                })
                .collect();
            match (is_header && rows.is_empty() && header.is_none(), texts.is_empty()) {
                (_, true) => {}
                (true, false) => header = Some(texts),
                (false, false) => rows.push(texts),
            }
        }
        if rows.is_empty() {
            rows.extend(header.take());
        }
        if !rows.is_empty() {
            let mut table = json!({ "type": "table", "rows": rows });
            if let Some(header) = header {
                table["header"] = header.into();
            }
            self.fragment.blocks.push(table);
        }
    }

    fn figure(&mut self, element: ElementRef<'_>) {
        self.end_paragraph();
        let within =
            |name: &str| element.descendants().filter_map(ElementRef::wrap).find(|child| child.value().name() == name);
        let caption =
            within("figcaption").map(|caption| plain(&caption.inner_html())).filter(|caption| !caption.is_empty());
        match within("img") {
            Some(image) => self.picture(image, caption),
            None => self.children(element),
        }
    }

    fn picture(&mut self, image: ElementRef<'_>, caption: Option<String>) {
        let attribute = |name: &str| image.value().attr(name);
        let Some(url) = attribute("src").and_then(|src| (self.resolve)(src)) else { return };
        let size =
            |name: &str| attribute(name)?.trim().trim_end_matches("px").parse::<u32>().ok().filter(|size| *size > 0);
        let Some((width, height)) = size("width").zip(size("height")) else {
            self.fragment.lost.push("has a picture without a size, which is left out");
            return;
        };
        // An invisible picture is a tracker.
        if width < 3 || height < 3 {
            return;
        }
        self.end_paragraph();
        let alt = plain(attribute("alt").unwrap_or_default());
        let mut block = json!({ "type": "image", "url": url, "width": width, "height": height, "alt": alt });
        if let Some(caption) = caption {
            block["caption"] = caption.into();
        }
        self.fragment.blocks.push(block);
    }

    fn frame(&mut self, element: ElementRef<'_>) {
        let address = element.value().attr("src").and_then(|src| (self.resolve)(src));
        let title = plain(element.value().attr("title").unwrap_or_default());
        match address.and_then(|address| card(&address, &title)) {
            Some(card) => {
                self.end_paragraph();
                self.fragment.blocks.push(card);
            }
            None => self.fragment.lost.push("has a frame of a site that is not known, which is left out"),
        }
    }

    fn recording(&mut self, element: ElementRef<'_>) {
        let source = element.descendants().filter_map(ElementRef::wrap).find_map(|child| child.value().attr("src"));
        let Some(url) = source.and_then(|src| (self.resolve)(src)) else { return };
        self.end_paragraph();
        let name = url.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
        let title = element.value().attr("title").map(plain).filter(|title| !title.is_empty()).unwrap_or(name);
        self.fragment.blocks.push(json!({ "type": element.value().name(), "url": url, "title": title }));
    }
}

#[cfg(test)]
mod tests;
