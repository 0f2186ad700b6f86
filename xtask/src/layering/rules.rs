//! The layers of the app and what each must not know, as a table.

use std::fmt;

use super::mentions::Mention;

/// A part of the app, and the rules it keeps.
pub(super) struct Layer {
    /// What the failure calls it.
    pub(super) name: &'static str,
    files: &'static [&'static str],
    /// What its files never mention.
    pub(super) never: &'static [Never],
}

/// Something that a layer does not mention.
pub(super) enum Never {
    /// A crate of the browser or of the framework.
    Crate(&'static str),
    /// A module of the app, by its name under `crate`.
    Module(&'static str),
    /// A function that reaches into the browser, unless it is one of the app's own module `browser`.
    Call(&'static str),
    /// Anything of web-sys but the types of events and elements.
    WebBeyondEventsAndElements,
}

use Never::{Call, Crate, Module, WebBeyondEventsAndElements};

// The first layer with a pattern for a file is the file's layer. A pattern that ends in `/` stands for the whole folder.
const LAYERS: &[Layer] = &[
    Layer {
        name: "timeline is pure: it",
        files: &["timeline.rs", "timeline/"],
        never: &[
            Crate("web_sys"),
            Crate("js_sys"),
            Crate("wasm_bindgen"),
            Crate("leptos"),
            Crate("gloo"),
            Module("browser"),
            Module("feed"),
            Module("reading"),
            Module("components"),
        ],
    },
    Layer { name: "the web half of feed", files: &["feed/http.rs"], never: &[Module("reading"), Module("components")] },
    Layer {
        name: "feed is pure: it",
        files: &["feed.rs", "feed/"],
        never: &[
            Crate("web_sys"),
            Crate("js_sys"),
            Crate("wasm_bindgen"),
            Crate("leptos"),
            Crate("gloo"),
            Module("browser"),
            Module("reading"),
            Module("components"),
        ],
    },
    Layer {
        name: "the session",
        files: &["reading/live.rs", "reading/session.rs", "reading/session/"],
        never: &[Module("components")],
    },
    Layer {
        name: "reading is pure: it",
        files: &["reading.rs", "reading/"],
        never: &[
            Crate("web_sys"),
            Crate("js_sys"),
            Crate("wasm_bindgen"),
            Crate("leptos"),
            Crate("gloo"),
            Module("browser"),
            Module("components"),
        ],
    },
    Layer {
        name: "messages are words: they",
        files: &["messages.rs", "messages/"],
        never: &[
            Crate("web_sys"),
            Crate("js_sys"),
            Crate("wasm_bindgen"),
            Crate("leptos"),
            Crate("gloo"),
            Module("browser"),
            Module("feed"),
            Module("reading"),
            Module("components"),
        ],
    },
    Layer {
        name: "markup is pure: it",
        files: &["markup.rs", "markup/"],
        never: &[
            Crate("web_sys"),
            Crate("js_sys"),
            Crate("wasm_bindgen"),
            Crate("leptos"),
            Crate("gloo"),
            Module("browser"),
            Module("feed"),
            Module("reading"),
            Module("components"),
        ],
    },
    Layer {
        name: "browser knows nothing of the page: it",
        files: &["browser.rs", "browser/"],
        never: &[Module("feed"), Module("reading"), Module("components")],
    },
    // They stand where the browser stands otherwise: they look at what components have written.
    Layer { name: "the tests of components", files: &["components/tests.rs", "components/tests/"], never: &[] },
    Layer {
        name: "components reach the web through crate::browser: they",
        files: &["components.rs", "components/"],
        never: &[
            WebBeyondEventsAndElements,
            Crate("js_sys"),
            Crate("gloo"),
            Call("window"),
            Call("document"),
            Call("set_timeout"),
            Call("set_interval"),
            Call("request_animation_frame"),
            Call("window_event_listener"),
        ],
    },
];

/// The layer that a file, named from `src`, belongs to.
pub(super) fn layer_of(file: &str) -> Option<&'static Layer> {
    LAYERS.iter().find(|layer| {
        layer.files.iter().any(
            |pattern| {
                if pattern.ends_with('/') { file.starts_with(pattern) } else { file == *pattern }
            },
        )
    })
}

impl Never {
    /// Whether a mention breaks this rule.
    pub(super) fn forbids(&self, mention: &Mention) -> bool {
        let path: Vec<&str> = mention.path.iter().map(String::as_str).collect();
        match self {
            Crate(name) => path.iter().any(|segment| is_of_crate(segment, name)),
            Module(name) => path.starts_with(&["crate", name]),
            Call(name) => mention.called && path.last() == Some(name) && !path.contains(&"browser"),
            WebBeyondEventsAndElements => {
                let web = path.iter().position(|segment| *segment == "web_sys");
                web.is_some_and(|place| !path.get(place + 1).is_some_and(|kind| is_event_or_element(kind)))
            }
        }
    }
}

// `gloo` and `wasm_bindgen` are families: `gloo_net`, `wasm_bindgen_futures`.
fn is_of_crate(segment: &str, name: &str) -> bool {
    segment.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

fn is_event_or_element(kind: &str) -> bool {
    kind.ends_with("Event") || kind.ends_with("Element") || kind == "EventTarget"
}

impl fmt::Display for Never {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Crate(name) => write!(formatter, "never mentions {name}"),
            Module(name) => write!(formatter, "never mentions crate::{name}"),
            Call(name) => write!(formatter, "never calls {name}()"),
            WebBeyondEventsAndElements => write!(formatter, "never mentions more of web_sys than events and elements"),
        }
    }
}
