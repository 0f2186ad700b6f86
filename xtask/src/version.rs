//! Versions as programs print them.

use std::fmt;

/// A version: three numbers, and whether it is a finished release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version {
    major: u64,
    minor: u64,
    patch: u64,
    // Last, so that a release orders after its own pre-releases.
    released: bool,
}

impl Version {
    /// A release.
    pub(crate) const fn new(major: u64, minor: u64, patch: u64) -> Self {
        Self { major, minor, patch, released: true }
    }

    /// Reads `1.2.3`, `1.2.3-beta.1` or `1.2.3+build`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.split('+').next()?;
        let (numbers, released) = match text.split_once('-') {
            Some((numbers, _)) => (numbers, false),
            None => (text, true),
        };
        let mut numbers = numbers.split('.').map(|number| number.parse().ok());
        let version = Self { major: numbers.next()??, minor: numbers.next()??, patch: numbers.next()??, released };
        numbers.next().is_none().then_some(version)
    }

    /// Finds the version in what a program answers to `--version`.
    pub(crate) fn announced(answer: &str) -> Option<Self> {
        answer.split_whitespace().find_map(Self::parse)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { major, minor, patch, released } = self;
        let suffix = if *released { "" } else { "-pre" };
        write!(formatter, "{major}.{minor}.{patch}{suffix}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_among_other_words() {
        let expected = Some(Version::new(0, 2, 130));
        assert_eq!(Version::announced("wasm-bindgen 0.2.130\n"), expected);
        assert_eq!(Version::announced("wasm-bindgen 0.2.130 (a1b2c3d)"), expected);
        assert_eq!(Version::announced("trunk: no version"), None);
    }

    #[test]
    fn numbers_compare_as_numbers() {
        assert!(Version::new(0, 21, 14) > Version::new(0, 21, 9));
        assert!(Version::new(0, 22, 0) > Version::new(0, 21, 14));
    }

    #[test]
    fn a_release_comes_after_its_pre_releases() {
        let beta = Version::parse("0.22.0-beta.1").unwrap();
        assert!(beta < Version::new(0, 22, 0));
        assert!(beta > Version::new(0, 21, 14));
    }

    #[test]
    fn what_is_no_version_is_refused() {
        for text in ["", "1", "1.2", "1.2.x", "1.2.3.4", "v1.2.3"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
