//! oEmbed 1.0: a file beside the page, and a link to it in the page. Both need absolute addresses: they are written only if
//! the configuration contains the address of the page.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, ensure};
use as_it_happened::feed::decode;
use as_it_happened::timeline::body::Image;
use as_it_happened::timeline::href::HttpUrl;
use as_it_happened::timeline::merge::{Page, Snapshot};
use fs_err as fs;
use html_escape::{decode_html_entities, encode_double_quoted_attribute};
use serde_json::{Value, json};
use url::Url;

const PAGE: &str = "index.html";
const FILE: &str = "oembed.json";

/// CSS pixels of the frame, for sites that need a number. Where its style is kept it is as wide as its place.
const WIDTH: u32 = 600;
const HEIGHT: u32 = 720;

/// Wide enough for a card.
const THUMBNAIL: u32 = 600;

/// Seconds: a headline may change during the day.
const CACHE_AGE: u32 = 3600;

/// Writes the file and the link into this build, if its configuration contains an address.
pub(crate) fn add_if_hosted(stage: &Path) -> Result<()> {
    let path = stage.join(PAGE);
    if let Some((answer, page)) = offer(&fs::read_to_string(&path)?, |file| fs::read(stage.join(file)).ok())? {
        fs::write(stage.join(FILE), answer.to_string())?;
        fs::write(&path, page)?;
    }
    Ok(())
}

/// What other sites are told, and the page with a link to it. `None` if the configuration contains no address. `file` reads a
/// file of the build.
fn offer(page: &str, file: impl Fn(&Path) -> Option<Vec<u8>>) -> Result<Option<(Value, String)>> {
    let config: Value = configuration(page).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let Some(address) = config.get("address") else { return Ok(None) };
    let address = address.as_str().and_then(HttpUrl::parse).filter(|url| !url.as_str().contains(['?', '#']));
    let address = address.context("`address` in #config is not the absolute address of a folder")?;
    let address = &*format!("{}/", address.as_str().trim_end_matches('/'));
    let title =
        between(page, "<title>", "</title>").map(|title| decode_html_entities(title.trim())).unwrap_or_default();
    ensure!(!title.is_empty(), "{PAGE} has no title");

    let snapshot = config["feed"].as_str().and_then(|feed| path_in_build(feed, address)).and_then(|path| {
        let document = Url::parse(address).ok()?.join(path.to_str()?).ok()?;
        let resolve = |reference: &str| document.join(reference).ok().map(String::from);
        // The page itself reports a faulty feed.
        decode(&file(&path)?, Page::Head, &resolve).ok().map(|decoded| decoded.snapshot)
    });
    let coverage = snapshot.as_ref().map(|snapshot| &snapshot.coverage);
    let title = coverage.map_or(&*title, |coverage| &coverage.headline);
    let publisher = coverage.and_then(|coverage| coverage.publisher.as_ref());
    let provider_url = publisher.and_then(|publisher| publisher.url.as_ref());
    let [quoted_address, quoted_title] = [address, title].map(encode_double_quoted_attribute);
    let frame = format!(
        "<iframe src=\"{quoted_address}?embed=1\" title=\"{quoted_title}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         loading=\"lazy\" style=\"inline-size: 100%; border: 0\" allow=\"fullscreen; clipboard-write; web-share\"></iframe>",
    );
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": publisher.map_or(title, |publisher| &publisher.name),
        "provider_url": provider_url.map_or(address, HttpUrl::as_str),
        "html": frame,
        "width": WIDTH,
        "height": HEIGHT,
        "cache_age": CACHE_AGE,
    });
    if let Some((url, width, height)) = snapshot.as_ref().and_then(newest_picture).map(thumbnail) {
        answer["thumbnail_url"] = url.as_str().into();
        answer["thumbnail_width"] = width.into();
        answer["thumbnail_height"] = height.into();
    }
    let link = format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{quoted_address}{FILE}\" title=\"{quoted_title}\">"
    );
    Ok(Some((answer, page.replacen("</title>", &format!("</title>{link}"), 1))))
}

fn newest_picture(snapshot: &Snapshot) -> Option<&Image> {
    let illustrated = snapshot.posts.iter().filter(|post| post.images().next().is_some());
    illustrated.max_by_key(|post| post.published)?.images().next()
}

/// A file of the picture, and its size. The width of each file is known; its height follows from the picture's ratio.
fn thumbnail(image: &Image) -> (&HttpUrl, u32, u32) {
    match image.sizes.iter().filter(|size| size.width >= THUMBNAIL).min_by_key(|size| size.width) {
        Some(size) => {
            let height = u64::from(size.width) * u64::from(image.height) / u64::from(image.width);
            (&size.url, size.width, u32::try_from(height).unwrap_or(u32::MAX).max(1))
        }
        None => (&image.url, image.width, image.height),
    }
}

