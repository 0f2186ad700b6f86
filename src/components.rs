//! The page as a component of Leptos.

mod app;
#[cfg(test)]
mod tests;

pub use app::app;
