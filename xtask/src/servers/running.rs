//! A server that ends with its test.

use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use fs_err as fs;

use crate::{child_process, loopback};

/// A running server. It ends when this is dropped or this program ends.
pub(super) struct Running {
    shell: Child,
    port: u16,
    timeout: Duration,
}

impl Running {
    /// Starts a server and waits until it listens. If it does not, the error contains its output.
    pub(super) fn start(command: &Command, port: u16, log: &Path, timeout: Duration) -> Result<Self> {
        let running = Self { shell: child_process::start(command, log)?, port, timeout };
        ensure!(running.becomes(true), "it does not listen:\n{}", fs::read_to_string(log).unwrap_or_default());
        Ok(running)
    }

    /// Ends the server and waits until it has ended.
    pub(super) fn stop(mut self) -> Result<()> {
        self.end();
        ensure!(self.becomes(false), "it still listens after it was stopped");
        Ok(())
    }

    fn end(&mut self) {
        drop(self.shell.stdin.take());
        // The shell ends the server, then itself.
        self.shell.wait().ok();
    }

    fn becomes(&self, listening: bool) -> bool {
        let until = Instant::now() + self.timeout;
        while Instant::now() < until {
            if loopback::answers(self.port) == listening {
                return true;
            }
            sleep(Duration::from_millis(50));
        }
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_of_a_server_that_fails_to_start_is_reported() {
        let log = std::env::temp_dir().join(format!("xtask-running-{}", std::process::id()));
        let mut command = Command::new("sh");
        command.args(["-c", "echo the port is taken >&2; exit 1"]);
        let (port, timeout) = (loopback::free_port().unwrap(), Duration::from_millis(500));
        let failure = Running::start(&command, port, &log, timeout).err().unwrap();
        fs::remove_file(&log).unwrap();
        assert!(failure.to_string().contains("the port is taken"), "{failure}");
    }
}
