//! The direction of the layers: timeline → feed → reading → markup → browser → shell → components, with `browser` as the only door to
//! web APIs.

mod mentions;
mod rules;

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use fs_err as fs;
use walkdir::WalkDir;

use mentions::mentions;
use rules::layer_of;

/// A longer file gets a notice.
const MOST_LINES: usize = 300;

/// Reads every source file of the app and prints each line that breaks a rule; any is an error.
pub(crate) fn check(sources: &Path) -> Result<()> {
    let mut violations = Vec::new();
    for entry in WalkDir::new(sources).sort_by_file_name() {
        let entry = entry?;
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(entry.path())?;
            let file = entry.path().strip_prefix(sources)?.to_string_lossy().replace('\\', "/");
            let lines = text.lines().count();
            if lines > MOST_LINES {
                println!("notice: src/{file} has {lines} lines; one idea a file");
            }
            violations.extend(violations_in(&file, &text)?);
        }
    }
    if violations.is_empty() {
        return Ok(());
    }
    bail!("these lines break the rules of the layers:\n{}", violations.join("\n"));
}

fn violations_in(file: &str, text: &str) -> Result<Vec<String>> {
    let Some(layer) = layer_of(file) else {
        return Ok(Vec::new());
    };
    let code = text.parse().map_err(|error| anyhow!("src/{file}: {error}"))?;
    let violations = mentions(file, code).into_iter().filter_map(|mention| {
        let rule = layer.rule_broken_by(&mention)?;
        Some(format!("src/{file}:{}: `{}`: {} {rule}", mention.line, mention.path.join("::"), layer.name))
    });
    Ok(violations.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn violations(file: &str, text: &str) -> Vec<String> {
        violations_in(file, text).unwrap()
    }

    #[test]
    fn the_tree_keeps_its_layers() {
        check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../src")).unwrap();
    }

    #[test]
    fn a_violation_is_reported_with_its_line_and_rule() {
        assert_eq!(
            violations("timeline/merge.rs", "//! Pure.\n\nuse leptos::prelude::*;\n"),
            ["src/timeline/merge.rs:3: `leptos::prelude::*`: timeline is pure and must not use leptos"]
        );
    }

    #[test]
    fn each_layer_uses_only_what_is_below_it() {
        for (file, text, count) in [
            ("feed.rs", "use crate::{timeline, reading::Reading};", 1),
            ("feed.rs", "use super::reading::Reading;", 1),
            ("feed/html.rs", "use super::super::components;", 1),
            ("feed/html.rs", "use super::reading::Nested;", 0),
            // Comments and strings are not code.
            ("timeline.rs", "/// Unlike [`crate::components`].\nconst A: &str = \"web_sys::window\";\n/* leptos */", 0),
            ("feed/schedule.rs", "use web_sys::Response;", 1),
            ("feed/schedule.rs", "use crate::components::post;", 1),
            ("markup/post.rs", "use crate::{timeline::post::Post, messages::Messages};", 0),
            ("markup/post.rs", "use crate::{feed::Snapshot, components::article, browser::dom};", 3),
            ("markup.rs", "use web_sys::Node;", 1),
            ("reading/page.rs", "use leptos::prelude::*;", 1),
            ("reading/page.rs", "use crate::browser::clock;", 1),
            ("browser/dom.rs", "use crate::markup::Node;", 0),
            ("browser/dom.rs", "use crate::{shell::Session, components::element};", 2),
            ("components/tests/post.rs", "use crate::shell::Session; use web_sys::Storage;", 0),
            ("structured_data/tests.rs", "use crate::feed::decode;", 0),
            ("structured_data/graph.rs", "use crate::feed::decode;", 1),
            ("components/post.rs", "use crate::shell::Session;", 0),
            ("shell/effects.rs", "use crate::browser; use web_sys::Storage;", 0),
            ("shell/effects.rs", "use crate::components::app;", 1),
        ] {
            assert_eq!(violations(file, text).len(), count, "{file}: {text}");
        }
    }

    #[test]
    fn components_use_events_and_elements_only() {
        let allowed = "fn on(e: web_sys::KeyboardEvent, n: leptos::web_sys::HtmlDialogElement) {}
                       use crate::browser::viewport::window;
                       fn f() { crate::browser::document(); }";
        assert_eq!(violations("components/post.rs", allowed).len(), 0);
        for text in [
            "use web_sys::Storage;",
            "use web_sys::{Element, Window};",
            "fn f() { let w = window(); }",
            "fn f() { leptos::prelude::document().title(); }",
            "use js_sys::Date;",
            "use gloo_timers::callback::Timeout;",
        ] {
            assert_eq!(violations("components/post.rs", text).len(), 1, "{text}");
        }
    }
}
