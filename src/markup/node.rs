//! Elements and text as a value.

use std::ops::Deref;

/// A part of a document: an element, or text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Node {
    /// An element with its children.
    Element(Element),
    /// Text, unescaped.
    Text(String),
}

/// An element of HTML.
///
/// Element and attribute names are `&'static str`, so that none comes from a feed. Values and text may be anything. Boxed, so
/// that a chain of calls passes one pointer instead of all parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Element(Box<Parts>);

/// What an [`Element`] consists of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parts {
    /// The name, in small letters.
    pub name: &'static str,
    /// Name and value of each attribute, in the order written. A flag has an empty value.
    pub attributes: Vec<(&'static str, String)>,
    /// The children, in order.
    pub children: Vec<Node>,
    /// The fingerprint of the content, where the element is a block that keeps its identity while its siblings change.
    pub key: Option<u64>,
}

impl Deref for Element {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Elements that have neither children nor an end tag (HTML, section 13.1.2).
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "track"];

/// Begins the element `name`.
#[inline(never)]
pub fn el(name: &'static str) -> Element {
    debug_assert!(is_name(name), "{name:?} is no name of an element");
    Element(Box::new(Parts { name, attributes: Vec::new(), children: Vec::new(), key: None }))
}

/// Whether `name` may be the name of an element or an attribute: letters in ASCII, digits and hyphens, a letter first.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// What can be the value of an attribute. Each kind has one function that is called, so that a chain of attributes is a chain of
/// calls.
pub trait Value {
    /// The element with this value for the attribute `name`.
    fn set_on(self, element: Element, name: &'static str) -> Element;
}

impl Value for &str {
    #[inline(never)]
    fn set_on(self, element: Element, name: &'static str) -> Element {
        self.to_owned().set_on(element, name)
    }
}

impl Value for String {
    #[inline(never)]
    fn set_on(self, mut element: Element, name: &'static str) -> Element {
        debug_assert!(is_name(name), "{name:?} is no name of an attribute");
        element.0.attributes.push((name, self));
        element
    }
}

impl<V: Value> Value for Option<V> {
    fn set_on(self, element: Element, name: &'static str) -> Element {
        match self {
            Some(value) => value.set_on(element, name),
            None => element,
        }
    }
}

impl Element {
    /// An attribute; none for `None`.
    pub fn attr(self, name: &'static str, value: impl Value) -> Self {
        value.set_on(self, name)
    }

    /// The value of an attribute.
    pub fn value_of(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// An attribute without a value, where `there`.
    #[inline(never)]
    pub fn flag(self, name: &'static str, there: bool) -> Self {
        there.then_some("").set_on(self, name)
    }

    /// The element without an attribute.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.attributes.retain(|(known, _)| *known != name);
        self
    }

    /// The class names, for the style sheet.
    #[inline(never)]
    pub fn class(self, names: &'static str) -> Self {
        names.set_on(self, "class")
    }

    /// The fingerprint of the content, which lets the element keep its identity while its siblings change.
    pub fn keyed(mut self, key: u64) -> Self {
        self.0.key = Some(key);
        self
    }

    /// A child. Text that follows text becomes part of it, and empty text is left out, as a parser of HTML would have it.
    pub fn child(self, child: impl Into<Node>) -> Self {
        self.with(child.into())
    }

    #[inline(never)]
    fn with(mut self, child: Node) -> Self {
        match (self.0.children.last_mut(), child) {
            (_, Node::Text(text)) if text.is_empty() => {}
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, child) => self.0.children.push(child),
        }
        self
    }

    /// A child, where there is one.
    pub fn child_if(self, child: Option<impl Into<Node>>) -> Self {
        self.children(child)
    }

    /// Children, in order.
    pub fn children<N: Into<Node>>(self, children: impl IntoIterator<Item = N>) -> Self {
        children.into_iter().fold(self, Self::child)
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Node {
    #[inline(never)]
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Node {
    /// The tree as HTML (section 13.3, serialising fragments): text and attribute values escaped for where they stand.
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        match self {
            Self::Text(text) => escape(text, false, html),
            Self::Element(element) => {
                let Parts { name, attributes, children, .. } = &**element;
                html.push('<');
                html.push_str(name);
                for (name, value) in attributes {
                    html.push(' ');
                    html.push_str(name);
                    html.push_str("=\"");
                    escape(value, true, html);
                    html.push('"');
                }
                html.push('>');
                if !VOID.contains(name) {
                    children.iter().for_each(|child| child.write(html));
                    html.push_str("</");
                    html.push_str(name);
                    html.push('>');
                }
            }
        }
    }
}

fn escape(text: &str, is_value: bool, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' if is_value => html.push_str("&quot;"),
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_values_are_escaped_where_they_stand() {
        let node = Node::from(el("p").attr("title", "\"<&>\u{a0}").child("\"<&>\u{a0}"));
        assert_eq!(node.to_html(), "<p title=\"&quot;&lt;&amp;&gt;&nbsp;\">\"&lt;&amp;&gt;&nbsp;</p>");
    }

    #[test]
    fn a_void_element_has_no_end_tag() {
        let node = Node::from(el("figure").child(el("img").attr("alt", "")).child(el("p")));
        assert_eq!(node.to_html(), "<figure><img alt=\"\"><p></p></figure>");
    }

    #[test]
    fn texts_side_by_side_are_one() {
        let texts = el("p").child("").child("a").children(["", "b"]).child(el("br")).child("");
        let expected = [Node::from("ab"), Node::from(el("br"))];
        assert_eq!(texts.children, expected);
    }

    #[test]
    fn a_name_is_made_of_letters_digits_and_hyphens() {
        for good in ["h3", "data-key-event", "viewBox"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "3h", "-a", "a b", "on\"", "é"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
