use super::href::Href;
use super::post::PostId;

/// A run of rich text: spans in reading order. Never markup: what a feed writes stays text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Inline(pub Vec<Span>);

/// Text of one look and one target.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Where they lead, if anywhere.
    pub target: Target,
    /// Of strong importance.
    pub strong: bool,
    /// Stressed.
    pub emphasis: bool,
    /// Computer code.
    pub code: bool,
}

/// Where a span leads.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum Target {
    /// Nowhere: plain text.
    #[default]
    None,
    /// To a page, an e-mail, a telephone.
    Href(Href),
    /// To another post of the same coverage.
    Post(PostId),
}

impl Inline {
    /// Plain text as a single span.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Span { text: text.into(), ..Span::default() }])
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }

    /// The words alone.
    pub fn plain_text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}
