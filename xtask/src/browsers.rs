//! The browsers and their drivers.

use std::process::Command;

use anyhow::Result;

use crate::arguments::Engine;
use crate::process::{on_path, output};
use crate::project::Project;
use crate::requirements::{self, Requirement};
use crate::tools::Tool;

const CHROMIUM: &[Requirement] = &[
    Requirement::new("Chromium or Chrome", "chromium", || {
        any_on_path(&["chromium", "chromium-browser", "google-chrome", "chrome"])
    }),
    Requirement::new("chromedriver", "chromium-driver", || any_on_path(&["chromedriver"])),
];

const FIREFOX: &[Requirement] =
    &[Requirement::new("Firefox", "firefox-esr", || any_on_path(&["firefox", "firefox-esr"]))];

const WEBKIT: &[Requirement] = &[
    Requirement::new("WebKitGTK's WebKitWebDriver", "webkit2gtk-driver", || any_on_path(&["WebKitWebDriver"])),
    Requirement::new("Xvfb", "xvfb", || any_on_path(&["Xvfb"])),
];

const FONTS: &[Requirement] = &[Requirement::new("a font for Arabic", "fonts-noto-core", || {
    output(Command::new("fc-list").arg(":lang=ar")).is_none_or(|fonts| !fonts.trim().is_empty())
})];

/// Installs the engines and their drivers if they are missing. Called before a build, which would be in vain without them.
pub(crate) fn get(project: &Project, engines: &[Engine]) -> Result<()> {
    let of = |engine: &Engine| match engine {
        Engine::Chromium => CHROMIUM,
        Engine::Firefox => FIREFOX,
        Engine::Webkit => WEBKIT,
    };
    requirements::install(engines.iter().flat_map(of).chain(FONTS), "select what is there with --engine")?;
    if engines.contains(&Engine::Firefox) {
        Tool::GECKODRIVER.get(project)?;
    }
    Ok(())
}

fn any_on_path(names: &[&str]) -> bool {
    names.iter().any(|name| on_path(name).is_some())
}
