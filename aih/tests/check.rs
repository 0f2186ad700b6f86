//! `aih check`, as it is called from a shell.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};
use std::thread;

use serde_json::{Value, json};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/coverage/iraq-2014-06-13.json");

fn check(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_aih")).arg("check").args(arguments).output().unwrap()
}

fn written(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn coverage(posts: &Value) -> Value {
    json!({ "version": 1, "id": "c", "headline": "C", "dateModified": "2031-05-04T10:00:00Z", "posts": posts })
}

#[test]
fn the_sample_has_no_fault_and_is_summed_up() {
    let output = check(&["--json", SAMPLE]);
    let reports: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(reports[0]["documents"][0]["faults"], json!([]));
    let summary = &reports[0]["coverage"];
    let sample: Value = serde_json::from_slice(&std::fs::read(SAMPLE).unwrap()).unwrap();
    assert_eq!(summary["posts"].as_u64(), sample["posts"].as_array().map(|posts| posts.len() as u64));
    assert_eq!(summary["timeZone"], "Europe/London");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn the_exit_code_tells_the_worst_loss() {
    let folder = tempfile::tempdir().unwrap();
    let good = json!({ "id": "a", "datePublished": "2031-05-04T10:02:00+02:00" });
    let odd = json!({ "id": "b", "datePublished": "2031-05-04T10:02:00+02:00", "tags": [7] });
    let twice = json!({ "id": "a", "datePublished": "2031-05-04T11:02:00+02:00" });
    let undated = json!({ "id": "c", "datePublished": "yesterday" });
    for (text, code) in [
        (coverage(&json!([good])).to_string(), 0),
        (coverage(&json!([good, odd])).to_string(), 1),
        (coverage(&json!([good, odd, undated])).to_string(), 3),
        (coverage(&json!([good, twice])).to_string(), 1),
        (coverage(&json!([good])).to_string()[..40].to_owned(), 4),
        ("<!doctype html>".to_owned(), 4),
        ("{}".to_owned(), 4),
    ] {
        let output = check(&[&written(folder.path(), "feed.json", &text)]);
        assert_eq!(output.status.code(), Some(code), "{text}: {}", String::from_utf8_lossy(&output.stdout));
    }
    assert_eq!(check(&["no such file.json"]).status.code(), Some(4));
    assert_eq!(check(&[]).status.code(), Some(2));
}

#[test]
fn a_fault_has_its_place_its_loss_and_its_remedy_but_no_value() {
    let folder = tempfile::tempdir().unwrap();
    let text = "{\"version\": 1, \"id\": \"c\", \"headline\": \"C\",\n \"posts\": [\n  {\"id\": \"a\",\n   \"datePublished\": \"secret@example.org\"}]}";
    let output = check(&[&written(folder.path(), "feed.json", text)]);
    let said = String::from_utf8(output.stdout).unwrap();
    for part in ["/posts/0/datePublished, line 4, column 4", "lost: the whole post", "2031-05-04T10:02:00+02:00"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(!said.contains("secret"), "{said}");
}

#[test]
fn older_pages_beside_a_file_are_read_and_a_missing_one_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let page = |id: &str, older: Option<&str>| {
        let mut page = coverage(&json!([{ "id": id, "datePublished": "2031-05-04T10:02:00Z" }]));
        if let Some(older) = older {
            page["older"] = older.into();
        }
        page.to_string()
    };
    let head = written(folder.path(), "head.json", &page("a", Some("one.json")));
    written(folder.path(), "one.json", &page("b", Some("two%20.json")));
    written(folder.path(), "two .json", &page("c", Some("head.json")));
    let report = |arguments: &[&str]| -> Value { serde_json::from_slice(&check(arguments).stdout).unwrap() };
    let whole = report(&["--json", &head]);
    assert_eq!(whole[0]["coverage"]["posts"], 3);
    assert!(whole[0]["notes"].to_string().contains("circle"));
    assert_eq!(report(&["--json", "--no-older", &head])[0]["coverage"]["posts"], 1);

    written(folder.path(), "two .json", "not json");
    assert_eq!(check(&[&head]).status.code(), Some(4));
}

#[test]
fn an_address_is_followed_to_where_it_leads_and_an_error_is_said() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", server.local_addr().unwrap());
    let body = coverage(&json!([{ "id": "a", "datePublished": "2031-05-04T10:02:00Z" }])).to_string();
    thread::spawn(move || {
        for stream in server.incoming() {
            let mut stream = stream.unwrap();
            let mut request = String::new();
            let mut lines = BufReader::new(stream.try_clone().unwrap());
            lines.read_line(&mut request).unwrap();
            let mut line = String::new();
            while lines.read_line(&mut line).unwrap() > 2 {
                line.clear();
            }
            let answer = match request.split(' ').nth(1) {
                Some("/moved") => {
                    "HTTP/1.1 302 Found\r\nLocation: /live/feed.json\r\nContent-Length: 0\r\n\r\n".to_owned()
                }
                Some("/live/feed.json") => format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()),
                _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
            };
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    let report: Value = serde_json::from_slice(&check(&["--json", &format!("{address}/moved")]).stdout).unwrap();
    assert_eq!(report[0]["documents"][0]["document"], format!("{address}/live/feed.json"));
    let absent = check(&[&format!("{address}/absent")]);
    assert_eq!(absent.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&absent.stderr).contains("404"));
}
