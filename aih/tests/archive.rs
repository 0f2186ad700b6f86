//! `aih archive`, as it is called from a shell.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use scraper::{Html, Selector};
use serde_json::{Value, json};

const URL: &str = "https://archive.example.org/day/";

fn archive(feed: &Path, dir: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aih"));
    command.args(["archive", "--url", URL, "--base", "https://feed.example.org/live/", "--dir"]);
    command.arg(dir).arg(feed).output().unwrap()
}

/// The files of the archive of a coverage, by path.
fn archived(coverage: &Value) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let feed = folder.path().join("feed.json");
    std::fs::write(&feed, coverage.to_string()).unwrap();
    let dir = folder.path().join("out");
    let output = archive(&feed, &dir);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files = BTreeMap::new();
    for path in [dir.clone(), dir.join("posts")] {
        for entry in std::fs::read_dir(&path).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix(&dir).unwrap().display().to_string();
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

fn select(html: &Html, selector: &str) -> Vec<String> {
    html.select(&Selector::parse(selector).unwrap()).map(|element| element.html()).collect()
}

fn attributes<'a>(html: &'a Html, selector: &str, name: &'a str) -> Vec<&'a str> {
    html.select(&Selector::parse(selector).unwrap()).filter_map(|element| element.attr(name)).collect()
}

/// What a coverage with one post of these members has.
fn with_post(members: &Value) -> Value {
    let mut post = json!({ "id": "a", "datePublished": "2031-05-04T10:02:00+02:00" });
    post.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    json!({ "version": 1, "id": "c", "headline": "The bridge", "publisher": { "name": "P" }, "posts": [post] })
}

#[test]
fn every_link_within_the_archive_leads_to_a_file_and_a_place_in_it() {
    let mut coverage = generator::coverage(1_100, 7);
    // A reference from the newest page to the oldest post, and to one that is unknown.
    coverage["posts"][0]["body"] = json!([{ "type": "paragraph", "text": [
        { "text": "first", "post": coverage["posts"][1_099]["id"] }, { "text": "none", "post": "no such post" },
    ] }]);
    let files = archived(&coverage);
    assert_eq!(files.keys().filter(|name| name.starts_with("posts/")).count(), 1_100);
    assert_eq!(files.keys().filter(|name| name.starts_with("page-")).count(), 2);
    let ids: BTreeMap<&str, BTreeSet<String>> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, text)| {
            let html = Html::parse_document(text);
            (name.as_str(), attributes(&html, "[id]", "id").into_iter().map(str::to_owned).collect())
        })
        .collect();
    let mut followed = 0;
    for name in ["index.html", "page-2.html", "page-3.html", "posts/post-0.html", "posts/post-700.html"] {
        let Some(text) = files.get(name) else { continue };
        let html = Html::parse_document(text);
        for href in attributes(&html, "a[href]", "href") {
            if href.contains(':') || href.ends_with("no%20such%20post") || href.ends_with("no such post") {
                continue;
            }
            let base = url::Url::parse(URL).unwrap().join(name).unwrap();
            let target = base.join(href).unwrap();
            let path = target.path().strip_prefix("/day/").unwrap();
            let known = ids.get(path).unwrap_or_else(|| panic!("{name}: {href} leads to no file"));
            if let Some(fragment) = target.fragment() {
                assert!(known.contains(fragment), "{name}: {href} leads to no element");
            }
            followed += 1;
        }
    }
    assert!(followed > 1_100, "{followed}");
}

#[test]
fn the_archive_needs_no_script_and_its_buttons_are_links() {
    let image = json!({ "type": "image", "url": "a.jpg", "width": 960, "height": 540, "alt": "A bridge",
        "sizes": [{ "url": "b.jpg", "width": 1920 }] });
    let embed = json!({ "type": "embed", "provider": "V", "url": "https://video.example.org/1", "title": "T" });
    let revision = json!({ "at": "2031-05-04T10:02:00+02:00", "body": [{ "type": "paragraph", "text": "Before." }] });
    let files = archived(&with_post(&json!({ "body": [image, embed], "revisions": [revision] })));
    let html = Html::parse_document(&files["index.html"]);
    assert_eq!(select(&html, "button, [tabindex], [data-act], iframe"), Vec::<String>::new());
    assert_eq!(attributes(&html, "a.enlarge", "href"), ["https://feed.example.org/live/b.jpg"]);
    assert!(select(&html, "details.revisions").concat().contains("Before."));
    assert_eq!(attributes(&html, ".embed a", "href"), ["https://video.example.org/1"]);
}

#[test]
fn a_search_engine_finds_headline_posts_structured_data_and_the_canonical_address() {
    let files =
        archived(&with_post(&json!({ "headline": "It opens", "body": [{ "type": "paragraph", "text": "At noon." }] })));
    let html = Html::parse_document(&files["index.html"]);
    assert_eq!(attributes(&html, "link[rel=canonical]", "href"), [URL]);
    assert!(select(&html, "h1").concat().contains("The bridge"));
    assert!(select(&html, "article h3").concat().contains("It opens"));
    let data = html.select(&Selector::parse("script[type='application/ld+json']").unwrap()).next().unwrap();
    let data: Value = serde_json::from_str(&data.text().collect::<String>()).unwrap();
    assert_eq!(data["@type"], "LiveBlogPosting");
    assert_eq!(data["liveBlogUpdate"][0]["headline"], "It opens");

    let post = Html::parse_document(&files["posts/a.html"]);
    assert_eq!(attributes(&post, "link[rel=canonical]", "href"), [format!("{URL}posts/a.html")]);
    assert_eq!(attributes(&post, "meta[property='og:title']", "content"), ["It opens"]);
    assert_eq!(attributes(&post, "meta[name=description]", "content"), ["At noon."]);
}

