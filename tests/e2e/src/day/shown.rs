//! What a page in a browser shows, held against what is true.

use std::fmt::Debug;

use ::newsroom::{Entry, Truth};

use crate::page::Page;

/// A post as a page shows it: id, whether it is marked as withdrawn, its source, whether it is marked as a key event, text.
type Shown = (String, bool, String, bool, String);

const LOOK: &str = "
    const words = element => element?.textContent.replace(/\\s+/g, ' ').trim() ?? '';
    const all = selector => [...document.querySelectorAll(selector)];
    return [
        words(document.querySelector('h1')),
        words(document.querySelector('.standfirst')),
        document.querySelector('[data-status]')?.dataset.status ?? '',
        words(document.querySelector('section[aria-labelledby=pinned-heading]')),
        all('section[data-key-points] li').map(words),
        all('[role=feed] article').map(article => {
            const {withdrawn, source, keyEvent} = article.dataset;
            return [article.id.replace(/^post-/, ''), withdrawn !== undefined, source, keyEvent !== undefined, words(article)];
        }),
    ];";

/// What a page shows otherwise, five differences at most.
#[track_caller]
pub(super) fn differences(truth: &Truth, page: &Page<'_>) -> Vec<String> {
    type Page = (String, String, String, String, Vec<String>, Vec<Shown>);
    let (headline, standfirst, status, pinned, key_points, posts): Page = page.look(LOOK, &[]);
    let mut found = Vec::new();
    let mut compare = |what: &str, expected: &dyn Debug, shown: &dyn Debug| {
        let (expected, shown) = (format!("{expected:?}"), format!("{shown:?}"));
        if expected != shown {
            found.push(format!("{what}: expected {expected}, shown {shown}"));
        }
    };
    compare("headline", &truth.headline, &headline);
    compare("standfirst", &truth.standfirst, &standfirst);
    compare("status", &truth.status, &status);
    compare("key points", &truth.key_points, &key_points);
    let first_words =
        truth.posts.iter().find(|post| Some(&post.id) == truth.pinned.as_ref()).map(|post| &post.texts[0]);
    compare("whether a post is pinned", &first_words.is_some(), &!pinned.is_empty());
    if let Some(words) = first_words.filter(|words| !pinned.contains(*words)) {
        compare("the pinned post", words, &pinned);
    }
    compare("how many posts", &truth.posts.len(), &posts.len());
    let pairs = truth.posts.iter().zip(&posts);
    if let Some((expected, shown)) = pairs.clone().find(|(expected, shown)| expected.id != shown.0) {
        compare("the first post out of place", &expected.id, &shown.0);
        return found;
    }
    found.extend(pairs.filter_map(|(entry, shown)| difference(entry, shown)));
    found.truncate(5);
    found
}

fn difference(entry: &Entry, (_, withdrawn, source, key_event, text): &Shown) -> Option<String> {
    let missing = entry.texts.iter().find(|words| !text.contains(words.as_str()));
    // An earlier text has a mark of its own, which is then there beside or in the place of the latest.
    let marks = text.matches(", text ").count();
    let is_marked = entry.withdrawn == *withdrawn
        && entry.source.as_ref().is_none_or(|known| known == source)
        && (entry.withdrawn || entry.key_event == *key_event);
    let right = is_marked && missing.is_none() && marks == usize::from(!entry.withdrawn);
    (!right).then(|| format!("{}: without {missing:?}, with {marks} marks, {source}, in {text:?}", entry.id))
}
