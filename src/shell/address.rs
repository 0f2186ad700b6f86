//! The page's address, as the page reads it.

use crate::browser::location;
use crate::reading::configuration::Configuration;
use crate::reading::page::event::{Address, FeedAddress};
use crate::reading::view::View;
use crate::timeline::href::HttpUrl;

/// The address as it is now.
pub(super) fn read() -> Address {
    let value = |name: &'static str| Some((name.to_owned(), location::param(name)?));
    Address {
        query: View::default().params().into_iter().filter_map(|(name, _)| value(name)).collect(),
        fragment: location::fragment(),
        note: location::note(),
        steps: location::steps(),
    }
}

/// Where the feed is: as the address says, or else the publisher.
pub(super) fn feed(configuration: &Configuration) -> FeedAddress {
    let absolute = |text: &str| HttpUrl::parse(&location::resolve(text, &location::page())?);
    match location::param("feed") {
        Some(asked) => FeedAddress::Asked(absolute(&asked)),
        None => FeedAddress::Configured(absolute(&configuration.feed)),
    }
}

/// The address that is handed out for a coverage without a canonical page.
pub(super) fn to_hand_out() -> String {
    location::page_around().unwrap_or_else(|| location::page_with_only("feed"))
}
