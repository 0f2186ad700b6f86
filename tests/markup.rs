//! What is written of a coverage, as HTML.

#[path = "markup/blocks.rs"]
mod blocks;
#[path = "markup/bylines.rs"]
mod bylines;
#[path = "markup/coverage.rs"]
mod coverage;
#[path = "markup/hostility.rs"]
mod hostility;
#[path = "markup/ids.rs"]
mod ids;
#[path = "markup/keys.rs"]
mod keys;
#[path = "markup/languages.rs"]
mod languages;
#[path = "markup/nodes.rs"]
mod nodes;
#[path = "markup/posts.rs"]
mod posts;
#[path = "markup/regions.rs"]
mod regions;
#[path = "markup/stand.rs"]
mod stand;
#[path = "markup/times.rs"]
mod times;

mod support {
    #[path = "../support/fold.rs"]
    pub mod fold;
    #[path = "../support/read.rs"]
    pub mod read;
}
