use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlTextAreaElement};

use super::{TestPage, coverage, page_of_coverage};

fn taking(open: bool, headline: &str) -> serde_json::Value {
    let comments = json!({"open": open, "protocol": "json", "action": "comments"});
    let mut coverage = coverage(json!([]));
    coverage["id"] = json!(headline);
    coverage["comments"] = comments;
    coverage
}

fn text<M: leptos::tachys::view::Mountable>(page: &TestPage<M>) -> HtmlTextAreaElement {
    page.one("form[data-comment] [name=text]").unchecked_into()
}

fn write<M: leptos::tachys::view::Mountable>(page: &TestPage<M>, words: &str) {
    let field = text(page);
    field.set_value(words);
    field.dispatch_event(&Event::new("input").unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn a_comment_in_the_writing_outlives_an_update_of_the_coverage() {
    let page = page_of_coverage(taking(true, "update")).await;
    let before = text(&page);
    write(&page, "Half a sent");
    let mut update = taking(true, "update");
    update["headline"] = json!("Another headline");
    update["dateModified"] = json!("2014-06-13T21:00:00+01:00");
    page.session.take_in(super::decoded(&update));
    page.settled().await;
    assert!(page.text("h1").contains("Another headline"));
    assert_eq!(text(&page).value(), "Half a sent");
    assert!(text(&page).is_same_node(Some(&before)), "the field was written anew, and lost the focus");
}

#[wasm_bindgen_test]
async fn comments_that_close_leave_what_was_written_to_be_read() {
    let page = page_of_coverage(taking(true, "closing")).await;
    write(&page, "Too late");
    let mut update = taking(false, "closing");
    update["dateModified"] = json!("2014-06-13T21:00:00+01:00");
    page.session.take_in(super::decoded(&update));
    page.settled().await;
    assert!(page.text("form[data-comment]").contains("Comments are closed."));
    assert_eq!(text(&page).value(), "Too late");
    assert!(text(&page).read_only());
    assert_eq!(page.count("form[data-comment] [type=submit]"), 0);
}
