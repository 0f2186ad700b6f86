//! The names of posts' pages.

use sha2::{Digest, Sha256};

/// The maximum length of the part that a person can read, in bytes.
const MAX_LENGTH: usize = 60;

/// The path of a post's page, from its id. It never changes, is no other post's, and is a file name on every system.
///
/// An id of small letters, digits and single hyphens is its own name. Any other gets a part of its hash, so that ids that
/// differ only in what is left out, or in capitals, have different names.
pub(super) fn post_page(id: &str) -> String {
    let mut name = String::new();
    for c in id.chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_lowercase() || c.is_ascii_digit() => name.push(c),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    name.truncate(MAX_LENGTH);
    let name = name.trim_end_matches('-');
    if name == id {
        return format!("posts/{name}.html");
    }
    let hash: String = Sha256::digest(id).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let separator = if name.is_empty() { "" } else { "-" };
    // Two hyphens are in no id that is its own name.
    format!("posts/{name}{separator}-{hash}.html").replace("posts/-", "posts/--")
}

/// The path of page `number` of the whole day, counted from 1.
pub(super) fn index_page(number: usize) -> String {
    if number == 1 { "index.html".to_owned() } else { format!("page-{number}.html") }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_simple_id_is_the_name_and_any_other_has_a_name_of_its_own() {
        assert_eq!(post_page("sistani-call"), "posts/sistani-call.html");
        let ids = [
            "a b",
            "a-b",
            "A-b",
            "a--b",
            "a/b",
            "../../etc",
            "Ärger",
            "رسالة",
            "-",
            " ",
            "a-",
            "con",
            &"x".repeat(300),
            &"x".repeat(301),
        ];
        let names: BTreeSet<String> = ids.iter().map(|id| post_page(id)).collect();
        assert_eq!(names.len(), ids.len());
        for name in &names {
            let stem = name.strip_prefix("posts/").unwrap().strip_suffix(".html").unwrap();
            assert!(
                stem.len() < 80
                    && stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{name}"
            );
        }
    }
}
