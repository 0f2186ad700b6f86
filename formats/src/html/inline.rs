//! A line of text with its styles and links.

use scraper::{ElementRef, Node};
use serde_json::{Map, Value, json};

use super::DROPPED;

/// The style of a piece of text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Style {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) code: bool,
    pub(super) href: Option<String>,
}

/// A line that is being read.
#[derive(Default)]
pub(super) struct Line {
    spans: Vec<(String, Style)>,
    style: Style,
}

impl Line {
    /// Text of HTML, in which white space is a blank.
    pub(super) fn text(&mut self, text: &str) {
        let mut words = String::new();
        let mut ends_in_blank = self.ends_in_blank();
        for c in text.chars() {
            // A no-break space is no white space of HTML.
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                if !ends_in_blank {
                    words.push(' ');
                }
                ends_in_blank = true;
            } else {
                words.push(c);
                ends_in_blank = false;
            }
        }
        self.add(&words);
    }

    pub(super) fn line_break(&mut self) {
        self.add("\n");
    }

    fn add(&mut self, words: &str) {
        match self.spans.last_mut() {
            _ if words.is_empty() => {}
            Some((text, style)) if *style == self.style => text.push_str(words),
            _ => self.spans.push((words.to_owned(), self.style.clone())),
        }
    }

    fn ends_in_blank(&self) -> bool {
        self.spans.last().is_none_or(|(text, _)| text.ends_with([' ', '\n']))
    }

    /// What follows has this style, too. The style before, for [`leave`](Self::leave).
    pub(super) fn enter(&mut self, style: Style) -> Style {
        let before = self.style.clone();
        self.style.strong |= style.strong;
        self.style.emphasis |= style.emphasis;
        self.style.code |= style.code;
        self.style.href = style.href.or(self.style.href.take());
        before
    }

    pub(super) fn leave(&mut self, before: Style) {
        self.style = before;
    }

    /// The line as a text of the native format: a text where it has no styles, otherwise a list of spans. `None` for one without a
    /// visible character.
    pub(super) fn finish(mut self) -> Option<Value> {
        if let Some((text, _)) = self.spans.first_mut() {
            *text = text.trim_start().to_owned();
        }
        if let Some((text, _)) = self.spans.last_mut() {
            *text = text.trim_end().to_owned();
        }
        self.spans.retain(|(text, _)| !text.is_empty());
        if self
            .spans
            .iter()
            .all(|(text, _)| text.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}').is_empty())
        {
            return None;
        }
        if let [(text, style)] = &self.spans[..]
            && *style == Style::default()
        {
            return Some(text.as_str().into());
        }
        Some(self.spans.into_iter().map(|(text, style)| span(&text, style)).collect())
    }
}

fn span(text: &str, style: Style) -> Value {
    if style == Style::default() {
        return text.into();
    }
    let mut span = Map::new();
    span.insert("text".to_owned(), text.into());
    for (key, is_set) in [("strong", style.strong), ("emphasis", style.emphasis), ("code", style.code)] {
        if is_set {
            span.insert(key.to_owned(), json!(true));
        }
    }
    if let Some(href) = style.href {
        span.insert("href".to_owned(), href.into());
    }
    Value::Object(span)
}

/// All text in an element as one line, blocks in it after line breaks.
pub(super) fn gather(element: ElementRef<'_>, line: &mut Line, link: &dyn Fn(&str) -> Option<String>) {
    for child in element.children() {
        if let Node::Text(text) = child.value() {
            line.text(text);
        }
        let Some(child) = ElementRef::wrap(child) else { continue };
        let name = child.value().name();
        if DROPPED.contains(&name) {
            continue;
        }
        if name == "br" || (super::is_block(name) && !line.spans.is_empty() && !line.ends_in_blank()) {
            line.line_break();
        }
        let style = Style {
            strong: matches!(name, "strong" | "b"),
            emphasis: matches!(name, "em" | "i"),
            code: matches!(name, "code" | "kbd" | "samp" | "tt"),
            href: child.value().attr("href").and_then(link),
        };
        let before = line.enter(style);
        gather(child, line, link);
        line.leave(before);
    }
}
