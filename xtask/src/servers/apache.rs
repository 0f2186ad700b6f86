//! Apache, independent of one that the machine may run.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use fs_err as fs;

use super::{SETTINGS, Server};
use crate::process::on_path;
use crate::requirements::Requirement;

/// Apache with the modules that its settings need.
pub(super) const APACHE: Server = Server {
    name: "Apache",
    requirements: &[Requirement { name: "Apache", package: "apache2-bin", is_met: || program().is_file() }],
    settings: "deploy/apache.conf",
    places: |folder, _| vec![("\"/srv/as-it-happened\"", format!("\"{}\"", folder.display()))],
    command,
};

const FOLDER: &str = "/usr/lib/apache2/modules";
const MODULES: [&str; 8] = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "filter", "deflate"];

// Debian's folder for servers may be missing on PATH.
fn program() -> PathBuf {
    on_path("apache2").unwrap_or_else(|| "/usr/sbin/apache2".into())
}

// One process, without the system's media types, but with Debian's settings for `.br` and `.gz`, which would disturb ours.
// Started as root, it serves as user `nobody`.
fn command(folder: &Path, port: u16) -> Result<Command> {
    let main = folder.join("apache2.conf");
    let mut text: String = MODULES.map(|name| format!("LoadModule {name}_module {FOLDER}/mod_{name}.so\n")).concat();
    text += &format!(
        "ServerRoot \"{0}\"\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nDocumentRoot \"{0}/page\"\n\
         User nobody\nGroup nogroup\nPidFile pid\nErrorLog /dev/stderr\nTypesConfig /dev/null\n\
         AddLanguage br .br\nAddType application/x-gzip .gz\n\
         Mutex posixsem\nInclude \"{0}/{SETTINGS}\"\n",
        folder.display()
    );
    fs::write(&main, &text)?;
    let mut command = Command::new(program());
    command.arg("-X").arg("-f").arg(main);
    Ok(command)
}
