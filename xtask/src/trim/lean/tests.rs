use wasmparser::{Operator, Parser, Payload};

use super::lean;

mod memory;

/// A module in text form, with the function that ends every panic.
fn module(text: &str) -> Vec<u8> {
    let panics = "(func $rust_begin_unwind (param i32) (loop (br 0)))";
    wat::parse_str(format!("(module {text} {panics})")).unwrap()
}

/// The bodies of the functions that are left, as instructions in a row.
fn left(text: &str) -> Vec<String> {
    left_of(&lean(&module(text)).unwrap())
}

fn left_of(lean: &[u8]) -> Vec<String> {
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(lean) {
        if let Payload::CodeSectionEntry(body) = payload.unwrap() {
            let operators = body.get_operators_reader().unwrap();
            bodies.push(operators.into_iter().map(|operator| word(&operator.unwrap())).collect::<Vec<_>>().join(" "));
        }
    }
    bodies
}

fn word(operator: &Operator<'_>) -> String {
    match operator {
        Operator::Unreachable => "trap".to_owned(),
        Operator::Call { function_index } => format!("call {function_index}"),
        Operator::LocalGet { local_index } => format!("get {local_index}"),
        Operator::LocalSet { local_index } => format!("set {local_index}"),
        Operator::I32Const { value } => value.to_string(),
        Operator::BrIf { relative_depth } => format!("br_if {relative_depth}"),
        Operator::Br { relative_depth } => format!("br {relative_depth}"),
        Operator::Block { .. } => "block".to_owned(),
        Operator::Loop { .. } => "loop".to_owned(),
        Operator::End => "end".to_owned(),
        Operator::Drop => "drop".to_owned(),
        Operator::Return => "return".to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_panic_traps_at_once_without_its_message() {
    let text = r#"
        (memory 1)
        (func $panic_fmt (param i32) (i32.store (i32.const 8) (local.get 0)) (call $rust_begin_unwind (i32.const 8)))
        (func (export "f") (param i32)
          (block (br_if 0 (local.get 0)) (call $panic_fmt (i32.const 1024)) unreachable))"#;
    assert_eq!(left(text), ["get 0 br_if 0 trap end"]);
}

#[test]
fn what_others_notice_before_a_panic_is_still_done() {
    let text = r#"
        (import "i" "say" (func $say (param i32)))
        (func $count (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
        (func (export "f") (param i32)
          (call $say (local.get 0))
          (call $rust_begin_unwind (call $count (local.get 0))))"#;
    assert_eq!(left(text), ["get 0 call 0 trap end"]);
}

#[test]
fn a_panic_is_taken_for_granted_only_where_there_is_no_way_around_it() {
    let text = r#"
        (func (export "f") (param i32)
          (block
            (block (br_if 0 (local.get 0)) (br_if 1 (i32.eqz (local.get 0))) (return))
            (call $rust_begin_unwind (i32.const 1)))
          (call $rust_begin_unwind (i32.const 2)))
        (func (export "g") (param i32)
          (block (br_if 0 (local.get 0)) (call $rust_begin_unwind (i32.const 3)))
          (call $rust_begin_unwind (i32.const 4)))
        (func (export "h") (loop (br_if 0 (i32.const 1)) (return)) (call $rust_begin_unwind (i32.const 5)))"#;
    assert_eq!(
        left(text),
        [
            "block get 0 br_if 0 get 0 I32Eqz br_if 0 return end trap end",
            "trap end",
            "loop 1 br_if 0 return end trap end"
        ]
    );
}

#[test]
fn an_argument_that_only_a_panic_looks_at_is_not_passed() {
    let text = r#"
        (import "i" "now" (func $now (result i32)))
        (func $checked (param i32 i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (call $rust_begin_unwind (local.get 1))))
          (local.get 0))
        (func (export "f") (param i32) (result i32) (call $checked (local.get 0) (i32.const 1024)))
        (func $kept (param i32 i32) (result i32) (local.get 1))
        (func (export "g") (result i32) (call $kept (call $now) (i32.const 7)))"#;
    let left = left(text);
    assert!(!left.iter().any(|body| body.contains("1024")), "{left:#?}");
    assert!(left.iter().any(|body| body.starts_with("call 0 7 call")), "{left:#?}");
}

#[test]
fn functions_that_are_the_same_are_one_and_those_that_nobody_calls_are_gone() {
    let text = r#"
        (func $one (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
        (func $two (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
        (func $calls_one (param i32) (result i32) (call $one (local.get 0)))
        (func $calls_two (param i32) (result i32) (call $two (local.get 0)))
        (func $nobody (param i32) (result i32) (local.get 0))
        (func (export "f") (param i32) (result i32) (call $calls_one (call $calls_two (local.get 0))))"#;
    assert_eq!(left(text).len(), 3);
}

#[test]
fn a_function_in_the_table_is_gone_only_where_none_of_its_kind_is_called_by_number() {
    let text = r#"
        (type $called (func (param i32)))
        (table 3 funcref)
        (elem (i32.const 1) $kept $gone)
        (func $kept (type $called) (drop (local.get 0)))
        (func $gone (param i64))
        (func (export "f") (call_indirect (type $called) (i32.const 5) (i32.const 1)))"#;
    assert_eq!(left(text).len(), 2);
}

#[test]
fn a_module_without_panics_is_not_understood() {
    let module = wat::parse_str("(module (func (export \"f\")))").unwrap();
    assert!(lean(&module).unwrap_err().to_string().contains("panic"));
    assert!(lean(b"<html>").is_err());
    assert!(lean(&wat::parse_str("(module (memory (import \"i\" \"m\") 1))").unwrap()).is_err());
}

#[test]
fn what_a_module_exports_stays_and_custom_sections_go() {
    let text = r#"
        (@custom "note" "of no use")
        (memory (export "memory") 1)
        (global (export "g") i32 (i32.const 5))
        (data (i32.const 70000) "kept")
        (func (export "f") (result i32) (i32.load offset=70000 (i32.const 0)))"#;
    let lean = lean(&module(text)).unwrap();
    let holds = |what: &[u8]| lean.windows(what.len()).any(|window| window == what);
    assert!(holds(b"memory") && holds(b"kept") && !holds(b"of no use") && !holds(b"rust_begin_unwind"));
}
