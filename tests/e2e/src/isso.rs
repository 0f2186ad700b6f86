//! A real Isso behind a site, with a database of its own.

mod comment;
mod folder;

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ureq::Agent;

use crate::port;
use crate::process_group::ProcessGroup;
use crate::server::Site;
use crate::suite::logs;
pub use comment::Comment;
use folder::Folder;

/// The folder of a site at which its page meets Isso.
pub const PATH: &str = "isso";

/// The fewest characters of a text that Isso takes, white space at its end not counted; no setting changes that.
pub const LEAST: usize = 3;

/// A running Isso; it ends when this is dropped, and takes what it was told with it.
#[derive(Debug)]
pub struct Isso {
    action: String,
    program: PathBuf,
    // Before the folder, so that it ends first.
    _process: ProcessGroup,
    folder: Folder,
}

impl Isso {
    /// Publishes what it is told at once.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    #[track_caller]
    pub fn publishing(site: &Site) -> Self {
        Self::behind(site, false)
    }

    /// Keeps what it is told for a moderator, and publishes nothing by itself.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    #[track_caller]
    pub fn moderating(site: &Site) -> Self {
        Self::behind(site, true)
    }

    /// The `action` of a coverage whose comments go here.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.action
    }

    /// All that it was told, moderated or not, in order.
    ///
    /// # Panics
    /// When its database cannot be read.
    #[must_use]
    #[track_caller]
    pub fn all(&self) -> Vec<Comment> {
        comment::read(&self.program, &self.folder.database()).unwrap_or_else(|error| panic!("Isso's database: {error}"))
    }

    /// What it was told about the page at `uri`.
    #[must_use]
    #[track_caller]
    pub fn comments(&self, uri: &str) -> Vec<Comment> {
        let mut comments = self.all();
        comments.retain(|comment| comment.uri == uri);
        comments
    }

    #[track_caller]
    fn behind(site: &Site, moderated: bool) -> Self {
        Self::start(site, moderated).unwrap_or_else(|error| panic!("no Isso: {error}"))
    }

    fn start(site: &Site, moderated: bool) -> io::Result<Self> {
        let program = env::var_os("ISSO").map(PathBuf::from).ok_or_else(|| {
            io::Error::other("ISSO does not name its program: `cargo xtask test` fetches it and runs the journeys")
        })?;
        let folder = Folder::new()?;
        let port = port::free()?;
        fs::write(folder.settings(), settings(&folder.database(), &site.origin(), port, moderated))?;
        fs::create_dir_all(logs())?;
        let log = File::create(logs().join(format!("isso-{port}.log")))?;
        let mut command = Command::new(&program);
        command.arg("-c").arg(folder.settings()).arg("run").env_remove("ISSO_SETTINGS");
        let process = ProcessGroup::start(&command, Stdio::from(log.try_clone()?), Stdio::from(log))?;
        let address = format!("http://127.0.0.1:{port}/");
        wait(&address)?;
        site.forwards(PATH, &address);
        Ok(Self { action: format!("{}{PATH}/", site.address()), program, _process: process, folder })
    }
}

/// Without its guard, which takes no more than two comments a minute from one address.
fn settings(database: &Path, origin: &str, port: u16, moderated: bool) -> String {
    format!(
        "[general]\ndbpath = {}\nhost = {origin}\n\
         [moderation]\nenabled = {moderated}\n\
         [guard]\nenabled = false\n\
         [server]\nlisten = http://127.0.0.1:{port}\n",
        database.display()
    )
}

fn wait(address: &str) -> io::Result<()> {
    let config = Agent::config_builder().proxy(None).timeout_global(Some(Duration::from_secs(5))).build();
    let agent = Agent::from(config);
    let patience = Instant::now() + Duration::from_secs(30);
    while Instant::now() < patience {
        if agent.get(format!("{address}config")).call().is_ok() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Err(io::Error::other("it does not answer; its words are in target/e2e/logs"))
}
