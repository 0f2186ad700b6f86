//! A search that needs no server: an index and a script. Both are classic scripts, so that they run from a file, too.

use serde_json::json;

use super::File;
use super::names;
use super::record::{Record, collapsed, text_of};

/// The index and the script.
pub(super) fn of(record: &Record) -> [File; 2] {
    let entries: Vec<_> = record
        .posts
        .iter()
        .filter(|post| !post.is_withdrawn())
        .map(|post| {
            let time = record.with_context(|context| {
                use as_it_happened::markup::moment::{Style, in_words};
                in_words(post.published, Style::Sentence, context.messages, context.clock)
            });
            let mut source = String::new();
            post.source.read_text(&mut |part| source.extend([part, " "]));
            let all = collapsed(&[record.title_of(post).as_str(), &source, &text_of(post)].join(" "));
            json!([names::post_page(post.id.as_str()), time, record.title_of(post), all])
        })
        .collect();
    // In a script these two would end a line (ECMAScript before 2019), and `<` could end the element of an inline one.
    let index = json!(entries).to_string().replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    let index = format!("window.searchIndex = {index};\n");
    [("search-index.js".to_owned(), index.into_bytes()), ("search.js".to_owned(), include_bytes!("search.js").to_vec())]
}
