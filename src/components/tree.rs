//! What follows signals and is written as trees: created once, and morphed from then on, so that focus and selection survive.

use std::sync::Arc;

use super::element::{self, effect, el};
use crate::browser::dom;
use crate::markup::context::Context;
use crate::markup::node;
use crate::shell::Session;

/// An element `name`, which is that of the tree that is made again whenever a signal that `make` reads, the clock or the zone
/// has changed. Hidden where there is no tree.
pub fn tree(
    session: Session,
    name: &'static str,
    make: impl Fn(&Context) -> Option<node::Element> + 'static,
) -> element::Element {
    let make: Arc<dyn Fn(&Context) -> Option<node::Element>> = Arc::new(make);
    el(name).once_made(Arc::new(move |shown| {
        let make = make.clone();
        effect(move || {
            session.with_context(&mut |context| {
                let tree = make(context);
                shown.toggle_attribute_with_force("hidden", tree.is_none()).ok();
                dom::morph(&shown, &tree.unwrap_or_else(|| node::el(name)));
            });
        });
    }))
}
