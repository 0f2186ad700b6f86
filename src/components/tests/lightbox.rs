use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

use super::{TestPage, coverage, document, page_of, post};
use crate::reading::page::event::Action;

/// Three posts with a picture each, the newest first.
fn three_pictures() -> Value {
    let picture = |id: &str, minute| {
        let mut post = post(id, minute, "text");
        post["body"] = json!([picture(id)]);
        post
    };
    json!([picture("c", 3), picture("b", 2), picture("a", 1)])
}

fn picture(name: &str) -> Value {
    let url = format!("{name}.jpg");
    json!({ "type": "image", "url": url, "width": 640, "height": 360, "alt": name })
}

impl TestPage {
    async fn click(&self, selector: &str) {
        self.one(selector).unchecked_ref::<HtmlElement>().click();
        self.settled().await;
    }

    /// The place of each picture in reach that has been asked for.
    fn asked_for(&self) -> Vec<String> {
        let images = self.root.query_selector_all("dialog img").unwrap();
        let place = |image: web_sys::Element| image.parent_element().unwrap().get_attribute("data-place").unwrap();
        let mut places: Vec<String> =
            (0..images.length()).map(|at| place(images.item(at).unwrap().unchecked_into())).collect();
        places.sort();
        places
    }

    async fn close(&self) {
        self.session.send(Action::CloseLightbox { steps: 0 });
        self.settled().await;
    }

    async fn tell(&self, event: &str) {
        let image = self.one("dialog [data-place='0'] img");
        image.dispatch_event(&Event::new(event).unwrap()).unwrap();
        self.settled().await;
    }
}

#[wasm_bindgen_test]
async fn neighbours_are_asked_for_once_the_open_picture_has_come() {
    let page = page_of(three_pictures()).await;
    page.click("#picture-1-b").await;
    assert_eq!(page.asked_for(), ["0"]);
    page.tell("load").await;
    assert_eq!(page.asked_for(), ["-1", "0", "1"]);
    page.close().await;
    assert_eq!(page.count("dialog"), 0);
}

#[wasm_bindgen_test]
async fn a_broken_picture_says_so_and_is_asked_for_anew() {
    let page = page_of(three_pictures()).await;
    page.click("#picture-1-a").await;
    let first = page.one("dialog [data-place='0'] img");
    page.tell("error").await;
    assert!(page.text("dialog [role=alert]").contains("could not be loaded"));
    assert!(page.text("dialog [role=alert] p + p").contains('a'));
    assert_eq!(page.asked_for(), ["-1", "0"]);
    page.click("dialog [role=alert] button").await;
    assert_eq!(page.count("dialog [data-place='0'] [role=alert]"), 0);
    assert!(page.one("dialog [data-place='0'] img").is_same_node(Some(&first)));
    page.close().await;
}

#[wasm_bindgen_test]
async fn an_edit_reaches_the_open_picture_and_a_withdrawal_closes_it() {
    let page = page_of(three_pictures()).await;
    page.click("#picture-1-b").await;
    page.tell("load").await;
    let image = page.one("dialog [data-place='0'] img");

    let mut edited = post("b", 2, "text");
    edited["dateModified"] = json!("2014-06-13T11:00:00+01:00");
    let mut described = picture("b");
    described["alt"] = json!("a bridge");
    edited["body"] = json!([picture("x"), described]);
    let mut newer = post("d", 4, "text");
    newer["body"] = json!([picture("d")]);
    page.news(&coverage(json!([newer, edited])));
    page.settled().await;
    assert!(page.one("dialog [data-place='0'] img").is_same_node(Some(&image)));
    assert_eq!(image.get_attribute("alt").as_deref(), Some("a bridge"));
    assert_eq!(page.text(".lightbox-position"), "3 of 4");
    assert!(page.one("dialog").contains(document().active_element().as_deref()));

    let mut withdrawn = post("b", 2, "text");
    withdrawn["withdrawn"] = json!({ "at": "2014-06-13T12:00:00+01:00" });
    page.news(&coverage(json!([withdrawn])));
    page.settled().await;
    assert_eq!(page.count("dialog"), 0);
}
