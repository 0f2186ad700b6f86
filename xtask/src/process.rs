//! Starting other programs, and saying plainly how they failed.

use std::env;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};

/// The cargo that started this program.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command in full view; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", shown(command));
}

/// Runs a command unseen and gives back what it printed, or `None` if it could not be run or failed.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok()
}

/// The first program of that name on the user's `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// The user's `PATH` with one folder before all others.
pub(crate) fn path_starting_with(folder: &Path) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_owned()).chain(env::split_paths(&rest));
    env::join_paths(folders).with_context(|| format!("{} cannot be on PATH", folder.display()))
}

fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = program_name(command);
    match error.kind() {
        ErrorKind::NotFound => anyhow!("`{program}` was not found"),
        _ => anyhow!("`{program}` could not be started: {error}"),
    }
}

fn shown(command: &Command) -> String {
    let mut line = program_name(command);
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn program_name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_without_fuss() {
        let error = run(&mut Command::new("no-such-program-anywhere")).unwrap_err();
        assert_eq!(error.to_string(), "`no-such-program-anywhere` was not found");
    }

    #[test]
    fn a_command_is_shown_without_the_folder_it_lives_in() {
        let mut command = Command::new("some/where/trunk");
        command.args(["build", "--release"]);
        assert_eq!(shown(&command), "trunk build --release");
    }

    #[test]
    fn the_folder_comes_first_on_the_path() {
        let path = path_starting_with(Path::new("tools")).unwrap();
        assert_eq!(env::split_paths(&path).next(), Some(PathBuf::from("tools")));
    }
}
