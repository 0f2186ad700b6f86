//! The network of a reader's device, where an engine lets a test take it away.

use serde_json::json;

use super::engine::Engine;
use super::session::Browser;
use super::wire::Refusal;

/// WebKitGTK asks its desktop, once. There only the document believes that there is no network.
const BELIEVE: &str = "
    const [online] = arguments;
    Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => online});
    dispatchEvent(new Event(online ? 'online' : 'offline'));";

impl Browser {
    /// Has the document believe that there is no network, or that there is one again.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn deny_network(&self, denies: bool) -> Result<(), Refusal> {
        if denies {
            return self.execute(BELIEVE, &[json!(false)]).map(drop);
        }
        self.execute("delete navigator.onLine; dispatchEvent(new Event('online'));", &[]).map(drop)
    }

    /// Takes the device off the network, or brings it back.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn connect(&self, online: bool) -> Result<(), Refusal> {
        match self.engine() {
            Engine::Chromium => {
                let conditions =
                    json!({"offline": !online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
                self.devtools("Network.emulateNetworkConditions", &conditions)?;
            }
            Engine::Firefox => {
                self.privileged("Services.io.offline = !arguments[0];", &[json!(online)])?;
            }
            Engine::WebKit => {
                self.execute(BELIEVE, &[json!(online)])?;
            }
        }
        Ok(())
    }
}
