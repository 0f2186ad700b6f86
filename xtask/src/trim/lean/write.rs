//! A module of what is left of one.

use anyhow::{Result, bail};
use wasmparser::{ExternalKind, FuncType, ValType};

use super::super::module::{CODE, DATA, ELEMENTS, EXPORTS, FUNCTIONS, IMPORTS, TYPES, module, put_bytes, put_number};
use super::node::{END, Kind, Label, Node};
use super::order::Order;
use super::program::{Function, Program};

/// Writes the module with its functions in that order; those that are not in it are left out.
pub(super) fn write(program: &Program<'_>, order: &Order) -> Result<Vec<u8>> {
    let mut types = program.types.clone();
    let kinds: Vec<u32> = order.own.iter().map(|own| number_of(&mut types, program.functions[*own].ty())).collect();
    let imports = order.imports.iter().map(|import| &program.imports[*import as usize]);
    let mut sections = vec![
        (TYPES, list(&types, put_type)?),
        (
            IMPORTS,
            list(imports, |target, import| {
                put_bytes(target, import.module.as_bytes());
                put_bytes(target, import.name.as_bytes());
                target.push(0);
                put_number(target, import.ty as usize);
                Ok(())
            })?,
        ),
        (
            FUNCTIONS,
            list(kinds, |target, kind| {
                put_number(target, kind as usize);
                Ok(())
            })?,
        ),
        (
            EXPORTS,
            list(&program.exports, |target, export| {
                put_bytes(target, export.name.as_bytes());
                let (kind, index) = match export.kind {
                    ExternalKind::Func => (0, order.number(export.index)),
                    ExternalKind::Table => (1, export.index),
                    ExternalKind::Memory => (2, export.index),
                    ExternalKind::Global => (3, export.index),
                    other => bail!("{other:?} is exported"),
                };
                target.push(kind);
                put_number(target, index as usize);
                Ok(())
            })?,
        ),
        (CODE, list(&order.own, |target, own| put_function(target, &program.functions[*own], order))?),
    ];
    if !program.table.functions.is_empty() {
        sections.push((ELEMENTS, elements(program, order)));
    }
    if !program.segments.is_empty() {
        sections.push((
            DATA,
            list(&program.segments, |target, segment| {
                target.extend_from_slice(segment.head);
                put_bytes(target, &segment.bytes);
                Ok(())
            })?,
        ));
    }
    sections.extend(program.others.iter().map(|(id, content)| (*id, content.to_vec())));
    // The number of data segments stands before the code, though its id is the greatest.
    sections.sort_by_key(|(id, _)| if *id > DATA { CODE * 2 - 1 } else { id * 2 });
    Ok(module(sections.iter().map(|(id, content)| (*id, &content[..]))))
}

fn number_of(types: &mut Vec<FuncType>, ty: FuncType) -> u32 {
    let known = types.iter().position(|known| *known == ty);
    known.unwrap_or_else(|| {
        types.push(ty);
        types.len() - 1
    }) as u32
}

fn list<T>(items: impl IntoIterator<Item = T>, put: impl Fn(&mut Vec<u8>, T) -> Result<()>) -> Result<Vec<u8>> {
    let (mut content, mut count) = (Vec::new(), 0);
    for item in items {
        put(&mut content, item)?;
        count += 1;
    }
    let mut list = Vec::new();
    put_number(&mut list, count);
    list.append(&mut content);
    Ok(list)
}

fn put_type(target: &mut Vec<u8>, ty: &FuncType) -> Result<()> {
    target.push(0x60);
    for values in [ty.params(), ty.results()] {
        put_number(target, values.len());
        for value in values {
            target.push(code(*value)?);
        }
    }
    Ok(())
}

fn code(ty: ValType) -> Result<u8> {
    Ok(match ty {
        ValType::I32 => 0x7f,
        ValType::I64 => 0x7e,
        ValType::F32 => 0x7d,
        ValType::F64 => 0x7c,
        ValType::EXTERNREF => 0x6f,
        ValType::FUNCREF => 0x70,
        other => bail!("unknown type: {other}"),
    })
}

