//! The content security policy that the README promises, and who may embed.

use std::path::Path;

use anyhow::{Context, Result};

use super::read;

/// Who may embed, in every set of settings: the page's own origin, and one for an example.
const HOSTS: &str = "frame-ancestors 'self' https://news.example.org";

/// The policy that a server has to send.
pub(super) fn wanted(root: &Path) -> Result<String> {
    let promised = promised(&read(&root.join("README.md"))?).context("README.md names no policy")?;
    Ok(format!("{promised}; {HOSTS}"))
}

// The README breaks it into lines.
fn promised(readme: &str) -> Option<String> {
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
        assert_eq!(promised(readme).unwrap(), "default-src 'none'; img-src 'self'");
        assert_eq!(promised("No policy.\n"), None);
    }

    #[test]
    fn all_settings_have_the_policy_of_the_readme() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let policy = wanted(root).unwrap();
        let settings =
            ["nginx.conf", "Caddyfile", "apache.conf", "_headers", "cloudfront-page.json", "cloudfront-shared.json"];
        for name in settings {
            let text = read(&root.join("deploy").join(name)).unwrap();
            let values = text.lines().filter(|line| line.contains("default-src"));
            let all: Vec<bool> = values.map(|line| line.contains(&policy)).collect();
            assert_eq!(all, [true], "deploy/{name} has another policy than the README, which has: {policy}");
        }
    }
}
