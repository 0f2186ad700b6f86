//! One attempt to bring a comment to its server.

use gloo_net::http::{Request, Response};
use web_sys::{AbortController, RequestCredentials, RequestRedirect};

use super::Session;
use crate::browser::deadline::Deadline;
use crate::browser::{clock, json, location};
use crate::feed::retry_after;
use crate::reading::comment::Control;
use crate::reading::comment::answer::{self, Outcome, Refusal, ServerReply};
use crate::reading::comment::draft::Draft;
use crate::timeline::coverage::{Comments, Coverage, Delivery};
use crate::timeline::href::HttpUrl;
use crate::timeline::post::PostId;

/// What is to be sent, and where.
struct Parcel {
    address: String,
    body: String,
    /// By what the server knows it again, where it can.
    key: Option<String>,
}

/// Sends the comment as it stands.
pub(super) async fn deliver(session: Session) -> Outcome {
    let Some(parcel) = parcel(session) else { return Outcome::Refused(Refusal::Unknown) };
    let repeatable = parcel.key.is_some();
    let reply = match AbortController::new() {
        Ok(abort) => reply(&parcel, &Deadline::new(abort)).await,
        Err(_) => None,
    };
    answer::read(&reply.unwrap_or(ServerReply::Nothing), repeatable)
}

async fn reply(parcel: &Parcel, deadline: &Deadline) -> Option<ServerReply> {
    let response = post(parcel, deadline).await?;
    let header = |name| response.headers().get(name).unwrap_or_default();
    let retry_after = retry_after::read(&header("retry-after"), &|date| clock::seconds_until(date, &header("date")));
    let (status, kind) = (response.status(), header("content-type"));
    let body = response.binary().await.unwrap_or_default();
    Some(ServerReply::Answer { status, kind, retry_after, body })
}

async fn post(parcel: &Parcel, deadline: &Deadline) -> Option<Response> {
    let mut request = Request::post(&parcel.address)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&deadline.signal()))
        .header("accept", "application/json")
        .header("content-type", "application/json");
    if let Some(key) = &parcel.key {
        // A string of RFC 9651.
        request = request.header("idempotency-key", &["\"", key, "\""].concat());
    }
    request.body(parcel.body.as_str()).ok()?.send().await.ok()
}

/// `None` where it is the reader who sends.
fn parcel(session: Session) -> Option<Parcel> {
    let coverage = session.the_coverage();
    let draft = session.draft.get_untracked();
    let said = |control| Some(draft.get(control)).filter(|value| session.asks_for(control) && !value.trim().is_empty());
    let Comments { delivery, terms, .. } = coverage.comments.as_ref()?;
    match delivery {
        Delivery::Isso(server) => {
            let name = draft.get(Control::Name);
            let author = said(Control::Place).map(|place| [name, ", ", place].concat());
            Some(Parcel {
                address: isso_address(server.as_str(), &coverage, &draft),
                body: json::of_texts(&[
                    ("author", Some(author.as_deref().unwrap_or(name))),
                    ("email", said(Control::Email)),
                    ("website", None),
                    ("text", Some(draft.get(Control::Text))),
                    ("title", Some(&coverage.headline)),
                    ("parent", None),
                ]),
                key: None,
            })
        }
        Delivery::Json(server) => {
            let agreed = terms.as_ref().map(HttpUrl::as_str);
            let members = [
                ("coverage", Some(coverage.id.as_str())),
                ("inReplyTo", draft.reply.as_ref().map(PostId::as_str)),
                ("name", said(Control::Name)),
                ("email", said(Control::Email)),
                ("place", said(Control::Place)),
                ("phone", said(Control::Phone)),
                ("text", Some(draft.get(Control::Text))),
                ("terms", agreed),
            ];
            let given: Vec<_> = members.into_iter().filter(|(_, value)| value.is_some()).collect();
            Some(Parcel {
                address: server.as_str().to_owned(),
                body: json::of_texts(&given),
                key: Some(session.submission.with_untracked(|submission| submission.key().to_owned())),
            })
        }
        Delivery::Mail(_) => None,
    }
}

/// Where Isso takes comments on the coverage, which it knows by the path of its page; a reply belongs to its post's.
fn isso_address(server: &str, coverage: &Coverage, draft: &Draft) -> String {
    let page = coverage.url.as_ref().map_or_else(|| ["/", &coverage.id].concat(), |url| url.path().to_owned());
    let post = draft.reply.as_ref().map(|post| ["#post-", post.as_str()].concat()).unwrap_or_default();
    let slash = if server.ends_with('/') { "" } else { "/" };
    [server, slash, "new?uri=", &location::encode_part(&[page, post].concat())].concat()
}
