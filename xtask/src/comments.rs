//! An Isso for the page that is served, and a comment form that posts to it.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use anyhow::{Context, Result};
use fs_err as fs;
use serde_json::{Value, json};

use crate::child_process::bound_to_this_process;
use crate::isso;
use crate::project::Project;

/// The path of Isso on the origin of the page.
const PATH: &str = "/isso/";

/// The environment variable that asks the post-build hook to let the form post to Isso.
const REQUESTED: &str = "COMMENTS_TO_ISSO";

/// A running Isso. It ends with this program.
pub(crate) struct Comments {
    folder: PathBuf,
    port: u16,
    _shell: Child,
}

impl Comments {
    /// Starts an Isso for the page on a port. Its database is kept.
    pub(crate) fn start(project: &Project, page: u16) -> Result<Self> {
        let program = isso::get(project)?;
        let folder = project.root().join("target/comments");
        fs::create_dir_all(&folder)?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let settings = folder.join("isso.cfg");
        fs::write(&settings, self::settings(&database(&folder), page, port))?;
        let log = fs::File::create(log(&folder))?.into_file();
        let mut isso = Command::new(program);
        isso.arg("-c").arg(settings).arg("run").env_remove("ISSO_SETTINGS");
        let mut shell = bound_to_this_process(&isso);
        let shell = shell.stdout(log.try_clone()?).stderr(log).spawn().context("`sh` could not be started")?;
        Ok(Self { folder, port, _shell: shell })
    }

    /// Lets Trunk forward requests below [`PATH`], and build a sample that posts there.
    pub(crate) fn join(&self, trunk: &mut Command) {
        trunk.args(["--proxy-backend", &format!("http://127.0.0.1:{}/", self.port)]);
        trunk.args(["--proxy-rewrite", PATH, "--proxy-no-system-proxy"]);
        trunk.env(REQUESTED, "true");
    }

    /// Where the comments are stored, for people.
    pub(crate) fn notice(&self) -> String {
        format!(
            "Comments are stored in {}; Isso's log is {}.",
            database(&self.folder).display(),
            log(&self.folder).display()
        )
    }
}

fn database(folder: &Path) -> PathBuf {
    folder.join("comments.db")
}

fn log(folder: &Path) -> PathBuf {
    folder.join("isso.log")
}

/// Without its guard, which accepts at most two comments a minute from one address.
fn settings(database: &Path, page: u16, port: u16) -> String {
    format!(
        "[general]\ndbpath = {}\nhost =\n    http://127.0.0.1:{page}\n    http://localhost:{page}\n\
         [moderation]\nenabled = false\n\
         [guard]\nenabled = false\n\
         [server]\nlisten = http://127.0.0.1:{port}\n",
        database.display()
    )
}

/// Lets the forms of the coverages in this build post to Isso, if `serve --comments isso` has started the build.
pub(crate) fn redirect_if_requested(stage: &Path) -> Result<()> {
    if std::env::var_os(REQUESTED).is_none() {
        return Ok(());
    }
    for entry in fs::read_dir(stage.join("coverage"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read(&path)?;
            let coverage = serde_json::from_slice(&text).with_context(|| format!("{} is not JSON", path.display()))?;
            fs::write(&path, redirected(coverage).to_string())?;
        }
    }
    Ok(())
}

fn redirected(mut coverage: Value) -> Value {
    if let Some(Value::Object(comments)) = coverage.get_mut("comments") {
        comments.insert("protocol".to_owned(), json!("isso"));
        comments.insert("action".to_owned(), json!(PATH));
        comments.insert("notice".to_owned(), json!("Your comment goes to an Isso on this machine, and no further."));
    }
    coverage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_posts_to_isso_and_the_rest_is_unchanged() {
        let coverage = json!({
            "id": "day",
            "comments": {"open": true, "protocol": "mailto", "action": "mailto:a@example.org", "notice": "By e-mail."},
        });
        let redirected = redirected(coverage);
        assert_eq!(redirected["id"], "day");
        assert_eq!(redirected["comments"]["open"], true);
        assert_eq!(redirected["comments"]["protocol"], "isso");
        assert_eq!(redirected["comments"]["action"], PATH);
    }

    #[test]
    fn a_coverage_without_a_form_gets_none() {
        let coverage = json!({"id": "day", "posts": []});
        assert_eq!(redirected(coverage.clone()), coverage);
    }
}
