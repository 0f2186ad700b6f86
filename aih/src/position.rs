//! The line and column of a value in the text of a document, from its JSON Pointer (RFC 6901).

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::Serialize;

/// A place in a text. Both count from 1; a column is a Unicode scalar value, as editors count.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Debug)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// The positions of the values that `pointers` name, in the same order. A value that is absent has the position of the innermost
/// value around it; all are `None` where the text is not JSON.
pub(crate) fn positions<'a>(text: &str, pointers: impl Iterator<Item = &'a str>) -> Vec<Option<Position>> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()).ok();
    let root = parsed.and_then(|parsed| parsed.value);
    let lines = line_starts(text);
    pointers.map(|pointer| Some(position(text, &lines, offset(root.as_ref()?, pointer)))).collect()
}

/// Where the value of a pointer begins, in bytes. A property begins at its name.
fn offset(root: &Value<'_>, pointer: &str) -> usize {
    let (mut value, mut start) = (root, root.start());
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        let inner = match value {
            // As in the page's parser, the last of two equal names holds.
            Value::Object(object) => object
                .properties
                .iter()
                .rfind(|property| property.name.as_str() == token)
                .map(|property| (&property.value, property.start())),
            Value::Array(array) => {
                token.parse().ok().and_then(|at: usize| array.elements.get(at)).map(|item| (item, item.start()))
            }
            _ => None,
        };
        let Some(inner) = inner else { break };
        (value, start) = inner;
    }
    start
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

fn position(text: &str, lines: &[usize], offset: usize) -> Position {
    let line = lines.partition_point(|start| *start <= offset);
    let column = text.get(lines[line - 1]..offset).map_or(0, |before| before.chars().count()) + 1;
    Position { line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_leads_to_its_line_and_column() {
        let text = "{\n  \"é~/\": 1,\n  \"posts\": [{\"id\": \"a\"}, {\n    \"id\": 7 }]\n}";
        let pointers = ["", "/é~0~1", "/posts/0/id", "/posts/1/id", "/posts/1/datePublished", "/posts/9", "/x/y"];
        let found: Vec<_> = positions(text, pointers.into_iter()).into_iter().flatten().collect();
        let expected = [(1, 1), (2, 3), (3, 14), (4, 5), (3, 26), (3, 3), (1, 1)];
        assert_eq!(found, expected.map(|(line, column)| Position { line, column }));
    }

    #[test]
    fn columns_count_characters_and_the_last_of_equal_names_holds() {
        let text = "{\"مرحبا\": [0, 1], \"a\": 1, \"a\": 2}";
        let found = positions(text, ["/مرحبا/1", "/a"].into_iter());
        let expected = [15, 27].map(|column| Some(Position { line: 1, column }));
        assert_eq!(found, expected);
        assert_eq!(positions("no json", ["/a"].into_iter()), [None]);
    }
}
