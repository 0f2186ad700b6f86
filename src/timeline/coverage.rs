use super::href::HttpUrl;
use super::inline::Inline;
use super::keywords::keywords;
use super::moment::Moment;
use super::post::PostId;

/// Everything of a coverage but its posts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// Stable. Drafts and reading positions are stored under it on the reader's device.
    pub id: String,
    /// The headline.
    pub headline: String,
    /// The sentence or two under the headline.
    pub standfirst: Option<Inline>,
    /// The canonical page: what sharing hands out.
    pub url: Option<HttpUrl>,
    /// The language of the content, BCP 47.
    pub language: String,
    /// The time zone in which times are shown, an IANA name.
    pub time_zone: String,
    /// Upcoming, live or ended.
    pub status: Status,
    /// When the coverage began, or will begin.
    pub start: Option<Moment>,
    /// When the coverage ended, or will end.
    pub end: Option<Moment>,
    /// The publisher.
    pub publisher: Option<Publisher>,
    /// The key points.
    pub key_points: Vec<KeyPoint>,
    /// The post that stays at the top.
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

impl Coverage {
    /// A moment of the day that readers take for granted: today while the coverage is live, else its last day.
    pub fn expected_day(&self, modified: Option<Moment>, now: Moment) -> Moment {
        match self.status {
            Status::Live => now,
            Status::Ended | Status::Upcoming => self.end.or(modified).unwrap_or(now),
        }
    }
}

keywords! {
    /// The state of a coverage.
    #[derive(Default)]
    pub enum Status {
        /// It has not begun.
        Upcoming = "upcoming",
        /// It is going on.
        #[default]
        Live = "live",
        /// It is over: polling stops.
        Ended = "ended",
    }
}

/// The publisher of a coverage.
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
    /// The text.
    pub text: Inline,
    /// The post about it.
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
    /// What the publisher does with messages.
    pub notice: Option<Inline>,
}

/// A page on a social network.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SocialLink {
    /// The text of the link.
    pub label: String,
    /// The page.
    pub url: HttpUrl,
}

/// The comment form: what it asks for, and where it sends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comments {
    /// Whether comments are accepted now.
    pub open: bool,
    /// The protocol and the address.
    pub delivery: Delivery,
    /// The maximum length of a comment, in Unicode scalar values.
    pub max_length: u32,
    /// Whether the form asks for an e-mail address.
    pub email: Field,
    /// Whether the form asks for a place.
    pub place: Field,
    /// Whether the form asks for a telephone number.
    pub phone: Field,
    /// What the publisher does with comments.
    pub notice: Option<Inline>,
    /// The terms.
    pub terms: Option<HttpUrl>,
}

/// How a comment is delivered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Delivery {
    /// The JSON protocol of `docs/comments.md`, at this URL.
    Json(HttpUrl),
    /// The Isso server at this URL.
    Isso(HttpUrl),
    /// An e-mail to this address, without its scheme, which the reader sends.
    Mail(String),
}

keywords! {
    /// Whether the comment form asks for a value.
    #[derive(Default)]
    pub enum Field {
        /// The reader must give it.
        Required = "required",
        /// The reader may give it.
        Optional = "optional",
        /// The form does not ask for it.
        #[default]
        None = "none",
    }
}

/// A related page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RelatedLink {
    /// The words of the link.
    pub text: String,
    /// The page.
    pub url: HttpUrl,
    /// The publisher's word for its kind: `map`, `explainer` …
    pub kind: Option<String>,
}
