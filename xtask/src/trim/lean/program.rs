//! A module, taken apart as far as it is made leaner.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    DataKind, ElementItems, ElementKind, Export, FuncType, KnownCustom, Name, Operator, Parser, Payload, TypeRef,
    ValType,
};

use super::node::{Node, read_body};

/// What is changed of a module, and what stays as it is.
pub(super) struct Program<'m> {
    /// The kinds of functions, as calls through the table name them.
    pub(super) types: Vec<FuncType>,
    /// What it asks its surroundings for: functions only.
    pub(super) imports: Vec<Import<'m>>,
    /// The functions of its own. They are numbered after the imported ones.
    pub(super) functions: Vec<Function<'m>>,
    pub(super) exports: Vec<Export<'m>>,
    pub(super) table: Table,
    pub(super) segments: Vec<Segment<'m>>,
    /// Sections that stay, by their ids.
    pub(super) others: Vec<(u8, &'m [u8])>,
}

/// A function that the surroundings provide.
pub(super) struct Import<'m> {
    pub(super) module: &'m str,
    pub(super) name: &'m str,
    pub(super) ty: u32,
}

/// A function of the module.
pub(super) struct Function<'m> {
    /// What the compiler calls it; empty where nobody says.
    pub(super) name: String,
    /// The locals that are its parameters.
    pub(super) parameters: Vec<u32>,
    pub(super) results: Vec<ValType>,
    /// The types of its locals, those of the parameters first.
    pub(super) locals: Vec<ValType>,
    pub(super) body: Vec<Node<'m>>,
}

/// The functions that are called by number.
#[derive(Default)]
pub(super) struct Table {
    /// The number of the first.
    pub(super) first: u32,
    pub(super) functions: Vec<u32>,
}

/// A piece of memory that the module brings along.
pub(super) struct Segment<'m> {
    /// Where it is put.
    pub(super) address: u32,
    /// Where its bytes stand, counted from the first of its section's content.
    pub(super) place: Range<usize>,
    /// What stands before the bytes.
    pub(super) head: &'m [u8],
    pub(super) bytes: Vec<u8>,
}

impl<'m> Program<'m> {
    /// Takes a module apart. Fails where it has anything that programs from Rust do not.
    pub(super) fn read(module: &'m [u8]) -> Result<Self> {
        let mut program = Self {
            types: Vec::new(),
            imports: Vec::new(),
            functions: Vec::new(),
            exports: Vec::new(),
            table: Table::default(),
            segments: Vec::new(),
            others: Vec::new(),
        };
        let mut kinds = Vec::new();
        let mut names = HashMap::new();
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            let section = payload.as_section();
            match payload {
                Payload::TypeSection(types) => {
                    program.types = types.into_iter_err_on_gc_types().collect::<Result<_, _>>()?;
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        let TypeRef::Func(ty) = import.ty else { bail!("{} is no function", import.name) };
                        program.imports.push(Import { module: import.module, name: import.name, ty });
                    }
                }
                Payload::FunctionSection(functions) => kinds = functions.into_iter().collect::<Result<_, _>>()?,
                Payload::ExportSection(exports) => program.exports = exports.into_iter().collect::<Result<_, _>>()?,
                Payload::ElementSection(elements) => {
                    for element in elements {
                        let element = element?;
                        ensure!(program.table.functions.is_empty(), "the table is filled from two places");
                        let ElementKind::Active { table_index: None | Some(0), offset_expr } = element.kind else {
                            bail!("the table is filled in an unknown way");
                        };
                        let ElementItems::Functions(functions) = element.items else {
                            bail!("the table holds something else than functions");
                        };
                        program.table = Table {
                            first: number(&offset_expr)?,
                            functions: functions.into_iter().collect::<Result<_, _>>()?,
                        };
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let ty = kinds.get(program.functions.len()).context("a function without a type")?;
                    let ty = program.types.get(*ty as usize).context("an unknown type")?;
                    program.functions.push(read_body(module, ty, &body)?);
                }
                Payload::DataSection(data) => {
                    let start = data.range().start as usize;
                    for segment in data {
                        let segment = segment?;
                        let DataKind::Active { memory_index: 0, offset_expr } = segment.kind else {
                            bail!("memory is filled in an unknown way");
                        };
                        let (begin, end) = (segment.range.start as usize, segment.range.end as usize);
                        let bytes = end - segment.data.len();
                        let head = offset_expr.get_binary_reader().range();
                        program.segments.push(Segment {
                            address: number(&offset_expr)?,
                            place: bytes - start..end - start,
                            head: &module[begin..head.end as usize],
                            bytes: segment.data.to_vec(),
                        });
                    }
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(subsections) = section.as_known() {
                        for subsection in subsections {
                            if let Name::Function(functions) = subsection? {
                                for function in functions {
                                    let function = function?;
                                    names.insert(function.index, function.name);
                                }
                            }
                        }
                    }
                }
                Payload::GlobalSection(globals) => {
                    for global in globals {
                        let start = global?.init_expr.get_operators_reader().read()?;
                        ensure!(!matches!(start, Operator::RefFunc { .. }), "a global holds a function");
                    }
                    program.others.extend(section.map(|(id, place)| (id, &module[range(place)])));
                }
                Payload::TableSection(_) | Payload::MemorySection(_) | Payload::DataCountSection { .. } => {
                    program.others.extend(section.map(|(id, place)| (id, &module[range(place)])));
                }
                Payload::Version { .. } | Payload::CodeSectionStart { .. } | Payload::End(_) => {}
                other => bail!("unknown part of a module: {other:?}"),
            }
        }
        for (number, function) in (program.imports.len()..).zip(&mut program.functions) {
            function.name = names.get(&(number as u32)).copied().unwrap_or_default().to_owned();
        }
        Ok(program)
    }

    /// The number of a function of its own, counted from zero. `None` for an imported one.
    pub(super) fn own(&self, function: u32) -> Option<usize> {
        (function as usize).checked_sub(self.imports.len())
    }

    /// The number by which calls name the function that is counted here.
    pub(super) fn name_of(&self, own: usize) -> u32 {
        (self.imports.len() + own) as u32
    }

    /// The kind of a function.
    pub(super) fn ty(&self, function: u32) -> FuncType {
        match self.own(function) {
            Some(own) => self.functions[own].ty(),
            None => self.types[self.imports[function as usize].ty as usize].clone(),
        }
    }

    /// How many values a call of the function takes, and how many it gives.
    pub(super) fn arity(&self, function: u32) -> (usize, usize) {
        match self.own(function) {
            Some(own) => (self.functions[own].parameters.len(), self.functions[own].results.len()),
            None => self.arity_of_type(self.imports[function as usize].ty),
        }
    }

    /// The same of a call through the table.
    pub(super) fn arity_of_type(&self, ty: u32) -> (usize, usize) {
        let ty = &self.types[ty as usize];
        (ty.params().len(), ty.results().len())
    }
}

impl Function<'_> {
    /// The kind of function that it is.
    pub(super) fn ty(&self) -> FuncType {
        let parameters = self.parameters.iter().map(|local| self.locals[*local as usize]);
        FuncType::new(parameters, self.results.iter().copied())
    }
}

fn range(place: Range<u64>) -> Range<usize> {
    place.start as usize..place.end as usize
}

/// The number that an expression is.
fn number(expression: &wasmparser::ConstExpr<'_>) -> Result<u32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value as u32),
        other => bail!("not a number: {other:?}"),
    }
}
