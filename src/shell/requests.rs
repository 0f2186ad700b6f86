//! Requests that the page wants made, and what comes back.

use web_sys::{AbortController, Response};

use super::Session;
use crate::browser::http::{self, Content, header};
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
            let content = Content::None { cache: cache_mode(fetch.source) };
            let sent = early.map(|early| early.response);
            let sent = sent.unwrap_or_else(|| http::send(fetch.address.as_str(), &content, &abort));
            let response = http::response(sent).await;
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
    let header = |name| header(&response, name);
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

/// The service worker tells by this what is wanted.
fn cache_mode(source: Source) -> &'static str {
    match source {
        Source::Server => "no-cache",
        Source::ServerAlone => "no-store",
        Source::Copy => "force-cache",
    }
}

async fn reply(comment: &CommentRequest, abort: &AbortController) -> Option<ServerReply> {
    // A string of RFC 9651.
    let key = comment.key.as_ref().map(|key| ["\"", key, "\""].concat());
    let headers: Vec<_> = key.iter().map(|key| ("idempotency-key", key.as_str())).collect();
    let members: Vec<_> = comment.members.iter().map(|(name, value)| (*name, value.as_deref())).collect();
    let content = json::of_texts(&members);
    let response = http::response(http::send(&comment.address, &Content::Json(&content, &headers), abort)).await?;
    let (status, retry_after, kind) = (response.status(), asked_to_wait(&response), header(&response, "content-type"));
    let body = http::body(&response).await.unwrap_or_default();
    Some(ServerReply::Answer { status, kind, retry_after, body })
}

/// Seconds for which a server asks to be left alone.
fn asked_to_wait(response: &Response) -> Option<u32> {
    let header = |name| header(response, name);
    retry_after::read(&header("retry-after"), &|date| clock::seconds_until(date, &header("date")))
}
