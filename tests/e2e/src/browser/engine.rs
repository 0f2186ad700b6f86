//! What the three engines are called, how they are started, and in which ways they differ.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, by WebKitWebDriver, on a virtual screen.
    WebKit,
}

impl Engine {
    /// All of them, in the order of the runs.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine of this name, as on the command line.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name().eq_ignore_ascii_case(name))
    }

    /// Its name in titles of tests and names of files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    pub(super) fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    pub(super) fn driver_arguments(self, port: u16) -> Vec<String> {
        let mut arguments = vec![format!("--port={port}")];
        if self == Self::Firefox {
            // For what only privileged script can do: narrow windows, colour schemes, the console.
            arguments.push("--allow-system-access".to_owned());
        }
        arguments
    }

    pub(super) fn capabilities(self) -> Value {
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": {"browser": "ALL"},
                "goog:chromeOptions": chromium_options(),
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": firefox_options(),
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": mini_browser(),
                    "args": ["--automation"],
                },
            }),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn chromium_options() -> Value {
    let mut options = json!({
        "args": [
            "--headless=new",
            // Containers run as root, and only pages of this suite are opened.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    });
    if let Some(binary) = first_of(&["/usr/bin/chromium", "/usr/bin/chromium-browser"]) {
        options["binary"] = json!(binary);
    }
    options
}

fn firefox_options() -> Value {
    let mut options = json!({
        "args": ["-headless"],
        "prefs": {
            "app.normandy.enabled": false,
            "browser.safebrowsing.malware.enabled": false,
            "browser.safebrowsing.phishing.enabled": false,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
        },
    });
    if let Some(binary) = first_of(&["/usr/bin/firefox-esr", "/usr/bin/firefox"]) {
        options["binary"] = json!(binary);
    }
    options
}

/// Debian keeps the browser out of the `PATH`, in a directory named for the machine's architecture.
fn mini_browser() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("webkit2gtk-4.1/MiniBrowser"));
    debian.chain([PathBuf::from("/usr/libexec/webkit2gtk-4.1/MiniBrowser")]).find(|path| path.exists())
}

/// Without a path, the driver looks where its vendor installs.
fn first_of(paths: &[&'static str]) -> Option<&'static str> {
    paths.iter().copied().find(|path| Path::new(path).exists())
}