/// The table. Places that nobody calls hold what stands before them, which says the least.
fn elements(program: &Program<'_>, order: &Order) -> Vec<u8> {
    // As many numbers as the table had, at the place that it had, each as short as can be.
    let mut content = vec![1, 0, 0x41];
    put_signed(&mut content, program.table.first);
    content.push(0x0b);
    put_number(&mut content, program.table.functions.len());
    let mut last = 0;
    for function in &program.table.functions {
        last = order.known(*function).unwrap_or(last);
        put_number(&mut content, last as usize);
    }
    content
}

/// A positive number, where a negative one could stand.
fn put_signed(target: &mut Vec<u8>, number: u32) {
    put_number(target, number as usize);
    if let Some(last) = target.last_mut().filter(|last| **last & 0x40 != 0) {
        *last |= 0x80;
        target.push(0);
    }
}

fn put_function(target: &mut Vec<u8>, function: &Function<'_>, order: &Order) -> Result<()> {
    let locals = super::order::locals(function);
    let mut runs: Vec<(usize, ValType)> = Vec::new();
    for local in &locals[function.parameters.len()..] {
        let ty = function.locals[*local as usize];
        match runs.last_mut() {
            Some((count, last)) if *last == ty => *count += 1,
            _ => runs.push((1, ty)),
        }
    }
    let mut numbers = vec![0; function.locals.len()];
    for (number, local) in (0..).zip(&locals) {
        numbers[*local as usize] = number;
    }
    let mut content = list(runs, |target, (count, ty)| {
        put_number(target, count);
        target.push(code(ty)?);
        Ok(())
    })?;
    content.extend(written(&function.body, &|function| order.number(function), &|local| numbers[local as usize]));
    content.push(0x0b);
    put_bytes(target, &content);
    Ok(())
}

/// The instructions as they are written, with these numbers for functions and locals.
pub(super) fn written(nodes: &[Node<'_>], function: &dyn Fn(u32) -> u32, local: &dyn Fn(u32) -> u32) -> Vec<u8> {
    let mut writer = Writer { target: Vec::new(), scope: vec![END], function, local };
    writer.sequence(nodes);
    writer.target
}

struct Writer<'w> {
    target: Vec<u8>,
    scope: Vec<Label>,
    function: &'w dyn Fn(u32) -> u32,
    local: &'w dyn Fn(u32) -> u32,
}

impl Writer<'_> {
    fn sequence(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match node {
                Node::Trap => self.target.push(0x00),
                Node::Branch(label) => self.put(0x0c, self.depth(*label)),
                Node::BranchIf(label) => self.put(0x0d, self.depth(*label)),
                Node::BranchByNumber(labels, _) => {
                    self.put(0x0e, labels.len());
                    for label in node.targets() {
                        let depth = self.depth(label);
                        put_number(&mut self.target, depth);
                    }
                }
                Node::Return => self.target.push(0x0f),
                Node::Call(function) => self.put(0x10, (self.function)(*function) as usize),
                Node::GetLocal(local) => self.put(0x20, (self.local)(*local) as usize),
                Node::SetLocal(local) => self.put(0x21, (self.local)(*local) as usize),
                Node::TeeLocal(local) => self.put(0x22, (self.local)(*local) as usize),
                Node::CallByNumber(_, written) | Node::Plain(written) => self.target.extend_from_slice(written),
                Node::Block(block) => {
                    self.target.push(match block.kind {
                        Kind::Block => 0x02,
                        Kind::Loop => 0x03,
                        Kind::If => 0x04,
                    });
                    self.target.extend_from_slice(block.ty);
                    self.scope.push(block.label);
                    self.sequence(&block.body);
                    if let Some(otherwise) = &block.otherwise {
                        self.target.push(0x05);
                        self.sequence(otherwise);
                    }
                    self.scope.pop();
                    self.target.push(0x0b);
                }
            }
        }
    }

    fn put(&mut self, code: u8, number: usize) {
        self.target.push(code);
        put_number(&mut self.target, number);
    }

    /// How many blocks further out the one of that label is.
    fn depth(&self, label: Label) -> usize {
        self.scope.iter().rev().position(|other| *other == label).unwrap_or(usize::MAX)
    }
}
