//! A server of comments as `docs/comments.md` describes it: it stores a comment once for each idempotency key.

use std::collections::BTreeMap;

use as_it_happened::reading::comment::answer::ServerReply;
use as_it_happened::reading::comment::request::CommentRequest;

/// What goes wrong with a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommentFault {
    /// It never reaches the server.
    LostOnTheWay,
    /// It is stored, but the reply never arrives.
    ReplyLost,
    /// Nothing ever comes, and it is stored.
    Silent,
    /// 500, and it is not stored.
    Broken,
    /// 503 with `Retry-After`, and it is not stored.
    Busy,
    /// 429, without `Retry-After`.
    TooMany,
    /// 422 with a problem of its text.
    Faulty,
    /// 403.
    Forbidden,
    /// A page that asks to sign in.
    SignIn,
}

impl CommentFault {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::LostOnTheWay,
        Self::ReplyLost,
        Self::Silent,
        Self::Broken,
        Self::Busy,
        Self::TooMany,
        Self::Faulty,
        Self::Forbidden,
        Self::SignIn,
    ];
}

/// Seconds in the `Retry-After` of [`CommentFault::Busy`].
pub const BUSY_SECONDS: u32 = 45;

/// The comments that were stored, by their keys.
#[derive(Debug, Default)]
pub struct CommentServer {
    /// Key and text.
    pub stored: BTreeMap<String, String>,
}

impl CommentServer {
    /// The reply to a comment; `None` if nothing ever comes.
    pub fn receive(&mut self, comment: &CommentRequest, fault: Option<CommentFault>) -> Option<ServerReply> {
        let json = |status, body: &str| ServerReply::Answer {
            status,
            kind: "application/json".to_owned(),
            retry_after: (status == 503).then_some(BUSY_SECONDS),
            body: body.as_bytes().to_vec(),
        };
        let text = comment.members.iter().find(|(name, _)| *name == "text").and_then(|(_, text)| text.clone());
        let key = comment.key.clone().unwrap_or_default();
        if self.stored.get(&key).is_some_and(|known| Some(known) != text.as_ref()) {
            return Some(json(409, ""));
        }
        let mut store = || {
            self.stored.entry(key.clone()).or_insert_with(|| text.clone().unwrap_or_default());
        };
        match fault {
            None => {
                store();
                Some(json(201, "{}"))
            }
            Some(CommentFault::LostOnTheWay) => Some(ServerReply::Nothing),
            Some(CommentFault::ReplyLost) => {
                store();
                Some(ServerReply::Nothing)
            }
            Some(CommentFault::Silent) => {
                store();
                None
            }
            Some(CommentFault::Broken) => Some(json(500, "")),
            Some(CommentFault::Busy) => Some(json(503, "")),
            Some(CommentFault::TooMany) => Some(json(429, "")),
            Some(CommentFault::Faulty) => {
                Some(json(422, r#"{"errors": [{"detail": "Too loud.", "pointer": "/text"}]}"#))
            }
            Some(CommentFault::Forbidden) => Some(json(403, "")),
            Some(CommentFault::SignIn) => Some(ServerReply::Answer {
                status: 200,
                kind: "text/html".to_owned(),
                retry_after: None,
                body: b"<!doctype html>".to_vec(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_that_comes_twice_is_stored_once() {
        let comment = CommentRequest {
            address: String::new(),
            members: vec![("text", Some("Hello".to_owned()))],
            key: Some("k".to_owned()),
        };
        let mut server = CommentServer::default();
        assert_eq!(server.receive(&comment, Some(CommentFault::ReplyLost)), Some(ServerReply::Nothing));
        assert!(matches!(server.receive(&comment, None), Some(ServerReply::Answer { status: 201, .. })));
        assert_eq!(server.stored.into_values().collect::<Vec<_>>(), ["Hello"]);
    }
}
