//! The paths that a source file contains, each written out in full. They are read from tokens, because the arguments of
//! macros have no syntax tree.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One path, with a grouped import taken apart and `super` replaced where it means `crate`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Mention {
    /// The line of its last segment, counted from 1.
    pub(super) line: usize,
    /// Its segments.
    pub(super) path: Vec<String>,
    /// Whether it is called as a function.
    pub(super) is_called: bool,
}

/// Every path in the code of a file, which is named from `src`.
pub(super) fn mentions(file: &str, code: TokenStream) -> Vec<Mention> {
    let mut found = Vec::new();
    collect(code, &[], &mut found);
    for mention in &mut found {
        resolve_super(&mut mention.path, depth(file));
    }
    found
}

/// `prefix` is what stands before the braces of a grouped import.
fn collect(tokens: TokenStream, prefix: &[String], found: &mut Vec<Mention>) {
    let start = || Mention { path: prefix.to_vec(), ..Mention::default() };
    let mut current = start();
    let mut after_separator = !prefix.is_empty();
    let mut colons = 0;
    let mut end = |current: &mut Mention, is_called| {
        let ended = std::mem::replace(current, start());
        if ended.path.len() > prefix.len() {
            found.push(Mention { is_called, ..ended });
        }
    };
    let mut nested = Vec::new();
    for token in tokens {
        let is_colon = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ':');
        colons = if is_colon { colons + 1 } else { 0 };
        match token {
            TokenTree::Ident(name) => {
                if !after_separator {
                    end(&mut current, false);
                    current.path.clear();
                }
                current.line = name.span().start().line;
                current.path.push(name.to_string());
                after_separator = false;
            }
            TokenTree::Punct(_) if colons == 1 => {}
            TokenTree::Punct(_) if colons == 2 => after_separator = !current.path.is_empty(),
            TokenTree::Punct(mark) if mark.as_char() == '*' && after_separator => {
                current.line = mark.span().start().line;
                current.path.push("*".to_owned());
                after_separator = false;
            }
            TokenTree::Group(group) if after_separator && group.delimiter() == Delimiter::Brace => {
                nested.push((group.stream(), std::mem::replace(&mut current, start()).path));
                after_separator = false;
            }
            other => {
                let call = matches!(&other, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
                end(&mut current, call && !after_separator);
                after_separator = !prefix.is_empty();
                if let TokenTree::Group(group) = other {
                    nested.push((group.stream(), Vec::new()));
                }
            }
        }
    }
    end(&mut current, false);
    for (tokens, prefix) in nested {
        collect(tokens, &prefix, found);
    }
}

/// How many modules deep a file is: `timeline.rs` one, `timeline/merge.rs` two.
fn depth(file: &str) -> usize {
    file.split('/').count()
}

fn resolve_super(path: &mut Vec<String>, depth: usize) {
    let supers = path.iter().take_while(|name| *name == "super").count();
    if supers > 0 && supers == depth {
        path.splice(..supers, ["crate".to_owned()]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(file: &str, text: &str) -> Vec<String> {
        let found = mentions(file, text.parse().unwrap());
        found.iter().map(|mention| mention.path.join("::")).collect()
    }

    #[test]
    fn a_group_is_taken_apart_at_any_depth() {
        let found = paths("feed.rs", "use crate::{feed, timeline::{Post, body::*}, reading::View as V};");
        let expected =
            ["use", "crate::feed", "crate::reading::View", "crate::timeline::Post", "crate::timeline::body::*"];
        assert_eq!(found, expected);
    }

    #[test]
    fn super_becomes_crate_only_where_it_reaches_it() {
        assert_eq!(paths("feed.rs", "super::reading::Mode"), ["crate::reading::Mode"]);
        assert_eq!(paths("feed/html.rs", "super::reading"), ["super::reading"]);
        assert_eq!(paths("feed/html.rs", "super::super::reading"), ["crate::reading"]);
    }

    #[test]
    fn a_call_is_told_from_a_name() {
        let found = mentions("components.rs", "let window = a::window();".parse().unwrap());
        let calls: Vec<bool> = found.iter().map(|mention| mention.is_called).collect();
        assert_eq!(calls, [false, false, true]);
    }

    #[test]
    fn generic_arguments_and_macros_are_read_too() {
        assert_eq!(paths("feed.rs", "Vec::<web_sys::Node>::new"), ["Vec", "web_sys::Node", "new"]);
        assert_eq!(paths("feed.rs", "assert!(js_sys::now() > 1)"), ["assert", "js_sys::now"]);
    }
}
