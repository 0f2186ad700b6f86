//! What the linker has written down is made by hand here, as its conventions say.

use super::super::lean;
use super::{left_of, module};

/// Memory holds `live`, `lost`, and the number of a function in the table, of which only panics know but the first.
const TEXT: &str = r#"
    (type $kind (func (param i32)))
    (table 3 funcref)
    (elem (i32.const 1) $shown $called)
    (memory (export "memory") 1)
    (data (i32.const 1024) "livelost\01\00\00\00")
    (func $shown (param i32) (drop (local.get 0)))
    (func $called (param i32) (i32.store (local.get 0) (i32.const 3)))
    (func (export "f") (param i32) (result i32)
      (call_indirect (type $kind) (i32.const 5) (i32.const 2))
      (block
        (br_if 0 (local.get 0))
        (i32.store (i32.const 4) (i32.const 1032))
        (call $rust_begin_unwind (i32.const 1028)))
      (i32.load (i32.const 1024)))"#;

const LIVE: u8 = 0;
const LOST: u8 = 1;
const NUMBER: u8 = 2;
const SHOWN: u8 = 3;
const CALLED: u8 = 4;

/// The symbols of those numbers, and these links from code and from memory.
fn with_links(in_code: &[&[u8]], in_data: &[&[u8]]) -> Vec<u8> {
    const OBJECT: u8 = 1;
    const FUNCTION: u8 = 0;
    let object =
        |name: &str, offset, size| [&[OBJECT, 0, name.len() as u8], name.as_bytes(), &[0, offset, size]].concat();
    let function = |name: &str, index| [&[FUNCTION, 0, index, name.len() as u8], name.as_bytes()].concat();
    let symbols = [
        vec![5],
        object("live", 0, 4),
        object("lost", 4, 4),
        object("number", 8, 4),
        function("shown", 0),
        function("called", 1),
    ]
    .concat();
    let linking = [&[2, 8, symbols.len() as u8], &symbols[..]].concat();
    let links = |section: u8, links: &[&[u8]]| [&[section, links.len() as u8], &links.concat()[..]].concat();
    let custom = |name: &str, content: Vec<u8>| {
        let bytes: String = content.iter().map(|byte| format!("\\{byte:02x}")).collect();
        format!("(@custom \"{name}\" \"{bytes}\")")
    };
    let sections =
        [custom("linking", linking), custom("reloc.CODE", links(4, in_code)), custom("reloc.DATA", links(5, in_data))];
    module(&format!("{TEXT} {}", sections.concat()))
}

const ADDRESS_IN_CODE: u8 = 4;
const PLACE_IN_CODE: u8 = 1;
const PLACE_IN_DATA: u8 = 2;

/// Where the number of a function stands in the data section.
const NUMBER_AT: u8 = 15;

fn links_from_code() -> [[u8; 4]; 3] {
    [[ADDRESS_IN_CODE, 0, LIVE, 0], [ADDRESS_IN_CODE, 0, LOST, 0], [ADDRESS_IN_CODE, 0, NUMBER, 0]]
}

#[test]
fn what_only_a_panic_knows_of_is_blank_and_its_functions_are_gone() {
    let [live, lost, number] = links_from_code();
    let place = [PLACE_IN_CODE, 0, CALLED];
    let module = with_links(&[&live, &lost, &number, &place], &[&[PLACE_IN_DATA, NUMBER_AT, SHOWN]]);
    let lean = lean(&module).unwrap();
    let holds = |what: &[u8]| lean.windows(what.len()).any(|window| window == what);
    assert!(holds(b"live\0\0\0\0\0\0\0\0"));
    assert_eq!(left_of(&lean).len(), 2);
}

#[test]
fn without_links_all_memory_stays() {
    let lean = lean(&module(TEXT)).unwrap();
    assert!(lean.windows(9).any(|window| window == b"livelost\x01"));
    assert_eq!(left_of(&lean).len(), 3);
}

#[test]
fn links_that_are_not_of_this_module_are_not_believed() {
    let [live, lost, number] = links_from_code();
    let code: &[&[u8]] = &[&live, &lost, &number];
    let reason = |in_data: &[&[u8]]| format!("{:#}", lean(&with_links(code, in_data)).unwrap_err());
    assert!(reason(&[&[PLACE_IN_DATA, NUMBER_AT, CALLED]]).contains("not the one"));
    assert!(reason(&[&[PLACE_IN_DATA, 90, SHOWN]]).contains("outside of memory"));
    assert!(reason(&[&[5, NUMBER_AT, LIVE, 0]]).contains("as the linker says"));
}
