//! A server that ends with its test.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fs_err as fs;

use crate::child_process::bound_to_this_process;

const INTERVAL: Duration = Duration::from_millis(50);

/// A free port of this machine.
pub(super) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}

/// A running server. It ends when this is dropped or this program ends.
pub(super) struct Running {
    shell: Child,
    port: u16,
    timeout: Duration,
}

impl Running {
    /// Starts a server and waits until it listens. If it does not, the error contains its output.
    pub(super) fn start(command: &Command, port: u16, log: &Path, timeout: Duration) -> Result<Self> {
        let file = fs::File::create(log)?.into_file();
        let mut shell = bound_to_this_process(command);
        let shell = shell.stdout(file.try_clone()?).stderr(file).spawn().context("`sh` could not be started")?;
        let running = Self { shell, port, timeout };
        if !running.becomes(true) {
            bail!("it does not listen:\n{}", fs::read_to_string(log).unwrap_or_default());
        }
        Ok(running)
    }

    /// Ends the server and waits until it has ended.
    pub(super) fn stop(mut self) -> Result<()> {
        self.end();
        if !self.becomes(false) {
            bail!("it still listens after it was stopped");
        }
        Ok(())
    }

    fn end(&mut self) {
        drop(self.shell.stdin.take());
        // The shell ends the server, then itself.
        self.shell.wait().ok();
    }

    fn becomes(&self, listening: bool) -> bool {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let until = Instant::now() + self.timeout;
        while Instant::now() < until {
            if TcpStream::connect_timeout(&address, INTERVAL).is_ok() == listening {
                return true;
            }
            sleep(INTERVAL);
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
        let folder = std::env::temp_dir().join(format!("running-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "echo the port is taken >&2; exit 1"]);
        let (port, timeout) = (free_port().unwrap(), Duration::from_millis(500));
        let failure = Running::start(&command, port, &folder.join("log"), timeout).err().unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(failure.to_string().contains("the port is taken"), "{failure}");
    }
}
