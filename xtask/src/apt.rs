//! Packages of Debian, where they may be installed.

use std::process::Command;

use anyhow::Result;

use crate::process::{answer, on_path, run};

/// Debian's installer.
pub(crate) struct Apt {
    through_sudo: bool,
}

impl Apt {
    /// Only where nobody has to be asked for a password.
    pub(crate) fn if_allowed() -> Option<Self> {
        on_path("apt-get")?;
        let is_root = answer(Command::new("id").arg("-u"))?.trim() == "0";
        let through_sudo = !is_root;
        if through_sudo {
            answer(Command::new("sudo").args(["-n", "true"]))?;
        }
        Some(Self { through_sudo })
    }

    /// Installs packages, in full view.
    pub(crate) fn install(&self, packages: &[&str]) -> Result<()> {
        run(self.command().args(["update", "--quiet"]))?;
        let mut install = self.command();
        run(install.args(["install", "--quiet", "--yes"]).args(packages))
    }

    fn command(&self) -> Command {
        // Nobody is asked, and no server is started that comes as a service.
        let quiet = ["DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "SYSTEMD_OFFLINE=1"];
        let mut command = if self.through_sudo {
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", "env"]);
            sudo
        } else {
            Command::new("env")
        };
        command.args(quiet).arg("apt-get");
        command
    }
}
