//! What the pages say of the app, and what it is while it runs on this machine.

/// Where the pages say that the app is.
pub(super) const APP: &str = "https://live.example.org/";

/// The feed that the pages name.
pub(super) const FEED: &str = "coverage/iraq-2014-06-13.json";

/// The running app, in the words of a page.
pub(super) struct Words {
    origin: String,
    feed: Option<String>,
}

impl Words {
    /// Those for the app on a port, with a feed in the place of the sample if one is given.
    pub(super) fn new(port: u16, feed: Option<&str>) -> Self {
        Self { origin: format!("http://127.0.0.1:{port}"), feed: feed.map(str::to_owned) }
    }

    /// The text of a page, with the running app in it.
    pub(super) fn put_into(&self, text: &str) -> String {
        let text = text.replace(APP, &format!("{}/", self.origin));
        match &self.feed {
            Some(feed) => text.replace(FEED, feed),
            None => text,
        }
    }

    /// The policy under which the pages work: of the app they need its scripts and its frame.
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
    fn a_page_leads_to_the_app_that_runs() {
        assert_eq!(
            Words::new(8081, None).put_into(PAGE),
            r#"<script src="http://127.0.0.1:8081/embed.js" data-feed="coverage/iraq-2014-06-13.json">"#
        );
    }

    #[test]
    fn a_replay_takes_the_place_of_the_sample() {
        assert_eq!(
            Words::new(8080, Some("replay/coverage.json")).put_into(PAGE),
            r#"<script src="http://127.0.0.1:8080/embed.js" data-feed="replay/coverage.json">"#
        );
    }

    #[test]
    fn the_policy_lets_nobody_in_but_the_app() {
        let policy = Words::new(8080, None).policy();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' http://127.0.0.1:8080; "), "{policy}");
        assert!(policy.contains(" frame-src http://127.0.0.1:8080; ") && !policy.contains("unsafe"), "{policy}");
    }
}
