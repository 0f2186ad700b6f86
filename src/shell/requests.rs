//! Requests that the page wants made, and what comes back.

use gloo_net::http::{Request, Response};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestCredentials, RequestRedirect};

use super::Session;
use crate::browser::{bytes, clock, json, location, preload, task};
use crate::feed::{self, retry_after};
use crate::reading::comment::answer::ServerReply;
use crate::reading::comment::request::CommentRequest;
use crate::reading::failure::{Failure, Missed};
use crate::reading::page::effect::{Fetch, RequestId, Source};
use crate::reading::page::event::{Answer, Document, What};
use crate::timeline::fingerprint;

/// The header in which the service worker says when a copy came, in milliseconds since 1970 in UTC.
const CACHED_AT: &str = "aih-kept";

/// The header in which it says where the document of a copy is, after redirects.
const ADDRESS: &str = "aih-address";

impl Session {
    /// Asks for a document, which the browser may answer from its cache once the server has confirmed it.
    pub(super) fn fetch(self, fetch: Fetch) {
        let early = if fetch.source == Source::Copy { None } else { preload::feed(fetch.address.as_str()) };
        let (request, abort) = (fetch.request, early.as_ref().map(|early| early.abort.clone()));
        self.request(request, abort, async move |abort| {
            let asked = clock::monotonic_ms();
            let response = response(&fetch, &abort, early.map(|early| early.response)).await;
            let arriving = || {
                // A copy says nothing of the network.
                if fetch.source != Source::Copy {
                    self.happened(What::Arriving(request));
                }
            };
            let answer = answer(&fetch, response, asked, arriving).await;
            What::Answered { request, answer, at_front: self.is_at_front() }
        });
    }

    /// Sends a comment.
    pub(super) fn post_comment(self, request: RequestId, comment: CommentRequest) {
        self.request(request, None, async move |abort| {
            let reply = reply(&comment, &abort).await.unwrap_or(ServerReply::Nothing);
            What::Replied { request, reply }
        });
    }

    /// Makes a request, which `abort` ends. Tells the page what came of it, unless it was given up.
    fn request(
        self,
        request: RequestId,
        abort: Option<AbortController>,
        make: impl AsyncFnOnce(AbortController) -> What + 'static,
    ) {
        // Every browser that runs this has it.
        let abort = abort.unwrap_or_else(|| AbortController::new().expect("an abort controller"));
        self.state.requests.borrow_mut().push((request, abort.clone()));
        task::spawn(async move {
            let what = make(abort).await;
            if self.end_request(request).is_some() {
                self.happened(what);
            }
        });
    }

    /// Takes a request from those under way. `None` if it was given up.
    fn end_request(self, request: RequestId) -> Option<AbortController> {
        let requests = &mut *self.state.requests.borrow_mut();
        let at = requests.iter().position(|(known, _)| *known == request)?;
        Some(requests.swap_remove(at).1)
    }

    /// Gives a request up.
    pub(super) fn cancel(self, request: RequestId) {
        if let Some(abort) = self.end_request(request) {
            abort.abort();
        }
    }
}

async fn answer(fetch: &Fetch, response: Option<Response>, asked: i64, arriving: impl Fn()) -> Answer {
    let response = response.ok_or(Failure::Network)?;
    let header = |name| response.headers().get(name).unwrap_or_default();
    if !response.ok() {
        let retry_after = asked_to_wait(&response);
        return Err(Missed { failure: Failure::of_status(response.status()), retry_after });
    }
    if header("content-type").to_ascii_lowercase().starts_with("text/html") {
        return Err(Failure::Html.into());
    }
    let cached_at = header(CACHED_AT).parse().ok();
    if cached_at.is_some() != (fetch.source == Source::Copy) {
        return Err(Failure::Network.into());
    }
    let body = bytes::read(response.body(), asked, arriving).await.ok_or(Failure::CutOff)?;
    let body_hash = fingerprint::of(&body);
    let mut document = Box::new(Document { body_hash, cached_at, decoded: None });
    if body_hash != fetch.body_hash {
        // Where the document really is, if the request was redirected.
        let base = [header(ADDRESS), response.url(), fetch.address.as_str().to_owned()];
        let base = base.into_iter().find(|base| !base.is_empty()).unwrap_or_default();
        let resolve = |reference: &str| location::resolve(reference, &base);
        document.decoded = Some(feed::decode(&body, fetch.page.clone(), &resolve));
    }
    Ok(document)
}

async fn response(fetch: &Fetch, abort: &AbortController, early: Option<js_sys::Promise>) -> Option<Response> {
    if let Some(early) = early {
        let response: web_sys::Response = JsFuture::from(early).await.ok()?.dyn_into().ok()?;
        return Some(response.into());
    }
    // The service worker tells by this what is wanted.
    let cache = match fetch.source {
        Source::Server => RequestCache::NoCache,
        Source::ServerAlone => RequestCache::NoStore,
        Source::Copy => RequestCache::ForceCache,
    };
    Request::get(fetch.address.as_str()).cache(cache).abort_signal(Some(&abort.signal())).send().await.ok()
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
