//! The layers of the app and what each may use, as a table.

use super::mentions::Mention;

/// A part of the app, and the rules for it.
pub(super) struct Layer {
    /// A module by its path from `src`: its file and its folder.
    pub(super) name: &'static str,
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

/// The modules of the app, but for `start`. Components may use them all: they follow the signals of the shell, and send it
/// what the reader does.
const MODULES: &[&str] = &[
    "increasing",
    "timeline",
    "feed",
    "reading",
    "structured_data",
    "markup",
    "messages",
    "browser",
    "shell",
    "components",
];

/// All but `components`, and all but `shell` and `components`.
const UP_TO_SHELL: &[&str] = MODULES.split_at(9).0;
const UP_TO_BROWSER: &[&str] = MODULES.split_at(8).0;

// The first layer that contains a file is the file's layer.
const LAYERS: [Layer; 12] = [
    pure("increasing", &[]),
    pure("timeline", &["timeline"]),
    pure("messages", &["messages", "timeline"]),
    pure("feed", &["feed", "timeline"]),
    pure("structured_data/tests", &["structured_data", "timeline", "feed"]),
    pure("structured_data", &["structured_data", "timeline"]),
    pure("reading", &["reading", "feed", "timeline", "messages", "increasing"]),
    pure("markup", &["markup", "reading", "timeline", "messages"]),
    Layer { name: "browser", may_use: UP_TO_BROWSER, web: Web::Everything },
    Layer { name: "shell", may_use: UP_TO_SHELL, web: Web::Everything },
    // They inspect in the DOM what components have written.
    Layer { name: "components/tests", may_use: MODULES, web: Web::Everything },
    Layer { name: "components", may_use: MODULES, web: Web::EventsAndElements },
];

const fn pure(name: &'static str, may_use: &'static [&'static str]) -> Layer {
    Layer { name, may_use, web: Web::Nothing }
}

const FRAMEWORK_AND_WEB: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// Functions that reach into the browser, unless they are those of `crate::browser`.
const WEB_FUNCTIONS: [&str; 6] =
    ["window", "document", "set_timeout", "set_interval", "request_animation_frame", "window_event_listener"];

/// The layer of a file, which is named from `src`. Without one, it may use everything.
pub(super) fn layer_of(file: &str) -> Option<&'static Layer> {
    LAYERS.iter().find(|layer| file.strip_prefix(layer.name).is_some_and(|rest| rest == ".rs" || rest.starts_with('/')))
}

impl Layer {
    /// The rule that a mention breaks, as the end of a sentence about the layer.
    pub(super) fn rule_broken_by(&self, mention: &Mention) -> Option<String> {
        let path: Vec<&str> = mention.path.iter().map(String::as_str).collect();
        if let ["crate", module, ..] = path[..]
            && (MODULES.contains(&module) || module == "start")
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

/// `gloo` and `wasm_bindgen` are families: `gloo_net`, `wasm_bindgen_futures`.
fn is_of_crate(segment: &str, name: &str) -> bool {
    segment.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

fn is_event_or_element(kind: &str) -> bool {
    kind.ends_with("Event") || kind.ends_with("Element") || kind == "EventTarget"
}
