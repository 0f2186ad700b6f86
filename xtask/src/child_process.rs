//! Programs that end with this one, however it ends.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use fs_err as fs;

/// Starts the command, and ends it when its own standard input is closed: when this program ends. It ignores Ctrl-C, and so
/// does the command, which runs in its background.
const SCRIPT: &str = r#"trap "" INT; "$@" </dev/null & read -r _; kill $!"#;

/// Starts a command in a shell that ends it when the shell's standard input is closed. Its output goes to a file.
pub(crate) fn start(command: &Command, log: &Path) -> Result<Child> {
    let log = fs::File::create(log)?.into_file();
    let mut shell = Command::new("sh");
    shell.args(["-c", SCRIPT, "sh"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.stdin(Stdio::piped()).stdout(log.try_clone()?).stderr(log).spawn().context("`sh` could not be started")
}
