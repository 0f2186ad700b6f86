//! Programs that cannot outlive this one, however it ends.

use std::process::{Command, Stdio};

/// The shell ignores Ctrl-C and waits for the end of our pipe, which comes however this program ends. What it started,
/// being in its background, would survive Ctrl-C as well.
const LEASH: &str = r#"trap "" INT; "$@" </dev/null & read -r _; kill $!"#;

/// A shell that starts the command, and ends it when its own standard input is closed.
pub(crate) fn leashed(command: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", LEASH, "leash"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.stdin(Stdio::piped());
    shell
}
