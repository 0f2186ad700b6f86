use std::fmt;
use std::sync::{Arc, OnceLock};

use super::body::{Block, Image};
use super::href::escaped;
use super::inline::Inline;
use super::moment::Moment;
use super::search::Fold;
use super::source::Source;

/// The stable id of a post within its coverage. Never blank.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PostId(Arc<str>);

impl PostId {
    /// Accepts any text that is not blank.
    pub fn parse(text: &str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self(text.into()))
    }

    /// The id, which no other post of the coverage has.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as the feed wrote it: other posts may have the same, by mistake.
    pub fn in_feed(&self) -> &str {
        self.0.split('\0').next().unwrap_or_default()
    }

    /// The id of another post to which the feed gave the same id. No id of a feed holds the character that marks it. `earlier` is
    /// the number of posts with that id that were published at the same moment and stand before it.
    pub fn of_double(&self, published: Moment, earlier: usize) -> Self {
        Self([&self.0, &*"\0".repeat(1 + earlier), &published.utc_ms().to_string()].concat().into())
    }

    /// The id of the post's element: prefixed, and escaped so that decoding it once gives the id. White space is escaped because
    /// an element's id may hold none, and `%` so that no two posts have the same.
    pub fn element_id(&self) -> String {
        self.element_id_after("post-")
    }

    /// The `href` of a link to the post: `#` and the id of its element.
    pub fn reference(&self) -> String {
        self.element_id_after("#post-")
    }

    /// The fragment of the post's address: `#`, and the prefixed id percent-encoded as the URL standard (section 1.3, fragment
    /// percent-encode set) wants it. A browser writes [`reference`](Self::reference) to the address bar in this form.
    pub fn url_fragment(&self) -> String {
        escaped("#post-", &self.0, |c| {
            c.is_whitespace() || c.is_control() || !c.is_ascii() || matches!(c, '%' | '"' | '<' | '>' | '`')
        })
    }

    pub(super) fn element_id_after(&self, prefix: &str) -> String {
        escaped(prefix, &self.0, |c| c.is_whitespace() || c.is_control() || c == '%')
    }
}

impl fmt::Display for PostId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One entry of the timeline.
#[derive(Clone, Debug)]
pub struct Post {
    /// Unique and stable.
    pub id: PostId,
    /// The time that is shown and that sorts the posts.
    pub published: Moment,
    /// When it last changed.
    pub modified: Option<Moment>,
    /// Who says it.
    pub source: Source,
    /// Whether it marks a turning point.
    pub key_event: bool,
    /// Whether it is breaking news.
    pub breaking: bool,
    /// The topics.
    pub tags: Vec<String>,
    /// Its text, or that it was withdrawn.
    pub content: Content,
    /// A tie-breaker between versions with the same times; equal for equal JSON.
    pub fingerprint: u64,
    folded: OnceLock<Box<str>>,
}

/// The content of a post.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// A text.
    Standing(Standing),
    /// It was withdrawn; the text is gone.
    Withdrawn {
        /// When.
        at: Moment,
        /// Why.
        reason: Option<Inline>,
    },
}

/// The text of a post.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Standing {
    /// The headline.
    pub headline: Option<Inline>,
    /// The blocks, in reading order.
    pub body: Vec<Block>,
    /// The correction that is shown on it.
    pub correction: Option<Correction>,
    /// Its earlier texts, oldest first.
    pub revisions: Vec<Revision>,
}

/// A correction of a post.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// When it was made.
    pub at: Moment,
    /// What was corrected.
    pub note: Inline,
}

/// An earlier text of a post.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Revision {
    /// When that text was published.
    pub at: Moment,
    /// The headline it had.
    pub headline: Option<Inline>,
    /// The body it had.
    pub body: Vec<Block>,
    /// What the next text changed.
    pub note: Option<Inline>,
}

impl Post {
    /// An empty post by the desk.
    pub fn new(id: PostId, published: Moment) -> Self {
        Self {
            id,
            published,
            modified: None,
            source: Source::default(),
            key_event: false,
            breaking: false,
            tags: Vec::new(),
            content: Content::Standing(Standing::default()),
            fingerprint: 0,
            folded: OnceLock::new(),
        }
    }

    /// The latest time of the post. Of two versions, the one with the later stamp wins.
    pub fn stamp(&self) -> Moment {
        let of_content = match &self.content {
            Content::Standing(standing) => standing.correction.as_ref().map(|correction| correction.at),
            Content::Withdrawn { at, .. } => Some(*at),
        };
        [Some(self.published), self.modified, of_content].into_iter().flatten().max().unwrap_or(self.published)
    }

