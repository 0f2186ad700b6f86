//! The settings in `deploy/`, tried on the web servers that they are for.

mod checks;
mod policy;
mod programs;
mod running;
mod site;

use std::path::Path;
use std::time::Duration;
use std::{env, process};

use anyhow::{Context, Result, ensure};
use fs_err as fs;

use crate::project::Project;
use crate::steps::Steps;
use crate::{loopback, requirements};
use programs::{SERVERS, Server};
use running::Running;

/// Long enough for a busy machine.
const START_TIMEOUT: Duration = Duration::from_secs(20);

/// The name of the settings in the folder of a server.
const SETTINGS: &str = "settings";

/// Installs the servers if they are missing.
pub(crate) fn install() -> Result<()> {
    let requirements = SERVERS.iter().flat_map(|server| server.requirements);
    requirements::install(requirements, "select another part of the tests with --only")
}

/// Runs one step for each server.
pub(crate) fn add_to(steps: &mut Steps, project: &Project) {
    for server in &SERVERS {
        steps.step(&format!("settings for {}", server.name), || check(project, server));
    }
}

fn check(project: &Project, server: &Server) -> Result<()> {
    // Outside the tree, which a server that drops its privileges may not be able to read.
    let folder = env::temp_dir().join(format!("as-it-happened-{}-{}", server.name, process::id()));
    let result = check_in(&folder, project, server);
    fs::remove_dir_all(&folder)?;
    result
}

fn check_in(folder: &Path, project: &Project, server: &Server) -> Result<()> {
    let root = folder.join("page");
    site::write(&root)?;
    let policy = policy::expected(project.root())?;

    let port = loopback::free_port()?;
    let settings = fs::read_to_string(project.root().join(server.settings))?;
    let settings = replaced(&settings, &(server.places)(&root, port)).with_context(|| server.settings.to_owned())?;
    fs::write(folder.join(SETTINGS), settings)?;
    let command = (server.command)(folder, port)?;
    let running = Running::start(&command, port, &folder.join("log"), START_TIMEOUT)?;
    checks::run(port, &policy)?;
    running.stop()
}

/// The settings for this machine. Everything that is not replaced is tried as publishers copy it.
fn replaced(settings: &str, places: &[(&str, String)]) -> Result<String> {
    let mut text = settings.to_owned();
    for (place, with) in places {
        ensure!(text.matches(place).count() == 1, "`{place}` must occur exactly once");
        text = text.replace(place, with);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_to_be_replaced_must_exist() {
        let settings = "listen 80;\nroot /srv/page;\n";
        let port = ("listen 80;", "listen 127.0.0.1:4711;".to_owned());
        assert_eq!(replaced(settings, &[port]).unwrap(), "listen 127.0.0.1:4711;\nroot /srv/page;\n");
        assert!(replaced(settings, &[("listen 443;", String::new())]).is_err());
    }
}
