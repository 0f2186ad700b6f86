//! What the body of a post is made of.

use serde_json::{Value, json};

/// A block under construction.
#[derive(Debug, Clone)]
pub struct Block(Value);

impl Block {
    /// A block of any type, known to the format or not.
    #[must_use]
    pub fn of(kind: &str) -> Self {
        Self(json!({"type": kind}))
    }

    /// A paragraph; `text` is a string, or a list of strings and marked parts.
    #[must_use]
    pub fn paragraph(text: impl Into<Value>) -> Self {
        Self::of("paragraph").with("text", text)
    }

    /// A heading inside a post.
    #[must_use]
    pub fn heading(text: &str) -> Self {
        Self::of("heading").with("text", text)
    }

    /// A list with bullets.
    #[must_use]
    pub fn list(items: &[&str]) -> Self {
        Self::of("list").with("items", items)
    }

    /// A quotation.
    #[must_use]
    pub fn quote(text: &str, cite: &str) -> Self {
        Self::of("quote").with("text", text).with("cite", cite)
    }

    /// A picture of 640 by 360 at an address.
    #[must_use]
    pub fn image(url: &str, alt: &str) -> Self {
        Self::of("image").with("url", url).with("width", 640).with("height", 360).with("alt", alt)
    }

    /// Several pictures.
    #[must_use]
    pub fn gallery(images: Vec<Self>) -> Self {
        let images: Vec<Value> = images.into_iter().map(Self::json).collect();
        Self::of("gallery").with("images", images)
    }

    /// A page of somebody else.
    #[must_use]
    pub fn embed(provider: &str, url: &str, title: &str) -> Self {
        Self::of("embed").with("provider", provider).with("url", url).with("title", title)
    }

    /// A table with one header row.
    #[must_use]
    pub fn table(caption: &str, header: &[&str], rows: &[&[&str]]) -> Self {
        Self::of("table")
            .with("caption", caption)
            .with("header", header)
            .with("rows", rows.iter().map(|row| json!(row)).collect::<Vec<_>>())
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
