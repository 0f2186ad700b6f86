//! Smaller scripts.

use anyhow::{Result, bail};
use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc::minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc::parser::Parser;
use oxc::span::SourceType;

/// The script without comments and blanks, with short names for what is local to it. The result may use newer JavaScript.
///
/// # Errors
/// Where the text is not a script.
pub(super) fn minified(script: &str) -> Result<String> {
    let allocator = Allocator::default();
    // A script with imports or exports is a module.
    let parsed = Parser::new(&allocator, script, SourceType::unambiguous()).parse();
    if let Some(fault) = parsed.diagnostics.first() {
        bail!("{fault}");
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        compress: Some(CompressOptions::smallest()),
        mangle_properties: None,
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let options = CodegenOptions { comments: CommentOptions::disabled(), ..CodegenOptions::minify() };
    let written = Codegen::new().with_options(options).with_scoping(minified.scoping).build(&program);
    Ok(written.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_local_to_a_module_become_short() {
        let script =
            "/** Why. */\nconst greeting = (someone) => `Good day, ${someone}`;\nexport { greeting as default };\n";
        assert_eq!(minified(script).unwrap(), "const e=e=>`Good day, ${e}`;export{e as default};");
    }

    #[test]
    fn a_global_function_keeps_its_name() {
        let script = "// Why.\nfunction greet(someone) {\n  alert(someone);\n}\n";
        assert_eq!(minified(script).unwrap(), "function greet(e){alert(e)}");
    }

    #[test]
    fn other_text_is_refused() {
        assert!(minified("const = 1;").is_err());
    }
}