#[test]
fn feeds_are_read_by_a_parser_of_feeds() {
    let coverage = generator::coverage(120, 3);
    let files = archived(&coverage);
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let feed = feed_rs::parser::parse(files[name].as_bytes()).unwrap();
        assert_eq!(feed.title.unwrap().content, "The river Aune is rising", "{name}");
        assert_eq!(feed.entries.len(), 100, "{name}");
        let newest = &feed.entries[0];
        assert!(newest.id.starts_with("https://archive.example.org/day/posts/"), "{name}: {}", newest.id);
        assert!(newest.published.is_some() && newest.title.is_some(), "{name}");
    }
}

#[test]
fn hostile_texts_stay_texts_in_every_file() {
    const HOSTILE: &str =
        "-->\"'><img src=x onerror=alert(1)></p></article></script><script>alert(2)</script>&lt;]]>\u{0}\u{2028}";
    let span = json!([HOSTILE, { "text": HOSTILE, "href": "https://example.org/?\"><script>" }]);
    let image = json!({ "type": "image", "url": "a.jpg?\"'><script>", "width": 640, "height": 360, "alt": HOSTILE, "caption": span,
        "credit": HOSTILE, "sizes": [{ "url": "b.jpg?\"'><script>", "width": 480 }] });
    let mut coverage = with_post(&json!({
        "headline": span, "source": { "type": HOSTILE, "name": HOSTILE, "role": HOSTILE },
        "body": [{ "type": "paragraph", "text": span }, image, { "type": HOSTILE, "text": HOSTILE }],
        "revisions": [{ "at": "2031-05-04T10:02:00+02:00", "headline": span, "body": [{ "type": "quote", "text": span, "cite": HOSTILE }] }],
    }));
    coverage["headline"] = HOSTILE.into();
    coverage["standfirst"] = span.clone();
    coverage["inLanguage"] = HOSTILE.into();
    coverage["publisher"] = json!({ "name": HOSTILE, "url": "https://example.org/?\"><script>" });
    coverage["keyPoints"] = json!([{ "text": span, "post": HOSTILE }]);
    let other = json!({ "id": HOSTILE, "datePublished": "2031-05-04T10:02:00+02:00", "headline": HOSTILE });
    coverage["posts"].as_array_mut().unwrap().push(other);
    let files = archived(&coverage);
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let html = Html::parse_document(text);
        assert_eq!(select(&html, "[onerror], img[src=x]"), Vec::<String>::new(), "{name}");
        for script in html.select(&Selector::parse("script").unwrap()) {
            let is_own = script.attr("src").is_some_and(|src| ["search-index.js", "search.js"].contains(&src));
            assert!(is_own || script.attr("type") == Some("application/ld+json"), "{name}: {}", script.html());
            assert!(is_own || serde_json::from_str::<Value>(&script.text().collect::<String>()).is_ok(), "{name}");
        }
    }
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let feed = feed_rs::parser::parse(files[name].as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(feed.entries.len(), 2, "{name}");
    }
    let index = files["search-index.js"].strip_prefix("window.searchIndex = ").unwrap().trim_end_matches(";\n");
    assert!(serde_json::from_str::<Value>(index).is_ok() && !index.contains('\u{2028}'));
    assert!(serde_json::from_str::<Value>(&files["coverage.json"]).is_ok());
}

#[test]
fn what_was_withdrawn_is_in_no_file_but_as_a_withdrawal() {
    let secret = "the name of a witness";
    let withdrawn = json!({ "withdrawn": { "at": "2031-05-04T11:00:00+02:00", "reason": "It was wrong." },
        "headline": secret, "body": [{ "type": "paragraph", "text": secret }] });
    let files = archived(&with_post(&withdrawn));
    for (name, text) in &files {
        assert!(!text.contains(secret), "{name}");
    }
    assert!(files["index.html"].contains("It was wrong."));
    assert!(!files["sitemap.xml"].contains("posts/a.html"));
}

#[test]
fn a_second_run_writes_nothing_and_a_hole_is_no_record() {
    let folder = tempfile::tempdir().unwrap();
    let feed = folder.path().join("feed.json");
    let dir = folder.path().join("out");
    let mut coverage = generator::coverage(20, 1);
    std::fs::write(&feed, coverage.to_string()).unwrap();
    assert!(archive(&feed, &dir).status.success());
    let again = archive(&feed, &dir);
    assert!(String::from_utf8_lossy(&again.stdout).contains(" 0 of them written"));

    coverage["older"] = "broken.json".into();
    std::fs::write(&feed, coverage.to_string()).unwrap();
    std::fs::write(folder.path().join("broken.json"), "{").unwrap();
    let output = archive(&feed, &dir);
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&output.stderr).contains("hole"));
}
