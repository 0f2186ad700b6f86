//! The paths that a source file mentions, each written out in full.

use super::tokens::{Kind, Token, tokens};

/// One path, with a grouped import taken apart and `super` resolved as far as `crate`.
#[derive(Debug, PartialEq)]
pub(super) struct Mention {
    /// The line it stands on, counted from 1.
    pub(super) line: usize,
    /// Its segments.
    pub(super) path: Vec<String>,
    /// Whether it is called as a function.
    pub(super) called: bool,
}

/// Every path in the code of a file, which is named from `src`.
pub(super) fn mentions(file: &str, text: &str) -> Vec<Mention> {
    let mut reader = Reader { tokens: tokens(text), next: 0, found: Vec::new() };
    while reader.next < reader.tokens.len() {
        if reader.name().is_some() {
            reader.path(Vec::new());
        } else {
            reader.next += 1;
        }
    }
    for mention in &mut reader.found {
        resolve_super(&mut mention.path, depth(file));
    }
    reader.found
}

struct Reader {
    tokens: Vec<Token>,
    next: usize,
    found: Vec<Mention>,
}

impl Reader {
    fn kind(&self) -> Option<&Kind> {
        self.tokens.get(self.next).map(|token| &token.kind)
    }

    fn name(&self) -> Option<&str> {
        match self.kind()? {
            Kind::Name(name) => Some(name),
            _ => None,
        }
    }

    fn is(&self, mark: char) -> bool {
        self.kind() == Some(&Kind::Mark(mark))
    }

    fn path(&mut self, mut path: Vec<String>) {
        while let Some(name) = self.name() {
            path.push(name.to_owned());
            let line = self.tokens[self.next].line;
            self.next += 1;
            if self.kind() != Some(&Kind::PathSeparator) {
                let called = self.is('(');
                self.found.push(Mention { line, path, called });
                return;
            }
            self.next += 1;
        }
        if self.is('{') {
            self.group(&path);
        } else if let Some(last) = self.next.checked_sub(1).and_then(|at| self.tokens.get(at)) {
            // A glob, or a path that goes on with generic arguments.
            let line = last.line;
            if self.is('*') {
                path.push("*".to_owned());
                self.next += 1;
            }
            let called = false;
            self.found.push(Mention { line, path, called });
        }
    }

    fn group(&mut self, prefix: &[String]) {
        self.next += 1;
        while !self.is('}') && self.next < self.tokens.len() {
            if self.name().is_some() || self.is('*') || self.is('{') {
                let start = self.next;
                self.path(prefix.to_vec());
                if self.next == start {
                    self.next += 1;
                }
            } else {
                self.next += 1;
            }
        }
        self.next += 1;
    }
}

// `timeline.rs` and `timeline/mod.rs` are one module deep, `timeline/merge.rs` two.
fn depth(file: &str) -> usize {
    let segments = file.split('/').count();
    if file.ends_with("/mod.rs") { segments - 1 } else { segments }
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
        let found = mentions(file, text);
        found.iter().map(|mention| mention.path.join("::")).collect()
    }

    #[test]
    fn a_group_is_taken_apart_however_deep() {
        let found = paths("feed.rs", "use crate::{timeline::{Post, body::*}, feed};");
        assert_eq!(found, ["use", "crate::timeline::Post", "crate::timeline::body::*", "crate::feed"]);
    }

    #[test]
    fn super_becomes_crate_only_where_it_reaches_it() {
        assert_eq!(paths("feed.rs", "super::reading::Mode"), ["crate::reading::Mode"]);
        assert_eq!(paths("feed/html.rs", "super::reading"), ["super::reading"]);
        assert_eq!(paths("feed/html.rs", "super::super::reading"), ["crate::reading"]);
    }

    #[test]
    fn a_call_is_told_from_a_name() {
        let found = mentions("components.rs", "let window = window();");
        let called: Vec<bool> = found.iter().map(|mention| mention.called).collect();
        assert_eq!(called, [false, false, true]);
    }

    #[test]
    fn generic_arguments_end_a_path_and_are_read_themselves() {
        assert_eq!(paths("feed.rs", "Vec::<web_sys::Node>::new()"), ["Vec", "web_sys::Node", "new"]);
    }
}
