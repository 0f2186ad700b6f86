//! Fetches a document.

use gloo_net::http::{Request, Response};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache};

use super::retry_after;
use crate::browser::deadline::Deadline;
use crate::browser::{clock, preload};

/// The header that `worker.js` adds to a response from its cache: when the response came from the server, in milliseconds
/// since 1970 in UTC. Responses with it are stored on readers' devices, so its name cannot change.
const CACHED_AT: &str = "aih-kept";

/// A successful response.
pub struct Answer {
    /// The document; `None` if its `ETag` is the one already known.
    pub document: Option<Vec<u8>>,
    /// The `ETag` (RFC 9110, section 8.8.3); empty if there is none, or none that this origin may read.
    pub etag: String,
    /// Set if the document comes from the cache, because the server could not be reached: when it was fetched, in
    /// milliseconds since 1970 in UTC.
    pub cached_at: Option<i64>,
}

/// Why a request has failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// A status code that is not success, and the seconds of its `Retry-After`.
    Status(u16, Option<u32>),
    /// The response is a web page.
    Html,
    /// No response: no network, a refused connection, or a server that does not share with this origin.
    Unreachable,
    /// The connection was lost before the end of the response.
    CutOff,
    /// The response was not complete within the deadline.
    Slow,
}

/// Requests `address`. The browser may use its cache after the server has confirmed it. `known_etag` belongs to the document
/// that is already known from there; that document is not read again.
///
/// # Errors
/// A [`Failure`] if there is no usable response.
pub async fn fetch(address: &str, known_etag: &str) -> Result<Answer, Failure> {
    let preloaded = preload::feed(address);
    let abort = match &preloaded {
        Some(request) => request.abort.clone(),
        // Every browser that runs WebAssembly has an AbortController.
        None => AbortController::new().map_err(|_| Failure::Unreachable)?,
    };
    let deadline = Deadline::new(abort.clone());
    let answer = async {
        let response = match preloaded {
            Some(request) => preloaded_response(request.response).await?,
            None => Request::get(address)
                .cache(RequestCache::NoCache)
                .abort_signal(Some(&deadline.signal()))
                .send()
                .await
                .map_err(|_| Failure::Unreachable)?,
        };
        let header = |name| response.headers().get(name).unwrap_or_default();
        if !response.ok() {
            let wait = retry_after::read(&header("retry-after"), &|date| clock::seconds_until(date, &header("date")));
            return Err(Failure::Status(response.status(), wait));
        }
        if header("content-type").starts_with("text/html") {
            return Err(Failure::Html);
        }
        let (etag, cached_at) = (header("etag"), header(CACHED_AT).parse().ok());
        let document = if etag.is_empty() || etag != known_etag {
            Some(response.binary().await.map_err(|_| Failure::CutOff)?)
        } else {
            // An unread body keeps the connection busy.
            abort.abort();
            None
        };
        Ok(Answer { document, etag, cached_at })
    }
    .await;
    answer.map_err(|failure| if deadline.has_passed() { Failure::Slow } else { failure })
}

async fn preloaded_response(promise: js_sys::Promise) -> Result<Response, Failure> {
    let response = JsFuture::from(promise).await.map_err(|_| Failure::Unreachable)?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| Failure::Unreachable)?;
    Ok(response.into())
}
