use super::href::HttpUrl;
use super::keywords::keywords;

keywords! {
    /// What kind of voice a post carries, in the order of the filters. Its word is that of feeds, addresses and `data-source`.
    #[derive(PartialOrd, Ord, Default)]
    pub enum SourceType {
        /// The desk, unnamed: the meaning of an absent source.
        #[default]
        Desk = "desk",
        /// The publisher's named reporters and editors.
        Correspondent = "correspondent",
        /// The audience.
        Reader = "reader",
        /// Posts on social networks, by anyone.
        Social = "social",
        /// Agencies, newspapers, broadcasters.
        Press = "press",
        /// Governments, armies, spokespeople, companies.
        Official = "official",
        /// A kind this reader does not know.
        Other = "other",
    }
}

/// Who a post came from. The default is the live page's own writers, unnamed: what an absent source means.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Source {
    /// The type.
    pub kind: SourceType,
    /// The feed's word for an unknown type.
    pub unknown_kind: Option<String>,
    /// A person's or an organisation's name.
    pub name: Option<String>,
    /// Their role.
    pub role: Option<String>,
    /// Their place.
    pub place: Option<String>,
    /// Their organisation.
    pub organisation: Option<String>,
    /// Their handle on a social network, with `@`.
    pub handle: Option<String>,
    /// The channel: `email`, `tweet`, `report` …
    pub channel: Option<String>,
    /// The word between name and text ("says"); without it, `channel` decides.
    pub verb: Option<String>,
    /// The URL of their page.
    pub url: Option<HttpUrl>,
    /// Their picture.
    pub image: Option<HttpUrl>,
}

impl Source {
    /// The name that a byline gives: the first known of name, organisation, handle, role and place.
    pub fn display_name(&self) -> Option<&str> {
        [&self.name, &self.organisation, &self.handle, &self.role, &self.place]
            .into_iter()
            .flatten()
            .next()
            .map(|name| &**name)
    }

    /// Calls `read` with each text of the byline, in order.
    pub fn read_text(&self, read: &mut dyn FnMut(&str)) {
        [&self.name, &self.handle, &self.role, &self.organisation, &self.place, &self.unknown_kind]
            .into_iter()
            .flatten()
            .for_each(|part| read(part));
    }
}

/// A set of source types. The empty set means no restriction.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct SourceSet(u8);

impl SourceSet {
    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it contains `kind`.
    pub fn contains(self, kind: SourceType) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Whether it shows posts of `kind`.
    pub fn admits(self, kind: SourceType) -> bool {
        self.is_empty() || self.contains(kind)
    }

    /// The set with `kind` added.
    #[must_use]
    pub fn with(self, kind: SourceType) -> Self {
        Self(self.0 | (1 << kind as u8))
    }

    /// The set with `kind` added, or removed if it was contained.
    #[must_use]
    pub fn toggled(self, kind: SourceType) -> Self {
        Self(self.0 ^ (1 << kind as u8))
    }

    /// The types, in the order of the filters.
    pub fn iter(self) -> impl Iterator<Item = SourceType> {
        SourceType::ALL.into_iter().filter(move |&kind| self.contains(kind))
    }
}

impl FromIterator<SourceType> for SourceSet {
    fn from_iter<I: IntoIterator<Item = SourceType>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::default(), Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_word() {
        for kind in SourceType::ALL {
            assert_eq!(SourceType::from_word(kind.word()), Some(kind));
        }
        assert_eq!(SourceType::from_word("oracle"), None);
    }

    #[test]
    fn no_choice_restricts_nothing() {
        assert!(SourceSet::default().admits(SourceType::Press));
        let readers = SourceSet::default().toggled(SourceType::Reader);
        assert!(readers.admits(SourceType::Reader));
        assert!(!readers.admits(SourceType::Press));
        assert_eq!(readers.toggled(SourceType::Reader), SourceSet::default());
    }
}
