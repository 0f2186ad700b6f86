//! Processes that cannot outlive the run, however it ends.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The shell holds the other end of our pipe. When the run ends – by return, panic or SIGKILL – the
/// kernel closes the pipe, and the shell takes its whole process group with it. Drivers alone do not
/// suffice: chromedriver leaves its browser behind when it is killed.
const SCRIPT: &str = r#"trap : TERM; "$@" </dev/null & read -r _; kill -TERM 0; sleep 0.3; kill -KILL 0"#;

/// A process and all that it starts; they end when this is dropped.
#[derive(Debug)]
pub(crate) struct ProcessGroup(Child);

impl ProcessGroup {
    /// Starts `command`; its output goes where `output` says.
    pub(crate) fn start(command: &Command, output: Stdio, errors: Stdio) -> io::Result<Self> {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", SCRIPT, "process-group"])
            .arg(command.get_program())
            .args(command.get_args())
            .envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(errors)
            .process_group(0);
        shell.spawn().map(Self)
    }

    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let patience = Instant::now() + Duration::from_secs(5);
        while Instant::now() < patience {
            match self.0.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(20)),
                Ok(Some(_)) | Err(_) => return,
            }
        }
        // The shell itself hangs, which only a stopped machine explains; do not hang with it.
        self.0.kill().ok();
    }
}
