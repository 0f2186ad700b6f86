//! Coverages in the native format, in a few words each.

mod blocks;
mod coverage;
mod harbour;
mod post;
mod source;
mod storm;

pub use blocks::Block;
pub use coverage::Coverage;
pub use harbour::harbour;
pub use post::Post;
pub use source::Source;
pub use storm::{hostile, long_day, storm};
