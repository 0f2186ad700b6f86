//! What a test run needs of the machine, and apt can bring.

use anyhow::{Result, bail};

use crate::apt::Apt;

/// A program or a part of one, and the Debian package that brings it.
pub(crate) struct Need {
    /// Its name, for people.
    pub(crate) what: &'static str,
    /// The package.
    pub(crate) package: &'static str,
    /// Whether it is there.
    pub(crate) present: fn() -> bool,
}

/// Sees to it that all of them are there; where that cannot be done, one sentence says what is missing, and what else may
/// be done.
pub(crate) fn get<'a>(needs: impl IntoIterator<Item = &'a Need>, otherwise: &str) -> Result<()> {
    let missing: Vec<&Need> = needs.into_iter().filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if let Some(apt) = Apt::if_allowed() {
        println!("Installing {} with apt-get; this usually takes 1 to 3 minutes.", packages.join(", "));
        return apt.install(&packages);
    }
    let names: Vec<&str> = missing.iter().map(|need| need.what).collect();
    bail!(
        "these tests need {}: install them (on Debian: apt-get install {}), or {otherwise}",
        names.join(", "),
        packages.join(" ")
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_installed() {
        let there = Need { what: "a shell", package: "no-such-package", present: || true };
        get([&there], "do without").unwrap();
    }
}
