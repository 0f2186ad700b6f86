//! What the page shows: one component a file, named for what it shows. A component is a function from the session to a
//! view. It touches no web API while it is written; those belong to effects and handlers, by way of [`crate::browser`].

mod app;
mod arrivals;
mod comment;
mod discussion;
mod element;
mod failure;
mod feed;
mod filters;
mod footer;
mod icon;
mod key_points;
mod lightbox;
mod masthead;
mod older;
mod pinned;
mod related;
mod search_field;
mod tree;

pub use app::app;

#[cfg(test)]
mod tests;
