use std::sync::Arc;

/// An absolute `http` or `https` URL: the only kind of which pictures, media and feeds are fetched.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct HttpUrl(Arc<str>);

impl HttpUrl {
    /// Accepts an absolute URL with a host, and without white space or control characters.
    pub fn parse(absolute: &str) -> Option<Self> {
        let rest = absolute.strip_prefix("https://").or_else(|| absolute.strip_prefix("http://"))?;
        let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
        // Browsers end the host at a backslash; other parsers do not.
        let has_host = !authority.is_empty() && !authority.starts_with(':') && !authority.contains('\\');
        (has_host && is_clean(absolute)).then(|| Self(absolute.into()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port, such as `https://example.org:8443`.
    pub fn origin(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        let end = self.0[host..].find(['/', '?', '#']).map_or(self.0.len(), |at| host + at);
        &self.0[..end]
    }

    /// The path, such as `/news/today`; `/` where the address has none.
    pub fn path(&self) -> &str {
        let rest = &self.0[self.origin().len()..];
        let path = &rest[..rest.find(['?', '#']).unwrap_or(rest.len())];
        if path.is_empty() { "/" } else { path }
    }

    /// The host without `www.`: a short name of the site for readers.
    pub fn site(&self) -> &str {
        let origin = self.origin();
        let host = origin.rfind(['/', '@']).map_or(origin, |at| &origin[at + 1..]);
        host.strip_prefix("www.").unwrap_or(host)
    }
}

/// The target of a link in a post: the web, an e-mail address or a telephone number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Href(Arc<str>);

impl Href {
    /// Accepts an [`HttpUrl`], or a `mailto:` or `tel:` address that is not empty.
    pub fn parse(absolute: &str) -> Option<Self> {
        let rest = absolute.strip_prefix("mailto:").or_else(|| absolute.strip_prefix("tel:"));
        let is_other = rest.is_some_and(|rest| !rest.is_empty()) && is_clean(absolute);
        (is_other || HttpUrl::parse(absolute).is_some()).then(|| Self(absolute.into()))
    }

    /// The address as text, ready for an `href`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `text` as one part of a query: everything but what RFC 3986 leaves unreserved is written as `%XX`.
pub fn encode_component(text: &str) -> String {
    escaped("", text, |c| !(c.is_ascii_alphanumeric() || "-._~".contains(c)))
}

/// `start` and then `text`, in which each character that `escapes` is written as `%XX` for each of its bytes.
pub(super) fn escaped(start: &str, text: &str, escapes: fn(char) -> bool) -> String {
    let mut address = start.to_owned();
    for c in text.chars() {
        if escapes(c) {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| push_escaped(byte, &mut address));
        } else {
            address.push(c);
        }
    }
    address
}

/// Writes a byte as `%XX`.
pub fn push_escaped(byte: u8, address: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |n: u8| char::from(DIGITS[usize::from(n)]);
    address.extend(['%', digit(byte >> 4), digit(byte & 15)]);
}

/// `reference`, a fragment with its `#`, behind the address `base`, whose own fragment goes. Characters that an address may not
/// have in its fragment are escaped by the URL standard (WHATWG).
pub fn with_fragment(base: &str, reference: &str) -> String {
    let end = base.find('#').unwrap_or(base.len());
    escaped(&base[..end], reference, |c| c <= ' ' || c >= '\x7f' || "\"<>`".contains(c))
}

fn is_clean(address: &str) -> bool {
    !address.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_with_a_host_are_fetched_from() {
        for good in ["https://example.org", "http://127.0.0.1:8080/a?b#c"] {
            assert!(HttpUrl::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https:///path",
            "http://?q",
            "//example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://example.org/a b",
            "https://example.org/\n",
            "https://example.org\\.example.com/",
        ] {
            assert!(HttpUrl::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_link_may_lead_to_the_web_an_email_or_a_telephone() {
        for good in ["https://example.org/", "mailto:a@example.org", "tel:+447700900123"] {
            assert_eq!(Href::parse(good).unwrap().as_str(), good);
        }
        for bad in ["mailto:", "tel:", "tel:1 2", "javascript:1", "vbscript:1", "data:,", "blob:https://a/b"] {
            assert_eq!(Href::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_part_of_a_query_and_a_fragment_are_escaped_as_the_standard_says() {
        assert_eq!(encode_component("/a b#post-é&1"), "%2Fa%20b%23post-%C3%A9%261");
        let base = "https://example.org/a?b#c";
        assert_eq!(with_fragment(base, "#post-a%20é\"`"), "https://example.org/a?b#post-a%20%C3%A9%22%60");
    }

    #[test]
    fn an_address_knows_its_origin_and_its_site() {
        let url = HttpUrl::parse("https://www.example.org:8443/a/b?c").unwrap();
        assert_eq!(url.origin(), "https://www.example.org:8443");
        assert_eq!(url.site(), "example.org:8443");
    }
}
