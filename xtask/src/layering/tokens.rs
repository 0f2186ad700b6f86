//! Rust source as names and marks, without comments, strings and characters.

/// A piece of code and where it stands.
#[derive(Debug, PartialEq)]
pub(super) struct Token {
    /// Counted from 1.
    pub(super) line: usize,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a piece of code is, as far as the layers care.
#[derive(Debug, PartialEq)]
pub(super) enum Kind {
    /// An identifier or a keyword.
    Name(String),
    /// `::`
    PathSeparator,
    /// Any other single character.
    Mark(char),
}

/// Reads source text; what it cannot make sense of it passes over, for the compiler to judge.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut source = Source { rest: text, line: 1 };
    let mut found = Vec::new();
    while let Some(first) = source.rest.chars().next() {
        let line = source.line;
        let kind = if source.skip_comment() || source.skip_text() {
            None
        } else if first.is_alphanumeric() || first == '_' {
            Some(Kind::Name(source.take_name()))
        } else if source.rest.starts_with("::") {
            source.advance(2);
            Some(Kind::PathSeparator)
        } else {
            source.advance(first.len_utf8());
            (!first.is_whitespace()).then_some(Kind::Mark(first))
        };
        found.extend(kind.map(|kind| Token { line, kind }));
    }
    found
}

struct Source<'a> {
    rest: &'a str,
    line: usize,
}

impl Source<'_> {
    fn advance(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        self.line += passed.matches('\n').count();
        self.rest = rest;
    }

    fn take_name(&mut self) -> String {
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let name = self.rest[..end].to_owned();
        self.advance(end);
        name
    }

    fn skip_comment(&mut self) -> bool {
        if self.rest.starts_with("//") {
            self.advance(self.rest.find('\n').unwrap_or(self.rest.len()));
            return true;
        }
        if !self.rest.starts_with("/*") {
            return false;
        }
        let mut depth = 0;
        loop {
            if self.rest.starts_with("/*") {
                depth += 1;
                self.advance(2);
            } else if self.rest.starts_with("*/") {
                depth -= 1;
                self.advance(2);
            } else if let Some(next) = self.rest.chars().next() {
                self.advance(next.len_utf8());
            }
            if depth == 0 || self.rest.is_empty() {
                return true;
            }
        }
    }

    fn skip_text(&mut self) -> bool {
        let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|prefix| self.opens_string_after(prefix));
        if let Some(prefix) = prefix {
            self.advance(prefix.len());
            if prefix.ends_with('r') {
                self.skip_raw_string();
            } else {
                self.skip_escaped('"');
            }
            return true;
        }
        if self.rest.starts_with("b'") {
            self.advance(1);
            self.skip_escaped('\'');
            return true;
        }
        if self.opens_character() {
            self.skip_escaped('\'');
            return true;
        }
        false
    }

    fn opens_string_after(&self, prefix: &str) -> bool {
        self.rest.strip_prefix(prefix).is_some_and(|rest| {
            let rest = if prefix.ends_with('r') { rest.trim_start_matches('#') } else { rest };
            rest.starts_with('"')
        })
    }

    // A lifetime also begins with a quotation mark, but none closes it.
    fn opens_character(&self) -> bool {
        let mut characters = self.rest.chars();
        characters.next() == Some('\'')
            && match characters.next() {
                Some('\\') => true,
                Some(_) => characters.next() == Some('\''),
                None => false,
            }
    }

    fn skip_escaped(&mut self, close: char) {
        let mut escaped = false;
        for (place, character) in self.rest.char_indices().skip(1) {
            if character == close && !escaped {
                self.advance(place + close.len_utf8());
                return;
            }
            escaped = character == '\\' && !escaped;
        }
        self.advance(self.rest.len());
    }

    fn skip_raw_string(&mut self) {
        let hashes = self.rest.len() - self.rest.trim_start_matches('#').len();
        let close = format!("\"{}", "#".repeat(hashes));
        let body = hashes + 1;
        let end = self.rest[body..].find(&close).map_or(self.rest.len(), |end| body + end + close.len());
        self.advance(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(usize, String)> {
        tokens(text)
            .into_iter()
            .filter_map(|token| match token.kind {
                Kind::Name(name) => Some((token.line, name)),
                _ => None,
            })
            .collect()
    }

    fn name(line: usize, name: &str) -> (usize, String) {
        (line, name.to_owned())
    }

    #[test]
    fn comments_are_passed_over_and_lines_counted() {
        let text = "a // x\n/* y /* z */\n w */ b\n/// [`c`]\nd";
        assert_eq!(names(text), [name(1, "a"), name(3, "b"), name(5, "d")]);
    }

    #[test]
    fn strings_and_characters_are_passed_over() {
        let text = r##"a "x \" y" r#"z " w"# b"v" '"' '\'' b'u' b"##;
        assert_eq!(names(text), [name(1, "a"), name(1, "b")]);
    }

    #[test]
    fn a_lifetime_is_not_the_start_of_a_character() {
        let text = "fn f<'a>(x: &'a str) -> char { 'x' }";
        assert!(names(text).contains(&name(1, "str")));
        assert!(!names(text).is_empty());
    }

    #[test]
    fn text_that_breaks_off_ends_quietly() {
        for text in ["\"open", "r#\"open", "/* open", "'\\", "é'"] {
            tokens(text);
        }
    }
}
