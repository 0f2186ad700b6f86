//! The content security policy in the README, and the origins that may embed.

use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;

/// In all settings: the page's own origin, and one as an example.
const ANCESTORS: &str = "frame-ancestors 'self' https://news.example.org";

/// The policy that a server must send.
pub(super) fn expected(root: &Path) -> Result<String> {
    let policy = documented(&fs::read_to_string(root.join("README.md"))?).context("README.md contains no policy")?;
    Ok(format!("{policy}; {ANCESTORS}"))
}

/// The README breaks it into lines.
fn documented(readme: &str) -> Option<String> {
    let (_, policy) = readme.split_once("\nContent-Security-Policy:")?;
    let (policy, _) = policy.split_once("```")?;
    Some(policy.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_read_across_lines() {
        let readme = "Under this:\n\n```\nContent-Security-Policy: default-src 'none';\n  img-src 'self'\n```\n";
        assert_eq!(documented(readme).unwrap(), "default-src 'none'; img-src 'self'");
        assert_eq!(documented("No policy.\n"), None);
    }

    #[test]
    fn all_settings_have_the_policy_of_the_readme() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let policy = expected(root).unwrap();
        let settings =
            ["nginx.conf", "Caddyfile", "apache.conf", "_headers", "cloudfront-page.json", "cloudfront-shared.json"];
        for name in settings {
            let text = fs::read_to_string(root.join("deploy").join(name)).unwrap();
            let values = text.lines().filter(|line| line.contains("default-src"));
            let all: Vec<bool> = values.map(|line| line.contains(&policy)).collect();
            assert_eq!(all, [true], "deploy/{name} has another policy than the README, which has: {policy}");
        }
    }
}
