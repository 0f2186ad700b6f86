//! XML documents.

use anyhow::Result;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

/// An XML document that is written in order.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> Self {
        let mut writer = Writer::new(Vec::new());
        // Writing to memory does not fail.
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).ok();
        Self(writer)
    }

    /// An element with what `inner` writes in it.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inner: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        let end = start.to_end().into_owned();
        self.0.write_event(Event::Start(start.borrow()))?;
        inner(self)?;
        Ok(self.0.write_event(Event::End(end))?)
    }

    /// An element with attributes and a text.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Result<()> {
        let text = allowed(text);
        self.within(name, attributes, |xml| Ok(xml.0.write_event(Event::Text(BytesText::new(&text)))?))
    }

    /// An element with a text.
    pub(super) fn text(&mut self, name: &str, text: &str) -> Result<()> {
        self.element(name, &[], text)
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        let element = BytesStart::new(name).with_attributes(attributes.iter().copied());
        Ok(self.0.write_event(Event::Empty(element))?)
    }

    pub(super) fn end(self) -> Result<Vec<u8>> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// The text without characters that XML 1.0 cannot hold, even escaped (section 2.2).
fn allowed(text: &str) -> String {
    let is_char =
        |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped_and_control_characters_left_out() {
        let mut xml = Xml::new();
        xml.within("a", &[("b", "\"<&")], |xml| xml.text("c", "<]]>&\u{0}\u{b}\u{fffe}\n")).unwrap();
        let written = String::from_utf8(xml.end().unwrap()).unwrap();
        assert_eq!(
            written,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"&quot;&lt;&amp;\"><c>&lt;]]&gt;&amp;\n</c></a>\n"
        );
    }
}
