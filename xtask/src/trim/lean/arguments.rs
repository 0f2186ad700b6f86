//! Arguments that a function does not look at are not passed.
//!
//! Most of them say where in the source a panic would have come from.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::ExternalKind;

use super::effect::effect;
use super::node::Node;
use super::program::Program;
use super::unread;

/// By function, the parameters that go, counted from zero.
type Unread = BTreeMap<u32, BTreeSet<usize>>;

/// Takes out the parameters that nobody reads of the functions that only the module itself calls, and by name.
pub(super) fn leave_out(program: &mut Program<'_>) {
    loop {
        unread::drop_values(program);
        let mut unread = candidates(program);
        for function in &program.functions {
            keep_what_must_be_worked_out(program, &function.body, &mut unread);
        }
        unread.retain(|_, places| !places.is_empty());
        if unread.is_empty() {
            return;
        }
        for own in 0..program.functions.len() {
            let mut body = std::mem::take(&mut program.functions[own].body);
            leave_out_of_calls(program, &mut body, &unread);
            program.functions[own].body = body;
        }
        for (function, places) in &unread {
            if let Some(own) = program.own(*function) {
                let mut place = 0..;
                program.functions[own].parameters.retain(|_| place.next().is_none_or(|place| !places.contains(&place)));
            }
        }
    }
}

fn candidates(program: &Program<'_>) -> Unread {
    let exported = program.exports.iter().filter(|export| export.kind == ExternalKind::Func).map(|export| export.index);
    let fixed: BTreeSet<u32> = exported.chain(program.table.functions.iter().copied()).collect();
    let own = program.functions.iter().enumerate().map(|(own, function)| (program.name_of(own), function));
    own.filter(|(name, _)| !fixed.contains(name))
        .map(|(name, function)| (name, unread::parameters(function).into_iter().collect()))
        .collect()
}

/// Takes from the parameters those for which some call works something out that must be.
fn keep_what_must_be_worked_out(program: &Program<'_>, nodes: &[Node<'_>], unread: &mut Unread) {
    for (at, node) in nodes.iter().enumerate() {
        match node {
            Node::Call(function) => {
                if let Some(places) = unread.get_mut(function) {
                    let arguments = arguments(program, nodes, at, *function);
                    places.retain(|place| arguments.get(place).is_some_and(|range| is_pure(&nodes[range.clone()])));
                }
            }
            Node::Block(block) => {
                block.parts().for_each(|part| keep_what_must_be_worked_out(program, part, unread));
            }
            _ => {}
        }
    }
}

/// Where the arguments of the call at that place are worked out, by parameter, as far as it can be seen.
fn arguments(program: &Program<'_>, nodes: &[Node<'_>], call: usize, function: u32) -> BTreeMap<usize, Range<usize>> {
    let mut end = call;
    let mut found = BTreeMap::new();
    for place in (0..program.arity(function).0).rev() {
        let Some(beginning) = program.beginning(nodes, end) else { break };
        found.insert(place, beginning..end);
        end = beginning;
    }
    found
}

fn is_pure(nodes: &[Node<'_>]) -> bool {
    nodes.iter().all(|node| match node {
        Node::GetLocal(_) => true,
        Node::Plain(written) => effect(written).is_some_and(|effect| effect.pure),
        _ => false,
    })
}

fn leave_out_of_calls(program: &Program<'_>, nodes: &mut Vec<Node<'_>>, unread: &Unread) {
    // From the last to the first: what stands before is yet to be looked at, where it stands.
    let mut at = nodes.len();
    while let Some(before) = at.checked_sub(1) {
        at = before;
        match &mut nodes[at] {
            Node::Call(function) => {
                let function = *function;
                if let Some(places) = unread.get(&function) {
                    let arguments = arguments(program, nodes, at, function);
                    for range in places.iter().rev().filter_map(|place| arguments.get(place)) {
                        at -= range.len();
                        nodes.drain(range.clone());
                    }
                }
            }
            Node::Block(block) => block.parts_mut().for_each(|part| leave_out_of_calls(program, part, unread)),
            _ => {}
        }
    }
}
