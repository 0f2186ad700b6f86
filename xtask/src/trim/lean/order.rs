//! The order in which functions and locals are written.
//!
//! It changes nothing of what a module does, and much of how well it can be compressed: what is alike stands together.

use std::collections::{BTreeSet, HashMap};

use super::node::{Node, visit};
use super::program::{Function, Program};
use super::write::written;

/// The functions that are written, in order.
pub(super) struct Order {
    /// The imported ones.
    pub(super) imports: Vec<u32>,
    /// The others, as they are counted in the program.
    pub(super) own: Vec<usize>,
    numbers: HashMap<u32, u32>,
}

impl Order {
    /// Puts these functions of a program in order: those of a type together, and among them the like after the like.
    pub(super) fn new(program: &Program<'_>, functions: &BTreeSet<u32>) -> Self {
        let imports: Vec<u32> = functions.iter().copied().filter(|function| program.own(*function).is_none()).collect();
        let mut kinds: Vec<(_, Vec<usize>)> = Vec::new();
        for own in functions.iter().filter_map(|function| program.own(*function)) {
            let ty = program.functions[own].ty();
            match kinds.iter_mut().find(|(kind, _)| *kind == ty) {
                Some((_, functions)) => functions.push(own),
                None => kinds.push((ty, vec![own])),
            }
        }
        kinds.sort_by_key(|(ty, _)| program.types.iter().position(|known| known == ty));
        let own: Vec<usize> = kinds.into_iter().flat_map(|(_, functions)| chain(program, functions)).collect();
        let written = imports.iter().copied().chain(own.iter().map(|own| program.name_of(*own)));
        let numbers = written.zip(0..).collect();
        Self { imports, own, numbers }
    }

    /// The number that a function is written by. `None` where it is not.
    pub(super) fn known(&self, function: u32) -> Option<u32> {
        self.numbers.get(&function).copied()
    }

    /// The number of a function that is written.
    pub(super) fn number(&self, function: u32) -> u32 {
        self.known(function).unwrap_or(u32::MAX)
    }
}

/// How many bytes in a row functions are compared by.
const GRAIN: usize = 4;

/// Each function followed by the one of the rest that has most in common with it, from the longest on.
fn chain(program: &Program<'_>, functions: Vec<usize>) -> Vec<usize> {
    let mut rest: Vec<(usize, Vec<u32>)> =
        functions.into_iter().map(|own| (own, grains(&program.functions[own]))).collect();
    let longest = rest.iter().enumerate().rev().max_by_key(|(_, (_, grains))| grains.len()).map(|(place, _)| place);
    let mut next = longest;
    let mut chain = Vec::new();
    while let Some(place) = next {
        let (own, grains) = rest.remove(place);
        chain.push(own);
        let likeness = |other: &[u32]| {
            let common = common(&grains, other);
            (common << 32).checked_div(grains.len() + other.len() - common).unwrap_or_default()
        };
        // Of those that are equally alike the first.
        next = rest.iter().enumerate().rev().max_by_key(|(_, (_, other))| likeness(other)).map(|(place, _)| place);
    }
    chain
}

/// The runs of bytes in a function, each once, in order.
fn grains(function: &Function<'_>) -> Vec<u32> {
    let written = written(&function.body, &|function| function, &|local| local);
    let mut grains: Vec<u32> = written
        .windows(GRAIN)
        .map(|grain| grain.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
        .collect();
    grains.sort_unstable();
    grains.dedup();
    grains
}

/// How many numbers two lists have in common that are in order.
fn common(one: &[u32], other: &[u32]) -> usize {
    let (mut one, mut other) = (one, other);
    let mut common = 0;
    while let (Some((first, rest)), Some((second, others))) = (one.split_first(), other.split_first()) {
        if first <= second {
            one = rest;
        }
        if second <= first {
            other = others;
        }
        common += usize::from(first == second);
    }
    common
}

/// The locals that a function uses, in the order in which they are written: its parameters, then those of a type
/// together, the most used first.
pub(super) fn locals(function: &Function<'_>) -> Vec<u32> {
    let mut uses = vec![0_usize; function.locals.len()];
    visit(&function.body, &mut |node| {
        if let Node::GetLocal(local) | Node::SetLocal(local) | Node::TeeLocal(local) = node {
            uses[*local as usize] += 1;
        }
    });
    let used = (0..function.locals.len() as u32).filter(|local| uses[*local as usize] > 0);
    let mut own: Vec<u32> = used.filter(|local| !function.parameters.contains(local)).collect();
    let kinds: Vec<_> = own.iter().map(|local| function.locals[*local as usize]).collect();
    own.sort_by_key(|local| {
        let ty = function.locals[*local as usize];
        (kinds.iter().position(|kind| *kind == ty), usize::MAX - uses[*local as usize])
    });
    function.parameters.iter().copied().chain(own).collect()
}
