//! What the page shows of a coverage, as trees: functions from the read model to [`node::Node`]. Pure.
//!
//! The browser creates elements from a tree and morphs them to another; a native tool writes the same tree as HTML.

pub mod node;
