//! Debian packages, where they can be installed.

use std::process::Command;

use anyhow::Result;

use crate::process::{on_path, output, run};

/// Debian's installer.
pub(crate) struct Apt {
    through_sudo: bool,
}

impl Apt {
    /// Only where no password is needed.
    pub(crate) fn if_allowed() -> Option<Self> {
        on_path("apt-get")?;
        let through_sudo = output(Command::new("id").arg("-u"))?.trim() != "0";
        if through_sudo {
            output(Command::new("sudo").args(["-n", "true"]))?;
        }
        Some(Self { through_sudo })
    }

    /// Installs packages and shows what apt prints.
    pub(crate) fn install(&self, packages: &[&str]) -> Result<()> {
        run(self.command().args(["update", "--quiet"]))?;
        run(self.command().args(["install", "--quiet", "--yes"]).args(packages))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(if self.through_sudo { "sudo" } else { "env" });
        if self.through_sudo {
            command.args(["-n", "env"]);
        }
        // No questions, and no start of installed services.
        command.args(["DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "SYSTEMD_OFFLINE=1", "apt-get"]);
        command
    }
}
