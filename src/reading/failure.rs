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
    /// No answer at all: no network, a refused connection, or a server that does not share with this origin.
    Network,
    /// A web page in its stead.
    Html,
    /// No JSON.
    NotJson,
    /// Only the beginning arrived: the connection broke off.
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

    /// Whether the publisher has decided so: then no copy is shown either.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Missing | Self::Refused | Self::NotAllowed)
    }

    /// What an answer's status code means that is not success.
    pub fn of_status(status: u16) -> Self {
        match status {
            401 | 403 => Self::Refused,
            404 | 410 => Self::Missing,
            _ => Self::Server,
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

/// A document that did not come, or could not be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Missed {
    /// Why.
    pub failure: Failure,
    /// Seconds for which the server wants to be left alone.
    pub retry_after: Option<u32>,
}

impl From<Failure> for Missed {
    fn from(failure: Failure) -> Self {
        Self { failure, retry_after: None }
    }
}
