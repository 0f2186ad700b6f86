//! Values that nobody reads are not worked out.

use super::effect::effect;
use super::node::{Node, visit};
use super::program::{Function, Program};

/// Takes out what only served values that nobody reads.
pub(super) fn drop_values(program: &mut Program<'_>) {
    for function in &mut program.functions {
        loop {
            let read = read(function.locals.len(), &function.body);
            if !drop_from(&mut function.body, &read) {
                break;
            }
        }
    }
}

/// The parameters that a function does not look at, counted from zero.
pub(super) fn parameters(function: &Function<'_>) -> Vec<usize> {
    let read = read(function.locals.len(), &function.body);
    let parameters = function.parameters.iter().enumerate();
    parameters.filter(|(_, local)| !read[**local as usize]).map(|(place, _)| place).collect()
}

/// By local, whether anything reads it.
fn read(locals: usize, body: &[Node<'_>]) -> Vec<bool> {
    let mut read = vec![false; locals];
    visit(body, &mut |node| {
        if let Node::GetLocal(local) = node {
            read[*local as usize] = true;
        }
    });
    read
}

const DROP: Node<'static> = Node::Plain(&[0x1a]);

/// Whether there was something to take out.
fn drop_from(nodes: &mut Vec<Node<'_>>, read: &[bool]) -> bool {
    let mut changed = false;
    for node in std::mem::take(nodes) {
        match node {
            Node::SetLocal(local) if !read[local as usize] => {
                discard(nodes);
                changed = true;
            }
            Node::TeeLocal(local) if !read[local as usize] => changed = true,
            node if node == DROP => {
                let unchanged = nodes.len() + 1;
                discard(nodes);
                changed |= nodes.len() != unchanged;
            }
            Node::Block(mut block) => {
                for part in block.parts_mut() {
                    changed |= drop_from(part, read);
                }
                nodes.push(Node::Block(block));
            }
            node => nodes.push(node),
        }
    }
    changed
}

/// Undoes the value that the instructions end with, as far as nothing else comes of it.
fn discard(nodes: &mut Vec<Node<'_>>) {
    match nodes.last() {
        Some(Node::GetLocal(_)) => drop(nodes.pop()),
        Some(Node::TeeLocal(local)) => {
            let set = Node::SetLocal(*local);
            nodes.pop();
            nodes.push(set);
        }
        Some(Node::Plain(written)) if let Some(effect) = effect(written).filter(|effect| effect.pure) => {
            nodes.pop();
            (0..effect.takes).for_each(|_| discard(nodes));
        }
        _ => nodes.push(DROP),
    }
}
