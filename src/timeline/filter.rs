use super::post::Post;
use super::search::{Fold, Query};
use super::source::{SourceSet, SourceType};

/// The filter. The default shows all posts.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Filter {
    /// Only posts from these sources.
    pub sources: SourceSet,
    /// Only posts with a picture.
    pub pictures: bool,
    /// Only key events.
    pub key_events: bool,
    /// Only posts with these words.
    pub query: Query,
}

impl Filter {
    /// Whether it shows every post.
    pub fn is_off(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it shows `post`.
    pub fn admits(&self, post: &Post, fold: Fold) -> bool {
        let mut counts = Counts::default();
        counts.take_in(post, self, fold)
    }
}

/// For each button, the number of posts that it would show with the other filters unchanged.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    by_source: [usize; SourceType::ALL.len()],
    /// With all sources.
    pub all: usize,
    /// With a picture.
    pub pictures: usize,
    /// Key events.
    pub key_events: usize,
    /// The number of posts shown.
    pub shown: usize,
}

impl Counts {
    /// Counts `posts` under `filter`.
    pub fn of<'a>(posts: impl Iterator<Item = &'a Post>, filter: &Filter, fold: Fold) -> Self {
        let mut counts = Self::default();
        posts.for_each(|post| {
            counts.take_in(post, filter, fold);
        });
        counts
    }

    /// Counts one more post. Returns whether `filter` shows it.
    pub fn take_in(&mut self, post: &Post, filter: &Filter, fold: Fold) -> bool {
        if !(filter.query.is_empty() || filter.query.matches(post.folded(fold))) {
            return false;
        }
        let picture = post.images().next().is_some();
        let passes_picture = !filter.pictures || picture;
        let passes_key = !filter.key_events || post.key_event;
        let passes_source = filter.sources.admits(post.source.kind);
        if passes_picture && passes_key {
            self.by_source[post.source.kind as usize] += 1;
            self.all += 1;
        }
        let shown = passes_picture && passes_key && passes_source;
        self.pictures += usize::from(picture && passes_key && passes_source);
        self.key_events += usize::from(post.key_event && passes_picture && passes_source);
        self.shown += usize::from(shown);
        shown
    }

    /// Posts from that source.
    pub fn source(&self, kind: SourceType) -> usize {
        self.by_source[kind as usize]
    }
}
