//! A screen that nobody sees, for the engine that cannot do without one.

use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::process_group::ProcessGroup;

/// An X server on a display number that it chose itself. Every session has its own: two on one
/// display would share the focus and the clipboard.
#[derive(Debug)]
pub(super) struct Display {
    number: String,
    _server: ProcessGroup,
}

impl Display {
    /// Starts `Xvfb`.
    pub(super) fn start() -> io::Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-nolisten", "tcp"]);
        command.args(["-screen", "0", "1920x1400x24"]);
        let mut server = ProcessGroup::start(&command, Stdio::piped(), Stdio::null())?;
        let mut number = String::new();
        if let Some(output) = server.child().stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let number = number.trim().to_owned();
        if number.is_empty() {
            return Err(io::Error::other("Xvfb did not start; is it installed?"));
        }
        Ok(Self { number, _server: server })
    }

    /// What `DISPLAY` has to be.
    pub(super) fn name(&self) -> String {
        format!(":{}", self.number)
    }
}
