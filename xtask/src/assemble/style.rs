//! One style sheet out of many files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::write_if_changed;
use crate::project::Project;

/// Declares the order of the cascade layers, so that the order of the other files does not matter.
const FIRST: &str = "layers.css";

/// Joins `style/*.css` into `target/style/page.css`.
pub(super) fn assemble(project: &Project) -> Result<()> {
    let page = joined(read(&project.root().join("style"))?);
    let target = project.root().join("target/style/page.css");
    write_if_changed(&target, &page)
}

struct Sheet {
    name: String,
    text: String,
}

fn read(folder: &Path) -> Result<Vec<Sheet>> {
    let mut sheets = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.extension().is_some_and(|extension| extension == "css") {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let name = name.to_owned();
            sheets.push(Sheet { name, text });
        }
    }
    ensure!(!sheets.is_empty(), "there is no style sheet in {}", folder.display());
    Ok(sheets)
}

fn joined(mut sheets: Vec<Sheet>) -> String {
    sheets.sort_by(|a, b| {
        let place = |sheet: &Sheet| (sheet.name != FIRST, sheet.name.clone());
        place(a).cmp(&place(b))
    });
    let texts: Vec<&str> = sheets.iter().map(|sheet| sheet.text.trim()).collect();
    let mut page = texts.join("\n\n");
    page.push('\n');
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str, text: &str) -> Sheet {
        Sheet { name: name.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn the_layers_come_first_and_the_rest_by_name() {
        let sheets =
            vec![sheet("post.css", "p {}\n"), sheet("base.css", "b {}"), sheet("layers.css", "@layer base, post;\n")];
        assert_eq!(joined(sheets), "@layer base, post;\n\nb {}\n\np {}\n");
    }
}
