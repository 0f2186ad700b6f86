//! Marks words by the CSS Custom Highlight API, which changes no node of the document.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Range};

use crate::browser::dom;
use crate::timeline::search::{Fold, Query};

/// The name of the highlight in the style sheet.
const NAME: &str = "search";

/// What of an article is searched: all but the page's own words.
const SEARCHED: &str =
    "article:not([hidden]) > :is(.byline, h3, .prose, .withdrawn), article:not([hidden]) > .correction > p";

#[wasm_bindgen]
extern "C" {
    type Highlight;

    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;

    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);

    type Highlights;

    #[wasm_bindgen(method)]
    fn set(this: &Highlights, name: &str, highlight: &Highlight);

    #[wasm_bindgen(method)]
    fn delete(this: &Highlights, name: &str);

    #[wasm_bindgen(thread_local_v2, js_name = highlights, js_namespace = CSS)]
    static HIGHLIGHTS: Option<Highlights>;
}

/// Whether the browser can mark words without elements.
pub fn are_supported() -> bool {
    HIGHLIGHTS.with(Option::is_some)
}

/// Marks the words of `query` in the articles of these chunks, and nowhere else.
pub fn mark<'a>(chunks: impl Iterator<Item = &'a Element>, query: &Query, fold: Fold) {
    HIGHLIGHTS.with(|highlights| {
        let Some(highlights) = highlights else { return };
        if query.is_empty() {
            return highlights.delete(NAME);
        }
        let highlight = Highlight::new();
        for chunk in chunks {
            dom::each_text(chunk, SEARCHED, &mut |node, text| {
                for hit in query.hits(text, fold) {
                    let units = |bytes: usize| text[..bytes].encode_utf16().count() as u32;
                    if let Some(range) = dom::range(node, units(hit.start), units(hit.end)) {
                        highlight.add(&range);
                    }
                }
            });
        }
        highlights.set(NAME, &highlight);
    });
}
