//! What the machine must have and apt can install.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{on_path, output, run};

/// A program or a part of one, and the Debian package that contains it.
pub(crate) struct Requirement {
    name: &'static str,
    package: &'static str,
    is_met: fn() -> bool,
}

impl Requirement {
    /// With its name for people.
    pub(crate) const fn new(name: &'static str, package: &'static str, is_met: fn() -> bool) -> Self {
        Self { name, package, is_met }
    }
}

/// Installs what is missing. Where that is not possible, the error names it, and `alternative`: what else can be done.
pub(crate) fn install<'a>(requirements: impl IntoIterator<Item = &'a Requirement>, alternative: &str) -> Result<()> {
    let requirements: Vec<&Requirement> = requirements.into_iter().collect();
    let missing = || requirements.iter().filter(|one| !(one.is_met)());
    let packages: Vec<&str> = missing().map(|one| one.package).collect();
    if !packages.is_empty()
        && let Some(apt) = apt_if_allowed()
    {
        println!("Installing {} with apt-get. This takes 1 to 3 minutes.", packages.join(", "));
        run(apt().args(["update", "--quiet"]))?;
        run(apt().args(["install", "--quiet", "--yes"]).args(packages))?;
    }
    let (names, packages): (Vec<_>, Vec<_>) = missing().map(|one| (one.name, one.package)).unzip();
    if names.is_empty() {
        return Ok(());
    }
    bail!(
        "missing: {}. Install it (on Debian: apt-get install {}), or {alternative}",
        names.join(", "),
        packages.join(" ")
    );
}

/// Debian's installer, only where no password is needed.
fn apt_if_allowed() -> Option<impl Fn() -> Command> {
    on_path("apt-get")?;
    let through_sudo = output(Command::new("id").arg("-u"))?.trim() != "0";
    if through_sudo {
        output(Command::new("sudo").args(["-n", "true"]))?;
    }
    Some(move || {
        let mut command = Command::new(if through_sudo { "sudo" } else { "env" });
        if through_sudo {
            command.args(["-n", "env"]);
        }
        // No questions, and no start of installed services.
        command.args(["DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "SYSTEMD_OFFLINE=1", "apt-get"]);
        command
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_installed() {
        install(&[Requirement::new("a shell", "no-such-package", || true)], "do without").unwrap();
    }
}
