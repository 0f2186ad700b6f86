//! As much of the binary format of WebAssembly modules (core specification, 5) as it takes to rewrite one.

/// The id of the section of the types of functions.
pub(super) const TYPES: u8 = 1;

/// The id of the section that says what the module asks its surroundings for.
pub(super) const IMPORTS: u8 = 2;

/// The id of the section that says of what types its functions are.
pub(super) const FUNCTIONS: u8 = 3;

/// The id of the section that says what its surroundings can use of it.
pub(super) const EXPORTS: u8 = 7;

/// The id of the section that fills the table.
pub(super) const ELEMENTS: u8 = 9;

/// The id of the section of the functions themselves.
pub(super) const CODE: u8 = 10;

/// The id of the section that fills memory.
pub(super) const DATA: u8 = 11;

/// A section: its id, and what is in it.
pub(super) struct Section<'m> {
    pub(super) id: u8,
    pub(super) content: &'m [u8],
}

const HEADER: &[u8] = b"\0asm";

/// The sections of a module, in order. `None` where it is no module.
pub(super) fn sections(module: &[u8]) -> Option<Vec<Section<'_>>> {
    let (header, mut rest) = module.split_at_checked(8)?;
    if !header.starts_with(HEADER) {
        return None;
    }
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let mut reader = Reader(after);
        sections.push(Section { id, content: reader.bytes()? });
        rest = reader.0;
    }
    Some(sections)
}

/// A module of these sections.
pub(super) fn module<'m>(sections: impl IntoIterator<Item = (u8, &'m [u8])>) -> Vec<u8> {
    let mut module = [HEADER, &[1, 0, 0, 0]].concat();
    for (id, content) in sections {
        module.push(id);
        put_bytes(&mut module, content);
    }
    module
}

/// Reads on from the beginning of some bytes.
pub(super) struct Reader<'m>(pub(super) &'m [u8]);

impl<'m> Reader<'m> {
    /// A number in LEB128.
    pub(super) fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..5 {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= usize::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Bytes after their number.
    pub(super) fn bytes(&mut self) -> Option<&'m [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    /// A text after the number of its bytes.
    pub(super) fn name(&mut self) -> Option<&'m str> {
        std::str::from_utf8(self.bytes()?).ok()
    }
}

/// Writes a number in LEB128.
pub(super) fn put_number(target: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        target.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    target.push(number as u8);
}

/// Writes bytes after their number.
pub(super) fn put_bytes(target: &mut Vec<u8>, bytes: &[u8]) {
    put_number(target, bytes.len());
    target.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for number in [0, 1, 127, 128, 300, 16_384, usize::from(u16::MAX), 1 << 30] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            let mut reader = Reader(&bytes);
            assert_eq!((reader.number(), reader.0.len()), (Some(number), 0));
        }
    }

    #[test]
    fn what_is_no_module_has_no_sections() {
        assert!(sections(b"<html>").is_none());
        assert!(sections(b"\0asm\x01\0\0\0\x01\x09a").is_none());
    }
}
