//! The browsers and their drivers: those that are there, and those that apt can bring.

use std::process::Command;

use anyhow::Result;

use crate::arguments::Engine;
use crate::needs::{self, Need};
use crate::process::{answer, on_path};

const CHROMIUM: &[Need] = &[
    Need {
        what: "Chromium or Chrome",
        package: "chromium",
        present: || any_on_path(&["chromium", "chromium-browser", "google-chrome", "chrome"]),
    },
    Need { what: "chromedriver", package: "chromium-driver", present: || any_on_path(&["chromedriver"]) },
];

const FIREFOX: &[Need] =
    &[Need { what: "Firefox", package: "firefox-esr", present: || any_on_path(&["firefox", "firefox-esr"]) }];

const WEBKIT: &[Need] = &[
    Need {
        what: "WebKitGTK's WebKitWebDriver",
        package: "webkit2gtk-driver",
        present: || any_on_path(&["WebKitWebDriver"]),
    },
    Need { what: "Xvfb", package: "xvfb", present: || any_on_path(&["Xvfb"]) },
];

const FONTS: &[Need] = &[Need {
    what: "a font for Arabic",
    package: "fonts-noto-core",
    present: || answer(Command::new("fc-list").arg(":lang=ar")).is_none_or(|fonts| !fonts.trim().is_empty()),
}];

/// Sees to it that the engines can be driven; where that cannot be done, one sentence says what is missing.
pub(crate) fn get(engines: &[Engine]) -> Result<()> {
    let of = |engine: &Engine| match engine {
        Engine::Chromium => CHROMIUM,
        Engine::Firefox => FIREFOX,
        Engine::Webkit => WEBKIT,
    };
    needs::get(engines.iter().flat_map(of).chain(FONTS), "choose what is there with --engine")
}

fn any_on_path(names: &[&str]) -> bool {
    names.iter().any(|name| on_path(name).is_some())
}
