//! What the page shows of a coverage, as trees: functions from the read model to [`node::Node`]. Pure.
//!
//! The browser creates elements from a tree and morphs them to another; a native tool writes the same tree as HTML. A tree
//! holds content: posts, the headline and how things stand, key points, the pinned post, links. What reacts to a reader is a
//! component around it: filters, arrivals, the comment form, the lightbox, the key points' panel, the buttons of the
//! masthead. A button within a tree has no listener; it says what it does in `data-act`.

mod body;
pub mod byline;
pub mod context;
pub mod discussion;
pub mod embed;
pub mod fingerprint;
pub mod footer;
pub mod inline;
pub mod key_points;
pub mod masthead;
pub mod moment;
pub mod node;
pub mod picture;
pub mod pinned;
pub mod post;
pub mod related;
mod sentence;
mod table;
