//! Holds the direction of the arrows: feed → timeline → reading → components, with `browser` as the one door to web APIs.

mod mentions;
mod rules;
mod tokens;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use mentions::mentions;
use rules::layer_of;

/// A file longer than this is worth a look; it breaks no rule.
const LONG: usize = 300;

/// Reads every source file of the app; an error names each line that points the wrong way.
pub(crate) fn hold(sources: &Path) -> Result<()> {
    let mut violations = Vec::new();
    for path in rust_files(sources)? {
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let lines = text.lines().count();
        let file = name_within(sources, &path);
        if lines > LONG {
            println!("notice: src/{file} has {lines} lines; one idea a file");
        }
        violations.extend(violations_in(&file, &text));
    }
    if violations.is_empty() {
        return Ok(());
    }
    for violation in &violations {
        println!("{violation}");
    }
    bail!("{} lines point the wrong way", violations.len());
}

struct Violation {
    file: String,
    line: usize,
    mention: String,
    rule: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, mention, rule } = self;
        write!(formatter, "src/{file}:{line}: `{mention}`: {rule}")
    }
}

fn violations_in(file: &str, text: &str) -> Vec<Violation> {
    let Some(layer) = layer_of(file) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for mention in mentions(file, text) {
        let broken = layer.never.iter().find(|rule| rule.forbids(&mention));
        if let Some(rule) = broken {
            found.push(Violation {
                file: file.to_owned(),
                line: mention.line,
                mention: mention.path.join("::"),
                rule: format!("{} {rule}", layer.name),
            });
        }
    }
    found
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.append(&mut rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn name_within(sources: &Path, path: &Path) -> String {
    let within = path.strip_prefix(sources).unwrap_or(path);
    let parts: Vec<_> = within.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(file: &str, text: &str) -> Vec<String> {
        let violations = violations_in(file, text);
        violations.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_tree_keeps_its_layers() {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
        hold(&sources).unwrap();
    }

    #[test]
    fn a_planted_violation_is_named_with_its_line_and_rule() {
        let text = "//! Pure.\n\nuse leptos::prelude::*;\n";
        assert_eq!(
            told("timeline/merge.rs", text),
            ["src/timeline/merge.rs:3: `leptos::prelude::*`: timeline is pure: it never mentions leptos"]
        );
    }

    #[test]
    fn a_module_is_found_in_a_grouped_import_and_through_super() {
        assert_eq!(told("feed.rs", "use crate::{timeline, reading::Reading};").len(), 1);
        assert_eq!(told("feed.rs", "use super::reading::Reading;").len(), 1);
        assert_eq!(told("feed/html.rs", "use super::super::components;").len(), 1);
        assert_eq!(told("feed/html.rs", "use super::reading::Nested;").len(), 0);
    }

    #[test]
    fn comments_and_strings_are_not_code() {
        let text = "/// Unlike [`crate::components`], pure.\nconst A: &str = \"web_sys::window\";\n/* leptos */";
        assert_eq!(told("timeline.rs", text).len(), 0);
    }

    #[test]
    fn the_web_half_of_a_layer_may_use_the_web_but_not_point_back() {
        assert_eq!(told("feed/http.rs", "use web_sys::Response;").len(), 0);
        assert_eq!(told("feed/http.rs", "use crate::components::post;").len(), 1);
        assert_eq!(told("reading/session/load.rs", "use leptos::prelude::*;").len(), 0);
        assert_eq!(told("reading/arrivals.rs", "use leptos::prelude::*;").len(), 1);
    }

    #[test]
    fn components_touch_events_and_elements_only() {
        let fine = "fn on(e: web_sys::KeyboardEvent, n: leptos::web_sys::HtmlDialogElement) {}
                    use crate::browser::viewport::window;
                    fn f() { crate::browser::document(); }";
        assert_eq!(told("components/post.rs", fine).len(), 0);
        for text in [
            "use web_sys::Storage;",
            "use web_sys::{Element, Window};",
            "fn f() { let w = window(); }",
            "fn f() { leptos::prelude::document().title(); }",
            "use js_sys::Date;",
            "use gloo_timers::callback::Timeout;",
        ] {
            assert_eq!(told("components/post.rs", text).len(), 1, "{text}");
        }
    }
}
