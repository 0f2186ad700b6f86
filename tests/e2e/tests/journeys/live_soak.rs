//! The page open for long, in short: `cargo xtask soak` takes a whole day for it.

use e2e::page::Page;
use e2e::server::Site;
use e2e::soak::{Soak, stays_level};
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader keeps the page open for half an hour in which much goes wrong", keeps_the_page_open),
    ("an open page does not grow by a feed that stamps every post anew", does_not_grow_by_stamps),
];

fn keeps_the_page_open(site: &Site, page: &Page<'_>) {
    let _ = Soak::SHORT.play(site, page);
}

fn does_not_grow_by_stamps(site: &Site, page: &Page<'_>) {
    stays_level(site, page, 120);
}
