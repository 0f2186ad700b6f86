//! The layers of the app and what each may use, as a table.

use super::mentions::Mention;

/// A part of the app, and the rules for it.
pub(super) struct Layer {
    /// Its name in a message.
    pub(super) name: &'static str,
    /// Files named from `src`; an entry without `.rs` is a module: its file and its folder.
    files: &'static [&'static str],
    /// The modules of the app that it may mention.
    may_use: &'static [&'static str],
    web: Web,
}

/// What a layer may use of the browser and of the framework.
#[derive(Clone, Copy, PartialEq)]
enum Web {
    /// Nothing: it compiles natively.
    Nothing,
    /// The framework, and the types of events and elements; everything else through `crate::browser`.
    EventsAndElements,
    Everything,
}

/// Everything but the shell.
const BELOW_SHELL: &[&str] =
    &["increasing", "timeline", "feed", "reading", "structured_data", "markup", "messages", "browser", "components"];

// The first layer with an entry for a file is the file's layer.
const LAYERS: &[Layer] = &[
    Layer { name: "increasing", files: &["increasing"], may_use: &[], web: Web::Nothing },
    Layer { name: "timeline", files: &["timeline"], may_use: &["timeline"], web: Web::Nothing },
    Layer { name: "messages", files: &["messages"], may_use: &["messages", "timeline"], web: Web::Nothing },
    Layer {
        name: "the web half of feed",
        files: &["feed/http.rs"],
        may_use: &["feed", "timeline", "browser"],
        web: Web::Everything,
    },
    Layer { name: "feed", files: &["feed"], may_use: &["feed", "timeline"], web: Web::Nothing },
    Layer { name: "markup", files: &["markup"], may_use: &["markup", "timeline", "messages"], web: Web::Nothing },
    Layer {
        name: "the tests of structured_data",
        files: &["structured_data/tests.rs"],
        may_use: &["structured_data", "timeline", "feed"],
        web: Web::Nothing,
    },
    Layer {
        name: "structured_data",
        files: &["structured_data"],
        may_use: &["structured_data", "timeline"],
        web: Web::Nothing,
    },
    // It runs the page in the browser until a shell around `reading::page` takes its place.
    Layer {
        name: "the session",
        files: &["reading/live.rs", "reading/session"],
        may_use: &["timeline", "feed", "reading", "structured_data", "messages", "browser"],
        web: Web::Everything,
    },
    Layer {
        name: "reading",
        files: &["reading"],
        may_use: &["reading", "feed", "timeline", "messages", "increasing"],
        web: Web::Nothing,
    },
    Layer {
        name: "browser",
        files: &["browser"],
        may_use: &["increasing", "timeline", "feed", "reading", "structured_data", "markup", "messages", "browser"],
        web: Web::Everything,
    },
    // They inspect in the DOM what components have written.
    Layer { name: "the tests of components", files: &["components/tests"], may_use: BELOW_SHELL, web: Web::Everything },
    Layer { name: "components", files: &["components"], may_use: BELOW_SHELL, web: Web::EventsAndElements },
];

const FRAMEWORK_AND_WEB: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// Functions that reach into the browser, unless they are those of `crate::browser`.
const WEB_FUNCTIONS: [&str; 6] =
    ["window", "document", "set_timeout", "set_interval", "request_animation_frame", "window_event_listener"];

/// The layer of a file, which is named from `src`. Without one, it may use everything.
pub(super) fn layer_of(file: &str) -> Option<&'static Layer> {
    let is_in = |entry: &&str| {
        file.strip_prefix(entry).is_some_and(|rest| rest.is_empty() || rest == ".rs" || rest.starts_with('/'))
    };
    LAYERS.iter().find(|layer| layer.files.iter().any(&is_in))
}

impl Layer {
    /// The rule that a mention breaks, as the end of a sentence about the layer.
    pub(super) fn rule_broken_by(&self, mention: &Mention) -> Option<String> {
        let path: Vec<&str> = mention.path.iter().map(String::as_str).collect();
        if let ["crate", module, ..] = path[..]
            && is_module(module)
            && !self.may_use.contains(&module)
        {
            return Some(format!("must not use crate::{module}"));
        }
        match self.web {
            Web::Nothing => {
                let name = FRAMEWORK_AND_WEB.iter().find(|name| path.iter().any(|segment| is_of_crate(segment, name)));
                name.map(|name| format!("is pure and must not use {name}"))
            }
            Web::EventsAndElements if !path.contains(&"browser") => {
                let of = |name| path.iter().position(|segment| is_of_crate(segment, name));
                let beyond_events_and_elements = of("web_sys")
                    .is_some_and(|place| !path.get(place + 1).is_some_and(|kind| is_event_or_element(kind)));
                let calls = mention.is_called && path.last().is_some_and(|name| WEB_FUNCTIONS.contains(name));
                (beyond_events_and_elements || calls || of("js_sys").is_some() || of("gloo").is_some())
                    .then(|| "must use crate::browser for this".to_owned())
            }
            Web::EventsAndElements | Web::Everything => None,
        }
    }
}

fn is_module(name: &str) -> bool {
    BELOW_SHELL.contains(&name) || ["shell", "start"].contains(&name)
}

/// `gloo` and `wasm_bindgen` are families: `gloo_net`, `wasm_bindgen_futures`.
fn is_of_crate(segment: &str, name: &str) -> bool {
    segment.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

fn is_event_or_element(kind: &str) -> bool {
    kind.ends_with("Event") || kind.ends_with("Element") || kind == "EventTarget"
}
