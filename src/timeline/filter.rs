use super::post::Post;
use super::search::{Fold, Query};
use super::source::{SourceSet, SourceType};

/// Which posts the reader wants to see. The default shows all.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Filter {
    /// Only these voices.
    pub sources: SourceSet,
    /// Only posts with a picture.
    pub pictures: bool,
    /// Only key events.
    pub key_events: bool,
    /// Only posts with these words.
    pub query: Query,
}

impl Filter {
    /// Whether every post passes.
    pub fn is_off(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `post` passes.
    pub fn admits(&self, post: &Post, fold: Fold) -> bool {
        let mut counts = Counts::default();
        counts.take_in(post, self, fold)
    }
}

/// How many posts each choice would show, the other choices being as they are.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    by_source: [usize; SourceType::ALL.len()],
    /// With the choice of sources taken back.
    pub all: usize,
    /// With a picture.
    pub pictures: usize,
    /// Key events.
    pub key_events: usize,
    /// What the filter shows now.
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

    /// Counts one more post. Whether `filter` shows it.
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

    /// Posts of that voice.
    pub fn source(&self, kind: SourceType) -> usize {
        self.by_source[kind as usize]
    }
}
