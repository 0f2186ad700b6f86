//! Who answers which request to a site.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use super::answer::Answer;
use super::request::Request;
use super::script::Script;
use super::upstream::Upstream;

/// The scripts of a site, and the servers behind it.
#[derive(Debug, Default)]
pub(super) struct Routes {
    to_any: HashMap<String, Script>,
    to_one: HashMap<(String, String), Route>,
    behind: Vec<(String, Upstream)>,
}

#[derive(Debug)]
enum Route {
    Script(Script),
    Function(Function),
}

/// A journey's own way to answer.
#[derive(Clone)]
pub(super) struct Function(Arc<dyn Fn(&Request) -> Answer + Send + Sync>);

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Function")
    }
}

/// Who answers one request. Asked without the routes, because a function may take its time.
pub(super) enum Speaker {
    Script(Answer),
    Function(Function),
}

impl Speaker {
    pub(super) fn speak(self, request: &Request) -> Answer {
        match self {
            Self::Script(answer) => answer,
            Self::Function(Function(answer)) => answer(request),
        }
    }
}

impl Routes {
    pub(super) fn answer(&mut self, path: &str, script: Script) {
        self.to_any.insert(path.to_owned(), script);
    }

    pub(super) fn answer_to(&mut self, method: &str, path: &str, script: Script) {
        self.to_one.insert((method.to_owned(), path.to_owned()), Route::Script(script));
    }

    pub(super) fn answer_by(
        &mut self,
        method: &str,
        path: &str,
        answer: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    ) {
        let function = Function(Arc::new(answer));
        self.to_one.insert((method.to_owned(), path.to_owned()), Route::Function(function));
    }

    pub(super) fn forward(&mut self, folder: &str, upstream: Upstream) {
        self.behind.retain(|(known, _)| known != folder);
        self.behind.push((folder.to_owned(), upstream));
    }

    /// Whether anything is scripted for the path.
    pub(super) fn know(&self, path: &str) -> bool {
        self.to_any.contains_key(path) || self.to_one.keys().any(|(_, known)| known == path)
    }

    /// Who answers; the script moves on to its next answer.
    pub(super) fn next(&mut self, request: &Request) -> Option<Speaker> {
        match self.to_one.get_mut(&(request.method.clone(), request.path.clone())) {
            Some(Route::Function(function)) => Some(Speaker::Function(function.clone())),
            Some(Route::Script(script)) => Some(Speaker::Script(script.next())),
            None => self.to_any.get_mut(&request.path).map(|script| Speaker::Script(script.next())),
        }
    }

    /// The server behind the path, and the path there.
    pub(super) fn upstream(&self, path: &str) -> Option<(Upstream, String)> {
        self.behind.iter().find_map(|(folder, upstream)| {
            let below = path.strip_prefix(folder.as_str())?.strip_prefix('/')?;
            Some((upstream.clone(), below.to_owned()))
        })
    }
}
