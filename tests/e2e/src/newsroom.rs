//! A scripted server of comments: it does to each comment as a journey tells it, and keeps what it takes in.
//!
//! Like the server that `docs/comments.md` asks for, it knows a comment again by its key: what comes twice is stored
//! once, and answered as it was the first time.

mod comment;
mod cors;
mod outcome;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::server::{Answer, Request, Site};
pub use comment::Comment;
pub use outcome::Outcome;

/// A newsroom that takes comments; clones are the same one.
#[derive(Debug, Clone)]
pub struct Newsroom {
    site: Site,
    action: String,
    path: String,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    script: VecDeque<Outcome>,
    kept: Vec<Kept>,
}

#[derive(Debug)]
struct Kept {
    comment: Comment,
    answer: Answer,
}

impl Newsroom {
    /// Takes comments at `path` of the site, by these outcomes in their order; the last one stays.
    #[must_use]
    pub fn at(site: &Site, path: &str, outcomes: impl IntoIterator<Item = Outcome>) -> Self {
        let newsroom = Self::new(site, path, format!("{}{path}", site.address()), outcomes);
        let own = newsroom.clone();
        site.answer_by("POST", path, move |request| own.answer(request));
        newsroom
    }

    /// The same, met by the page at another origin, which the policy allows: browsers ask first whether they may.
    #[must_use]
    pub fn abroad(site: &Site, path: &str, outcomes: impl IntoIterator<Item = Outcome>) -> Self {
        let newsroom = Self::new(site, path, format!("{}{path}", site.foreign_address()), outcomes);
        site.lets_the_page_ask(&site.foreign_address());
        let own = newsroom.clone();
        site.answer_by("POST", path, move |request| cors::open(own.answer(request), request));
        site.answer_by("OPTIONS", path, cors::permit);
        newsroom
    }

    fn new(site: &Site, path: &str, action: String, outcomes: impl IntoIterator<Item = Outcome>) -> Self {
        let newsroom = Self { site: site.clone(), action, path: path.to_owned(), state: Arc::default() };
        newsroom.then(outcomes);
        newsroom
    }

    /// Goes on by these outcomes, whatever was to come.
    pub fn then(&self, outcomes: impl IntoIterator<Item = Outcome>) {
        self.state().script = outcomes.into_iter().collect();
    }

    /// The `action` of a coverage whose comments go here.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.action
    }

    /// What it has taken in, each comment once.
    #[must_use]
    pub fn comments(&self) -> Vec<Comment> {
        self.state().kept.iter().map(|kept| kept.comment.clone()).collect()
    }

    /// How many comments it has taken in.
    #[must_use]
    pub fn count(&self) -> usize {
        self.state().kept.len()
    }

    /// Every attempt to bring it a comment.
    #[must_use]
    pub fn attempts(&self) -> Vec<Request> {
        let mut requests = self.site.requests_for(&self.path);
        requests.retain(|request| request.method == "POST");
        requests
    }

    fn answer(&self, request: &Request) -> Answer {
        let mut state = self.state();
        let outcome = match state.script.len() {
            0 => Outcome::published(),
            1 => state.script[0].clone(),
            _ => state.script.pop_front().unwrap_or_else(Outcome::published),
        };
        match outcome {
            Outcome::Refuses(answer) => answer,
            Outcome::Takes(answer) => match Comment::read(request) {
                Ok(comment) => state.take(comment, answer),
                Err(fault) => outcome::problem(400, &fault, &[]),
            },
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn take(&mut self, comment: Comment, answer: Answer) -> Answer {
        let known = self.kept.iter().find(|kept| comment.key.is_some() && kept.comment.key == comment.key);
        match known {
            Some(known) if known.comment.body == comment.body => answer.saying(&known.answer),
            Some(_) => outcome::problem(409, "This key belongs to another comment.", &[]),
            None => {
                self.kept.push(Kept { comment, answer: answer.clone() });
                answer
            }
        }
    }
}
