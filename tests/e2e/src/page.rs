//! The page as a reader has it: found by role and visible name, used by pointer and keyboard.
//!
//! Nothing here sleeps or looks once. Whatever a journey expects is looked for until it is there, or
//! until [`PATIENCE`] ends; then the journey fails at the line that expected it.

mod accessibility;
mod attention;
mod find;
mod gestures;
mod shots;
mod target;
mod timeline;
mod wait;

use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::browser::{Browser, Engine, Footprint, Medium, Need, Refusal, Scheme};
use crate::server::Site;
pub use accessibility::Audit;
pub use find::{Name, starting};
pub(crate) use shots::FAILED;
pub use target::Target;
pub use wait::PATIENCE;

/// The width of a small phone, in CSS pixels.
pub const NARROW: u32 = 360;
/// The width of a desktop window, in CSS pixels.
pub const WIDE: u32 = 1280;

/// Why a journey stopped that cannot be made in an engine. Thrown by [`Page::skip`].
#[derive(Debug)]
pub struct Skipped(pub(crate) String);

/// A browser window, showing a site.
#[derive(Debug)]
pub struct Page<'r> {
    browser: &'r Browser,
    site: &'r Site,
    axe: &'r str,
    shots: &'r Path,
}

impl<'r> Page<'r> {
    pub(crate) fn new(browser: &'r Browser, site: &'r Site, axe: &'r str, shots: &'r Path) -> Self {
        Self { browser, site, axe, shots }
    }

    /// Opens the site at a query and fragment (`"?q=bridge#post-7"`), or at nothing.
    #[track_caller]
    pub fn open(&self, place: &str) {
        // A mere change of the fragment would keep the document, which is not what opening means.
        self.must(self.browser.go("about:blank"));
        self.must(self.browser.go(&format!("{}{place}", self.site.address())));
    }

    /// Goes to any address.
    #[track_caller]
    pub fn visit(&self, address: &str) {
        self.must(self.browser.go("about:blank"));
        self.must(self.browser.go(address));
    }

    /// Does something in a frame of the page, and comes back.
    #[track_caller]
    pub fn within<T>(&self, frame: &str, doing: impl FnOnce() -> T) -> T {
        let frame = self.css(frame);
        frame.appears();
        let element: Value = frame.read("return element;");
        self.must(self.browser.enter(&element));
        let done = doing();
        self.must(self.browser.leave());
        done
    }

    /// Opens it, and waits for the coverage.
    #[track_caller]
    pub fn read(&self, place: &str) {
        self.open(place);
        self.ready();
    }

    /// Waits until the page says that it is ready.
    #[track_caller]
    pub fn ready(&self) {
        self.wait("the page to be ready", || self.page_state() == "ready");
    }

    /// Waits until the page says that it failed, and in which way.
    #[track_caller]
    pub fn failed(&self, kind: &str) {
        let alert = format!("[role=alert][data-failure={kind}]");
        self.css(&alert).appears();
        self.wait("the page to say that it failed", || self.page_state() == "failed");
    }

    /// The browser's own button for it.
    #[track_caller]
    pub fn reload(&self) {
        self.must(self.browser.reload());
    }

    /// The browser's own button for it.
    #[track_caller]
    pub fn back(&self) {
        self.must(self.browser.back());
    }

    /// The browser's own button for it.
    #[track_caller]
    pub fn forward(&self) {
        self.must(self.browser.forward());
    }

    /// Does something in another tab of the same browser, closes that, and comes back to this one.
    #[track_caller]
    pub fn in_another_tab(&self, doing: impl FnOnce()) {
        let here = self.must(self.browser.open_tab());
        doing();
        self.must(self.browser.close_tab(&here));
        if self.engine() == Engine::WebKit {
            // Its driver opens windows, and none hides another.
            let () = self.look("document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));", &[]);
        }
    }

