//! What surely ends in a trap traps at once.
//!
//! A panic of the release says nothing: it traps. What the compiler has written to word a message, and to find its way to
//! the machinery that says it, then has no reader. Whatever was stored meanwhile has none either, because the program is
//! over; only what others might have noticed before is still done.

use std::collections::HashMap;

use anyhow::{Result, ensure};

use super::effect::effect;
use super::node::{Block, END, Kind, Label, Node, VOID, visit};
use super::program::Program;

/// The functions that end every panic, as the end of their names.
const PANICS: [&str; 3] = ["rust_begin_unwind", "panicking::panic_with_hook", "handle_alloc_error"];

/// Turns every function that surely traps into a trap, and every way to one.
pub(super) fn cut(program: &mut Program<'_>) -> Result<()> {
    let mut trapping = vec![false; program.imports.len() + program.functions.len()];
    for own in 0..program.functions.len() {
        if PANICS.iter().any(|end| program.functions[own].name.ends_with(end)) {
            program.functions[own].body = vec![Node::Trap];
            trapping[program.name_of(own) as usize] = true;
        }
    }
    ensure!(trapping.contains(&true), "no function is known to end a panic: has it got another name?");
    let unnoticed = unnoticed(program);
    let mut before = None;
    loop {
        let now = (trapping.iter().filter(|traps| **traps).count(), size(program));
        if before.replace(now) == Some(now) {
            return Ok(());
        }
        for own in 0..program.functions.len() {
            let function = program.name_of(own) as usize;
            let function_end = program.functions[own].results.is_empty().then_some(END);
            let body = std::mem::take(&mut program.functions[own].body);
            let mut cutter =
                Cutter { trapping: &trapping, unnoticed: &unnoticed, before_traps: Vec::new(), same: HashMap::new() };
            let body = cutter.sequence(body, Next { traps: false, label: function_end });
            trapping[function] |= body == [Node::Trap];
            program.functions[own].body = body;
        }
    }
}

/// How many instructions there are.
fn size(program: &Program<'_>) -> usize {
    let mut size = 0;
    program.functions.iter().for_each(|function| visit(&function.body, &mut |_| size += 1));
    size
}

/// By function, whether nobody but the module itself can notice a call of it.
fn unnoticed(program: &Program<'_>) -> Vec<bool> {
    let mut unnoticed: Vec<bool> = (0..program.imports.len()).map(|_| false).collect();
    unnoticed.resize(program.imports.len() + program.functions.len(), true);
    loop {
        let mut changed = false;
        for (own, function) in program.functions.iter().enumerate() {
            let number = program.name_of(own) as usize;
            let mut quiet = true;
            visit(&function.body, &mut |node| quiet &= is_unnoticed(node, &unnoticed));
            changed |= unnoticed[number] && !quiet;
            unnoticed[number] &= quiet;
        }
        if !changed {
            return unnoticed;
        }
    }
}

/// Whether nobody but the module itself can notice the instruction, taken by itself.
fn is_unnoticed(node: &Node<'_>, functions: &[bool]) -> bool {
    match node {
        Node::Call(function) => functions[*function as usize],
        Node::CallByNumber(..) => false,
        Node::Plain(written) => effect(written).is_some(),
        _ => true,
    }
}

/// What comes after the end of a sequence.
#[derive(Clone, Copy)]
struct Next {
    /// A trap.
    traps: bool,
    /// What a branch to that label would do.
    label: Option<Label>,
}

struct Cutter<'c> {
    trapping: &'c [bool],
    unnoticed: &'c [bool],
    /// The blocks around that have a trap behind them, the outermost first.
    before_traps: Vec<Label>,
    /// Labels that mean the same as others further out.
    same: HashMap<Label, Label>,
}

