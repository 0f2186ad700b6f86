//! A publisher's article at an origin of its own, with the page in it.

use serde_json::{Value, json};

use crate::page::Page;
use crate::server::{Answer, Site};

/// The article's own style: a header that stays, a column of text, and room enough to scroll.
const STYLE: &str = "
    body { margin: 0 auto; max-width: 44rem; padding: 0 1rem; font: 18px/1.6 serif; }
    header { padding: 1rem 0; border-bottom: 3px double; }
    /* It is nobody else who moves it: no scroll bar that comes when half of it has been read, no window that is not up yet. */
    html { overflow-y: scroll; }
    .before, .after { min-height: 520px; }";

/// Script that notes whatever in the article is moved, and whatever goes wrong in it.
const WATCH: &str = "
    window.faults = [];
    for (const kind of ['error', 'unhandledrejection'])
        addEventListener(kind, event => faults.push(String(event.message ?? event.reason)));
    window.shifts = [];
    try {
        new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push(entry.value)))
            .observe({type: 'layout-shift', buffered: true});
    } catch {}";

/// The frame, from the article.
pub const FRAME: &str = "as-it-happened iframe";

/// An article that a reader has open.
#[derive(Debug)]
pub struct Article<'p> {
    page: &'p Page<'p>,
    site: &'p Site,
}

impl<'p> Article<'p> {
    /// Opens an article with the loader in it, under these attributes (`data-height="auto"`), at a fragment.
    #[track_caller]
    pub fn with(site: &'p Site, page: &'p Page<'p>, attributes: &str, fragment: &str) -> Self {
        let script = format!("<script async src=\"{}embed.js\" {attributes}></script>", site.address());
        Self::holding(site, page, &script, fragment)
    }

    /// Opens an article with this markup between its first words and its last.
    #[track_caller]
    pub fn holding(site: &'p Site, page: &'p Page<'p>, markup: &str, fragment: &str) -> Self {
        let text = "<p>Word upon word, and more of them to come, as it is with articles. ".repeat(6);
        let document = format!(
            "<!doctype html><html lang=en><meta charset=utf-8>\
             <meta name=viewport content=\"width=device-width, initial-scale=1\"><title>An article</title>\
             <link rel=canonical href=\"{}article.html\"><style>{STYLE}</style><script>{WATCH}</script>\
             <header>The Example</header><div class=before><h1>An article</h1>{text}</div>\
             {markup}<div class=after><h2>What else</h2>{text}<button>Elsewhere</button></div>",
            site.foreign_address()
        );
        let policy = "default-src * 'unsafe-inline'";
        site.answer("article.html", Answer::html(&document).header("Content-Security-Policy", policy));
        site.may_stand_in(&Self::origin(site));
        page.visit(&format!("{}article.html{fragment}", site.foreign_address()));
        Self { page, site }
    }

    /// The article's origin.
    #[must_use]
    pub fn origin(site: &Site) -> String {
        let address = site.foreign_address();
        address.split('/').take(3).collect::<Vec<_>>().join("/")
    }

    /// Brings the frame into view, and waits until the coverage is there.
    #[track_caller]
    pub fn reads(&self) {
        self.page.css(FRAME).appears();
        let () = self.page.look("document.querySelector('as-it-happened').scrollIntoView();", &[]);
        self.within(|| {
            self.page.ready();
            self.page.is_at_rest();
        });
    }

    /// Does something in the frame.
    #[track_caller]
    pub fn within<T>(&self, doing: impl FnOnce() -> T) -> T {
        self.page.within(FRAME, doing)
    }

    /// Where the frame is in the window: top, left, width and height in CSS pixels.
    #[track_caller]
    #[must_use]
    pub fn frame(&self) -> [f64; 4] {
        self.page.css(FRAME).read(
            "const {top, left, width, height} = element.getBoundingClientRect(); return [top, left, width, height];",
        )
    }

    /// How far the article is scrolled down, in CSS pixels.
    #[track_caller]
    #[must_use]
    pub fn scrolled(&self) -> f64 {
        self.page.look("return scrollY;", &[])
    }

    /// Scrolls the article by so much.
    #[track_caller]
    pub fn scrolls(&self, by: f64) {
        let () = self.page.look("scrollBy({top: arguments[0], behavior: 'instant'});", &[json!(by)]);
    }

    /// Where something in the frame is in the article's window, in CSS pixels.
    #[track_caller]
    #[must_use]
    pub fn top_of(&self, selector: &str) -> f64 {
        let [frame, ..] = self.frame();
        let top: f64 = self.within(|| self.page.css(selector).read("return element.getBoundingClientRect().top;"));
        frame + top
    }

    /// Scrolls the article until something in the frame is well in view. Not every driver does so by itself.
    #[track_caller]
    pub fn reveals(&self, selector: &str) {
        let by = self.top_of(selector) - 300.0;
        self.scrolls(by);
    }

    /// Waits until the frame is as tall as what it holds, and returns how tall that is, in CSS pixels.
    #[track_caller]
    pub fn is_as_tall_as_its_content(&self) -> f64 {
        let mut both = (0.0, 0.0);
        self.page.wait("a frame as tall as its content", || {
            let content: f64 = self.within(|| {
                self.page.look("return document.querySelector('.page').getBoundingClientRect().bottom + scrollY;", &[])
            });
            both = (self.frame()[3], content);
            (both.0 - both.1).abs() <= 1.0
        });
        both.0
    }

    /// Sends messages to the frame, as the article does.
    #[track_caller]
    pub fn tells(&self, messages: &[Value]) {
        let () = self.page.look(
            "const frame = document.querySelector('as-it-happened iframe');
             for (const message of arguments[0]) frame.contentWindow.postMessage(message, '*');",
            &[json!(messages)],
        );
    }

    /// What went wrong in the article's scripts.
    #[track_caller]
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        self.page.look("return faults;", &[])
    }

    /// How much of the article was moved without being asked, as browsers measure it; 0 where they do not.
    #[track_caller]
    #[must_use]
    pub fn shift(&self) -> f64 {
        self.page.look("return shifts.reduce((sum, shift) => sum + shift, 0);", &[])
    }

    /// The site of the page in the frame.
    #[must_use]
    pub fn site(&self) -> &Site {
        self.site
    }
}
