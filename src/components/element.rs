//! Writes elements. One type for all of them, because every distinct element type costs bytes.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::html::{ElementChild, custom};
use leptos::prelude::{AddAnyAttr, AnyView, IntoAny};
use leptos::tachys::html::directive::directive;

/// An element being written.
pub struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins the element `tag`.
pub fn el(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

/// Shows what `view` makes, again whenever a signal that it reads has changed.
pub fn reactive(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

impl Element {
    /// An attribute with a fixed value.
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push(custom_attribute(name, value.into()).into_any_attr());
        self
    }

    /// The class names, for the style sheet.
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// What is done with the element itself once the browser has it.
    pub fn once_made(mut self, act: impl Fn(web_sys::Element) + 'static) -> Self {
        let act: Arc<dyn Fn(web_sys::Element)> = Arc::new(act);
        self.attributes.push(directive(act, ()).into_any_attr());
        self
    }

    /// A child.
    pub fn child(mut self, child: impl Into<Child>) -> Self {
        self.children.push(child.into().0);
        self
    }

    /// The finished element.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Self { tag, attributes, children } = self;
        custom(tag).add_any_attr(attributes).child(children).into_any()
    }
}

/// What an element may contain.
pub struct Child(AnyView);

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Self(element.view())
    }
}

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Self(view)
    }
}

impl From<&str> for Child {
    fn from(text: &str) -> Self {
        Self(text.to_owned().into_any())
    }
}
