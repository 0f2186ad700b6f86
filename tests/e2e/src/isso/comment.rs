//! What Isso holds, read from its database: over HTTP it tells nothing of what waits for a moderator.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each as a row of JSON without a character beyond ASCII.
const READ: &str = r#"
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1])
rows = rows.execute("""select uri, title, text, author, email, website, parent, mode
                       from comments join threads on threads.id = tid order by comments.id""")
print(json.dumps(rows.fetchall()))
"#;

/// A comment as it is stored. The text is what was sent, to the character; in `author` and `email` Isso writes
/// `&`, `<` and `>` as HTML does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// What was commented on.
    pub uri: String,
    /// The title that what was commented on had when its first comment came.
    pub title: String,
    /// The comment.
    pub text: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// Their page.
    pub website: Option<String>,
    /// The comment that it answers.
    pub parent: Option<u64>,
    /// Whether it waits for a moderator.
    pub pending: bool,
}

type Row = (String, String, String, Option<String>, Option<String>, Option<String>, Option<u64>, u8);

/// Isso's word for what waits.
const PENDING: u8 = 2;

pub(super) fn read(program: &Path, database: &Path) -> io::Result<Vec<Comment>> {
    let output = Command::new(python(program)).args(["-c", READ]).arg(database).output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let rows: Vec<Row> = serde_json::from_slice(&output.stdout)?;
    let comments = rows.into_iter().map(|(uri, title, text, author, email, website, parent, mode)| Comment {
        uri,
        title,
        text,
        author,
        email,
        website,
        parent,
        pending: mode == PENDING,
    });
    Ok(comments.collect())
}

/// The Python of Isso's own environment, else any.
fn python(program: &Path) -> PathBuf {
    let own = program.with_file_name("python3");
    if own.exists() { own } else { PathBuf::from("python3") }
}
