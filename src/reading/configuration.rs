use serde_json::Value;

use crate::timeline::href::HttpUrl;

/// What the publisher of the page decides: the JSON block `#config` of `index.html`. The look and the language, which it
/// decides too, are `start.js`'s to follow.
///
/// A part that is missing or cannot be read has its default, so that a slip in one does not take the page down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Configuration {
    /// The address of the feed, absolute or relative to the page.
    pub feed: String,
    /// The origins that `?feed=` may name; `self` is the page's own.
    pub allowed_feeds: Vec<String>,
}

impl Configuration {
    /// Reads the block.
    pub fn parse(json: &str) -> Self {
        let value: Value = serde_json::from_slice(json.as_bytes()).unwrap_or_default();
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let allowed = value.get("allowedFeeds").and_then(Value::as_array);
        Self {
            feed: text("feed").unwrap_or_default(),
            allowed_feeds: match allowed {
                Some(origins) => origins.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                None => vec!["self".to_owned()],
            },
        }
    }

    /// Whether a page of `own_origin` may show the feed at `address`, which its reader asked for by `?feed=`.
    pub fn allows(&self, address: &HttpUrl, own_origin: &str) -> bool {
        self.allowed_feeds.iter().any(|allowed| match allowed.as_str() {
            "self" => address.origin() == own_origin,
            origin => HttpUrl::parse(origin).is_some_and(|origin| origin.origin() == address.origin()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> HttpUrl {
        HttpUrl::parse(text).unwrap()
    }

    #[test]
    fn only_the_pages_own_origin_is_allowed_unless_said_otherwise() {
        let configuration = Configuration::parse(r#"{"feed": "a.json"}"#);
        assert!(configuration.allows(&url("https://news.example/x.json"), "https://news.example"));
        assert!(!configuration.allows(&url("https://feeds.example/x.json"), "https://news.example"));
    }

    #[test]
    fn an_origin_is_compared_whole() {
        let configuration = Configuration::parse(r#"{"allowedFeeds": ["https://feeds.example/"]}"#);
        let own = "https://news.example";
        assert!(configuration.allows(&url("https://feeds.example/x.json"), own));
        for foreign in [
            "https://feeds.example.org/x.json",
            "https://feeds.example:8443/x.json",
            "http://feeds.example/x.json",
            "https://news.example/x.json",
        ] {
            assert!(!configuration.allows(&url(foreign), own), "{foreign}");
        }
    }

    #[test]
    fn a_slip_in_one_part_leaves_the_others() {
        let configuration = Configuration::parse(r#"{"feed": "a.json", "allowedFeeds": "self"}"#);
        assert_eq!(configuration.feed, "a.json");
        assert_eq!(configuration.allowed_feeds, ["self"]);
        assert_eq!(Configuration::parse("{").feed, "");
    }
}
