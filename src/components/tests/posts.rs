use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::{coverage, document, page_of, post};
use wasm_bindgen::JsCast;

#[wasm_bindgen_test]
async fn what_looks_like_markup_in_a_feed_is_shown_as_text() {
    let hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    let page = page_of(json!([post("a", 0, hostile)])).await;
    assert_eq!(page.text("#post-a .prose p"), hostile);
    assert_eq!(page.count("#post-a img, #post-a script"), 0);
}

#[wasm_bindgen_test]
async fn a_time_that_one_post_carries_becomes_a_link_to_it() {
    let page = page_of(json!([post("a", 5, "first"), post("b", 9, "He adds (see 10:05 entry) more")])).await;
    assert_eq!(page.one("#post-b .prose a").get_attribute("href").as_deref(), Some("#post-a"));
    assert_eq!(page.text("#post-b .prose p"), "He adds (see 10:05 entry) more");
}

#[wasm_bindgen_test]
async fn a_revised_post_keeps_its_element_and_the_focus() {
    let page = page_of(json!([post("a", 0, "before"), post("b", 1, "other")])).await;
    let article = page.one("#post-a");
    article.unchecked_ref::<HtmlElement>().focus().unwrap();
    let mut revised = post("a", 0, "after");
    revised["dateModified"] = json!("2014-06-13T11:00:00+01:00");
    page.news(&coverage(json!([revised])));
    page.settled().await;
    assert_eq!(page.text("#post-a .prose"), "after");
    assert!(page.one("#post-a").is_same_node(Some(&article)));
    assert!(document().active_element().unwrap().is_same_node(Some(&article)));
    assert_eq!(page.text("#post-a .updated"), "Updated 11:00, June 13");
}

#[wasm_bindgen_test]
async fn somebody_elses_page_is_a_card_until_the_reader_asks() {
    let mut with_embed = post("a", 0, "see");
    with_embed["body"] =
        json!([{ "type": "embed", "provider": "Video site", "url": "https://video.example/1", "title": "A film" }]);
    let page = page_of(json!([with_embed])).await;
    assert_eq!(page.count("iframe"), 0);
    page.one("#post-a .embed button").unchecked_ref::<HtmlElement>().click();
    page.settled().await;
    assert_eq!(page.one("#post-a iframe").get_attribute("src").as_deref(), Some("https://video.example/1"));
}
