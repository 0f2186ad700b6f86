//! A comment as its server gets it.

use super::Control;
use super::draft::Draft;
use crate::timeline::coverage::{Coverage, Delivery};
use crate::timeline::href::{self, HttpUrl};
use crate::timeline::post::PostId;

/// What is sent, and where: by `POST`, as a JSON object.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CommentRequest {
    /// The address.
    pub address: String,
    /// The members of the object in order: a name, and a text or `null`.
    pub members: Vec<(&'static str, Option<String>)>,
    /// The idempotency key, for a server that takes one.
    pub key: Option<String>,
}

/// The server that a comment is written for, and the thread there. It stays the same while the comment waits, whatever the
/// coverage names meanwhile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// Whether the server takes a comment once however often it is sent; otherwise it is Isso.
    pub is_repeatable: bool,
    /// The address of the request.
    pub address: String,
}

impl Target {
    /// The one that the coverage names. `None` where it is the reader who sends, or where the coverage takes no comments.
    pub fn of(coverage: &Coverage, draft: &Draft) -> Option<Self> {
        match &coverage.comments.as_ref()?.delivery {
            Delivery::Json(server) => Some(Self { is_repeatable: true, address: server.as_str().to_owned() }),
            Delivery::Isso(server) => {
                Some(Self { is_repeatable: false, address: isso_address(server.as_str(), coverage, draft) })
            }
            Delivery::Mail(_) => None,
        }
    }
}

impl CommentRequest {
    /// The request for what is written. `key` is the idempotency key of the comment. `None` where the coverage takes no comments.
    pub fn new(coverage: &Coverage, draft: &Draft, key: &str, target: &Target) -> Option<Self> {
        let comments = coverage.comments.as_ref()?;
        let address = target.address.clone();
        let said = |control: Control| {
            let value = draft.said(control);
            (control.is_asked(comments) && !value.is_empty()).then(|| value.to_owned())
        };
        let text = Some(draft.said(Control::Text).to_owned());
        if !target.is_repeatable {
            let name = draft.said(Control::Name);
            let author = match said(Control::Place) {
                Some(place) => [name, ", ", &place].concat(),
                None => name.to_owned(),
            };
            let members = vec![
                ("author", Some(author)),
                ("email", said(Control::Email)),
                ("website", None),
                ("text", text),
                ("title", Some(coverage.headline.clone())),
                ("parent", None),
            ];
            return Some(Self { address, members, key: None });
        }
        let reply = draft.reply.as_ref().map(|post| post.in_feed().to_owned());
        let mut members = vec![
            ("coverage", Some(coverage.id.clone())),
            ("inReplyTo", reply),
            ("name", said(Control::Name)),
            ("email", said(Control::Email)),
            ("place", said(Control::Place)),
            ("phone", said(Control::Phone)),
            ("text", text),
            ("terms", comments.terms.as_ref().map(|terms| terms.as_str().to_owned())),
        ];
        members.retain(|(_, value)| value.is_some());
        Some(Self { address, members, key: Some(key.to_owned()) })
    }
}

/// Where Isso takes comments on the coverage. Isso knows a thread by the path of its page; a reply belongs to the thread of its
/// post.
fn isso_address(server: &str, coverage: &Coverage, draft: &Draft) -> String {
    let page = coverage.url.as_ref().map_or_else(|| ["/", &coverage.id].concat(), |url| HttpUrl::path(url).to_owned());
    let post = draft.reply.as_ref().map(|post: &PostId| ["#post-", post.in_feed()].concat()).unwrap_or_default();
    let slash = if server.ends_with('/') { "" } else { "/" };
    let thread = href::encode_component(&[page, post].concat());
    [server, slash, "new?uri=", &thread].concat()
}