/// The path of the feed in the build, if it is there.
fn path_in_build(feed: &str, address: &str) -> Option<PathBuf> {
    let feed = feed.strip_prefix(address).unwrap_or(feed);
    let path = Path::new(feed.split(['?', '#']).next()?);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    (inside && !feed.contains("://")).then(|| path.to_owned())
}

/// The text of the block `#config`, as it is written or as Trunk minifies it.
fn configuration(page: &str) -> Option<&str> {
    let id = ["id=\"config\"", "id=config"].iter().find_map(|id| page.find(id))?;
    between(&page[id..], ">", "</script>")
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(inside, _)| inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://live.example.org/storm";

    /// As Trunk writes a release.
    fn page(config: &Value) -> String {
        format!(
            "<!doctype html><title>Storms &amp; floods</title><script id=config type=application/json>{config}</script>"
        )
    }

    fn coverage() -> Value {
        let picture = |name: &str| {
            let file = |width: u32| json!({"url": format!("/{name}-{width}.webp"), "width": width});
            json!({
                "type": "image", "url": format!("pictures/{name}.jpg"), "width": 1600, "height": 800, "alt": "",
                "sizes": [file(480), file(960), file(1600)],
            })
        };
        let post = |id: &str, clock: &str, body: Value| {
            let at = format!("2031-05-04T{clock}:00Z");
            json!({"id": id, "datePublished": at, "body": body})
        };
        json!({
            "version": 1,
            "id": "storm",
            "headline": "The \"storm\" <of the year>",
            "publisher": {"name": "The Harbour Mail", "url": "https://example.org/"},
            "posts": [
                post("noon", "12:00", json!([{"type": "paragraph", "text": "Nothing to see."}])),
                post("ten", "10:00", json!([picture("ten")])),
                post("nine", "09:00", json!([picture("nine")])),
            ],
        })
    }

    fn offer_of(config: &Value) -> (Value, String) {
        let bytes = coverage().to_string().into_bytes();
        let file = |path: &Path| Some(bytes.clone()).filter(|_| path == Path::new("coverage/storm.json"));
        offer(&page(config), file).unwrap().unwrap()
    }

    #[test]
    fn a_page_without_an_address_gets_no_oembed() {
        let page = page(&json!({"feed": "coverage/storm.json"}));
        assert!(offer(&page, |_| None).unwrap().is_none());
    }

    #[test]
    fn an_address_that_is_not_a_folder_is_refused() {
        for address in [json!("live.example.org"), json!("/live/"), json!("https://example.org/?live"), json!(1)] {
            assert!(offer(&page(&json!({"address": address})), |_| None).is_err(), "{address}");
        }
    }

    #[test]
    fn a_coverage_in_the_build_gives_title_provider_and_its_newest_picture() {
        for feed in ["coverage/storm.json", &format!("{ADDRESS}/coverage/storm.json?fresh")] {
            let (answer, _) = offer_of(&json!({"feed": feed, "address": ADDRESS}));
            for (name, value) in [
                ("version", json!("1.0")),
                ("type", json!("rich")),
                ("title", json!("The \"storm\" <of the year>")),
                ("provider_name", json!("The Harbour Mail")),
                ("provider_url", json!("https://example.org/")),
                ("thumbnail_url", json!("https://live.example.org/ten-960.webp")),
                ("thumbnail_width", json!(960)),
                ("thumbnail_height", json!(480)),
            ] {
                assert_eq!(answer[name], value, "{name} for {feed}");
            }
        }
    }

    #[test]
    fn a_coverage_elsewhere_has_the_title_of_the_page() {
        let (answer, _) = offer_of(&json!({"feed": "https://feeds.example.org/storm.json", "address": ADDRESS}));
        assert_eq!(answer["title"], "Storms & floods");
        assert_eq!(answer["provider_name"], "Storms & floods");
        assert_eq!(answer["provider_url"], "https://live.example.org/storm/");
        assert_eq!(answer.get("thumbnail_url"), None);
    }

    #[test]
    fn a_headline_is_escaped_in_the_frame_and_the_link() {
        let (answer, page) = offer_of(&json!({"feed": "coverage/storm.json", "address": ADDRESS}));
        let title = "title=\"The &quot;storm&quot; &lt;of the year&gt;\"";
        let frame = answer["html"].as_str().unwrap();
        let opening = format!("<iframe src=\"https://live.example.org/storm/?embed=1\" {title} width=\"600\"");
        assert!(frame.starts_with(&opening), "{frame}");
        let link = format!("href=\"https://live.example.org/storm/oembed.json\" {title}>");
        assert!(page.contains(&link), "{page}");
    }
}
