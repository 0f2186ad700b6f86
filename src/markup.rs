//! What the page shows of a coverage, as trees: functions from the read model to [`node::Node`]. Pure.
//!
//! The browser creates elements from a tree and morphs them to another; a native tool writes the same tree as HTML.

mod body;
pub mod byline;
pub mod context;
pub mod embed;
pub mod fingerprint;
mod inline;
pub mod moment;
pub mod node;
pub mod picture;
pub mod post;
mod sentence;
mod table;
