//! What an instruction does, as far as it is of use to know.

use super::node::{Block, Kind, Node, VOID};
use super::program::Program;

/// What a plain instruction takes from the stack, and what it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) takes: usize,
    pub(super) gives: usize,
    /// Whether nothing comes of it but the value.
    pub(super) pure: bool,
}

/// The effect of a plain instruction. `None` where somebody besides the module itself might notice it, or where it is
/// not known.
///
/// That it might trap does not count: compilers ask for no value for the sake of that.
pub(super) fn effect(written: &[u8]) -> Option<Effect> {
    let value = |takes| Some(Effect { takes, gives: 1, pure: true });
    let inside = |takes, gives| Some(Effect { takes, gives, pure: false });
    match written[0] {
        // nop, drop, global.set, stores, memory.grow
        0x01 => inside(0, 0),
        0x1a | 0x24 => inside(1, 0),
        0x36..=0x3e => inside(2, 0),
        0x40 => inside(1, 1),
        // global.get, memory.size, constants
        0x23 | 0x3f | 0x41..=0x44 => value(0),
        // loads, tests, arithmetic with one number, conversions
        0x28..=0x35 | 0x45 | 0x50 | 0x67..=0x69 | 0x79..=0x7b | 0x8b..=0x91 | 0x99..=0x9f | 0xa7..=0xc4 => value(1),
        // comparisons, arithmetic with two
        0x46..=0x4f | 0x51..=0x66 | 0x6a..=0x78 | 0x7c..=0x8a | 0x92..=0x98 | 0xa0..=0xa6 => value(2),
        // select
        0x1b => value(3),
        0xfc => match written[1] {
            // saturating conversions
            0x00..=0x07 => value(1),
            // memory.copy, memory.fill
            0x0a | 0x0b => inside(3, 0),
            _ => None,
        },
        _ => None,
    }
}

/// The number that an instruction writes down: a constant, or what is added to an address.
pub(super) fn number(written: &[u8]) -> Option<u32> {
    let skip = |bytes: &[u8]| bytes.iter().position(|byte| byte & 0x80 == 0).map_or(0, |last| last + 1);
    match written[0] {
        0x41 => {
            let bytes = &written[1..];
            let number = bytes.iter().rev().fold(0, |number, byte| number << 7 | u64::from(byte & 0x7f));
            let negative = bytes.last().is_some_and(|byte| byte & 0x40 != 0);
            let sign = if negative { u64::MAX << (7 * bytes.len()) } else { 0 };
            Some((number | sign) as u32)
        }
        0x28..=0x3e => {
            let bytes = &written[1 + skip(&written[1..])..];
            Some(bytes.iter().rev().fold(0, |number, byte| number << 7 | u64::from(byte & 0x7f)) as u32)
        }
        _ => None,
    }
}

impl Program<'_> {
    /// Where among the instructions the value begins that is on top of the stack before the one at `end`. `None` where
    /// that is not plain to see.
    pub(super) fn beginning(&self, nodes: &[Node<'_>], end: usize) -> Option<usize> {
        let (mut at, mut missing) = (end, 1);
        while missing > 0 {
            at = at.checked_sub(1)?;
            let (takes, gives) = self.takes_and_gives(&nodes[at])?;
            missing = usize::checked_sub(missing, gives)? + takes;
        }
        Some(at)
    }

    fn takes_and_gives(&self, node: &Node<'_>) -> Option<(usize, usize)> {
        match node {
            Node::GetLocal(_) => Some((0, 1)),
            Node::SetLocal(_) => Some((1, 0)),
            Node::TeeLocal(_) => Some((1, 1)),
            Node::Call(function) => Some(self.arity(*function)),
            Node::CallByNumber(ty, _) => {
                let (takes, gives) = self.arity_of_type(*ty);
                Some((takes + 1, gives))
            }
            Node::Plain(written) => effect(written).map(|effect| (effect.takes, effect.gives)),
            Node::Block(Block { kind: Kind::Block | Kind::Loop, ty, .. }) => match *ty {
                VOID => Some((0, 0)),
                // One value of a type that has no number.
                [0x41..=0x7f] => Some((0, 1)),
                _ => None,
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_module_means_them() {
        assert_eq!(number(&[0x41, 0x05]), Some(5));
        assert_eq!(number(&[0x41, 0x7f]), Some(u32::MAX));
        assert_eq!(number(&[0x41, 0x80, 0x80, 0xc0, 0x00]), Some(1 << 20));
        assert_eq!(number(&[0x28, 0x02, 0x84, 0x80, 0xc0, 0x00]), Some((1 << 20) + 4));
        assert_eq!(number(&[0x6a]), None);
    }
}
