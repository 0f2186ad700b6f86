//! Writes elements. One type for all of them, because every distinct element type costs bytes, and because nothing written
//! this way ever passes through a string of markup.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html::{ElementChild, custom};
use leptos::prelude::{AddAnyAttr, AnyView, Effect, For, ForProps, IntoAny};
use leptos::tachys::html::directive::directive;
use leptos::tachys::html::{event, property, style};

/// What a closure does, and nothing more: a `dyn FnMut` also holds the code for being called once and no more, which for the
/// closures of this page came to 1.3 kB.
trait Act<A, R> {
    fn act(&mut self, argument: A) -> R;
}

impl<A, R, F: FnMut(A) -> R> Act<A, R> for F {
    fn act(&mut self, argument: A) -> R {
        self(argument)
    }
}

/// An element being written.
///
/// Boxed, so that a chain of calls hands on one pointer rather than the whole of it.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins the element `tag`.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// Shows nothing.
#[inline(never)]
pub fn nothing() -> AnyView {
    ().into_any()
}

/// Shows what `view` makes, again whenever a signal that it reads has changed.
pub fn reactive(mut view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    reactive_boxed(Box::new(move |()| view()))
}

#[inline(never)]
fn reactive_boxed(mut view: Box<dyn Act<(), AnyView> + Send>) -> AnyView {
    (move || view.act(())).into_any()
}

/// Shows a text that follows signals.
pub fn reactive_text(mut text: impl FnMut() -> String + Send + 'static) -> AnyView {
    reactive(move || text().into_any())
}

/// Does something outside the page's own tree, again whenever a signal that it reads has changed.
pub fn effect(mut act: impl FnMut() + 'static) {
    effect_boxed(Box::new(move |()| act()));
}

#[inline(never)]
fn effect_boxed(mut act: Box<dyn Act<(), ()>>) {
    Effect::new(move |_: Option<()>| act.act(()));
}

/// Shows the items of a list that follows signals. An item that stays is not written again.
pub fn each(items: impl Fn() -> Vec<Item> + Send + Sync + 'static) -> AnyView {
    let items: Box<dyn Fn() -> Vec<Item> + Send + Sync> = Box::new(items);
    For(ForProps::builder().each(items).key(|item: &Item| item.key).children(|item: Item| (item.view)()).build())
        .into_any()
}

/// An item of a list.
pub struct Item {
    /// Tells it from the others, for as long as the list is shown.
    pub key: usize,
    /// Writes it.
    pub view: Box<dyn Fn() -> AnyView + Send + Sync>,
}

impl Element {
    /// An attribute with a fixed value.
    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.fixed(name, value.into())
    }

    #[inline(never)]
    fn fixed(mut self, name: &'static str, value: Cow<'static, str>) -> Self {
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute with a fixed value, where there is one.
    pub fn maybe(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that follows signals; absent while `None`.
    pub fn live(self, name: &'static str, mut value: impl FnMut() -> Option<String> + Send + 'static) -> Self {
        self.live_boxed(name, Box::new(move |()| value()))
    }

    #[inline(never)]
    fn live_boxed(mut self, name: &'static str, mut value: Box<dyn Act<(), Option<String>> + Send>) -> Self {
        self.0.attributes.push(custom_attribute(name, move || value.act(())).into_any_attr());
        self
    }

    /// An attribute without a value that is there while `there`.
    pub fn live_flag(self, name: &'static str, mut there: impl FnMut() -> bool + Send + 'static) -> Self {
        self.live(name, move || there().then(String::new))
    }

    /// A property of the element's object that follows signals, such as what stands in a field.
    pub fn property(mut self, name: &'static str, value: impl FnMut() -> String + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> String + Send> = Box::new(value);
        self.0.attributes.push(property::prop(name, value).into_any_attr());
        self
    }

    /// The class names, for the style sheet.
    #[inline(never)]
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// One property of the element's own style. Set through the object model, which a strict policy allows.
    #[inline(never)]
    pub fn style(mut self, property: &'static str, value: String) -> Self {
        self.0.attributes.push(style::style((property, value)).into_any_attr());
        self
    }

    /// What a click, a tap or Enter does.
    pub fn on_click(self, mut handler: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| handler())
    }

    /// What an event does.
    pub fn on(self, name: &'static str, handler: impl FnMut(ev::Event) + 'static) -> Self {
        self.on_boxed(name, Box::new(handler))
    }

    #[inline(never)]
    fn on_boxed(mut self, name: &'static str, mut handler: Box<dyn Act<ev::Event, ()>>) -> Self {
        let handler = move |event| handler.act(event);
        self.0.attributes.push(event::on(ev::Custom::new(name), handler).into_any_attr());
        self
    }

    /// What is done with the element itself once the browser has it.
    #[inline(never)]
    pub fn once_made(mut self, act: Arc<dyn Fn(web_sys::Element)>) -> Self {
        self.0.attributes.push(directive(act, ()).into_any_attr());
        self
    }

    /// A child.
    #[inline(never)]
    pub fn child(mut self, child: impl Into<Child>) -> Self {
        self.0.children.push(child.into().0);
        self
    }

    /// A child, where there is one.
    pub fn child_if(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Children, in order.
    pub fn children<C: Into<Child>>(self, children: impl IntoIterator<Item = C>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// The finished element.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Parts { tag, attributes, children } = *self.0;
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

impl From<String> for Child {
    fn from(text: String) -> Self {
        Self(text.into_any())
    }
}

impl From<&str> for Child {
    fn from(text: &str) -> Self {
        Self(text.to_owned().into_any())
    }
}
