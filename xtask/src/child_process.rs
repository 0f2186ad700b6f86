//! Programs that end with this one, however it ends.

use std::process::{Command, Stdio};

/// Starts the command, and ends it when its own standard input is closed: when this program ends. It ignores Ctrl-C, and so
/// does the command, which runs in its background.
const SCRIPT: &str = r#"trap "" INT; "$@" </dev/null & read -r _; kill $!"#;

/// A shell that runs the command until the shell's standard input is closed.
pub(crate) fn bound_to_this_process(command: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", SCRIPT, "sh"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.stdin(Stdio::piped());
    shell
}
