//! One reader's page as a value: what has happened goes in, what is to be done comes out.

pub mod effect;
pub mod event;
