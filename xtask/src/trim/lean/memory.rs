//! What nobody looks at any more in memory is left blank.
//!
//! It stays where it is, because nothing tells an address in the code from any other number for sure. Zeros cost nothing
//! once they are compressed.

use std::collections::BTreeSet;
use std::ops::Range;

use super::links::Links;
use super::program::{Program, Segment};

/// Blanks all objects but these, as far as they share no bytes with one of them.
pub(super) fn blank_all_but(program: &mut Program<'_>, links: &Links, objects: &BTreeSet<usize>) {
    for segment in &mut program.segments {
        let mut lost = vec![false; segment.bytes.len()];
        let all = || links.objects.iter().enumerate();
        for (_, object) in all().filter(|(number, _)| !objects.contains(number)) {
            lost[within(segment, object)].fill(true);
        }
        for (_, object) in all().filter(|(number, _)| objects.contains(number)) {
            lost[within(segment, object)].fill(false);
        }
        for (byte, _) in segment.bytes.iter_mut().zip(lost).filter(|(_, lost)| *lost) {
            *byte = 0;
        }
    }
}

/// Which bytes of a segment belong to an object.
fn within(segment: &Segment<'_>, object: &Range<u32>) -> Range<usize> {
    let place = |address: u32| (address.saturating_sub(segment.address) as usize).min(segment.bytes.len());
    place(object.start)..place(object.end)
}
