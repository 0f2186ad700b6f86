//! Carries out in the browser what the pure half of the page has decided.

pub mod list;
