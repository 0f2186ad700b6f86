//! Functions that are the same but for their names are one.
//!
//! Their numbers in the table stay different, so that nothing that compares those is misled.

use std::collections::{HashMap, HashSet};

use wasmparser::ExternalKind;

use super::node::{Node, visit_mut};
use super::program::Program;
use super::write::written;

/// Calls the first of those that are the same in the place of every other.
pub(super) fn unite(program: &mut Program<'_>) {
    let mut replaced = HashSet::new();
    while let Some(first) = twins(program, &replaced) {
        let replace = |function: &mut u32| *function = first.get(function).copied().unwrap_or(*function);
        for function in &mut program.functions {
            visit_mut(&mut function.body, &mut |node| {
                if let Node::Call(function) = node {
                    replace(function);
                }
            });
        }
        program.table.functions.iter_mut().for_each(replace);
        let functions = program.exports.iter_mut().filter(|export| export.kind == ExternalKind::Func);
        functions.for_each(|export| replace(&mut export.index));
        replaced.extend(first.into_keys());
    }
}

/// By function, the one before it that is the same. `None` where there is none such. Those that are `replaced` do not count.
fn twins(program: &Program<'_>, replaced: &HashSet<u32>) -> Option<HashMap<u32, u32>> {
    let mut first = HashMap::new();
    let mut known = HashMap::new();
    let functions = program.functions.iter().enumerate().map(|(own, function)| (program.name_of(own), function));
    for (name, function) in functions.filter(|(name, _)| !replaced.contains(name)) {
        let what_it_is = (
            &function.parameters,
            &function.locals,
            &function.results,
            written(&function.body, &|own| own, &|own| own),
        );
        match known.get(&what_it_is) {
            Some(twin) => drop(first.insert(name, *twin)),
            None => drop(known.insert(what_it_is, name)),
        }
    }
    (!first.is_empty()).then_some(first)
}
