//! What the page shows, as trees: functions from the read model to [`node::Node`]. Pure.
//!
//! The browser creates elements from a tree and morphs them to another; a native tool writes the same tree as HTML. No control
//! in a tree has a listener: it says in `data-act` what it does ([`act`]).

pub mod act;
pub mod arrivals;
mod body;
pub mod byline;
pub mod comment;
pub mod context;
pub mod discussion;
pub mod embed;
pub mod failure;
pub mod filters;
pub mod fingerprint;
pub mod footer;
pub mod frame;
pub mod ids;
pub mod inline;
pub mod key_points;
pub mod lightbox;
pub mod masthead;
pub mod moment;
pub mod node;
pub mod older;
pub mod picture;
pub mod pinned;
pub mod post;
pub mod related;
pub mod rendered;
mod sentence;
mod table;
