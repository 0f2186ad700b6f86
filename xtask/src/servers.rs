//! The settings in `deploy/`, as the web servers that they are for understand them.

mod answer;
mod apache;
mod caddy;
mod checks;
mod nginx;
mod policy;
mod running;
mod site;

use std::path::Path;
use std::process::{self, Command};
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::needs::{self, Need};
use crate::project::Project;
use crate::steps::Steps;
use running::Running;

/// A web server that is tried.
struct Server {
    /// Its name.
    name: &'static str,
    /// What has to be there.
    needs: &'static [Need],
    /// The file of settings, which publishers copy.
    settings: &'static str,
    /// Where these settings say the folder and the port, to be replaced.
    places: fn(folder: &Path, port: u16) -> Vec<(&'static str, String)>,
    /// Writes what it needs beside the settings in a folder, and gives back the command that serves.
    command: fn(folder: &Path, port: u16) -> Result<Command>,
}

const SERVERS: [&Server; 3] = [&nginx::NGINX, &caddy::CADDY, &apache::APACHE];

/// Sees to it that the servers can be started; where that cannot be done, one sentence says what is missing.
pub(crate) fn get() -> Result<()> {
    let needs = SERVERS.iter().flat_map(|server| server.needs);
    needs::get(needs, "choose another part of the tests with --only")
}

/// Adds one step for each server.
pub(crate) fn add_to(steps: &mut Steps, project: &Project) {
    for server in SERVERS {
        steps.step(&format!("settings for {}", server.name), || hold(project, server));
    }
}

fn hold(project: &Project, server: &Server) -> Result<()> {
    // Not in the tree: a server that gives up its rights may not enter there.
    let folder = env::temp_dir().join(format!("as-it-happened-{}-{}", server.name, process::id()));
    let tried = hold_in(&folder, project, server);
    fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    tried
}

fn hold_in(folder: &Path, project: &Project, server: &Server) -> Result<()> {
    let root = folder.join("page");
    site::write(&root)?;
    let policy = policy::wanted(project.root())?;

    let port = running::free_port()?;
    let settings = read(&project.root().join(server.settings))?;
    let settings = replaced(&settings, &(server.places)(&root, port)).with_context(|| server.settings.to_owned())?;
    fs::write(folder.join(SETTINGS), settings)?;
    let command = (server.command)(folder, port)?;
    let running = Running::start(&command, port, &folder.join("log"), PATIENCE)?;
    checks::hold(port, &policy)?;
    running.stop()
}

// A busy machine takes its time.
const PATIENCE: Duration = Duration::from_secs(20);

/// The name of the settings in the folder of a server.
const SETTINGS: &str = "settings";

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

// All else is tried as publishers get it.
fn replaced(settings: &str, places: &[(&str, String)]) -> Result<String> {
    let mut text = settings.to_owned();
    for (place, with) in places {
        ensure!(text.matches(place).count() == 1, "`{place}` does not stand there once");
        text = text.replace(place, with);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_is_replaced_and_it_must_be_there() {
        let settings = "listen 80;\nroot /srv/page;\n";
        let port = ("listen 80;", "listen 127.0.0.1:4711;".to_owned());
        assert_eq!(replaced(settings, &[port]).unwrap(), "listen 127.0.0.1:4711;\nroot /srv/page;\n");
        assert!(replaced(settings, &[("listen 443;", String::new())]).is_err());
    }
}
