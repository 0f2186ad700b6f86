//! The instructions of a function as a tree: blocks have names in the place of depths, so that some can go.

use anyhow::{Context, Result, bail};
use wasmparser::{FuncType, FunctionBody, Operator, OperatorsReader};

use super::program::Function;

/// The name of a block within its function.
pub(super) type Label = u32;

/// The label that stands for the end of the function.
pub(super) const END: Label = 0;

/// The type of blocks that neither take nor give a value, as modules write it.
pub(super) const VOID: &[u8] = &[0x40];

/// An instruction.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<'m> {
    /// Ends the program.
    Trap,
    /// Calls a function.
    Call(u32),
    /// Calls a function of that type by its number in the table. The instruction as it is written.
    CallByNumber(u32, &'m [u8]),
    Branch(Label),
    BranchIf(Label),
    /// Branches by a number, or to the last where there is none for it.
    BranchByNumber(Vec<Label>, Label),
    Return,
    GetLocal(u32),
    SetLocal(u32),
    TeeLocal(u32),
    /// Anything else, as it is written.
    Plain(&'m [u8]),
    Block(Block<'m>),
}

/// Instructions that a branch can leave, or begin again.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block<'m> {
    pub(super) kind: Kind,
    pub(super) label: Label,
    /// Its type, as it is written.
    pub(super) ty: &'m [u8],
    pub(super) body: Vec<Node<'m>>,
    /// What happens otherwise, of an `if` that says so.
    pub(super) otherwise: Option<Vec<Node<'m>>>,
}

/// What kind of block it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Block,
    Loop,
    If,
}

impl<'m> Node<'m> {
    /// The labels that it may branch to.
    pub(super) fn targets(&self) -> impl Iterator<Item = Label> {
        let (one, many) = match self {
            Self::Branch(label) | Self::BranchIf(label) => (Some(*label), &[][..]),
            Self::BranchByNumber(labels, otherwise) => (Some(*otherwise), &labels[..]),
            _ => (None, &[][..]),
        };
        many.iter().copied().chain(one)
    }

    /// Whether what stands after it is never reached.
    pub(super) fn never_goes_on(&self) -> bool {
        matches!(self, Self::Trap | Self::Branch(_) | Self::BranchByNumber(..) | Self::Return)
    }
}

impl<'m> Block<'m> {
    /// The sequences that it is made of.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Vec<Node<'m>>> {
        [Some(&self.body), self.otherwise.as_ref()].into_iter().flatten()
    }

    /// The same, to be changed.
    pub(super) fn parts_mut(&mut self) -> impl Iterator<Item = &mut Vec<Node<'m>>> {
        [Some(&mut self.body), self.otherwise.as_mut()].into_iter().flatten()
    }
}

/// Shows every instruction, those of a block after the block.
pub(super) fn visit<'n, 'm>(nodes: &'n [Node<'m>], see: &mut impl FnMut(&'n Node<'m>)) {
    for node in nodes {
        see(node);
        if let Node::Block(block) = node {
            block.parts().for_each(|part| visit(part, see));
        }
    }
}

/// Lets every instruction be changed, those of a block after the block.
pub(super) fn visit_mut<'m>(nodes: &mut [Node<'m>], change: &mut impl FnMut(&mut Node<'m>)) {
    for node in nodes {
        change(node);
        if let Node::Block(block) = node {
            block.parts_mut().for_each(|part| visit_mut(part, change));
        }
    }
}

/// Reads a function, whose name is not known here.
pub(super) fn read_body<'m>(module: &'m [u8], ty: &FuncType, body: &FunctionBody<'m>) -> Result<Function<'m>> {
    let mut locals = ty.params().to_vec();
    for run in body.get_locals_reader()? {
        let (count, ty) = run?;
        locals.extend((0..count).map(|_| ty));
    }
    let mut reader = Reader { module, operators: body.get_operators_reader()?, scope: vec![END], labels: END };
    let (nodes, _) = reader.sequence()?;
    Ok(Function {
        name: String::new(),
        parameters: (0..ty.params().len() as u32).collect(),
        results: ty.results().to_vec(),
        locals,
        body: nodes,
    })
}

struct Reader<'m> {
    module: &'m [u8],
    operators: OperatorsReader<'m>,
    scope: Vec<Label>,
    labels: Label,
}

impl<'m> Reader<'m> {
    /// The instructions up to the end of a block, and whether it has another part.
    fn sequence(&mut self) -> Result<(Vec<Node<'m>>, bool)> {
        let mut nodes = Vec::new();
        loop {
            let start = self.operators.original_position() as usize;
            let operator = self.operators.read()?;
            let written = &self.module[start..self.operators.original_position() as usize];
            nodes.push(match operator {
                Operator::End => return Ok((nodes, false)),
                Operator::Else => return Ok((nodes, true)),
                Operator::Block { .. } => self.block(Kind::Block, &written[1..])?,
                Operator::Loop { .. } => self.block(Kind::Loop, &written[1..])?,
                Operator::If { .. } => self.block(Kind::If, &written[1..])?,
                Operator::Unreachable => Node::Trap,
                Operator::Call { function_index } => Node::Call(function_index),
                Operator::CallIndirect { type_index, .. } => Node::CallByNumber(type_index, written),
                Operator::Br { relative_depth } => Node::Branch(self.label(relative_depth)?),
                Operator::BrIf { relative_depth } => Node::BranchIf(self.label(relative_depth)?),
                Operator::BrTable { targets } => {
                    let labels = targets.targets().map(|depth| self.label(depth?)).collect::<Result<_>>()?;
                    Node::BranchByNumber(labels, self.label(targets.default())?)
                }
                Operator::Return => Node::Return,
                Operator::LocalGet { local_index } => Node::GetLocal(local_index),
                Operator::LocalSet { local_index } => Node::SetLocal(local_index),
                Operator::LocalTee { local_index } => Node::TeeLocal(local_index),
                _ if names_a_function_or_depth(written[0]) => bail!("unknown instruction: {operator:?}"),
                _ => Node::Plain(written),
            });
        }
    }

    fn block(&mut self, kind: Kind, ty: &'m [u8]) -> Result<Node<'m>> {
        self.labels += 1;
        let label = self.labels;
        self.scope.push(label);
        let (body, more) = self.sequence()?;
        let otherwise = if more { Some(self.sequence()?.0) } else { None };
        self.scope.pop();
        Ok(Node::Block(Block { kind, label, ty, body, otherwise }))
    }

    fn label(&self, depth: u32) -> Result<Label> {
        self.scope.iter().rev().nth(depth as usize).copied().context("a branch to nowhere")
    }
}

/// Exceptions, tail calls, typed references: nothing that Rust asks for, and all of it would have to be understood.
fn names_a_function_or_depth(code: u8) -> bool {
    matches!(code, 0x06..=0x0a | 0x12..=0x19 | 0x1f | 0xd2 | 0xd4..=0xd6 | 0xfb)
}
