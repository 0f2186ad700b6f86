//! What the page shows: one component a file, named for what it shows. A component is a function from the session to a
//! view. It touches no web API while it is written; those belong to effects and handlers, by way of [`crate::browser`].

mod app;
mod arrivals;
mod article;
mod body;
mod byline;
mod comment;
mod discussion;
mod element;
mod embed;
mod failure;
mod feed;
mod filters;
mod footer;
mod icon;
mod inline;
mod key_points;
mod lightbox;
mod masthead;
mod moment;
mod older;
mod picture;
mod pinned;
mod related;
mod search_field;
mod sharing;
mod table;

pub use app::app;

#[cfg(test)]
mod tests;