impl Cutter<'_> {
    fn sequence<'m>(&mut self, nodes: Vec<Node<'m>>, next: Next) -> Vec<Node<'m>> {
        // From the last to the first; what is to come of them, the other way round. Where a trap follows, it is either
        // that trap alone, or empty, and the trap comes after the sequence.
        let mut kept: Vec<Node<'m>> = Vec::new();
        let mut traps = next.traps;
        for node in nodes.into_iter().rev() {
            let node = self.redirected(node);
            if self.is_trap(&node) || traps && self.is_lost(&node) {
                kept = vec![Node::Trap];
                traps = true;
                continue;
            }
            if let Node::Branch(label) = node
                && kept.is_empty()
                && next.label == Some(label)
            {
                continue;
            }
            let Node::Block(block) = node else {
                if node.never_goes_on() {
                    kept.clear();
                }
                kept.push(node);
                traps = false;
                continue;
            };
            let follows = Next { traps, label: next.label.filter(|_| kept.is_empty()) };
            let block = self.block(block, follows);
            if block.body == [Node::Trap]
                && block.otherwise.as_ref().is_none_or(|other| other[..] == [Node::Trap])
                && (block.kind != Kind::If || block.otherwise.is_some())
                || traps && self.is_lost_block(&block)
            {
                kept = vec![Node::Trap];
                traps = true;
                continue;
            }
            traps = false;
            let leaves = block.body.last().is_none_or(|last| !last.never_goes_on());
            match block.kind {
                Kind::Block if !is_target(&block) => {
                    if !leaves {
                        kept.clear();
                    }
                    kept.extend(block.body.into_iter().rev());
                }
                Kind::Loop if !leaves && !kept.is_empty() => kept = vec![Node::Trap, Node::Block(block)],
                _ => kept.push(Node::Block(block)),
            }
        }
        kept.reverse();
        kept
    }

    fn block<'m>(&mut self, block: Block<'m>, follows: Next) -> Block<'m> {
        let Block { kind, label, ty, body, otherwise } = block;
        let mut next = follows;
        if ty != VOID {
            next = Next { traps: false, label: None };
        } else if kind != Kind::Loop {
            match next.label {
                Some(further) if !next.traps => drop(self.same.insert(label, further)),
                _ => next.label = Some(label),
            }
        }
        let before_trap = next.traps && kind != Kind::Loop;
        if before_trap {
            self.before_traps.push(label);
        }
        let body = self.sequence(body, next);
        let otherwise = otherwise.map(|other| self.sequence(other, next));
        if before_trap {
            self.before_traps.pop();
        }
        Block { kind, label, ty, body, otherwise }
    }

    /// The instruction with the outermost labels that mean the same.
    fn redirected<'m>(&self, node: Node<'m>) -> Node<'m> {
        let outermost = |label: Label| {
            let label = self.same.get(&label).copied().unwrap_or(label);
            if self.before_traps.contains(&label) { self.before_traps[0] } else { label }
        };
        match node {
            Node::Branch(label) => Node::Branch(outermost(label)),
            Node::BranchIf(label) => Node::BranchIf(outermost(label)),
            Node::BranchByNumber(labels, otherwise) => {
                Node::BranchByNumber(labels.into_iter().map(outermost).collect(), outermost(otherwise))
            }
            node => node,
        }
    }

    /// Whether the program is over with that instruction.
    fn is_trap(&self, node: &Node<'_>) -> bool {
        match node {
            Node::Trap => true,
            Node::Call(function) => self.trapping[*function as usize],
            Node::Branch(_) | Node::BranchByNumber(..) => {
                node.targets().all(|label| self.before_traps.contains(&label))
            }
            _ => false,
        }
    }

    /// Whether the instruction is of no use before a trap. Blocks are looked at when they have been cut themselves.
    fn is_lost(&self, node: &Node<'_>) -> bool {
        match node {
            Node::Block(_) | Node::Return => false,
            node => {
                is_unnoticed(node, self.unnoticed) && node.targets().all(|label| self.before_traps.contains(&label))
            }
        }
    }

    /// Whether nothing in the block is of use before a trap.
    fn is_lost_block(&self, block: &Block<'_>) -> bool {
        let mut inside = vec![block.label];
        let mut lost = true;
        for part in block.parts() {
            visit(part, &mut |node| match node {
                Node::Block(block) => inside.push(block.label),
                node => {
                    let stays = |label| inside.contains(&label) || self.before_traps.contains(&label);
                    lost &= *node != Node::Return && is_unnoticed(node, self.unnoticed) && node.targets().all(stays);
                }
            });
        }
        lost
    }
}

/// Whether anything branches to the label of the block.
fn is_target(block: &Block<'_>) -> bool {
    let mut found = false;
    for part in block.parts() {
        visit(part, &mut |node| found |= node.targets().any(|label| label == block.label));
    }
    found
}
