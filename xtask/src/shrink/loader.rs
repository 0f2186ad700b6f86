//! One way to start the module. wasm-bindgen writes several, from an address, a response or bytes, and `start.js` has compiled the
//! module itself.

use anyhow::{Context, Result};

/// From here on a generated script loads and starts its module.
const BEGIN: &str = "\nasync function __wbg_load(";

/// Its default export is called as the generated one is, with a `WebAssembly.Module`, and once.
const START: &str = "
export default async ({ module_or_path: module }) =>
    __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
";

/// The script without the other ways.
///
/// # Errors
/// Where it is not as wasm-bindgen writes it.
pub(super) fn with_one_start(script: &str) -> Result<String> {
    let (rest, _) = script.split_once(BEGIN).context("it has no `__wbg_load`")?;
    Ok([rest, START].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_loads_the_module_is_replaced_and_the_rest_stays() {
        let script =
            "let wasm;\nasync function __wbg_load(module, imports) {}\nexport { initSync, __wbg_init as default };\n";
        let shorter = with_one_start(script).unwrap();
        assert!(shorter.starts_with("let wasm;\nexport default async"), "{shorter}");
        assert!(!shorter.contains("initSync"), "{shorter}");
    }

    #[test]
    fn another_script_is_refused() {
        assert!(with_one_start("let wasm;").is_err());
    }
}
