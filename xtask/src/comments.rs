//! An Isso for the page that is served, and a comment form that posts to it.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use fs_err as fs;
use serde_json::{Value, json};

use crate::project::Project;
use crate::{child_process, isso, loopback, trunk};

/// The path of Isso on the origin of the page.
const PATH: &str = "/isso/";

/// The environment variable that asks the post-build hook to let the form post to Isso.
const REQUESTED: &str = "COMMENTS_TO_ISSO";

/// Starts an Isso that ends with this program, for the page on a port. Its database is kept. Lets Trunk forward to it and
/// build a sample that posts there. Returns a notice for people.
pub(crate) fn start(project: &Project, page: u16, trunk: &mut Command) -> Result<String> {
    let program = isso::get(project)?;
    let folder = project.root().join("target/comments");
    fs::create_dir_all(&folder)?;
    let port = loopback::free_port()?;
    let [settings, database, log] = ["isso.cfg", "comments.db", "isso.log"].map(|name| folder.join(name));
    fs::write(&settings, self::settings(&database, page, port))?;
    let mut isso = Command::new(program);
    isso.arg("-c").arg(settings).arg("run").env_remove("ISSO_SETTINGS");
    // Isso ends when this child's standard input is closed. It is not dropped, so that happens when this program ends.
    std::mem::forget(child_process::start(&isso, &log)?);
    trunk::forward(trunk, PATH, port);
    trunk.env(REQUESTED, "true");
    Ok(format!("Comments are stored in {}; Isso's log is {}.", database.display(), log.display()))
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
        let comments =
            json!({"open": true, "protocol": "mailto", "action": "mailto:a@example.org", "notice": "By e-mail."});
        let redirected = redirected(json!({"id": "day", "comments": comments}));
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
