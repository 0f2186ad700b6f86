//! Fetches a document.

use gloo_net::http::{Request, Response};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache};

use crate::browser::deadline::Deadline;
use crate::browser::early;

/// What came of asking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// An answer with this status code, which is not success.
    Status(u16),
    /// A web page.
    Html,
    /// No answer: no network, a refused connection, or a server that does not share with this origin.
    Unreachable,
    /// The answer broke off.
    CutOff,
    /// No answer, or not all of it, in time.
    Slow,
}

/// Asks for `address`, which the browser may answer from its cache once the server has confirmed it.
///
/// # Errors
/// A [`Failure`] where no document came.
pub async fn fetch(address: &str) -> Result<Vec<u8>, Failure> {
    let early = early::feed(address);
    let abort = match &early {
        Some(early) => early.abort.clone(),
        // Every browser that runs this has it.
        None => AbortController::new().map_err(|_| Failure::Unreachable)?,
    };
    let deadline = Deadline::new(abort);
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
        body(response).await
    }
    .await;
    answer.map_err(|failure| if deadline.has_passed() { Failure::Slow } else { failure })
}

async fn early_answer(promise: js_sys::Promise) -> Result<Response, Failure> {
    let response = JsFuture::from(promise).await.map_err(|_| Failure::Unreachable)?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| Failure::Unreachable)?;
    Ok(response.into())
}

async fn body(response: Response) -> Result<Vec<u8>, Failure> {
    if !response.ok() {
        return Err(Failure::Status(response.status()));
    }
    if response.headers().get("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
        return Err(Failure::Html);
    }
    response.binary().await.map_err(|_| Failure::CutOff)
}
