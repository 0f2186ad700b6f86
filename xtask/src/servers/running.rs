//! A server that runs, and ends with its test.

use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::leash::leashed;

const PAUSE: Duration = Duration::from_millis(50);

/// A port of this machine that nobody else has.
pub(super) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}

/// A running server; it ends when this is dropped, or this program ends.
pub(super) struct Running {
    leash: Child,
    port: u16,
    patience: Duration,
}

impl Running {
    /// Starts a server and waits until it listens; what it says meanwhile is told where it does not.
    pub(super) fn start(command: &Command, port: u16, log: &Path, patience: Duration) -> Result<Self> {
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut shell = leashed(command);
        let leash = shell.stdout(file.try_clone()?).stderr(file).spawn().context("`sh` could not be started")?;
        let running = Self { leash, port, patience };
        if !running.comes_to(true) {
            bail!("it does not listen:\n{}", fs::read_to_string(log).unwrap_or_default());
        }
        Ok(running)
    }

    /// Ends the server, and sees that it has.
    pub(super) fn stop(mut self) -> Result<()> {
        self.let_go();
        if !self.comes_to(false) {
            bail!("it listens on, though it was told to stop");
        }
        Ok(())
    }

    fn let_go(&mut self) {
        drop(self.leash.stdin.take());
        // It has nothing to do but to end what it holds.
        self.leash.wait().ok();
    }

    fn comes_to(&self, listening: bool) -> bool {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let until = Instant::now() + self.patience;
        while Instant::now() < until {
            if TcpStream::connect_timeout(&address, PAUSE).is_ok() == listening {
                return true;
            }
            sleep(PAUSE);
        }
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.let_go();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_that_cannot_start_says_is_told() {
        let folder = std::env::temp_dir().join(format!("running-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "echo the port is taken >&2; exit 1"]);
        let (port, patience) = (free_port().unwrap(), Duration::from_millis(500));
        let failure = Running::start(&command, port, &folder.join("log"), patience).err().unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(failure.to_string().contains("the port is taken"), "{failure}");
    }
}
