//! The tests of the app's parts that need a DOM, in a headless browser.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::arguments::Engine;
use crate::process::{cargo, on_path, run};
use crate::project::Project;
use crate::toolchain::WASM;
use crate::tools::Tool;

/// Runs them in one engine. Their runner has no driver for WebKitGTK.
pub(crate) fn run_in(engine: Engine, project: &Project, runner: &Path) -> Result<()> {
    let (variable, driver) = match engine {
        Engine::Chromium => ("CHROMEDRIVER", on_path("chromedriver").context("`chromedriver` was not found")?),
        Engine::Firefox => ("GECKODRIVER", Tool::GECKODRIVER.get(project)?),
        Engine::Webkit => bail!("the browser tests do not run in WebKit"),
    };
    let mut test = cargo();
    test.args(["test", "--package", "as-it-happened", "--target", WASM]);
    test.args(["--lib", "--test", "browser*"]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    // The runner uses the first driver that is set.
    for other in ["GECKODRIVER", "CHROMEDRIVER", "SAFARIDRIVER"] {
        test.env_remove(other);
    }
    test.env(variable, driver);
    test.env("WASM_BINDGEN_USE_BROWSER", "1");
    test.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    run(&mut test)
}
