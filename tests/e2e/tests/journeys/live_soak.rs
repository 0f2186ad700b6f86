//! The page open for long, in short: `cargo xtask soak` takes a whole day for it.

use e2e::page::Page;
use e2e::server::Site;
use e2e::soak::Soak;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] =
    &[("a reader keeps the page open for half an hour in which much goes wrong", keeps_the_page_open)];

fn keeps_the_page_open(site: &Site, page: &Page<'_>) {
    let _ = Soak::SHORT.play(site, page);
}
