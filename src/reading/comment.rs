//! One reader's comment, from the first letter to the server's answer. Nothing of it is cleared before the server has
//! said yes.

use crate::timeline::coverage::{Comments, Delivery, Field};

/// What a server's answer means.
pub mod answer;
/// What stands in the way of sending.
pub mod check;
/// What has been written so far.
pub mod draft;
/// The comment as an e-mail.
pub mod letter;
pub mod request;
/// How far the sending has come.
pub mod submission;

/// A control of the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Control {
    /// The comment itself.
    Text,
    /// Who writes.
    Name,
    /// An e-mail address.
    Email,
    /// Town and country.
    Place,
    /// A telephone number.
    Phone,
    /// That the reader agrees to the terms.
    Terms,
}

impl Control {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Text, Self::Name, Self::Email, Self::Place, Self::Phone, Self::Terms];

    /// Its name in the form, in requests and on the reader's device.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Name => "name",
            Self::Email => "email",
            Self::Place => "place",
            Self::Phone => "phone",
            Self::Terms => "terms",
        }
    }

    /// The control of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|control| control.name() == name)
    }

    /// Whether a coverage that takes comments in this way asks for it.
    pub fn asked(self, comments: &Comments) -> Field {
        match self {
            Self::Text | Self::Name => Field::Required,
            Self::Email => comments.email,
            Self::Place => comments.place,
            // Isso has no place for a telephone number that is not published.
            Self::Phone if matches!(comments.delivery, Delivery::Isso(_)) => Field::None,
            Self::Phone => comments.phone,
            Self::Terms if comments.terms.is_some() => Field::Required,
            Self::Terms => Field::None,
        }
    }

    /// Whether the form of such a coverage has it at all.
    pub fn is_asked(self, comments: &Comments) -> bool {
        self.asked(comments) != Field::None
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
