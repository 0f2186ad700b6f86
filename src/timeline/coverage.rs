use super::href::HttpUrl;
use super::inline::Inline;
use super::moment::Moment;
use super::post::PostId;

/// Everything of a coverage but its posts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// Stable; names drafts and reading positions on the reader's device.
    pub id: String,
    /// The headline.
    pub headline: String,
    /// The sentence or two under the headline.
    pub standfirst: Option<Inline>,
    /// The canonical page: what sharing hands out.
    pub url: Option<HttpUrl>,
    /// The language of the content, BCP 47.
    pub language: String,
    /// The zone that times are shown in, an IANA name.
    pub time_zone: String,
    /// How far the coverage has come.
    pub status: Status,
    /// When it began, or will begin.
    pub start: Option<Moment>,
    /// When it ended, or will end.
    pub end: Option<Moment>,
    /// Whose it is.
    pub publisher: Option<Publisher>,
    /// The points of the day.
    pub key_points: Vec<KeyPoint>,
    /// The post held at the top.
    pub pinned: Option<PostId>,
    /// How to join the discussion.
    pub contact: Option<Contact>,
    /// The comment form.
    pub comments: Option<Comments>,
    /// Seconds between polls, 5 to 300.
    pub refresh: u16,
    /// Related stories, maps, explainers.
    pub links: Vec<RelatedLink>,
}

/// How far a coverage has come.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Status {
    /// Not begun.
    Upcoming,
    /// Under way.
    #[default]
    Live,
    /// Over: nothing more will come.
    Ended,
}

/// Whose coverage it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Publisher {
    /// The name.
    pub name: String,
    /// The home page.
    pub url: Option<HttpUrl>,
    /// The logo.
    pub logo: Option<HttpUrl>,
}

/// One point of the key-points panel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyPoint {
    /// The point.
    pub text: Inline,
    /// The post that carries it.
    pub post: Option<PostId>,
}

/// How readers join the discussion.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Contact {
    /// A telephone number for text messages.
    pub sms: Option<String>,
    /// A page on a social network.
    pub social: Option<SocialLink>,
    /// An e-mail address.
    pub email: Option<String>,
    /// What the publisher does with what it gets.
    pub notice: Option<Inline>,
}

/// A page on a social network.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SocialLink {
    /// The words of the link.
    pub label: String,
    /// The page.
    pub url: HttpUrl,
}

/// What the comment form asks, and where it sends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comments {
    /// Whether comments are taken now.
    pub open: bool,
    /// How, and to what address.
    pub delivery: Delivery,
    /// The longest comment, in Unicode scalar values.
    pub max_length: u32,
    /// Whether an e-mail address is asked for.
    pub email: Field,
    /// Whether a place is asked for.
    pub place: Field,
    /// Whether a telephone number is asked for.
    pub phone: Field,
    /// What the publisher does with comments.
    pub notice: Option<Inline>,
    /// The terms.
    pub terms: Option<HttpUrl>,
}

/// How a comment reaches the newsroom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Delivery {
    /// The documented JSON protocol.
    Json(HttpUrl),
    /// An Isso server.
    Isso(HttpUrl),
    /// A ready-written e-mail to this address, without its scheme.
    Mail(String),
}

/// Whether the comment form asks for something.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Field {
    /// It must be given.
    Required,
    /// It may be given.
    Optional,
    /// It is not asked for.
    #[default]
    None,
}

/// A related page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RelatedLink {
    /// The words of the link.
    pub text: String,
    /// The page.
    pub url: HttpUrl,
    /// What it is, in the newsroom's word: `map`, `explainer` …
    pub kind: Option<String>,
}
