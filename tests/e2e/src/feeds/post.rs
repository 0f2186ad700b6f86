//! One post.

use serde_json::{Value, json};

use super::{Block, Source};

/// A post under construction; valid from the start.
#[derive(Debug, Clone)]
pub struct Post(Value);

impl Post {
    /// A post of the newsroom without text. `published` is RFC 3339.
    #[must_use]
    pub fn new(id: &str, published: &str) -> Self {
        Self(json!({"id": id, "datePublished": published, "body": []}))
    }

    /// With any property, in the place of an earlier one of the name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0[name] = value.into();
        self
    }

    /// Under this headline.
    #[must_use]
    pub fn headline(self, text: &str) -> Self {
        self.with("headline", text)
    }

    /// By somebody else than the newsroom.
    #[must_use]
    pub fn by(self, source: Source) -> Self {
        self.with("source", source.json())
    }

    /// With one more paragraph.
    #[must_use]
    pub fn says(self, text: &str) -> Self {
        self.block(Block::paragraph(text))
    }

    /// With one more block.
    #[must_use]
    pub fn block(mut self, block: Block) -> Self {
        if let Some(body) = self.0["body"].as_array_mut() {
            body.push(block.json());
        }
        self
    }

    /// Of those that tell the day in short.
    #[must_use]
    pub fn key_event(self) -> Self {
        self.with("keyEvent", true)
    }

    /// The post as it stands in a document.
    #[must_use]
    pub fn json(self) -> Value {
        self.0
    }
}
