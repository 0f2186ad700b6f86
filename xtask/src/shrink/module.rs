//! Short names for what a module and its script have from each other. The generated names contain sixteen hexadecimal digits,
//! which do not compress, and both files contain them.

use std::collections::{HashMap, HashSet};

use anyhow::{Result, bail};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload, TypeRef};

/// The module that the imports are from, in the new files.
const ORIGIN: &str = "_";

/// The script and the module with short names for imported functions and for generated exports. Custom sections are dropped,
/// because browsers ignore them, and exports that the script does not use.
///
/// # Errors
/// Where the module imports anything but functions of one other module.
pub(super) fn with_short_names(script: &str, bytes: &[u8]) -> Result<(String, Vec<u8>)> {
    let words: Vec<&str> = words(script).collect();
    let taken: HashSet<&str> = words.iter().copied().collect();
    let mut free = (0..).map(short_name).filter(|name| !taken.contains(name.as_str()));
    let mut names: HashMap<&str, String> = HashMap::new();
    let mut origins = HashSet::new();
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.into_imports() {
                    let import = import?;
                    let TypeRef::Func(signature) = import.ty else { bail!("`{}` is not a function", import.name) };
                    origins.insert(import.module);
                    let name = names.entry(import.name).or_insert_with(|| free.next().unwrap_or_default());
                    section.import(ORIGIN, name, wasm_encoder::EntityType::Function(signature));
                }
                module.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export?;
                    if !taken.contains(export.name) {
                        continue;
                    }
                    let name = match export.name {
                        generated if generated.contains("__") => {
                            names.entry(generated).or_insert_with(|| free.next().unwrap_or_default())
                        }
                        name => name,
                    };
                    section.export(name, export.kind.into(), export.index);
                }
                module.section(&section);
            }
            Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    let data = &bytes[usize::try_from(range.start)?..usize::try_from(range.end)?];
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    let renamed: String = words.iter().map(|word| names.get(word).map_or(*word, String::as_str)).collect();
    let [origin] = origins.into_iter().collect::<Vec<_>>()[..] else { bail!("it does not import from one module") };
    Ok((renamed.replace(&format!("\"{origin}\""), &format!("\"{ORIGIN}\"")), module.finish()))
}

/// `$a` to `$Z`, then `$aa` and so on: names that a script can use.
fn short_name(number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::from("$");
    let mut rest = number;
    loop {
        name.push(char::from(LETTERS[rest % LETTERS.len()]));
        rest /= LETTERS.len();
        if rest == 0 {
            return name;
        }
    }
}

/// A script cut into what may be a name and what stands between names.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let in_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let is_name = in_name(rest.chars().next()?);
        let end = rest.find(|c| in_name(c) != is_name).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, MemoryType, TypeSection};

    use super::*;

    fn importing(imports: &[(&str, EntityType)]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut section = ImportSection::new();
        for (name, kind) in imports {
            section.import("./app_bg.js", name, *kind);
        }
        let mut module = Module::new();
        module.section(&types).section(&RawSection { id: 0, data: b"\x04noteA note" }).section(&section);
        module.finish()
    }

    fn imported(module: &[u8]) -> Vec<(String, String)> {
        let sections = Parser::new(0).parse_all(module).filter_map(|payload| match payload.unwrap() {
            Payload::ImportSection(imports) => Some(imports.into_imports()),
            Payload::CustomSection(section) => panic!("{} is still there", section.name()),
            _ => None,
        });
        sections.flatten().map(Result::unwrap).map(|one| (one.module.to_owned(), one.name.to_owned())).collect()
    }

    #[test]
    fn both_files_get_the_same_short_name_for_a_function() {
        let script =
            "const i = {\n__wbg_log_0a1b: function(a) { log(a); },\n__wbg_log_0a1b_2() {} };\n\"./app_bg.js\": i";
        let function = EntityType::Function(0);
        let module = importing(&[("__wbg_log_0a1b", function), ("__wbg_log_0a1b_2", function)]);
        let (script, module) = with_short_names(script, &module).unwrap();
        assert_eq!(script, "const i = {\n$a: function(a) { log(a); },\n$b() {} };\n\"_\": i");
        assert_eq!(imported(&module), [("_".into(), "$a".into()), ("_".into(), "$b".into())]);
    }

    #[test]
    fn a_name_that_the_script_uses_is_not_given_to_an_import() {
        let module = importing(&[("f_1", EntityType::Function(0))]);
        assert_eq!(with_short_names("let $a; f_1()", &module).unwrap().0, "let $a; $b()");
    }

    #[test]
    fn an_export_that_the_script_uses_gets_a_short_name_in_both_files() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./app_bg.js", "f_1", EntityType::Function(0));
        let mut exports = ExportSection::new();
        for name in ["memory", "__wbindgen_malloc", "unused"] {
            exports.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        let script = "f_1; wasm.memory; wasm.__wbindgen_malloc";
        let (script, module) = with_short_names(script, &module.finish()).unwrap();
        assert_eq!(script, "$a; wasm.memory; wasm.$b");
        let exported = Parser::new(0).parse_all(&module).filter_map(|payload| match payload.unwrap() {
            Payload::ExportSection(exports) => Some(exports.into_iter().map(|one| one.unwrap().name.to_owned())),
            _ => None,
        });
        assert_eq!(exported.flatten().collect::<Vec<_>>(), ["memory", "$b"]);
    }

    #[test]
    fn other_modules_are_refused() {
        assert!(with_short_names("", b"<html>").is_err());
        let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        assert!(with_short_names("", &importing(&[("memory", memory.into())])).is_err());
    }
}
