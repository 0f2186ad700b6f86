use leptos::prelude::*;

use super::tree::tree;
use crate::markup::related;
use crate::shell::Session;

/// Related stories, maps, explainers.
pub fn related(session: Session) -> AnyView {
    tree(session, "nav", move |context| related::related(&session.coverage.get()?.links, context)).view()
}
