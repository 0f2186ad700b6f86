//! The functions of a module in an order that compresses better: those of one signature together, and among them by their code,
//! so that like stands beside like.

use std::convert::Infallible;

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Function, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module with its own functions in another order.
///
/// # Errors
/// Where it is not a module.
pub(super) fn alike_together(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    Order::of(bytes)?.parse_core_module(&mut module, Parser::new(0), bytes)?;
    Ok(module.finish())
}

struct Order {
    /// The new number of each function, imported ones included.
    numbers: Vec<u32>,
    /// The place that each of the module's own functions had before.
    places: Vec<usize>,
}

impl Order {
    fn of(bytes: &[u8]) -> Result<Self> {
        let (mut imported, mut types, mut codes) = (0_u32, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => codes.push(WithoutCallees.code(&body)?),
                _ => {}
            }
        }
        let mut places: Vec<usize> = (0..codes.len()).collect();
        places.sort_by_key(|place| (types.get(*place), &codes[*place]));
        let mut numbers: Vec<u32> = (0..imported).collect();
        numbers.resize(numbers.len() + places.len(), 0);
        for (number, place) in (imported..).zip(&places) {
            numbers[imported as usize + place] = number;
        }
        Ok(Self { numbers, places })
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.numbers[function as usize])
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for place in &self.places {
            functions.function(types[*place]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<(), Error> {
        let bodies: Vec<FunctionBody<'_>> = section.into_iter().collect::<Result<_, _>>()?;
        for place in self.places.clone() {
            self.parse_function_body(code, bodies[place].clone())?;
        }
        Ok(())
    }
}

/// Reads code as if all calls were of one function: two functions are alike whatever they call.
struct WithoutCallees;

impl WithoutCallees {
    fn code(mut self, body: &FunctionBody<'_>) -> Result<Vec<u8>> {
        let mut code: Function = self.new_function_with_parsed_locals(body)?;
        let mut instructions = body.get_operators_reader()?;
        while !instructions.eof() {
            code.instruction(&self.parse_instruction(&mut instructions)?);
        }
        Ok(code.into_raw_body())
    }
}

impl Reencode for WithoutCallees {
    type Error = Infallible;

    fn function_index(&mut self, _: u32) -> Result<u32, Error> {
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, ImportSection, Instruction,
        RefType, TableSection, TableType, TypeSection, ValType,
    };

    use super::*;

    /// The first number of a function of this module: it imports one function.
    const OWN: u32 = 1;

    /// A module with these functions, which all are exported and in a table. Each has a type and what it does.
    fn module(functions: &[(u32, &[Instruction<'_>])]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("_", "$a", EntityType::Function(0));
        let mut tables = TableSection::new();
        let size = functions.len() as u64;
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: size,
            maximum: None,
            shared: false,
        });
        let (mut own, mut exports, mut code) = (FunctionSection::new(), ExportSection::new(), CodeSection::new());
        for (number, (kind, instructions)) in (OWN..).zip(functions) {
            own.function(*kind);
            exports.export(&format!("f{number}"), ExportKind::Func, number);
            let mut function = Function::new([]);
            for instruction in *instructions {
                function.instruction(instruction);
            }
            code.function(function.instruction(&Instruction::End));
        }
        let mut elements = ElementSection::new();
        let all: Vec<u32> = (OWN..).take(functions.len()).collect();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions(all.into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&own).section(&tables).section(&exports);
        module.section(&elements).section(&code);
        module.finish()
    }

    /// What a module's functions do, by their places, and the numbers that its exports and its table name.
    fn read(module: &[u8]) -> (Vec<String>, Vec<u32>, Vec<u32>) {
        let (mut code, mut exports, mut table) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::CodeSectionEntry(body) => {
                    let instructions = body.get_operators_reader().unwrap().into_iter();
                    code.push(instructions.map(|one| format!("{:?} ", one.unwrap())).collect());
                }
                Payload::ExportSection(section) => exports.extend(section.into_iter().map(|one| one.unwrap().index)),
                Payload::ElementSection(section) => {
                    for element in section {
                        let wasmparser::ElementItems::Functions(items) = element.unwrap().items else { panic!() };
                        table.extend(items.into_iter().map(Result::unwrap));
                    }
                }
                _ => {}
            }
        }
        (code, exports, table)
    }

    #[test]
    fn functions_of_one_type_stand_together_and_every_reference_follows() {
        let number = |value| [Instruction::I32Const(value)];
        let before = module(&[
            (1, &number(7)),
            (0, &[Instruction::Call(OWN), Instruction::Drop]),
            (1, &number(3)),
            (0, &[Instruction::Call(0)]),
        ]);
        let (code, exports, table) = read(&alike_together(&before).unwrap());
        let expected = [
            "Call { function_index: 0 } End ",
            "Call { function_index: 4 } Drop End ",
            "I32Const { value: 3 } End ",
            "I32Const { value: 7 } End ",
        ];
        assert_eq!(code, expected);
        assert_eq!(exports, [4, 2, 3, 1]);
        assert_eq!(table, exports);
    }

    #[test]
    fn other_files_are_refused() {
        assert!(alike_together(b"<html>").is_err());
    }
}
