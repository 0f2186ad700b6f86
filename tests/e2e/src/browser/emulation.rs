//! What a reader's device prefers, where an engine lets a test say so.

use serde_json::{Value, json};

use super::engine::Engine;
use super::session::Browser;
use super::wire::Refusal;

/// The colour scheme that a device asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
}

impl Scheme {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name in CSS, and in the page's address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What the page is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A screen.
    Screen,
    /// Paper.
    Print,
}

impl Browser {
    /// Lets the device prefer a scheme and lay out for a medium. False where the engine has no way:
    /// WebKitGTK takes both from its desktop, once, when it starts.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn emulate(&self, scheme: Scheme, medium: Medium) -> Result<bool, Refusal> {
        match self.engine() {
            Engine::Chromium => {
                let medium = match medium {
                    Medium::Screen => "",
                    Medium::Print => "print",
                };
                let features = json!([{"name": "prefers-color-scheme", "value": scheme.name()}]);
                self.devtools("Emulation.setEmulatedMedia", &json!({"media": medium, "features": features}))?;
                Ok(true)
            }
            Engine::Firefox => {
                let medium = match medium {
                    Medium::Screen => "",
                    Medium::Print => "print",
                };
                // The scheme by a preference, because a navigation forgets what is set on the page.
                let script = "
                    const [dark, medium] = arguments;
                    const scheme = 'layout.css.prefers-color-scheme.content-override';
                    Services.prefs.setIntPref(scheme, dark ? 0 : 1);
                    gBrowser.selectedBrowser.browsingContext.mediumOverride = medium;";
                self.privileged(script, &[json!(scheme == Scheme::Dark), json!(medium)])?;
                Ok(true)
            }
            Engine::WebKit => Ok(scheme == Scheme::Light && medium == Medium::Screen),
        }
    }

    /// Takes WebAssembly away from the documents to come. False where the engine has no way.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn forbid_webassembly(&self) -> Result<bool, Refusal> {
        if self.engine() != Engine::Chromium {
            return Ok(false);
        }
        self.spoil();
        let source = json!({"source": "delete window.WebAssembly;"});
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &source)?;
        Ok(true)
    }

    /// Chromium's own protocol, through chromedriver.
    pub(super) fn devtools(&self, command: &str, parameters: &Value) -> Result<Value, Refusal> {
        self.command("POST", "/goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// Script in the window around Firefox's page.
    pub(super) fn privileged(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        let context = |name| self.command("POST", "/moz/context", &json!({"context": name}));
        context("chrome")?;
        let value = self.execute(script, arguments);
        context("content")?;
        value
    }
}
