use proptest::prelude::*;
use serde_json::Value;

use super::leaf::{address, date, flag, inline, size, text, words};
use super::{Json, list, object, one_of};

pub fn block() -> Json {
    let list_block = object([("type", one_of(&["list"])), ("items", list(inline(), 1))], [("ordered", flag())]);
    let gallery = object([("type", one_of(&["gallery"])), ("images", list(image(), 1))], []);
    prop_oneof![
        4 => object([("type", one_of(&["paragraph", "heading"])), ("text", inline())], []),
        1 => list_block,
        1 => object([("type", one_of(&["quote"])), ("text", inline())], [("cite", text()), ("url", address())]),
        1 => image(),
        1 => gallery,
        1 => media(),
        1 => embed(),
        1 => table(),
        1 => unknown(),
    ]
    .boxed()
}

fn image() -> Json {
    let file = object([("url", address()), ("width", size())], []);
    let colour = "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})".prop_map(Value::from).boxed();
    object(
        [("type", one_of(&["image"])), ("url", address()), ("width", size()), ("height", size()), ("alt", text())],
        [
            ("caption", inline()),
            ("credit", text()),
            ("dateCreated", date()),
            ("sizes", list(file, 0)),
            ("placeholder", colour),
            ("allow", list(one_of(&["download", "link", "print"]), 0)),
        ],
    )
}

fn media() -> Json {
    let track = object([("url", address()), ("lang", text()), ("label", text())], []);
    object(
        [("type", one_of(&["video", "audio"])), ("url", address()), ("title", text())],
        [
            ("mimeType", text()),
            ("poster", address()),
            ("width", size()),
            ("height", size()),
            ("captions", list(track, 0)),
        ],
    )
}

fn embed() -> Json {
    object(
        [("type", one_of(&["embed"])), ("provider", text()), ("url", address()), ("title", text())],
        [("text", text()), ("poster", address()), ("width", size()), ("height", size())],
    )
}

fn table() -> Json {
    object(
        [("type", one_of(&["table"])), ("rows", list(list(inline(), 0), 1))],
        [("header", list(inline(), 0)), ("caption", text())],
    )
}

/// A block that only a later version of the format knows.
fn unknown() -> Json {
    object([("type", words())], [("question", text()), ("answers", list(text(), 0)), ("url", text())])
}
