//! The tests of the app's parts that need a DOM, in a headless browser.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{cargo, on_path, run};
use crate::project::Project;
use crate::toolchain::WASM;
use crate::tools::Tool;

/// Runs them in Chromium.
pub(crate) fn in_chromium(runner: &Path) -> Result<()> {
    let driver = on_path("chromedriver").context("`chromedriver` was not found")?;
    in_browser(runner, "CHROMEDRIVER", driver.as_os_str())
}

/// Runs them in Firefox.
pub(crate) fn in_firefox(project: &Project, runner: &Path) -> Result<()> {
    let driver = Tool::geckodriver().get(project)?;
    in_browser(runner, "GECKODRIVER", driver.as_os_str())
}

fn in_browser(runner: &Path, driver_variable: &str, driver: &OsStr) -> Result<()> {
    let mut test = cargo();
    test.args(["test", "--package", "as-it-happened", "--target", WASM]);
    test.args(["--lib", "--test", "browser*"]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    // The runner takes the first driver that it is told of, so it is told of one only.
    for variable in ["GECKODRIVER", "CHROMEDRIVER", "SAFARIDRIVER"] {
        test.env_remove(variable);
    }
    test.env(driver_variable, driver);
    test.env("WASM_BINDGEN_USE_BROWSER", "1");
    test.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    run(&mut test)
}
