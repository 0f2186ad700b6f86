//! A driver process: started on a free port, waited for, ended with its session.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::display::Display;
use super::engine::Engine;
use super::wire::Wire;
use crate::port;
use crate::process_group::ProcessGroup;

/// The readers' own zone. It is never the zone of a coverage in these tests, and has no summer time.
const READERS_ZONE: &str = "Asia/Tokyo";

/// The window of WebKit's browser is at least as wide as its toolbar, unless the toolbar is told to
/// be small; phones are narrower.
const SMALL_TOOLBAR: &str = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; }";

/// A running driver.
#[derive(Debug)]
pub(super) struct Driver {
    port: u16,
    log: PathBuf,
    // Declared before the display, so that it ends first.
    _process: ProcessGroup,
    _display: Option<Display>,
}

impl Driver {
    /// Starts the driver of an engine; its output goes to a file in `logs`.
    pub(super) fn start(engine: Engine, logs: &Path) -> io::Result<Self> {
        let port = port::free()?;
        let mut command = Command::new(engine.driver());
        command.args(engine.driver_arguments(port));
        command.env("TZ", READERS_ZONE);
        // English, whatever the machine speaks. With `C.UTF-8`, WebKit's language would be "C".
        command.env("LC_ALL", "C").env("LANGUAGE", "en");
        fs::create_dir_all(logs)?;
        let mut display = None;
        if engine == Engine::WebKit {
            let screen = Display::start()?;
            let settings = logs.join("webkit-settings");
            fs::create_dir_all(settings.join("gtk-3.0"))?;
            fs::write(settings.join("gtk-3.0/gtk.css"), SMALL_TOOLBAR)?;
            command.env("DISPLAY", screen.name());
            command.env("XDG_CONFIG_HOME", &settings);
            command.env("GDK_BACKEND", "x11");
            display = Some(screen);
        }
        let path = logs.join(format!("{engine}-{port}.log"));
        let log = File::create(&path)?;
        let process = ProcessGroup::start(&command, Stdio::from(log.try_clone()?), Stdio::from(log))?;
        let driver = Self { port, log: path, _process: process, _display: display };
        driver.wait(engine)?;
        Ok(driver)
    }

    /// Asks for a session of this driver.
    pub(super) fn wire(&self) -> Wire {
        Wire::new(self.port)
    }

    /// What the driver and its browser have printed so far.
    pub(super) fn log(&self) -> String {
        let log = fs::read(&self.log).unwrap_or_default();
        String::from_utf8_lossy(&log).into_owned()
    }

    fn wait(&self, engine: Engine) -> io::Result<()> {
        let patience = Instant::now() + Duration::from_secs(20);
        while Instant::now() < patience {
            if self.wire().command("GET", "/status", &Value::Null).is_ok() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(io::Error::other(format!("{} does not answer; is it installed and on the PATH?", engine.driver())))
    }
}
