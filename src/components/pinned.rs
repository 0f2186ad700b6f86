use leptos::prelude::*;

use super::tree::tree;
use crate::markup::pinned;
use crate::shell::Session;

/// The post that the newsroom holds at the top, in brief, with the way to it.
pub fn pinned(session: Session) -> AnyView {
    tree(session, "section", move |context| {
        let pinned = session.coverage.get()?.pinned.clone()?;
        pinned::pinned(&*session.look(|page| page.post(&pinned).cloned())?, context)
    })
    .view()
}
