//! What Chromium's own protocol says of a page's work, and a slower device played by it.

use serde_json::json;

use super::engine::Engine;
use super::session::Browser;
use super::wire::Refusal;

/// What the page's main thread has done since it was first asked, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Work {
    /// JavaScript and WebAssembly.
    pub script: f64,
    /// All tasks: script, style, layout, painting on this thread.
    pub tasks: f64,
}

/// A device, its processor measured against this machine's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Device {
    /// Of the window, in CSS pixels.
    pub width: u32,
    /// Of the window, in CSS pixels.
    pub height: u32,
    /// Pixels of the screen to one of CSS.
    pub pixel_ratio: f64,
    /// How many times slower than this machine's its processor is.
    pub slowdown: f64,
    /// Bits per second that come in.
    pub download: f64,
    /// Bits per second that go out.
    pub upload: f64,
    /// Milliseconds from a request to the first byte of its answer, at least.
    pub latency: f64,
}

impl Device {
    /// A middling phone on a slow network: window and network are those of Lighthouse's mobile profile.
    pub const PHONE: Self = Self {
        width: 412,
        height: 823,
        pixel_ratio: 1.75,
        slowdown: 4.0,
        download: 1_600_000.0,
        upload: 750_000.0,
        latency: 150.0,
    };
}

impl Browser {
    /// The work of the page's main thread so far; `None` where the engine does not tell. Runs no script in the page, so
    /// that the question is not part of the answer.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn work(&self) -> Result<Option<Work>, Refusal> {
        if self.engine() != Engine::Chromium {
            return Ok(None);
        }
        let metrics = self.metrics()?;
        let milliseconds = |name: &str| metrics.get(name).copied().unwrap_or_default() * 1000.0;
        Ok(Some(Work { script: milliseconds("ScriptDuration"), tasks: milliseconds("TaskDuration") }))
    }

    /// Plays a device for the documents to come. False where the engine has no way.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn play(&self, device: &Device) -> Result<bool, Refusal> {
        if self.engine() != Engine::Chromium {
            return Ok(false);
        }
        self.spoil();
        let Device { width, height, pixel_ratio, slowdown, download, upload, latency } = *device;
        let window = json!({"width": width, "height": height, "deviceScaleFactor": pixel_ratio, "mobile": true});
        self.devtools("Emulation.setDeviceMetricsOverride", &window)?;
        self.devtools("Emulation.setCPUThrottlingRate", &json!({"rate": slowdown}))?;
        let [download, upload] = [download, upload].map(|bits| bits / 8.0);
        let network =
            json!({"offline": false, "latency": latency, "downloadThroughput": download, "uploadThroughput": upload});
        self.devtools("Network.enable", &json!({}))?;
        self.devtools("Network.emulateNetworkConditions", &network)?;
        Ok(true)
    }

    /// Runs a script in every document to come before those of the document itself, without a request for it. False
    /// where the engine has no way.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn run_first(&self, script: &str) -> Result<bool, Refusal> {
        if self.engine() != Engine::Chromium {
            return Ok(false);
        }
        self.spoil();
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({"source": script}))?;
        Ok(true)
    }
}
