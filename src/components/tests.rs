//! What components write into a real document.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::task::tick;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::{Document, Element, HtmlElement};

use super::app;
use crate::feed::{self, Base};
use crate::messages::Language;
use crate::reading::configuration::Configuration;
use crate::reading::session::Session;
use crate::timeline::merge::Page;

mod choosing;
mod comment;
mod lightbox;
mod posts;

wasm_bindgen_test_configure!(run_in_browser);

/// A page in a corner of the test's document.
struct TestPage<M: leptos::tachys::view::Mountable + 'static> {
    session: Session,
    root: HtmlElement,
    _mounted: UnmountHandle<M>,
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Shows a coverage of these posts.
async fn page_of(posts: Value) -> TestPage<impl leptos::tachys::view::Mountable> {
    page_of_coverage(coverage(posts)).await
}

async fn page_of_coverage(coverage: Value) -> TestPage<impl leptos::tachys::view::Mountable> {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let language = Language::English;
    let session = Session::new(Configuration::parse("{}"), language, language.words());
    let mounted = mount_to(root.clone(), move || app(session));
    session.begin(decoded(&coverage)).await;
    let page = TestPage { session, root, _mounted: mounted };
    page.settled().await;
    page
}

/// An ended coverage of these posts.
fn coverage(posts: Value) -> Value {
    let mut coverage = json!({
        "version": 1,
        "id": "test",
        "headline": "A test",
        "timeZone": "Europe/London",
        "status": "ended",
        "coverageEndTime": "2014-06-13T20:00:00+01:00",
    });
    coverage["posts"] = posts;
    coverage
}

fn decoded(coverage: &Value) -> feed::Decoded {
    let resolve = |reference: &str| Some(["https://example.org/", reference].concat());
    feed::decode(coverage.to_string().as_bytes(), Page::Head, Base::new(&resolve)).unwrap()
}

fn post(id: &str, minute: u32, text: &str) -> Value {
    json!({
        "id": id,
        "datePublished": format!("2014-06-13T10:{minute:02}:00+01:00"),
        "body": [{ "type": "paragraph", "text": text }],
    })
}

impl<M: leptos::tachys::view::Mountable> TestPage<M> {
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

impl<M: leptos::tachys::view::Mountable> Drop for TestPage<M> {
    fn drop(&mut self) {
        self.root.remove();
    }
}
