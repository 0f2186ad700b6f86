//! What the tests need from the machine and apt can install.

use anyhow::{Result, bail};

use crate::apt::Apt;

/// A program or a part of one, and the Debian package that contains it.
pub(crate) struct Requirement {
    /// Its name, for people.
    pub(crate) name: &'static str,
    /// The package.
    pub(crate) package: &'static str,
    /// Whether it is installed.
    pub(crate) is_met: fn() -> bool,
}

/// Installs what is missing. Where that is not allowed, the error names it, and `alternative`: what else can be done.
pub(crate) fn install<'a>(requirements: impl IntoIterator<Item = &'a Requirement>, alternative: &str) -> Result<()> {
    let missing: Vec<&Requirement> = requirements.into_iter().filter(|one| !(one.is_met)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|one| one.package).collect();
    if let Some(apt) = Apt::if_allowed() {
        println!("Installing {} with apt-get. This takes 1 to 3 minutes.", packages.join(", "));
        return apt.install(&packages);
    }
    let names: Vec<&str> = missing.iter().map(|one| one.name).collect();
    bail!(
        "these tests need {}: install them (on Debian: apt-get install {}), or {alternative}",
        names.join(", "),
        packages.join(" ")
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_installed() {
        let met = Requirement { name: "a shell", package: "no-such-package", is_met: || true };
        install([&met], "do without").unwrap();
    }
}
