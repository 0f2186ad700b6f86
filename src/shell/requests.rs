//! Requests that the page wants made, and what comes back.

use gloo_net::http::{Request, Response};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestCredentials, RequestRedirect};

use super::Session;
use crate::browser::{clock, json, location, preload, task};
use crate::feed::{self, Base, fingerprint, retry_after};
use crate::reading::comment::answer::ServerReply;
use crate::reading::comment::request::CommentRequest;
use crate::reading::page::effect::{Fetch, RequestId};
use crate::reading::page::event::{Answer, Document, Sight, What};

/// The header in which the service worker says when what it has cached came, in milliseconds since 1970 in UTC.
const CACHED_AT: &str = "aih-kept";

/// The requests under way, and what ends each.
#[derive(Default)]
pub(super) struct Requests(Vec<(RequestId, AbortController)>);

impl Requests {
    /// Gives a request up.
    pub(super) fn cancel(&mut self, request: RequestId) {
        self.0.retain(|(known, abort)| {
            if *known == request {
                abort.abort();
            }
            *known != request
        });
    }

    fn begin(&mut self, request: RequestId, abort: AbortController) {
        self.0.push((request, abort));
    }

    /// Whether the answer to that request is still wanted; it is under way no longer.
    fn end(&mut self, request: RequestId) -> bool {
        let before = self.0.len();
        self.0.retain(|(known, _)| *known != request);
        self.0.len() < before
    }
}

impl Session {
    /// Asks for a document, which the browser may answer from its cache once the server has confirmed it.
    pub(super) fn fetch(self, fetch: Fetch) {
        let early = preload::feed(fetch.address.as_str());
        let abort = match &early {
            Some(early) => early.abort.clone(),
            // Every browser that runs this has it.
            None => AbortController::new().expect("an abort controller"),
        };
        self.state.requests.borrow_mut().begin(fetch.request, abort.clone());
        task::spawn(async move {
            let answer = answer(&fetch, &abort, early.map(|early| early.response)).await;
            if self.state.requests.borrow_mut().end(fetch.request) {
                let sight = Sight { at_front: self.is_at_front(), under_eyes: None };
                self.happened(What::Answered { request: fetch.request, answer, sight });
            }
        });
    }

    /// Sends a comment.
    pub(super) fn post_comment(self, request: RequestId, comment: CommentRequest) {
        let abort = AbortController::new().expect("an abort controller");
        self.state.requests.borrow_mut().begin(request, abort.clone());
        task::spawn(async move {
            let reply = reply(&comment, &abort).await.unwrap_or(ServerReply::Nothing);
            if self.state.requests.borrow_mut().end(request) {
                self.happened(What::Replied { request, reply });
            }
        });
    }
}

async fn answer(fetch: &Fetch, abort: &AbortController, early: Option<js_sys::Promise>) -> Answer {
    let Some(response) = response(fetch, abort, early).await else { return Answer::Unreachable };
    let header = |name| response.headers().get(name).unwrap_or_default();
    if !response.ok() {
        return Answer::Status { status: response.status(), retry_after: asked_to_wait(&response) };
    }
    if header("content-type").starts_with("text/html") {
        return Answer::Html;
    }
    let (etag, cached_at) = (header("etag"), header(CACHED_AT).parse().ok());
    if !etag.is_empty() && etag == fetch.etag {
        // A body that is not read would hold the connection.
        abort.abort();
        return Answer::Unchanged { cached_at };
    }
    let Ok(body) = response.binary().await else { return Answer::CutOff };
    let body_hash = fingerprint::of_bytes(&body);
    if body_hash == fetch.body_hash {
        return Answer::Unchanged { cached_at };
    }
    let resolve = |reference: &str| location::resolve(reference, fetch.address.as_str());
    let decoded = feed::decode(&body, fetch.page.clone(), Base::new(&resolve));
    Answer::Document(Box::new(Document { etag, body_hash, cached_at, decoded }))
}

async fn response(fetch: &Fetch, abort: &AbortController, early: Option<js_sys::Promise>) -> Option<Response> {
    if let Some(early) = early {
        let response: web_sys::Response = JsFuture::from(early).await.ok()?.dyn_into().ok()?;
        return Some(response.into());
    }
    let request = Request::get(fetch.address.as_str()).cache(RequestCache::NoCache);
    request.abort_signal(Some(&abort.signal())).send().await.ok()
}

async fn reply(comment: &CommentRequest, abort: &AbortController) -> Option<ServerReply> {
    let mut request = Request::post(&comment.address)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&abort.signal()))
        .header("accept", "application/json")
        .header("content-type", "application/json");
    if let Some(key) = &comment.key {
        // A string of RFC 9651.
        request = request.header("idempotency-key", &["\"", key, "\""].concat());
    }
    let members: Vec<_> = comment.members.iter().map(|(name, value)| (*name, value.as_deref())).collect();
    let response = request.body(json::of_texts(&members)).ok()?.send().await.ok()?;
    let (status, retry_after) = (response.status(), asked_to_wait(&response));
    let kind = response.headers().get("content-type").unwrap_or_default();
    let body = response.binary().await.unwrap_or_default();
    Some(ServerReply::Answer { status, kind, retry_after, body })
}

/// Seconds for which a server asks to be left alone.
fn asked_to_wait(response: &Response) -> Option<u32> {
    let header = |name| response.headers().get(name).unwrap_or_default();
    retry_after::read(&header("retry-after"), &|date| clock::seconds_until(date, &header("date")))
}
