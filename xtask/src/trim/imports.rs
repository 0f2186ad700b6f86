//! Short names for what a module asks its script for. The generated ones end in sixteen hexadecimal digits each, which no
//! compression can shorten, and stand in both files.

use std::collections::{HashMap, HashSet};

use super::module::{IMPORTS, Reader, module, put_bytes, put_number, sections};

/// The kind of an import that is a function.
const FUNCTION: u8 = 0;

/// Gives the imported functions of `module` short names, in it and in the `script` that provides them. `None` where it is no
/// module, or imports anything else.
pub(super) fn shortened(script: &str, bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    let sections = sections(bytes)?;
    let imports = sections.iter().find(|section| section.id == IMPORTS)?.content;
    let taken: HashSet<&str> = words(script).filter_map(Word::name).collect();
    let mut fresh = (0..).map(short).filter(|name| !taken.contains(name.as_str()));
    let mut names: HashMap<&str, String> = HashMap::new();
    let mut origin = None;
    let mut rewritten = Vec::new();
    let mut reader = Reader(imports);
    let count = reader.number()?;
    put_number(&mut rewritten, count);
    for _ in 0..count {
        let (from, name) = (reader.name()?, reader.name()?);
        let (&kind, rest) = reader.0.split_first()?;
        reader.0 = rest;
        if kind != FUNCTION || *origin.get_or_insert(from) != from {
            return None;
        }
        let kind_of_function = reader.number()?;
        let known = names.contains_key(name);
        if !known {
            names.insert(name, fresh.next()?);
        }
        put_bytes(&mut rewritten, ORIGIN.as_bytes());
        put_bytes(&mut rewritten, names[name].as_bytes());
        rewritten.push(FUNCTION);
        put_number(&mut rewritten, kind_of_function);
    }
    let contents = sections.iter().map(|section| {
        let content = if section.id == IMPORTS { &rewritten[..] } else { section.content };
        (section.id, content)
    });
    let renamed: String = words(script)
        .map(|word| match word {
            Word::Name(name) => names.get(name).map_or(name, String::as_str),
            Word::Other(other) => other,
        })
        .collect();
    let script = renamed.replace(&quoted(origin?), &quoted(ORIGIN));
    Some((script, module(contents)))
}

/// What the script calls itself towards the module.
const ORIGIN: &str = "_";

fn quoted(text: &str) -> String {
    ["\"", text, "\""].concat()
}

/// The names that a script can use, shortest first, from two letters on.
fn short(number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = |n: usize| char::from(LETTERS[n % LETTERS.len()]);
    let mut name = String::from("$");
    let mut rest = number;
    loop {
        name.push(letter(rest));
        rest /= LETTERS.len();
        if rest == 0 {
            return name;
        }
    }
}

/// A part of a script.
enum Word<'s> {
    /// What may be a name.
    Name(&'s str),
    /// What stands between names.
    Other(&'s str),
}

impl<'s> Word<'s> {
    fn name(self) -> Option<&'s str> {
        match self {
            Self::Name(name) => Some(name),
            Self::Other(_) => None,
        }
    }
}

fn words(script: &str) -> impl Iterator<Item = Word<'_>> {
    let in_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let is_name = in_name(rest.chars().next()?);
        let end = rest.find(|c| in_name(c) != is_name).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(if is_name { Word::Name(word) } else { Word::Other(word) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(names: &[&str]) -> Vec<u8> {
        let mut content = Vec::new();
        put_number(&mut content, names.len());
        for name in names {
            put_bytes(&mut content, b"./app_bg.js");
            put_bytes(&mut content, name.as_bytes());
            content.extend([FUNCTION, 7]);
        }
        module([(1, &b"t"[..]), (IMPORTS, &content), (10, b"code")])
    }

    #[test]
    fn both_files_know_a_function_by_the_same_short_name() {
        let script =
            "const i = {\n__wbg_log_0a1b: function(a) { log(a); },\n__wbg_log_0a1b_2() {} };\n\"./app_bg.js\": i";
        let (script, module) = shortened(script, &imports(&["__wbg_log_0a1b", "__wbg_log_0a1b_2"])).unwrap();
        assert_eq!(script, "const i = {\n$a: function(a) { log(a); },\n$b() {} };\n\"_\": i");
        let sections = sections(&module).unwrap();
        assert_eq!(sections[1].content, b"\x02\x01_\x02$a\x00\x07\x01_\x02$b\x00\x07");
        assert_eq!((sections[0].content, sections[2].content), (&b"t"[..], &b"code"[..]));
    }

    #[test]
    fn a_name_that_the_script_has_already_is_not_given_again() {
        let (script, _) = shortened("let $a; f_1()", &imports(&["f_1"])).unwrap();
        assert_eq!(script, "let $a; $b()");
    }

    #[test]
    fn what_cannot_be_understood_is_left_alone() {
        assert!(shortened("", b"<html>").is_none());
        let memory = module([(IMPORTS, &b"\x01\x01m\x01n\x02\x00\x01"[..])]);
        assert!(shortened("", &memory).is_none());
    }
}
