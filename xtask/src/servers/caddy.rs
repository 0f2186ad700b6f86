//! Caddy, run apart from the one that the machine may have.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::{SETTINGS, Server, write};
use crate::needs::Need;
use crate::process::on_path;

/// Caddy as it comes.
pub(super) const CADDY: Server = Server {
    name: "Caddy",
    needs: &[Need { what: "Caddy", package: "caddy", present: || on_path("caddy").is_some() }],
    settings: "deploy/Caddyfile",
    places: |folder, port| {
        vec![
            ("live.example.org {", format!("http://127.0.0.1:{port} {{")),
            ("root * /srv/as-it-happened", format!("root * \"{}\"", folder.display())),
        ]
    },
    command,
};

// Without the port that tells a running Caddy what to do, which another one may have.
fn command(folder: &Path, _: u16) -> Result<Command> {
    let main = folder.join("Caddyfile");
    write(&main, &format!("{{\n\tadmin off\n}}\nimport {SETTINGS}\n"))?;
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(main);
    // Where it keeps its state.
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(name, folder);
    }
    Ok(command)
}
