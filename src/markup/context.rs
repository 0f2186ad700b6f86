//! What the functions of this module need besides the part of the read model that they write.

use super::moment::Clock;
use super::node::Element;
use crate::messages::{Messages, direction};
use crate::reading::page::Page;
use crate::timeline::moment::Moment;
use crate::timeline::post::PostId;
use crate::timeline::search::{Fold, Query};

/// What a tree depends on besides the content itself. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The page's own words, and how its language writes numbers and times.
    pub messages: &'a Messages,
    /// The language of the coverage, BCP 47.
    pub language: &'a str,
    /// The clock that times are shown on.
    pub clock: &'a Clock,
    /// Whether the coverage has a comment form, so that the other ways to reach the newsroom are named so.
    pub takes_comments: bool,
    /// The post that carries a minute of the day (0 to 1,439) on the coverage's clock, where exactly one does.
    pub only_post_at: &'a dyn Fn(u16) -> Option<PostId>,
    /// The words to mark by `mark` elements; `None` in browsers that mark them without elements.
    pub marks: Option<Marks<'a>>,
}

/// Words to mark in the text.
#[derive(Clone, Copy)]
pub struct Marks<'a> {
    /// The words.
    pub query: &'a Query,
    /// How they are compared with the text.
    pub fold: Fold,
}

impl Context<'_> {
    /// Calls `act` with a page and the context of its trees, once it has a coverage. `marks` says whether words searched for are
    /// marked by elements.
    pub fn of(page: &Page, marks: bool, act: &mut dyn FnMut(&Page, &Context)) {
        let Some(coverage) = page.coverage() else { return };
        let messages = page.messages();
        let now = Moment::from_utc_ms(page.clock_ms());
        let clock = Clock::new(messages, page.zone(), coverage.expected_day(page.modified(), now), Some(now));
        let query = &page.view().filter.query;
        let context = Context {
            messages,
            language: &coverage.language,
            clock: &clock,
            takes_comments: coverage.comments.is_some(),
            only_post_at: &|minute| page.only_post_at(minute).cloned(),
            marks: (marks && !query.is_empty()).then(|| Marks { query, fold: page.fold() }),
        };
        act(page, &context);
    }

    /// The same without words to mark.
    #[must_use]
    pub fn unmarked(self) -> Self {
        Self { marks: None, ..self }
    }

    /// Whether the page's own words are in the coverage's language.
    pub fn speaks_the_language(&self) -> bool {
        self.messages.language.speaks(self.language)
    }

    /// States the language of content on `whole`, which holds words of the page too: only where the page speaks the
    /// coverage's language. Elsewhere each part states its own, see [`Self::content`].
    pub fn whole(&self, whole: Element) -> Element {
        if self.speaks_the_language() { in_language(whole, self.language) } else { whole }
    }

    /// States the language of an element that holds content alone, where [`Self::whole`] did not.
    pub fn content(&self, content: Element) -> Element {
        if self.speaks_the_language() { content } else { in_language(content, self.language) }
    }

    /// States that an element runs another way than the coverage's language does, where it does.
    pub fn directed(&self, element: Element, own: Option<&'static str>) -> Element {
        match own.filter(|own| *own != direction(self.language)) {
            Some(own) => element.without("dir").attr("dir", own),
            None => element,
        }
    }

    /// The `dir` of an element that holds a name amid other text; `None` where all of it runs from left to right.
    pub fn isolation(&self, text: &str) -> Option<&'static str> {
        let languages = [self.language, self.messages.language.tag()];
        let is_plain = text.is_ascii() && languages.iter().all(|tag| direction(tag) == "ltr");
        (!is_plain).then_some("auto")
    }

    /// States the language of an element that holds the page's own words amid content.
    pub fn own(&self, own: Element) -> Element {
        if self.speaks_the_language() { own } else { in_language(own, self.messages.language.tag()) }
    }
}

fn in_language(element: Element, language: &str) -> Element {
    element.attr("lang", language).attr("dir", direction(language))
}
