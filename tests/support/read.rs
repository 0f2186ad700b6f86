//! Reads documents as the page does, with the addresses of the URL standard.

use as_it_happened::feed::{self, Decoded, FeedError};
use as_it_happened::timeline::href::HttpUrl;
use as_it_happened::timeline::merge::Page;
use url::Url;

/// Where the head lies.
pub const HEAD: &str = "https://news.example.org/live/day/feed.json";

/// Reads `bytes` as the answer from `address`: the head, or else an older page.
pub fn read(bytes: &[u8], address: &str) -> Result<Decoded, FeedError> {
    let page = if address == HEAD { Page::Head } else { Page::Older(HttpUrl::parse(address).unwrap()) };
    let base = Url::parse(address).unwrap();
    feed::decode(bytes, page, &|reference| base.join(reference).ok().map(String::from))
}
