//! What a page takes of the machine, where an engine tells.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::engine::Engine;
use super::session::Browser;
use super::wire::Refusal;

/// The processes of web pages, in bytes. Firefox tells nobody how much of it is one page's script.
const PROCESSES: &str = "
    const done = arguments[arguments.length - 1];
    ChromeUtils.requestProcInfo().then(({children}) =>
        done(children.filter(({type}) => type.startsWith('web')).reduce((sum, {memory}) => sum + memory, 0)));";

/// What an engine tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Footprint {
    /// Bytes: in Chromium of the page's objects once what is of no more use has been collected, in Firefox of all pages'
    /// processes.
    pub bytes: Option<u64>,
    /// Nodes that are in a document, or held by somebody though they are in none.
    pub nodes: Option<u64>,
}

impl Browser {
    /// How much the page takes.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn footprint(&self) -> Result<Footprint, Refusal> {
        match self.engine() {
            Engine::Chromium => {
                self.devtools("HeapProfiler.collectGarbage", &json!({}))?;
                let metrics = self.metrics()?;
                let metric = |name: &str| metrics.get(name).map(|value| *value as u64);
                Ok(Footprint { bytes: metric("JSHeapUsedSize"), nodes: metric("Nodes") })
            }
            Engine::Firefox => {
                let bytes = self.privileged_later(PROCESSES)?;
                Ok(Footprint { bytes: bytes.as_u64(), nodes: None })
            }
            Engine::WebKit => Ok(Footprint::default()),
        }
    }

    /// What Chromium counts in the page, by name; durations are in seconds, from the first call on.
    pub(super) fn metrics(&self) -> Result<HashMap<String, f64>, Refusal> {
        self.devtools("Performance.enable", &json!({}))?;
        let answer = self.devtools("Performance.getMetrics", &json!({}))?;
        let metrics = answer["metrics"].as_array().into_iter().flatten();
        Ok(metrics
            .filter_map(|metric| Some((metric["name"].as_str()?.to_owned(), metric["value"].as_f64()?)))
            .collect())
    }

    fn privileged_later(&self, script: &str) -> Result<Value, Refusal> {
        let context = |name| self.command("POST", "/moz/context", &json!({"context": name}));
        context("chrome")?;
        let value = self.execute_async(script, &[]);
        context("content")?;
        value
    }
}
