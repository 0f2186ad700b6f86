//! The page as a whole, in a real browser.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_page_whose_feed_is_not_there_says_so_and_offers_another_try() {
    let document = web_sys::window().unwrap().document().unwrap();
    let config = document.create_element("script").unwrap();
    config.set_id("config");
    config.set_attribute("type", "application/json").unwrap();
    config.set_text_content(Some(r#"{"feed": "no-such-feed.json"}"#));
    document.head().unwrap().append_child(&config).unwrap();
    // As `start.js` hands them over; the words themselves do not matter here, as long as there are enough.
    let words = format!(r#"["en"{}]"#, r#", "word""#.repeat(1_000));
    js_sys::Reflect::set(&js_sys::global(), &"preloadedWords".into(), &words.into()).unwrap();

    as_it_happened::start();

    let alert = loop {
        if let Some(alert) = document.query_selector("[role=alert][data-failure]").unwrap() {
            break alert;
        }
        // Hands the thread back until the page has gone on.
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    };
    assert_eq!(alert.get_attribute("data-failure").as_deref(), Some("missing"));
    assert!(alert.query_selector("button").unwrap().is_some());
    assert_eq!(document.document_element().unwrap().get_attribute("data-state").as_deref(), Some("failed"));
}
