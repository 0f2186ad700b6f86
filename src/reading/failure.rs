use crate::feed::FeedError;

/// Why there is nothing to read. Each has its own sentence for the reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Not found, or gone (HTTP 404, 410).
    Missing,
    /// Not for this reader (HTTP 401, 403).
    Refused,
    /// The page's configuration does not allow this feed; nothing was asked for.
    NotAllowed,
    /// Any other answer that is not the coverage.
    Server,
    /// No answer at all.
    Network,
    /// A web page in its stead.
    Html,
    /// No JSON.
    NotJson,
    /// Only the beginning arrived.
    CutOff,
    /// A later version of the format.
    Version,
    /// An empty document, or a coverage without posts.
    Empty,
    /// JSON of another kind.
    NotCoverage,
    /// No answer in time.
    Slow,
}

impl Failure {
    /// The word for it in `data-failure` and in the event `aih:failure`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Refused => "refused",
            Self::NotAllowed => "not-allowed",
            Self::Server => "server",
            Self::Network => "network",
            Self::Html => "html",
            Self::NotJson => "not-json",
            Self::CutOff => "cut-off",
            Self::Version => "version",
            Self::Empty => "empty",
            Self::NotCoverage => "not-coverage",
            Self::Slow => "slow",
        }
    }

    /// What an answer's status code means; `None` for success.
    pub fn of_status(status: u16) -> Option<Self> {
        match status {
            200..=299 => None,
            401 | 403 => Some(Self::Refused),
            404 | 410 => Some(Self::Missing),
            _ => Some(Self::Server),
        }
    }
}

impl From<&FeedError> for Failure {
    fn from(error: &FeedError) -> Self {
        match error {
            FeedError::Empty => Self::Empty,
            FeedError::Html => Self::Html,
            FeedError::CutOff => Self::CutOff,
            FeedError::NotJson => Self::NotJson,
            FeedError::Version => Self::Version,
            FeedError::NotCoverage(_) => Self::NotCoverage,
        }
    }
}
