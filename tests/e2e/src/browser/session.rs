//! One browser window, as the protocol sees it.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use super::driver::Driver;
use super::emulation::{Medium, Scheme};
use super::engine::Engine;
use super::keys;
use super::wire::{Refusal, Wire};

/// The key under which the protocol hides an element's reference.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What a journey may have left on the device.
const CLEAN: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
        localStorage.clear();
        sessionStorage.clear();
        const workers = await navigator.serviceWorker?.getRegistrations() ?? [];
        await Promise.all(workers.map(worker => worker.unregister()));
        const stores = await window.caches?.keys() ?? [];
        await Promise.all(stores.map(name => caches.delete(name)));
    })().then(() => done(''), error => done(String(error)));";

/// A browser with one window; ended when dropped.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    wire: Wire,
    spoilt: AtomicBool,
    driver: Driver,
}

impl Browser {
    /// Starts an engine; what it prints goes to a file in `logs`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(engine: Engine, logs: &Path) -> io::Result<Self> {
        let driver = Driver::start(engine, logs)?;
        let wanted = json!({"capabilities": {"alwaysMatch": engine.capabilities()}});
        let session = driver
            .wire()
            .command("POST", "/session", &wanted)
            .map_err(|refusal| io::Error::other(format!("{engine}: {refusal}")))?;
        let id = session["sessionId"].as_str().unwrap_or_default();
        let browser = Self { engine, wire: driver.wire().session(id), spoilt: AtomicBool::new(false), driver };
        browser.prepare().map_err(io::Error::other)?;
        Ok(browser)
    }

    fn prepare(&self) -> Result<(), String> {
        let limits = json!({"script": 60_000, "pageLoad": 60_000, "implicit": 0});
        self.command("POST", "/timeouts", &limits).map_err(|refusal| refusal.to_string())?;
        if self.engine == Engine::Firefox {
            // Firefox keeps its window 500 px wide, for the sake of its own toolbar.
            let narrow = "document.documentElement.style.setProperty('min-width', '0', 'important');";
            self.privileged(narrow, &[]).map_err(|refusal| refusal.to_string())?;
        }
        Ok(())
    }

    /// Makes it as if no journey had been before: one window of the usual size, nothing stored.
    /// `empty` is a page of the origin that does nothing.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn refresh(&self, empty: &str) -> Result<(), Refusal> {
        if self.engine == Engine::Chromium {
            // A tab of its own: in one that many journeys have used, fingers may at last be felt no more.
            let used = self.open_tab()?;
            let fresh = self.command("GET", "/window", &Value::Null)?;
            self.post("/window", &json!({"handle": used}))?;
            self.close_tab(&fresh)?;
        }
        self.emulate(Scheme::Light, Medium::Screen)?;
        self.resize(1280, 900)?;
        self.go(empty)?;
        // A pointer that was left hovering or pressed is not the next journey's.
        self.command("DELETE", "/actions", &Value::Null)?;
        self.command("DELETE", "/cookie", &Value::Null)?;
        self.execute_async(CLEAN, &[])?;
        self.console_errors();
        Ok(())
    }

    /// Whether GLib ended the browser: `g_check_setuid` takes it for a failure of its own if a signal, as WebKit's garbage
    /// collector sends them to threads, sets `errno` between two of its instructions. No page can do anything about that.
    #[must_use]
    pub fn was_ended_by_glib(&self) -> bool {
        self.driver.log().contains("GLib-ERROR **: ") && self.driver.log().contains("getauxval () failed")
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Goes to an address, and waits until its document has loaded.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn go(&self, address: &str) -> Result<(), Refusal> {
        self.post("/url", &json!({"url": address}))?;
        self.listen();
        Ok(())
    }

    /// The browser's own button for it.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn back(&self) -> Result<(), Refusal> {
        self.post("/back", &json!({}))?;
        self.listen();
        Ok(())
    }

    /// The browser's own button for it.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn forward(&self) -> Result<(), Refusal> {
        self.post("/forward", &json!({}))?;
        self.listen();
        Ok(())
    }

    /// The browser's own button for it.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn reload(&self) -> Result<(), Refusal> {
        self.post("/refresh", &json!({}))?;
        self.listen();
        Ok(())
    }

    /// Opens another tab and turns to it. Returns the one before.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn open_tab(&self) -> Result<Value, Refusal> {
        let before = self.command("GET", "/window", &Value::Null)?;
        let new = self.command("POST", "/window/new", &json!({"type": "tab"}))?;
        self.post("/window", &json!({"handle": new["handle"]}))?;
        Ok(before)
    }

    /// Closes the tab, and turns back to another.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn close_tab(&self, before: &Value) -> Result<(), Refusal> {
        self.command("DELETE", "/window", &Value::Null)?;
        self.post("/window", &json!({"handle": before}))
    }

    /// Turns to a frame in the page, such as script has returned it: whatever follows is done in there.
    ///
    /// # Errors
    /// When the driver refuses, as where the frame has gone.
    pub fn enter(&self, frame: &Value) -> Result<(), Refusal> {
        self.post("/frame", &json!({"id": frame}))?;
        self.listen();
        Ok(())
    }

    /// Turns back to the page around all frames.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn leave(&self) -> Result<(), Refusal> {
        self.post("/frame", &json!({"id": null}))
    }

    /// Runs script in the page. The page's policy does not bind it, except for what the script
    /// evaluates or writes as markup. Null for a script whose document makes room for another meanwhile.
    ///
    /// # Errors
    /// When the script throws or the driver refuses.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        let body = json!({"script": script, "args": arguments});
        self.run("/execute/sync", &body)
    }

    /// The same for script that calls its last argument when it is done.
    ///
    /// # Errors
    /// When the script throws, takes a minute, or the driver refuses.
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        let body = json!({"script": script, "args": arguments});
        self.run("/execute/async", &body)
    }

    /// Firefox answers null where the document goes, and Chromium waits for the next.
    fn run(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        match self.command("POST", path, body) {
            // WebKit's words.
            Err(refusal) if refusal.message.contains("before the unload event") => Ok(Value::Null),
            answer => answer,
        }
    }

    /// Clicks an element that script returned, as a pointer would: in its middle, if nothing covers
    /// it.
    ///
    /// # Errors
    /// When it is gone, covered or invisible.
    pub fn click(&self, element: &Value) -> Result<(), Refusal> {
        let id = element[ELEMENT].as_str().unwrap_or_default();
        self.post(&format!("/element/{id}/click"), &json!({}))
    }

    /// Presses a chord, such as `Control+End`, where the focus is.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn press(&self, chord: &str) -> Result<(), Refusal> {
        self.post("/actions", &keys::chord(chord))
    }

    /// Types a text where the focus is.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn type_text(&self, text: &str) -> Result<(), Refusal> {
        self.post("/actions", &keys::text(text))
    }

    /// Sizes the window.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), Refusal> {
        self.post("/window/rect", &json!({"width": width, "height": height}))
    }

    /// What the window shows, as a PNG in Base64.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn screenshot(&self) -> Result<String, Refusal> {
        let picture = self.command("GET", "/screenshot", &Value::Null)?;
        Ok(picture.as_str().unwrap_or_default().to_owned())
    }

    /// Says that a journey changed it for good.
    pub(super) fn spoil(&self) {
        self.spoilt.store(true, Ordering::Relaxed);
    }

    /// Whether it is of use to no other journey.
    pub(super) fn is_spoilt(&self) -> bool {
        self.spoilt.load(Ordering::Relaxed)
    }

    fn post(&self, path: &str, body: &Value) -> Result<(), Refusal> {
        self.command("POST", path, body).map(drop)
    }

    pub(super) fn command(&self, method: &str, path: &str, body: &Value) -> Result<Value, Refusal> {
        self.wire.command(method, path, body)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A session that ends by itself also removes its profile; the end of its process group does not.
        self.command("DELETE", "", &Value::Null).ok();
    }
}
