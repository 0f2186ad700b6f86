//! Who a post came from.

use serde_json::{Value, json};

/// A source under construction.
#[derive(Debug, Clone)]
pub struct Source(Value);

impl Source {
    /// A source of any type, known to the format or not.
    #[must_use]
    pub fn of(kind: &str) -> Self {
        Self(json!({"type": kind}))
    }

    /// A named reporter of the publisher.
    #[must_use]
    pub fn correspondent(name: &str, role: &str) -> Self {
        Self::of("correspondent").with("name", name).with("role", role)
    }

    /// Somebody of the audience, by e-mail.
    #[must_use]
    pub fn reader(name: &str, place: &str) -> Self {
        Self::of("reader").with("name", name).with("place", place).with("channel", "email")
    }

    /// Somebody on a social network.
    #[must_use]
    pub fn social(handle: &str) -> Self {
        Self::of("social").with("handle", handle).with("channel", "tweet")
    }

    /// A newspaper, agency or broadcaster.
    #[must_use]
    pub fn press(organisation: &str) -> Self {
        Self::of("press").with("organisation", organisation).with("channel", "report")
    }

    /// A government, an army, a company.
    #[must_use]
    pub fn official(organisation: &str) -> Self {
        Self::of("official").with("organisation", organisation)
    }

    /// With any property, in the place of an earlier one of the name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0[name] = value.into();
        self
    }

    pub(super) fn json(self) -> Value {
        self.0
    }
}