    /// Whether it was withdrawn: its text is gone.
    pub fn is_withdrawn(&self) -> bool {
        matches!(self.content, Content::Withdrawn { .. })
    }

    fn standing(&self) -> Option<&Standing> {
        match &self.content {
            Content::Standing(standing) => Some(standing),
            Content::Withdrawn { .. } => None,
        }
    }

    /// The blocks of its body; none for a withdrawn post.
    pub fn body(&self) -> &[Block] {
        self.standing().map_or(&[], |standing| &standing.body)
    }

    /// The headline, if there is one; none for a withdrawn post.
    pub fn headline(&self) -> Option<&Inline> {
        self.standing()?.headline.as_ref()
    }

    /// Its earlier texts, oldest first; none for a withdrawn post.
    pub fn revisions(&self) -> &[Revision] {
        self.standing().map_or(&[], |standing| &standing.revisions)
    }

    /// Its pictures, in reading order.
    pub fn images(&self) -> impl Iterator<Item = &Image> {
        self.body().iter().flat_map(Block::images)
    }

    /// Whether it was changed after it was published.
    pub fn is_updated(&self) -> bool {
        self.modified.is_some_and(|modified| modified.utc_ms() > self.published.utc_ms())
    }

    /// All its text, folded for the search; computed at first use and cached.
    pub fn folded(&self, fold: Fold) -> &str {
        self.folded.get_or_init(|| {
            let mut text = String::new();
            let mut read = |part: &str| {
                text.push_str(part);
                text.push('\n');
            };
            self.source.read_text(&mut read);
            self.read_text(&mut read);
            fold.text(&text).into()
        })
    }

    /// Calls `read` with each text of its content, and with those of its earlier versions.
    pub fn read_whole_text(&self, read: &mut dyn FnMut(&str)) {
        self.read_text(read);
        for revision in self.revisions() {
            revision.headline.iter().chain(&revision.note).for_each(|text| read(&text.plain_text()));
            revision.body.iter().for_each(|block| block.read_text(read));
        }
    }

    /// Calls `read` with each text of its content, in reading order, without earlier ones.
    pub fn read_text(&self, read: &mut dyn FnMut(&str)) {
        match &self.content {
            Content::Standing(standing) => {
                standing.headline.iter().for_each(|headline| read(&headline.plain_text()));
                standing.body.iter().for_each(|block| block.read_text(read));
                standing.correction.iter().for_each(|correction| read(&correction.note.plain_text()));
            }
            Content::Withdrawn { reason, .. } => reason.iter().for_each(|reason| read(&reason.plain_text())),
        }
    }
}

/// Posts are equal if their JSON and their absolute addresses are equal, which the fingerprint covers. Comparing the content
/// would cost a kilobyte of the module, and save a render only when the JSON differs without effect.
impl PartialEq for Post {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.fingerprint == other.fingerprint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_id_holds_no_white_space_and_gives_back_the_id_when_its_escapes_are_undone_once() {
        for (id, element_id) in [
            ("sistani-call", "post-sistani-call"),
            ("a b\tc", "post-a%20b%09c"),
            ("a%20b", "post-a%2520b"),
            ("Ärger", "post-Ärger"),
            ("__proto__", "post-__proto__"),
        ] {
            let id = PostId::parse(id).unwrap();
            assert_eq!((id.element_id(), id.reference()), (element_id.to_owned(), format!("#{element_id}")));
        }
        assert_eq!(PostId::parse(" "), None);
    }

    #[test]
    fn a_double_of_an_id_is_another_id_and_the_same_to_the_feed() {
        let (id, at) = (PostId::parse("x").unwrap(), Moment::from_utc_ms(5));
        let doubles = [id.of_double(at, 0), id.of_double(at, 1), id.of_double(Moment::from_utc_ms(6), 0), id.clone()];
        for (index, double) in doubles.iter().enumerate() {
            assert_eq!(double.in_feed(), "x");
            assert!(!doubles[..index].contains(double));
        }
        assert_eq!(doubles[0].element_id(), "post-x%005");
    }

    #[test]
    fn the_stamp_is_the_latest_of_the_times_a_post_bears() {
        let at = |text| Moment::parse(text).unwrap();
        let mut post = Post::new(PostId::parse("a").unwrap(), at("2014-06-13T10:00:00Z"));
        assert_eq!(post.stamp(), at("2014-06-13T10:00:00Z"));
        post.modified = Some(at("2014-06-13T11:00:00Z"));
        assert_eq!(post.stamp(), at("2014-06-13T11:00:00Z"));
        post.content = Content::Withdrawn { at: at("2014-06-13T12:00:00Z"), reason: None };
        assert_eq!(post.stamp(), at("2014-06-13T12:00:00Z"));
    }
}
