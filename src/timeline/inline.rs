use super::href::Href;
use super::post::PostId;

/// Rich text: spans in reading order. Never markup: `<b>` from a feed is text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Inline(pub Vec<Span>);

/// Text with one style and one target.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Span {
    /// The text.
    pub text: String,
    /// The target of the link.
    pub target: Target,
    /// Strong importance (`strong`).
    pub strong: bool,
    /// Stress (`em`).
    pub emphasis: bool,
    /// Computer code (`code`).
    pub code: bool,
}

/// The target of a span.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum Target {
    /// No link.
    #[default]
    None,
    /// A page, an e-mail address or a telephone number.
    Href(Href),
    /// Another post of the same coverage.
    Post(PostId),
}

impl Inline {
    /// Plain text as a single span.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Span { text: text.into(), ..Span::default() }])
    }

    /// Whether it has no visible text.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }

    /// The text without styles and links.
    pub fn plain_text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}
