//! Caddy, independent of one that the machine may run.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use fs_err as fs;

use super::{SETTINGS, Server};
use crate::process::on_path;
use crate::requirements::Requirement;

/// Caddy without plug-ins.
pub(super) const CADDY: Server = Server {
    name: "Caddy",
    requirements: &[Requirement { name: "Caddy", package: "caddy", is_met: || on_path("caddy").is_some() }],
    settings: "deploy/Caddyfile",
    places: |folder, port| {
        vec![
            ("live.example.org {", format!("http://127.0.0.1:{port} {{")),
            ("root * /srv/as-it-happened", format!("root * \"{}\"", folder.display())),
        ]
    },
    command,
};

// Without the port for administration, which another Caddy may use.
fn command(folder: &Path, _: u16) -> Result<Command> {
    let main = folder.join("Caddyfile");
    fs::write(&main, format!("{{\n\tadmin off\n}}\nimport {SETTINGS}\n"))?;
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(main);
    // Its state goes here.
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(name, folder);
    }
    Ok(command)
}
