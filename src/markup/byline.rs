//! Who says it.

use super::context::Context;
use super::inline::{isolated, plain};
use super::node::{Element, Node, el};
use super::sentence::fill;
use crate::messages::Messages;
use crate::messages::words::{SourceWords, Words};
use crate::timeline::source::{Source, SourceType};

/// What kind of voice it is, as a word. The style sheet adds colour and pictogram by the post's `data-source`.
pub fn kind<'a>(source: &'a Source, words: &'static Words) -> &'a str {
    source.unknown_kind.as_deref().unwrap_or(of_kind(words, source.kind).one)
}

/// The same in an element. A feed's own word may be of any language.
pub fn kind_element(source: &Source, context: &Context) -> Element {
    let own = source.unknown_kind.as_deref().and_then(|word| context.isolation(word));
    el("span").class("source-kind").attr("dir", own).child(kind(source, context.messages.words))
}

/// The words for a kind of source.
pub fn of_kind(words: &'static Words, kind: SourceType) -> &'static SourceWords {
    match kind {
        SourceType::Desk => &words.desk,
        SourceType::Correspondent => &words.correspondent,
        SourceType::Reader => &words.reader,
        SourceType::Social => &words.social,
        SourceType::Press => &words.press,
        SourceType::Official => &words.official,
        SourceType::Other => &words.other,
    }
}

/// Who says it: name, role or place, and the verb where the line `introduces` what is said. `None` where the source has no name to
/// give.
pub fn byline(source: &Source, introduces: bool, context: &Context) -> Option<Element> {
    let words = context.messages.words;
    let Source { organisation, handle, role, place, .. } = source;
    let name = source.display_name()?;
    let name_element = || {
        let element = match &source.url {
            Some(url) => el("a").attr("href", url.as_str()),
            None => el("b"),
        };
        element.class("byline-name").attr("dir", context.isolation(name)).children(plain(name, context))
    };
    let mut line = context.content(el("p").class("byline"));
    let parts = [role, organisation].into_iter().flatten().map(String::as_str);
    let mut parts: Vec<&str> = parts.filter(|part| *part != name).collect();
    match place.as_deref().filter(|place| *place != name) {
        // The sentence around name and place is the language's.
        Some(place) if source.kind == SourceType::Reader => {
            let value = |placeholder: &str| match placeholder {
                "name" => vec![Node::from(name_element())],
                _ => isolated(place, context),
            };
            line = line.children(fill(words.name_in_place, &value));
        }
        place => {
            line = line.child(name_element());
            parts.extend(place);
        }
    }
    if let Some(handle) = handle.as_deref().filter(|handle| *handle != name) {
        line = line
            .child(" ")
            .child(el("span").class("byline-handle").attr("dir", "ltr").children(plain(handle, context)));
    }
    let between = if parts.is_empty() { " " } else { words.comma };
    for part in parts {
        line = line.child(words.comma).children(isolated(part, context));
    }
    if let Some(verb) = verb(source, context.messages).filter(|_| introduces) {
        line = line.child(between).child(verb).child(words.colon);
    }
    Some(line)
}

/// The word between name and text: the feed's own, else what follows from the channel.
fn verb<'a>(source: &'a Source, messages: &Messages) -> Option<&'a str> {
    if let Some(verb) = source.verb.as_deref().filter(|verb| !verb.trim().is_empty()) {
        return Some(verb);
    }
    let words = messages.words;
    Some(match source.channel.as_deref()? {
        "email" => words.emails,
        "sms" => words.texts,
        "tweet" => words.tweets,
        "post" => words.writes_post,
        "comment" => words.comments,
        "phone" => words.calls,
        "report" => words.reports,
        _ => words.says,
    })
}
