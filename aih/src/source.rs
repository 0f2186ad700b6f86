//! Where a document lies, and its bytes.

use std::convert::Infallible;
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use ureq::ResponseExt;
use url::Url;

/// A server that takes longer has failed.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The size in bytes over which a document is refused: a day of 100,000 posts has less.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// A document's place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Source {
    /// Standard input.
    Input,
    /// A file.
    File(PathBuf),
    /// An http or https address.
    Address(Url),
}

impl FromStr for Source {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        if text == "-" {
            return Ok(Self::Input);
        }
        let address = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        Ok(address.map_or_else(|| Self::File(text.into()), Self::Address))
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input => f.write_str("standard input"),
            Self::File(path) => path.display().fmt(f),
            Self::Address(url) => url.fmt(f),
        }
    }
}

impl Source {
    /// The bytes, and the address at which they were found: that of the last redirect.
    ///
    /// # Errors
    /// The file cannot be read, or the server does not answer with 200.
    pub(crate) fn read(&self) -> Result<(Vec<u8>, Self)> {
        match self {
            Self::Input => {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes)?;
                Ok((bytes, Self::Input))
            }
            Self::File(path) => Ok((fs::read(path)?, self.clone())),
            Self::Address(url) => request(url).with_context(|| format!("{url} could not be fetched")),
        }
    }

    /// Resolves an address of this document. A file is taken to be published in the folder `base`.
    pub(crate) fn resolve(&self, reference: &str, base: &Url) -> Option<Url> {
        match self {
            Self::Input => base.join(reference).ok(),
            Self::File(path) => base.join(path.file_name()?.to_str()?).ok()?.join(reference).ok(),
            Self::Address(url) => url.join(reference).ok(),
        }
    }

    /// The place of an older page at `address`: a file beside this one, where this is a file and the address is in its folder.
    pub(crate) fn older(&self, address: &Url, base: &Url) -> Self {
        let beside = || -> Option<PathBuf> {
            let Self::File(path) = self else { return None };
            let relative = base.make_relative(address).filter(|path| !path.starts_with("..") && !path.contains(':'))?;
            let path = path.parent().unwrap_or(Path::new("")).join(decoded(&relative)?);
            path.is_file().then_some(path)
        };
        beside().map_or_else(|| Self::Address(address.clone()), Self::File)
    }
}

/// The path of a file that an address names; `None` where it has a query, or is no text.
fn decoded(relative: &str) -> Option<String> {
    let path = relative.split('#').next().filter(|path| !path.contains('?') && !path.is_empty())?;
    // A query of the form `=path` is the shortest way to a decoder of the URL standard that keeps `+`.
    let escaped = ["=", &path.replace('+', "%2B").replace('&', "%26")].concat();
    url::form_urlencoded::parse(escaped.as_bytes()).next().map(|(_, path)| path.into_owned())
}

fn request(url: &Url) -> Result<(Vec<u8>, Source)> {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(TIMEOUT))
        .http_status_as_error(false)
        .user_agent(concat!("aih/", env!("CARGO_PKG_VERSION")))
        .build();
    let mut response = ureq::Agent::new_with_config(config).get(url.as_str()).call()?;
    let status = response.status();
    ensure!(status == 200, "the server answered {status}");
    let found = Url::parse(&response.get_uri().to_string()).unwrap_or_else(|_| url.clone());
    let bytes = response.body_mut().with_config().limit(MAX_BYTES).read_to_vec()?;
    Ok((bytes, Source::Address(found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Url {
        Url::parse("https://feed.example.org/live/").unwrap()
    }

    #[test]
    fn addresses_in_a_file_are_relative_to_where_it_will_be_published() {
        let file = Source::File("some/folder/day.json".into());
        let resolved = |reference| file.resolve(reference, &base()).unwrap().to_string();
        assert_eq!(resolved("pictures/a.webp"), "https://feed.example.org/live/pictures/a.webp");
        assert_eq!(resolved("?page=2"), "https://feed.example.org/live/day.json?page=2");
        assert_eq!(resolved("/b"), "https://feed.example.org/b");
    }

    #[test]
    fn an_older_page_beside_a_file_is_a_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("the morning+1.json"), "{}").unwrap();
        let head = Source::File(folder.path().join("day.json"));
        let older = |reference| head.older(&head.resolve(reference, &base()).unwrap(), &base());
        assert_eq!(older("the%20morning+1.json"), Source::File(folder.path().join("the morning+1.json")));
        for elsewhere in ["absent.json", "../x.json", "the%20morning+1.json?page=2", "https://other.example.org/a.json"]
        {
            assert!(matches!(older(elsewhere), Source::Address(_)), "{elsewhere}");
        }
    }
}
