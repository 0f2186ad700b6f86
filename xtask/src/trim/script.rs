use anyhow::{Result, bail};
use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc::minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc::parser::Parser;
use oxc::span::SourceType;

/// The same script in fewer characters: without comments and blanks, with short names for what nobody else can see. It may be
/// written in newer JavaScript than before.
///
/// # Errors
/// Where the script is none.
pub(super) fn minified(script: &str) -> Result<String> {
    let allocator = Allocator::default();
    // What imports or exports is a module.
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
    fn what_a_module_keeps_to_itself_gets_short_names() {
        let script =
            "/** Why. */\nconst greeting = (someone) => `Good day, ${someone}`;\nexport { greeting as default };\n";
        assert_eq!(minified(script).unwrap(), "const e=e=>`Good day, ${e}`;export{e as default};");
    }

    #[test]
    fn what_others_may_call_keeps_its_name() {
        let script = "// Why.\nfunction greet(someone) {\n  alert(someone);\n}\n";
        assert_eq!(minified(script).unwrap(), "function greet(e){alert(e)}");
    }

    #[test]
    fn what_is_no_script_is_refused() {
        assert!(minified("const = 1;").is_err());
    }
}
