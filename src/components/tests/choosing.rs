use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{page_of, post};
use crate::reading::session::FOLD;
use crate::reading::view::{Choice, Order};
use crate::timeline::search::Query;
use crate::timeline::source::SourceType;

fn posts() -> Value {
    let mut reader = post("r", 1, "From Baghdad");
    reader["source"] = json!({ "type": "reader", "name": "A reader" });
    json!([post("a", 0, "From Mosul"), reader, post("c", 2, "From Érbil")])
}

#[wasm_bindgen_test]
async fn a_filter_hides_the_others_and_brings_back_the_same_elements() {
    let page = page_of(posts()).await;
    let element = page.one("#post-a");
    page.session.choose(Choice::Source(SourceType::Reader));
    page.settled().await;
    assert_eq!(page.count("article:not([hidden])"), 1);
    assert_eq!(page.one("#post-r").get_attribute("aria-setsize").as_deref(), Some("1"));
    page.session.choose(Choice::Everything);
    page.settled().await;
    assert_eq!(page.count("article:not([hidden])"), 3);
    assert!(page.one("#post-a").is_same_node(Some(&element)));
    assert_eq!(page.one("#post-a").get_attribute("aria-posinset").as_deref(), Some("3"));
}

#[wasm_bindgen_test]
async fn the_words_looked_for_are_marked_whatever_their_accents() {
    let page = page_of(posts()).await;
    page.session.choose(Choice::Words(Query::new("erbil", FOLD)));
    page.settled().await;
    assert_eq!(page.text("article:not([hidden]) mark"), "Érbil");
    page.session.choose(Choice::Words(Query::new("", FOLD)));
    page.settled().await;
    assert_eq!(page.count("article:not([hidden]) mark"), 0);
}

#[wasm_bindgen_test]
async fn nothing_found_says_so_and_offers_a_way_back() {
    let page = page_of(posts()).await;
    page.session.choose(Choice::Words(Query::new("nowhere", FOLD)));
    page.settled().await;
    assert!(page.text(".empty").contains("No posts match"));
    page.session.choose(Choice::Everything);
    page.settled().await;
    assert_eq!(page.count(".empty"), 0);
}

#[wasm_bindgen_test]
async fn the_oldest_post_can_come_first() {
    let page = page_of(posts()).await;
    page.session.choose(Choice::Order(Order::OldestFirst));
    page.settled().await;
    assert_eq!(page.one("article").id(), "post-a");
    page.session.choose(Choice::Order(Order::NewestFirst));
    page.settled().await;
    assert_eq!(page.one("article").id(), "post-c");
}
