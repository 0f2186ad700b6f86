//! What components write into a real document.

use std::cell::Cell;

use leptos::mount::mount_to;
use leptos::task::tick;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::{Document, Element, HtmlElement};

use super::app;
use crate::feed;
use crate::messages::Language;
use crate::reading::configuration::Configuration;
use crate::reading::page::effect::{RequestId, Timer};
use crate::reading::page::event::{Document as Received, Now, What};
use crate::shell::Session;
use crate::timeline::merge::Page;

mod choosing;
mod comment;
mod lightbox;
mod posts;

wasm_bindgen_test_configure!(run_in_browser);

/// A page in a corner of the test's document.
struct TestPage {
    session: Session,
    /// How many documents it has asked for.
    requests: Cell<u32>,
    root: HtmlElement,
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Shows a coverage of these posts.
async fn page_of(posts: Value) -> TestPage {
    page_of_coverage(coverage(posts)).await
}

async fn page_of_coverage(coverage: Value) -> TestPage {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let language = Language::English;
    let session = Session::new(&Configuration::parse("{}"), language, language.words());
    mount_to(root.clone(), move || app(session)).forget();
    session.happened(What::Started);
    let page = TestPage { session, requests: Cell::new(1), root };
    page.answer(Now::default(), &coverage);
    page.settled().await;
    page
}

/// A coverage of these posts.
fn coverage(posts: Value) -> Value {
    let mut coverage = json!({
        "version": 1,
        "id": "test",
        "headline": "A test",
        "timeZone": "Europe/London",
        "status": "live",
    });
    coverage["posts"] = posts;
    coverage
}

fn post(id: &str, minute: u32, text: &str) -> Value {
    json!({
        "id": id,
        "datePublished": format!("2014-06-13T10:{minute:02}:00+01:00"),
        "body": [{ "type": "paragraph", "text": text }],
    })
}

impl TestPage {
    /// The feed holds something else when the page asks for it again.
    fn news(&self, coverage: &Value) {
        let asked = self.requests.get() + 1;
        self.requests.set(asked);
        let now = Now { wall_ms: 0, monotonic_ms: i64::from(asked) * 1_000_000 };
        self.session.happened_at(now, What::TimerFired(Timer::Poll));
        self.answer(now, coverage);
    }

    /// What the page has asked for last is `coverage`.
    fn answer(&self, now: Now, coverage: &Value) {
        let number = self.requests.get();
        let resolve = |reference: &str| Some(["https://example.org/", reference].concat());
        let decoded = Some(feed::decode(coverage.to_string().as_bytes(), Page::Head, &resolve));
        let answer = Ok(Box::new(Received { body_hash: number.into(), cached_at: None, decoded }));
        self.session.happened_at(now, What::Answered { request: RequestId(number), answer, at_front: false });
    }

    /// Waits until the page has followed all that was changed.
    async fn settled(&self) {
        for _ in 0..4 {
            tick().await;
        }
    }

    fn one(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
    }

    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    fn text(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap_or_default()
    }
}

impl Drop for TestPage {
    fn drop(&mut self) {
        self.root.remove();
    }
}
