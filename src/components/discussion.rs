use leptos::prelude::*;

use super::tree::tree;
use crate::markup::discussion;
use crate::shell::Session;

pub use discussion::ID;

/// How to join the discussion: by text message, on a social network, by e-mail.
pub fn discussion(session: Session) -> AnyView {
    tree(session, "section", move |context| {
        Some(discussion::discussion(session.coverage.get()?.contact.as_ref()?, context))
    })
    .view()
}