    /// Presses a chord, such as `Control+End`, where the focus is.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        self.must(self.browser.press(chord));
    }

    /// Types a text where the focus is.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.must(self.browser.type_text(text));
    }

    /// Query and fragment of the address, as they stand in the address bar.
    #[track_caller]
    pub fn place(&self) -> String {
        self.look("return location.search + location.hash;", &[])
    }

    /// Waits until the address has, or has not, these words in its query and fragment.
    #[track_caller]
    pub fn place_is(&self, what: &str, fits: impl Fn(&str) -> bool) {
        self.wait(&format!("an address {what}"), || fits(&self.place()));
    }

    /// Waits until this has been announced to users of screen readers.
    #[track_caller]
    pub fn announced(&self, words: &str) {
        self.wait(&format!("the announcement of {words:?}"), || {
            let said: String = self.look(
                "return [...document.querySelectorAll('[role=status]')]
                     .map(status => status.textContent).join('\\n');",
                &[],
            );
            said.contains(words)
        });
    }

    /// Sizes the window so that the page is `width` CSS pixels wide.
    #[track_caller]
    pub fn width(&self, width: u32) {
        self.size(width, 900);
    }

    /// The same, in a window of that height.
    #[track_caller]
    pub fn size(&self, width: u32, height: u32) {
        self.must(self.browser.resize(width, height));
        self.wait(&format!("a page {width} px wide"), || self.look::<u32>("return innerWidth;", &[]) == width);
    }

    /// Lets the reader's device prefer a colour scheme.
    #[track_caller]
    pub fn prefers(&self, scheme: Scheme) {
        self.emulate(scheme, Medium::Screen, "another colour scheme");
    }

    /// Sets the reader's device up for what they need.
    #[track_caller]
    pub fn needs(&self, need: Need) {
        if !self.must(self.browser.emulate_need(need)) {
            self.skip(&format!("{} cannot be told {need:?}", self.engine()));
        }
    }

    /// Lays the page out for paper.
    #[track_caller]
    pub fn prints(&self) {
        self.emulate(Scheme::Light, Medium::Print, "the layout of a print");
    }

    /// Takes the reader's device off the network. The browser is the next journey's, too: come back before the end.
    #[track_caller]
    pub fn goes_offline(&self) {
        // WebKit only believes it, and Chromium lets a service worker go on.
        self.site.goes_down();
        self.must(self.browser.connect(false));
        self.wait("the device to be offline", || !self.look::<bool>("return navigator.onLine;", &[]));
    }

    /// Brings the reader's device back to the network.
    #[track_caller]
    pub fn comes_online(&self) {
        self.site.comes_back();
        self.must(self.browser.connect(true));
        self.wait("the device to be online", || self.look("return navigator.onLine;", &[]));
    }

    /// Has the device take its network for lost, though it works, or find it again.
    #[track_caller]
    pub fn denies_its_network(&self, denies: bool) {
        self.must(self.browser.deny_network(denies));
    }

    /// Takes WebAssembly away from the browser.
    #[track_caller]
    pub fn without_webassembly(&self) {
        if !self.must(self.browser.forbid_webassembly()) {
            self.skip(&format!("{} cannot be without WebAssembly", self.engine()));
        }
    }

    #[track_caller]
    fn emulate(&self, scheme: Scheme, medium: Medium, what: &str) {
        if !self.must(self.browser.emulate(scheme, medium)) {
            self.skip(&format!("{} cannot be told {what}", self.engine()));
        }
    }

    /// How much the page takes of the machine, where the engine tells.
    #[track_caller]
    #[must_use]
    pub fn footprint(&self) -> Footprint {
        self.must(self.browser.footprint())
    }

    /// The errors in the console since they were last asked for.
    pub(crate) fn console_errors(&self) -> Vec<String> {
        self.browser.console_errors()
    }

    /// Forgets the errors in the console so far, for a journey that provokes one.
    pub fn forgive(&self) {
        self.console_errors();
    }

    /// Ends the journey as one that this engine cannot make, and says so in the results.
    pub fn skip(&self, reason: &str) -> ! {
        std::panic::panic_any(Skipped(reason.to_owned()))
    }

    /// The engine that shows the page.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// What a script in the page returns, for what has no words of its own here.
    #[track_caller]
    pub fn look<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        self.hear(script, || self.browser.execute(script, arguments).map_err(|refusal| refusal.to_string()))
    }

    /// What a script in the page calls its last argument with, once it does.
    #[track_caller]
    pub fn look_later<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        self.hear(script, || self.browser.execute_async(script, arguments).map_err(|refusal| refusal.to_string()))
    }

    /// What a script returns. Null may mean that the document made room for another meanwhile: where it is no answer, the script is
    /// run again.
    #[track_caller]
    fn hear<T: DeserializeOwned>(&self, script: &str, mut run: impl FnMut() -> Result<Value, String>) -> T {
        let heard = self.patiently(|| match run() {
            Ok(value) => match (value.is_null(), serde_json::from_value(value)) {
                (true, Err(error)) => Err(error.to_string()),
                (_, answer) => Ok(answer.map_err(|error| error.to_string())),
            },
            Err(refusal) => Ok(Err(refusal)),
        });
        heard.flatten().unwrap_or_else(|reason: String| panic!("{}: {reason}\n{script}", self.engine()))
    }

    /// What the page says that it is doing, for reports.
    pub(crate) fn state(&self) -> String {
        let state = self.browser.execute(
            "return [location.href, 'state ' + document.documentElement.dataset.state,
                ...[...document.querySelectorAll('[role=alert]')]
                    .filter(alert => alert.checkVisibility())
                    .map(alert => alert.innerText.replace(/\\s+/g, ' '))];",
            &[],
        );
        match state {
            Ok(lines) => {
                lines.as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            Err(refusal) => refusal.to_string(),
        }
    }

    fn page_state(&self) -> String {
        let state = self.browser.execute("return document.documentElement.dataset.state ?? '';", &[json!(null)]);
        state.ok().and_then(|state| state.as_str().map(str::to_owned)).unwrap_or_default()
    }

    #[track_caller]
    fn must<T>(&self, result: Result<T, Refusal>) -> T {
        match result {
            Ok(value) => value,
            Err(refusal) => panic!("{}: {refusal}", self.engine()),
        }
    }
}
