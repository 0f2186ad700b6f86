//! Fetches a document.

use gloo_net::http::{Request, Response};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache};

use super::retry_after;
use crate::browser::deadline::Deadline;
use crate::browser::{clock, early};

/// The header in which the service worker says when what it kept had come, in milliseconds since 1970 in UTC.
const KEPT: &str = "aih-kept";

/// An answer with a document in it.
pub struct Answer {
    /// The document; `None` where it is the one that bears the tag already known.
    pub document: Option<Vec<u8>>,
    /// Its `ETag` (RFC 9110, section 8.8.3); empty where there is none, or none that this origin may see.
    pub tag: String,
    /// When it came, where it comes from what was kept as the server could not be reached.
    pub kept: Option<i64>,
}

/// What came of asking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// An answer with this status code, which is not success, and the seconds for which the server wants to be left alone.
    Status(u16, Option<u32>),
    /// A web page.
    Html,
    /// No answer: no network, a refused connection, or a server that does not share with this origin.
    Unreachable,
    /// The answer broke off.
    CutOff,
    /// No answer, or not all of it, in time.
    Slow,
}

/// Asks for `address`, which the browser may answer from its cache once the server has confirmed it. `known` is the tag of
/// the document that is known from there, which is not read again.
///
/// # Errors
/// A [`Failure`] where no document came.
pub async fn fetch(address: &str, known: &str) -> Result<Answer, Failure> {
    let early = early::feed(address);
    let abort = match &early {
        Some(early) => early.abort.clone(),
        // Every browser that runs this has it.
        None => AbortController::new().map_err(|_| Failure::Unreachable)?,
    };
    let deadline = Deadline::new(abort.clone());
    let answer = async {
        let response = match early {
            Some(early) => early_answer(early.response).await?,
            None => Request::get(address)
                .cache(RequestCache::NoCache)
                .abort_signal(Some(&deadline.signal()))
                .send()
                .await
                .map_err(|_| Failure::Unreachable)?,
        };
        let header = |name| response.headers().get(name).unwrap_or_default();
        if !response.ok() {
            let asked = retry_after::read(&header("retry-after"), &|date| clock::seconds_until(date, &header("date")));
            return Err(Failure::Status(response.status(), asked));
        }
        if header("content-type").starts_with("text/html") {
            return Err(Failure::Html);
        }
        let (tag, kept) = (header("etag"), header(KEPT).parse().ok());
        let document = if tag.is_empty() || tag != known {
            Some(response.binary().await.map_err(|_| Failure::CutOff)?)
        } else {
            // What nobody reads would hold the connection.
            abort.abort();
            None
        };
        Ok(Answer { document, tag, kept })
    }
    .await;
    answer.map_err(|failure| if deadline.has_passed() { Failure::Slow } else { failure })
}

async fn early_answer(promise: js_sys::Promise) -> Result<Response, Failure> {
    let response = JsFuture::from(promise).await.map_err(|_| Failure::Unreachable)?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| Failure::Unreachable)?;
    Ok(response.into())
}
