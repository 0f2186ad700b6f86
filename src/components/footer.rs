use leptos::prelude::*;

use super::tree::tree;
use crate::browser::location;
use crate::markup::footer;
use crate::shell::Session;

/// Whose coverage it is, and the page's other languages.
pub fn footer(session: Session) -> AnyView {
    tree(session, "footer", move |context| {
        session.view.with(|_| ());
        let coverage = session.coverage.get()?;
        Some(footer::footer(coverage.url.as_ref(), context.messages, &|language| {
            location::with_param("lang", language.tag())
        }))
    })
    .view()
}
