//! The app as the pages name it, and as it runs on this machine.

/// The app's address in the pages.
pub(super) const ADDRESS: &str = "https://live.example.org/";

/// The feed in the pages.
pub(super) const FEED: &str = "coverage/iraq-2014-06-13.json";

/// The running app.
pub(super) struct App {
    origin: String,
    feed: Option<String>,
}

impl App {
    /// The app on a port, with this feed instead of the sample if one is given.
    pub(super) fn new(port: u16, feed: Option<&str>) -> Self {
        Self { origin: format!("http://127.0.0.1:{port}"), feed: feed.map(str::to_owned) }
    }

    /// A page with the address of the running app.
    pub(super) fn put_into(&self, text: &str) -> String {
        let text = text.replace(ADDRESS, &format!("{}/", self.origin));
        match &self.feed {
            Some(feed) => text.replace(FEED, feed),
            None => text,
        }
    }

    /// The policy of the pages: from the app they need its scripts and its frame.
    pub(super) fn policy(&self) -> String {
        let app = &self.origin;
        format!(
            "default-src 'none'; script-src 'self' {app}; style-src 'self'; img-src 'self'; frame-src {app}; \
             base-uri 'none'; form-action 'none'"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<script src="https://live.example.org/embed.js" data-feed="coverage/iraq-2014-06-13.json">"#;

    #[test]
    fn a_page_names_the_running_app() {
        assert_eq!(
            App::new(8081, None).put_into(PAGE),
            r#"<script src="http://127.0.0.1:8081/embed.js" data-feed="coverage/iraq-2014-06-13.json">"#
        );
    }

    #[test]
    fn a_replay_replaces_the_sample() {
        assert_eq!(
            App::new(8080, Some("replay/coverage.json")).put_into(PAGE),
            r#"<script src="http://127.0.0.1:8080/embed.js" data-feed="replay/coverage.json">"#
        );
    }

    #[test]
    fn the_policy_allows_only_the_app() {
        let policy = App::new(8080, None).policy();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' http://127.0.0.1:8080; "), "{policy}");
        assert!(policy.contains(" frame-src http://127.0.0.1:8080; ") && !policy.contains("unsafe"), "{policy}");
    }
}
