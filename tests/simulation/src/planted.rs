//! Bugs planted one by one, to know that the simulation finds them: `cargo xtask simulate --planted`.

mod bugs;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

pub use bugs::BUGS;

/// A bug: one text of one file, replaced by another.
#[derive(Debug, Clone, Copy)]
pub struct Bug {
    /// Its name.
    pub name: &'static str,
    /// The file, from the root of the project.
    pub file: &'static str,
    /// The text that is replaced. It occurs once.
    pub find: &'static str,
    /// What takes its place.
    pub replace: &'static str,
}

impl Bug {
    /// The file with the bug in it.
    ///
    /// # Errors
    /// If the text does not occur exactly once.
    pub fn plant(&self, source: &str) -> Result<String, String> {
        match source.matches(self.find).count() {
            1 => Ok(source.replacen(self.find, self.replace, 1)),
            count => Err(format!("{}: its text occurs {count} times in {}", self.name, self.file)),
        }
    }
}

/// Plants each bug whose name contains a text in a copy of the project, and simulates that many days at most with it.
/// Fails if a bug is not found, or can no longer be planted.
#[must_use]
pub fn find_all(name: &str, days: u64) -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let tree = root.join("target/planted/tree");
    let copied = copy(&root, &tree);
    let mut failures = 0;
    for bug in BUGS.iter().filter(|bug| bug.name.contains(name)) {
        let began = Instant::now();
        let found = copied.clone().and_then(|()| find(bug, &tree, days));
        let seconds = began.elapsed().as_secs();
        match found {
            Ok(found) => println!("{:<28} found in {seconds:>3} s: {found}", bug.name),
            Err(problem) => {
                failures += 1;
                println!("{:<28} NOT FOUND: {problem}", bug.name);
            }
        }
    }
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Builds the simulation with a bug and runs it. Gives back the first line of the failure.
fn find(bug: &Bug, tree: &Path, days: u64) -> Result<String, String> {
    let path = tree.join(bug.file);
    let source = read(&path)?;
    write(&path, &bug.plant(&source)?)?;
    let run = run(tree, days);
    write(&path, &source)?;
    run
}

fn run(tree: &Path, days: u64) -> Result<String, String> {
    let target = tree.join("../target");
    let mut cargo = Command::new("cargo");
    cargo.current_dir(tree).env("CARGO_TARGET_DIR", &target);
    let built = cargo.args(["build", "--quiet", "--profile", "simulation", "--package", "simulation"]).output();
    let built = built.map_err(|error| error.to_string())?;
    if !built.status.success() {
        return Err(format!("it does not build\n{}", String::from_utf8_lossy(&built.stderr)));
    }
    let simulated = Command::new(target.join("simulation/simulation")).args(["--days", &days.to_string()]).output();
    let simulated = simulated.map_err(|error| error.to_string())?;
    if simulated.status.success() {
        return Err(format!("{days} days went by"));
    }
    let errors = String::from_utf8_lossy(&simulated.stderr);
    match errors.lines().find(|line| line.starts_with("seed ")) {
        Some(line) => Ok(line.chars().take(160).collect()),
        None => Err(format!("it ended without a seed ({})\n{errors}", simulated.status)),
    }
}

/// Copies every file that belongs to the project.
fn copy(root: &Path, to: &Path) -> Result<(), String> {
    let mut git = Command::new("git");
    git.current_dir(root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let files = git.output().map_err(|error| error.to_string())?.stdout;
    for name in String::from_utf8_lossy(&files).split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (root.join(name), to.join(name));
        // A file that is the same keeps its time, so that it is not compiled again.
        let same = || fs::read(&from).ok().filter(|text| fs::read(&to).is_ok_and(|known| known == *text)).is_some();
        if from.is_file() && !same() {
            fs::create_dir_all(to.parent().unwrap_or(&to)).map_err(|error| error.to_string())?;
            fs::copy(&from, &to).map_err(|error| format!("{name}: {error}"))?;
        }
    }
    Ok(())
}

fn read(path: &PathBuf) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &PathBuf, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bug_can_be_planted() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        for bug in BUGS {
            let source = fs::read_to_string(root.join(bug.file)).unwrap();
            assert_ne!(bug.plant(&source).unwrap(), source, "{}", bug.name);
        }
        assert!(BUGS.len() >= 20);
    }
}
