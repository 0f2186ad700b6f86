//! What journeys share: the server, the browsers, axe, and a place for what they leave.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::browser::Pool;
use crate::page::FAILED;
use crate::server::Server;

/// Everything around the journeys of one run.
#[derive(Debug)]
pub struct Surroundings {
    pub(super) server: Server,
    pub(super) pool: Pool,
    pub(super) axe: String,
    pub(super) shots: PathBuf,
}

impl Surroundings {
    /// Around the built page.
    ///
    /// # Errors
    /// In one sentence, what is missing and how to get it.
    pub fn of_the_built_page() -> Result<Self, String> {
        Self::around(&built_page()?)
    }

    /// Around any directory with an `index.html`.
    ///
    /// # Errors
    /// In one sentence, what is missing and how to get it.
    pub fn around(root: &Path) -> Result<Self, String> {
        let axe = env::var_os("AXE")
            .ok_or("AXE does not name axe.min.js: `cargo xtask test` fetches it and runs the journeys")?;
        let axe =
            fs::read_to_string(&axe).map_err(|error| format!("AXE names {}: {error}", Path::new(&axe).display()))?;
        let shots = traces().join("shots");
        // Pictures of an earlier run's failures would be taken for those of this one.
        fs::remove_dir_all(shots.join(FAILED)).ok();
        fs::create_dir_all(&shots).map_err(|error| format!("{}: {error}", shots.display()))?;
        let server = Server::start(root).map_err(|error: io::Error| error.to_string())?;
        Ok(Self { server, pool: Pool::new(&logs()), axe, shots })
    }
}

/// Where the built page is: `DIST` says so, else it is the repository's `dist/`.
///
/// # Errors
/// In one sentence, what is missing and how to get it.
pub fn built_page() -> Result<PathBuf, String> {
    let dist = env::var_os("DIST").map_or_else(|| repository().join("dist"), PathBuf::from);
    if !dist.join("index.html").exists() {
        let place = dist.display();
        return Err(format!("no page in {place}: `cargo xtask build` makes one"));
    }
    Ok(dist)
}

/// Where what drivers and browsers print goes.
#[must_use]
pub fn logs() -> PathBuf {
    traces().join("logs")
}

fn traces() -> PathBuf {
    repository().join("target/e2e")
}

/// Cargo runs tests and benchmarks in the directory of their package.
fn repository() -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    let root = here.ancestors().nth(2);
    root.map_or_else(|| PathBuf::from("."), Path::to_owned)
}
