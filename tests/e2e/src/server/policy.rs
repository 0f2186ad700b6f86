//! The content security policy that every answer carries, and what browsers report against it.

use std::fmt;

use serde_json::Value;

/// The strictest policy that the page promises to run under; publishers may copy it.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; media-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types aih";

/// The file name, under a site, that reports go to. All three engines still know `report-uri`;
/// `report-to` they batch, or do not send over plain HTTP.
pub(super) const REPORTS: &str = "csp-report";

/// The policy's header for one site, which may let its page ask other origins, and others show it in a frame, and name
/// itself.
pub(super) fn header(
    base: &str,
    others: &[String],
    hosts: &[String],
    media: &[String],
    itself: Option<String>,
) -> String {
    let mut policy = CONTENT_SECURITY_POLICY.to_owned();
    let frames = if media.is_empty() { "" } else { "; frame-src 'self'" };
    policy.push_str(frames);
    let words = [
        ("connect-src 'self'", others),
        ("frame-ancestors 'self'", hosts),
        ("media-src 'self'", media),
        ("frame-src 'self'", media),
    ];
    for (own, more) in words {
        let sources = more.iter().fold(own.to_owned(), |sources, other| format!("{sources} {other}"));
        policy = policy.replace(own, &sources);
    }
    if let Some(itself) = itself {
        policy = policy.replace("-src 'self'", &format!("-src 'self' {itself}"));
    }
    format!("{policy}; report-uri {base}{REPORTS}")
}

/// Something that a browser refused because of the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The directive that was violated.
    pub directive: String,
    /// What was refused.
    pub blocked: String,
    /// The file and line that asked for it, where the browser says.
    pub source: String,
}

impl Violation {
    pub(super) fn from_report(body: &[u8]) -> Self {
        let report: Value = serde_json::from_slice(body).unwrap_or_default();
        let report = &report["csp-report"];
        let word = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| match &report[*name] {
                    Value::String(text) if !text.is_empty() => Some(text.clone()),
                    Value::Number(number) => Some(number.to_string()),
                    _ => None,
                })
                .unwrap_or_default()
        };
        Self {
            directive: word(&["effective-directive", "violated-directive"]),
            blocked: [word(&["blocked-uri"]), word(&["script-sample"])].join(" "),
            source: [word(&["source-file"]), word(&["line-number"])].join(":"),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} refused {} at {}", self.directive, self.blocked, self.source)
    }
}
