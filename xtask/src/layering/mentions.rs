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
    // `timeline.rs` is one module deep, `timeline/merge.rs` two.
    let depth = file.split('/').count();
    for Mention { path, .. } in &mut found {
        if path.iter().take_while(|name| *name == "super").count() == depth {
            path.splice(..depth, ["crate".to_owned()]);
        }
    }
    found
}

/// `prefix` is what stands before the braces of a grouped import.
fn collect(tokens: TokenStream, prefix: &[String], found: &mut Vec<Mention>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mark_at = |place: usize| match tokens.get(place) {
        Some(TokenTree::Punct(mark)) => Some(mark.as_char()),
        _ => None,
    };
    let group_at = |place: usize| match tokens.get(place) {
        Some(TokenTree::Group(group)) => Some((group.delimiter(), group.stream())),
        _ => None,
    };
    let mut place = 0;
    while place < tokens.len() {
        // Every entry of a grouped import starts with the prefix. A name after `as` does not.
        let is_entry = place == 0 || mark_at(place - 1) == Some(',');
        let start = if is_entry { prefix } else { &[] };
        let mut mention = Mention { path: start.to_vec(), ..Mention::default() };
        let mut after_separator = !start.is_empty();
        loop {
            match tokens.get(place) {
                Some(TokenTree::Ident(name)) => mention.path.push(name.to_string()),
                Some(TokenTree::Punct(mark)) if mark.as_char() == '*' && after_separator => {
                    mention.path.push("*".to_owned());
                }
                _ => break,
            }
            mention.line = tokens[place].span().start().line;
            place += 1;
            after_separator = mark_at(place) == Some(':') && mark_at(place + 1) == Some(':');
            if !after_separator {
                break;
            }
            place += 2;
        }
        match group_at(place) {
            Some((Delimiter::Brace, stream)) if after_separator => collect(stream, &mention.path, found),
            group => {
                if mention.path.len() > start.len() {
                    mention.is_called = matches!(group, Some((Delimiter::Parenthesis, _))) && !after_separator;
                    found.push(mention);
                }
                if let Some((_, stream)) = group {
                    collect(stream, &[], found);
                }
            }
        }
        // A name after this path starts the next one. Everything else is done.
        if !matches!(tokens.get(place), Some(TokenTree::Ident(_))) {
            place += 1;
        }
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
        let group = ["crate::feed", "crate::timeline::Post", "crate::timeline::body::*", "crate::reading::View"];
        assert_eq!(found, [&["use"], &group[..], &["as", "V"]].concat());
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
