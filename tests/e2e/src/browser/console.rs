//! Faults that only the console knows: uncaught errors, and what the page logs as an error.

use serde_json::{Value, json};

use super::engine::Engine;
use super::session::Browser;

/// WebKitGTK's driver hands out no console, so the page is listened to, from the first moment that
/// script can be run in it. What fails before leaves a page that is never ready.
const LISTEN: &str = "
    if (!window.heardErrors) {
        window.heardErrors = [];
        addEventListener('error', event => heardErrors.push(String(event.message)));
        addEventListener('unhandledrejection', event => heardErrors.push(String(event.reason)));
    }";

impl Browser {
    /// Begins to listen, where the engine's own console cannot be read afterwards.
    pub(super) fn listen(&self) {
        if self.engine() == Engine::WebKit {
            // A page that refuses script will fail the journey by itself.
            self.execute(LISTEN, &[]).ok();
        }
    }

    /// The errors since the last call. Files that did not load are left out: they are the journey's
    /// own faults, and show in the server's log.
    pub fn console_errors(&self) -> Vec<String> {
        match self.engine() {
            Engine::Chromium => self.chromium_errors(),
            Engine::Firefox => self.texts(&self.privileged(
                "const errors = Services.console.getMessageArray()
                     .filter(m => m instanceof Ci.nsIScriptError && !(m.flags & m.warningFlag))
                     .filter(m => m.sourceName.startsWith('http') && !m.category.includes('CORS'))
                     .filter(m => !m.errorMessage.startsWith('Failed to load'))
                     .map(m => `${m.errorMessage} at ${m.sourceName}:${m.lineNumber}`);
                 Services.console.reset();
                 return errors;",
                &[],
            )),
            Engine::WebKit => self.texts(&self.execute("return (window.heardErrors ?? []).splice(0);", &[])),
        }
    }

    fn chromium_errors(&self) -> Vec<String> {
        let entries = self.command("POST", "/se/log", &json!({"type": "browser"}));
        let entries = entries.unwrap_or_default();
        entries
            .as_array()
            .into_iter()
            .flatten()
            .filter(|entry| entry["level"] == "SEVERE" && entry["source"] != "network")
            .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
            .collect()
    }

    fn texts(&self, answer: &Result<Value, super::wire::Refusal>) -> Vec<String> {
        let texts = answer.as_ref().ok().and_then(Value::as_array);
        texts.into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }
}
