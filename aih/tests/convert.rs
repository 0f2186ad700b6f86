//! `aih convert`, and other formats where a feed is expected.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn aih(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aih"));
    let mut child =
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that refuses its arguments ends without reading its input.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

fn page() -> String {
    let live = json!({
        "@type": "LiveBlogPosting", "headline": "The bridge", "url": "https://news.example.org/bridge", "inLanguage": "en",
        "liveBlogUpdate": [{ "@id": "a", "headline": "Open", "datePublished": "2031-05-04T10:00:00+02:00", "articleBody": "At noon." },
            { "@id": "b", "articleBody": "Without a time" }],
    });
    format!("<!doctype html><script type=\"application/ld+json\">{live}</script>")
}

#[test]
fn standard_input_becomes_a_coverage_and_what_is_lost_is_said() {
    let output = aih(&["convert", "--explain", "-"], &page());
    assert_eq!(output.status.code(), Some(0));
    let coverage: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(coverage["posts"].as_array().unwrap().len(), 1);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("schema.org LiveBlogPosting") && said.contains("/liveBlogUpdate/1 has no time"), "{said}");
}

#[test]
fn other_formats_are_written_too() {
    for (to, part) in [
        ("rss", "<title>Open</title>"),
        ("atom", "<title>Open</title>"),
        ("jsonfeed", "\"title\":\"Open\""),
        ("jsonld", "LiveBlogPosting"),
        ("html", "<article"),
    ] {
        let output = aih(&["convert", "-", "--to", to], &page());
        let written = String::from_utf8(output.stdout).unwrap();
        assert!(written.contains(part) && written.contains("At noon."), "{to}: {written}");
    }
}

#[test]
fn a_format_without_a_headline_gets_one() {
    let posts =
        json!([{ "id": 1, "date_gmt": "2031-05-04T10:00:00", "content": { "rendered": "<p>A</p>" } }]).to_string();
    let headline = |arguments: &[&str]| {
        let output = aih(arguments, &posts);
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["headline"].as_str().unwrap().to_owned()
    };
    assert_eq!(headline(&["convert", "-", "--title", "Election night"]), "Election night");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("election-night.json");
    std::fs::write(&file, &posts).unwrap();
    assert_eq!(headline(&["convert", file.to_str().unwrap()]), "election-night");
}

#[test]
fn what_has_no_post_is_refused_with_its_reason() {
    for (input, reason) in [("<p>hello</p>", "no live coverage"), ("{}", "none of the formats"), ("", "empty")] {
        let output = aih(&["convert", "-"], input);
        assert_eq!(output.status.code(), Some(4), "{input}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(reason), "{input}: {said}");
    }
}

#[test]
fn another_format_can_be_checked_and_archived_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    std::fs::write(&file, page()).unwrap();
    let file = file.to_str().unwrap();
    let checked = aih(&["check", "--json", file], "");
    let report: Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(report[0]["documents"][0]["format"], "schema.org LiveBlogPosting");
    assert_eq!(report[0]["coverage"]["posts"], 1);
    assert_eq!(checked.status.code(), Some(3), "a post without a time is lost");

    let dir = folder.path().join("out");
    let archived = aih(&["archive", file, "--dir", dir.to_str().unwrap(), "--url", "https://archive.example.org/"], "");
    assert!(archived.status.success(), "{}", String::from_utf8_lossy(&archived.stderr));
    assert!(std::fs::read_to_string(dir.join("index.html")).unwrap().contains("At noon."));
}
