//! The frame of the page, by Leptos: how far it has come, where its regions stand, and what is announced. What a region shows
//! is a tree of [`markup`](crate::markup).

mod app;
mod element;
#[cfg(test)]
mod tests;

pub use app::app;
