use super::element::{Element, el};
use super::icon;
use super::inline::plain;
use crate::messages::words::Words;
use crate::messages::{Messages, fill};
use crate::reading::session::Session;
use crate::timeline::search::Query;
use crate::timeline::source::{Source, SourceType};

/// What kind of voice it is: by word, pictogram and colour together.
pub fn kind(session: Session, source: &Source) -> Element {
    let words = session.messages().words;
    let name = match &source.unknown_kind {
        Some(word) => word.as_str(),
        None => of_kind(words, source.kind).one,
    };
    el("span")
        .class("source-kind")
        .attr("data-kind", source.kind.word())
        .child(icon::icon(icon::of_source(source.kind)))
        .child(name)
}

/// The words for a kind of source.
pub fn of_kind(words: &'static Words, kind: SourceType) -> &'static crate::messages::words::SourceWords {
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

/// Who says it: name, role or place, verb. `None` where the source has no name to give.
pub fn byline(session: Session, source: &Source, marks: Option<&Query>) -> Option<Element> {
    let messages = session.messages();
    let Source { name, organisation, handle, role, place, .. } = source;
    let name = [name, organisation, handle, role, place].into_iter().flatten().next()?.as_str();
    let name_element = |words: &str| {
        match &source.url {
            Some(url) => el("a").attr("href", url.as_str().to_owned()).attr("rel", "noopener"),
            None => el("b"),
        }
        .class("byline-name")
        .children(plain(words, marks))
    };
    let mut line = el("p").class("byline").in_language_of_coverage(session);
    let parts = [&source.role, &source.organisation].into_iter().flatten().map(String::as_str);
    let mut parts: Vec<&str> = parts.filter(|part| *part != name).collect();
    match (&source.place, source.kind) {
        (Some(place), SourceType::Reader) if place != name => {
            // The sentence around the name is the language's; the name alone stands out.
            let sentence = fill(messages.words.name_in_place, &[("name", "\u{0}"), ("place", place)]);
            let (before, after) = sentence.split_once('\u{0}').unwrap_or_default();
            line = line.children(plain(before, marks)).child(name_element(name)).children(plain(after, marks));
        }
        (place, _) => {
            line = line.child(name_element(name));
            parts.extend(place.as_deref().filter(|place| *place != name));
        }
    }
    if let Some(handle) = source.handle.as_deref().filter(|handle| *handle != name) {
        line =
            line.child(" ").child(el("span").class("byline-handle").attr("dir", "ltr").children(plain(handle, marks)));
    }
    let between = if parts.is_empty() { " " } else { messages.words.comma };
    for part in parts {
        line = line.child(messages.words.comma).children(plain(part, marks));
    }
    if let Some(verb) = verb(source, &messages) {
        line = line.child(between).child(verb).child(messages.words.colon);
    }
    Some(line)
}

/// The word between name and text: the feed's own, else what follows from the channel.
fn verb(source: &Source, messages: &Messages) -> Option<String> {
    if let Some(verb) = source.verb.as_deref().filter(|verb| !verb.trim().is_empty()) {
        return Some(verb.to_owned());
    }
    let words = messages.words;
    let verb = match source.channel.as_deref()? {
        "email" => words.emails,
        "sms" => words.texts,
        "tweet" => words.tweets,
        "post" => words.writes_post,
        "comment" => words.comments,
        "phone" => words.calls,
        "report" => words.reports,
        _ => words.says,
    };
    Some(verb.to_owned())
}
