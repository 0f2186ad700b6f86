use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlTextAreaElement};

use super::{TestPage, coverage, page_of_coverage};

fn text(page: &TestPage) -> HtmlTextAreaElement {
    page.one("form[data-comment] [name=text]").unchecked_into()
}

fn write(page: &TestPage, words: &str) {
    let field = text(page);
    field.set_value(words);
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    field.dispatch_event(&Event::new_with_event_init_dict("input", &bubbles).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn a_comment_in_the_writing_outlives_an_update_of_the_coverage() {
    let mut coverage = coverage(json!([]));
    coverage["comments"] = json!({"open": true, "protocol": "json", "action": "comments"});
    let page = page_of_coverage(coverage.clone()).await;
    let before = text(&page);
    write(&page, "Half a sent");
    coverage["headline"] = json!("Another headline");
    coverage["dateModified"] = json!("2014-06-13T21:00:00+01:00");
    page.news(&coverage);
    page.settled().await;
    assert!(page.text("h1").contains("Another headline"));
    assert_eq!(text(&page).value(), "Half a sent");
    assert!(text(&page).is_same_node(Some(&before)), "the field was written anew, and lost the focus");
}
