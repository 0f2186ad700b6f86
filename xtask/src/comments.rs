//! An Isso beside the page that is being served, and a form that leads there.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::isso;
use crate::leash::leashed;
use crate::project::Project;

/// Where Isso is met on the origin of the page.
const PATH: &str = "/isso/";

/// Set where the builds that Trunk does while it serves are to lead the form to Isso.
const ASKED: &str = "COMMENTS_TO_ISSO";

/// A running Isso; it ends with this program.
pub(crate) struct Comments {
    folder: PathBuf,
    port: u16,
    _leash: Child,
}

impl Comments {
    /// Starts an Isso for the page on a port, with a database that outlives it.
    pub(crate) fn start(project: &Project, page: u16) -> Result<Self> {
        let program = isso::get(project)?;
        let folder = project.root().join("target/comments");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let settings = folder.join("isso.cfg");
        fs::write(&settings, self::settings(&database(&folder), page, port))?;
        let log = File::create(log(&folder))?;
        let mut isso = Command::new(program);
        isso.arg("-c").arg(settings).arg("run").env_remove("ISSO_SETTINGS");
        let leash = leashed(&isso).stdout(log.try_clone()?).stderr(log).spawn().context("`sh` could not be started")?;
        Ok(Self { folder, port, _leash: leash })
    }

    /// Makes Trunk hand on what is asked below [`PATH`], and build a sample that posts there.
    pub(crate) fn join(&self, trunk: &mut Command) {
        trunk.args(["--proxy-backend", &format!("http://127.0.0.1:{}/", self.port)]);
        trunk.args(["--proxy-rewrite", PATH, "--proxy-no-system-proxy"]);
        trunk.env(ASKED, "true");
    }

    /// Where comments arrive, for people.
    pub(crate) fn place(&self) -> String {
        format!(
            "Comments arrive in {}; what Isso says is in {}.",
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

// Without its guard, which takes no more than two comments a minute from one address.
fn settings(database: &Path, page: u16, port: u16) -> String {
    format!(
        "[general]\ndbpath = {}\nhost =\n    http://127.0.0.1:{page}\n    http://localhost:{page}\n\
         [moderation]\nenabled = false\n\
         [guard]\nenabled = false\n\
         [server]\nlisten = http://127.0.0.1:{port}\n",
        database.display()
    )
}

/// Leads the form of the coverages that Trunk is about to publish to Isso, if this build was asked to.
pub(crate) fn redirect_if_asked() -> Result<()> {
    if std::env::var_os(ASKED).is_none() {
        return Ok(());
    }
    let folder =
        std::env::var("TRUNK_STAGING_DIR").context("TRUNK_STAGING_DIR is not set: Trunk calls this command")?;
    let folder = Path::new(&folder).join("coverage");
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let coverage: Value =
                serde_json::from_slice(&text).with_context(|| format!("{} is no JSON", path.display()))?;
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
    fn a_form_is_led_to_isso_and_the_rest_stays() {
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
