//! Comments of strings that break programs: they arrive to the byte, and are read as they are.

use std::collections::HashMap;

use e2e::feeds::{Coverage, Post};
use e2e::isso::Isso;
use e2e::newsroom::{Newsroom, Outcome};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;
use e2e::writer::commented;
use generator::naughty::{self, Kind};
use serde_json::{Value, json};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("comments of naughty strings arrive at a newsroom to the byte", arrive_at_a_newsroom),
    ("comments of naughty strings arrive in Isso to the byte", arrive_in_isso),
    ("naughty strings are read as they are", are_read),
];

/// Writes comments and sends each, as fast as the page lets it; ends with nothing, or with what went wrong.
const SEND: &str = "
    const [comments, done] = arguments;
    const form = document.querySelector('form[data-comment]');
    const put = ([name, value]) => {
        const control = form.querySelector(`[name=${name}]`);
        control.value = value;
        control.dispatchEvent(new Event('input', {bubbles: true}));
    };
    const until = async holds => {
        do await new Promise(then => setTimeout(then, 5)); while (!holds());
    };
    const send = async comment => {
        Object.entries(comment).forEach(put);
        form.querySelector('[type=submit]').click();
        await until(() => form.dataset.submission !== 'sending');
        if (form.dataset.submission !== 'sent') throw new Error(`${JSON.stringify(comment)}: ${form.innerText}`);
        await until(() => form.querySelector('textarea').value === '');
    };
    (async () => {
        for (const comment of comments) await send(comment);
    })().then(() => done(''), error => done(String(error)));";

/// A comment of all strings of a kind, a line each, by a writer who is called as one of them and comes from another.
fn comment(kind: &Kind) -> Value {
    let mut lines = kind.strings.iter().filter(|string| !string.contains('\n'));
    json!({"text": kind.strings.join("\n"), "name": lines.next(), "place": lines.next_back()})
}

fn comments() -> Vec<Value> {
    naughty::kinds().iter().map(comment).collect()
}

/// Sends them all to where the coverage takes comments.
fn sends(site: &Site, page: &Page<'_>, protocol: &str, action: &str, comments: &[Value]) {
    let fields = json!({"place": "required"});
    let taken = json!({"protocol": protocol, "action": action, "maxLength": 60_000, "fields": fields});
    site.serves(&commented(taken).json());
    page.read("");
    let fault: String = page.look_later(SEND, &[comments.into()]);
    assert!(fault.is_empty(), "{fault}");
}

fn arrive_at_a_newsroom(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::published()]);
    let comments = comments();
    sends(site, page, "json", newsroom.action(), &comments);
    let arrived = newsroom.comments();
    assert_eq!((arrived.len(), newsroom.attempts().len()), (comments.len(), comments.len()));
    for (arrived, comment) in arrived.iter().zip(&comments) {
        for field in ["text", "name", "place"] {
            assert_eq!(arrived.body[field], comment[field], "{field}");
        }
    }
}

fn arrive_in_isso(site: &Site, page: &Page<'_>) {
    let isso = Isso::publishing(site);
    let comments = comments();
    sends(site, page, "isso", isso.action(), &comments);
    let stored = isso.comments("/e2e");
    assert_eq!(stored.len(), comments.len());
    for (stored, comment) in stored.iter().zip(&comments) {
        assert_eq!(stored.text, comment["text"]);
        let word = |field: &str| comment[field].as_str().unwrap_or_default().to_owned();
        // Isso makes names safe before it stores them, and texts when it shows them.
        let author = [word("name"), word("place")].join(", ");
        let author = author.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert_eq!(stored.author.as_deref(), Some(author.as_str()));
    }
}

fn are_read(site: &Site, page: &Page<'_>) {
    let kinds = naughty::kinds();
    let posts = kinds.iter().enumerate().map(|(number, kind)| {
        let post = Post::new(&number.to_string(), "2026-03-01T09:00:00Z").headline(&kind.strings[0]);
        kind.strings.iter().fold(post, |post, string| post.says(string))
    });
    site.serves(&Coverage::new("The storm").posts(posts).json());
    page.read("");
    page.becomes("the number of posts", kinds.len(), || page.shown_posts().len());
    page.is_at_rest();
    let seen: HashMap<String, (String, Vec<String>)> = page.look(
        "return Object.fromEntries([...document.querySelectorAll('[role=feed] article')].map(article => [
             article.id,
             [article.querySelector('h3').textContent, [...article.querySelectorAll('p')].map(text => text.textContent)],
         ]));",
        &[],
    );
    // Unicode's separators of lines and paragraphs are line breaks, which the page shows by line feeds.
    let as_shown = |string: &String| string.replace(['\u{2028}', '\u{2029}'], "\n");
    for (number, kind) in kinds.iter().enumerate() {
        let (headline, texts) = &seen[&format!("post-{number}")];
        let expected: Vec<String> = kind.strings.iter().map(as_shown).collect();
        assert_eq!(headline, &expected[0], "{}", kind.name);
        assert_eq!(texts, &expected, "{}", kind.name);
    }
}
