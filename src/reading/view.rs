use crate::timeline::filter::Filter;
use crate::timeline::search::{Fold, Query};
use crate::timeline::source::{SourceSet, SourceType};

/// Which end of the day comes first.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Order {
    /// The newest post on top.
    #[default]
    NewestFirst,
    /// The oldest post on top.
    OldestFirst,
}

impl Order {
    /// The other one.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::NewestFirst => Self::OldestFirst,
            Self::OldestFirst => Self::NewestFirst,
        }
    }
}

/// What the reader chose to see, all of it written in the page's address.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct View {
    /// Which posts.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
}

/// One change to a [`View`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Choice {
    /// Every post: nothing is filtered. The order stays.
    Everything,
    /// Posts of any source: only the choice of sources is taken back.
    AnySource,
    /// Puts a kind of source in, or takes it out again.
    Source(SourceType),
    /// Posts with a picture, or no longer only those.
    Pictures,
    /// Key events, or no longer only those.
    KeyEvents,
    /// Posts with these words.
    Words(Query),
    /// The order.
    Order(Order),
}

impl View {
    /// The view after `choice`. Choosing every kind of source one by one is the same as choosing none.
    #[must_use]
    pub fn choose(&self, choice: Choice) -> Self {
        let mut view = self.clone();
        match choice {
            Choice::Everything => view.filter = Filter::default(),
            Choice::AnySource => view.filter.sources = SourceSet::default(),
            Choice::Source(kind) => {
                let toggled = view.filter.sources.toggled(kind);
                let every_kind = SourceType::ALL.into_iter().all(|kind| toggled.contains(kind));
                view.filter.sources = if every_kind { SourceSet::default() } else { toggled };
            }
            Choice::Pictures => view.filter.pictures = !view.filter.pictures,
            Choice::KeyEvents => view.filter.key_events = !view.filter.key_events,
            Choice::Words(query) => view.filter.query = query,
            Choice::Order(order) => view.order = order,
        }
        view
    }

    /// Reads the query parameters of an address. What they do not say, or say unintelligibly, is not chosen.
    pub fn read(param: impl Fn(&str) -> Option<String>, fold: Fold) -> Self {
        let sources = param("source").unwrap_or_default();
        Self {
            filter: Filter {
                sources: sources.split(',').filter_map(SourceType::from_word).collect::<SourceSet>(),
                pictures: param("media").is_some_and(|media| media == "image"),
                key_events: param("key").is_some_and(|key| key == "1"),
                query: Query::new(&param("q").unwrap_or_default(), fold),
            },
            order: match param("order").as_deref() {
                Some("oldest") => Order::OldestFirst,
                _ => Order::NewestFirst,
            },
        }
    }

    /// The query parameters that say it: each a name, and its value or that it is absent.
    pub fn params(&self) -> [(&'static str, Option<String>); 5] {
        let Filter { sources, pictures, key_events, query } = &self.filter;
        let sources: Vec<&str> = sources.iter().map(SourceType::word).collect();
        let said = |said: bool, value: &str| said.then(|| value.to_owned());
        [
            ("source", said(!sources.is_empty(), &sources.join(","))),
            ("media", said(*pictures, "image")),
            ("key", said(*key_events, "1")),
            ("q", said(!query.is_empty(), query.as_typed().trim())),
            ("order", said(self.order == Order::OldestFirst, "oldest")),
        ]
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FOLD: Fold = Fold::new(str::to_owned);

    fn read(params: &[(&str, &str)]) -> View {
        let find = |name: &str| params.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        View::read(find, FOLD)
    }

    #[test]
    fn an_address_without_choices_shows_everything_newest_first() {
        assert_eq!(read(&[]), View::default());
        assert_eq!(read(&[("source", "oracle,"), ("media", "x"), ("key", "yes"), ("order", "up")]), View::default());
    }

    #[test]
    fn every_choice_is_read_from_the_address() {
        let view = read(&[("source", "reader,social"), ("media", "image"), ("key", "1"), ("order", "oldest")]);
        let sources: Vec<_> = view.filter.sources.iter().collect();
        assert_eq!(sources, [SourceType::Reader, SourceType::Social]);
        assert!(view.filter.pictures && view.filter.key_events);
        assert_eq!(view.order, Order::OldestFirst);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(sources in 0u8..128, pictures: bool, key: bool, oldest: bool, words in "[a-z]{0,5}( [a-z]{1,5}){0,2}") {
            let chosen = SourceType::ALL.into_iter().filter(|kind| sources & (1 << *kind as u8) != 0);
            let view = View {
                filter: Filter {
                    sources: chosen.collect(),
                    pictures,
                    key_events: key,
                    query: Query::new(words.trim(), FOLD),
                },
                order: if oldest { Order::OldestFirst } else { Order::NewestFirst },
            };
            let params = view.params();
            let find = |name: &str| params.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.clone());
            prop_assert_eq!(View::read(find, FOLD), view);
        }
    }
}
