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

/// What a reader has set on the device because they need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// As little motion as can be.
    LessMotion,
    /// Few colours, of the reader's own choice, in the place of the page's.
    OwnColours,
}

impl Need {
    const ALL: [Self; 2] = [Self::LessMotion, Self::OwnColours];

    /// The media feature, and its value for those who need it.
    fn feature(self) -> (&'static str, &'static str) {
        match self {
            Self::LessMotion => ("prefers-reduced-motion", "reduce"),
            Self::OwnColours => ("forced-colors", "active"),
        }
    }

    /// Firefox's preference, and its value for those who need it.
    fn preference(self) -> (&'static str, i32) {
        match self {
            Self::LessMotion => ("ui.prefersReducedMotion", 1),
            Self::OwnColours => ("browser.display.document_color_use", 2),
        }
    }
}

impl Browser {
    /// Lets the device prefer a scheme and lay out for a medium. False where the engine has no way:
    /// WebKitGTK takes both from its desktop, once, when it starts. What readers need is set back.
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
                self.emulate_media(medium, scheme, None)?;
                Ok(true)
            }
            Engine::Firefox => {
                let medium = match medium {
                    Medium::Screen => "",
                    Medium::Print => "print",
                };
                // The scheme by a preference, because a navigation forgets what is set on the page.
                let script = "
                    const [dark, medium, needs] = arguments;
                    const scheme = 'layout.css.prefers-color-scheme.content-override';
                    Services.prefs.setIntPref(scheme, dark ? 0 : 1);
                    for (const need of needs) Services.prefs.clearUserPref(need);
                    gBrowser.selectedBrowser.browsingContext.mediumOverride = medium;";
                let needs = Need::ALL.map(|need| need.preference().0);
                self.privileged(script, &[json!(scheme == Scheme::Dark), json!(medium), json!(needs)])?;
                Ok(true)
            }
            Engine::WebKit => Ok(scheme == Scheme::Light && medium == Medium::Screen),
        }
    }

    /// Lets the device be set up for a reader who needs it so, and who prefers light. False where the engine has no way.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn emulate_need(&self, need: Need) -> Result<bool, Refusal> {
        match self.engine() {
            Engine::Chromium => {
                self.emulate_media("", Scheme::Light, Some(need))?;
                Ok(true)
            }
            Engine::Firefox => {
                let (name, value) = need.preference();
                self.privileged("Services.prefs.setIntPref(...arguments);", &[json!(name), json!(value)])?;
                Ok(true)
            }
            Engine::WebKit => Ok(false),
        }
    }

    fn emulate_media(&self, medium: &str, scheme: Scheme, need: Option<Need>) -> Result<(), Refusal> {
        let mut features = vec![json!({"name": "prefers-color-scheme", "value": scheme.name()})];
        features.extend(Need::ALL.map(|known| {
            let (name, value) = known.feature();
            // What is empty is as if nobody had said anything.
            json!({"name": name, "value": if need == Some(known) { value } else { "" }})
        }));
        self.devtools("Emulation.setEmulatedMedia", &json!({"media": medium, "features": features})).map(drop)
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
