//! Documents of each format, written here, at the sizes and with the oddities of real ones.

use as_it_happened::feed;
use as_it_happened::timeline::merge::Page;
use formats::{Converted, Format, Given, Refused, convert};
use serde_json::{Value, json};

const ADDRESS: &str = "https://news.example.org/live/day";

fn read(bytes: &[u8]) -> Result<Converted, Refused> {
    convert(bytes, Given { address: Some(ADDRESS), title: None, ..Given::default() })
}

/// What a document becomes, which the page must read without a fault.
fn converted(document: &str) -> Converted {
    let converted = read(document.as_bytes()).unwrap_or_else(|refused| panic!("{refused}: {document}"));
    let decoded = feed::decode(converted.document.to_string().as_bytes(), Page::Head, &|_| None).unwrap();
    assert_eq!(decoded.faults, [], "{}", converted.document);
    converted
}

fn posts(converted: &Converted) -> &Vec<Value> {
    converted.document["posts"].as_array().unwrap()
}

fn ids(converted: &Converted) -> Vec<&str> {
    posts(converted).iter().map(|post| post["id"].as_str().unwrap()).collect()
}

fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "text": text })
}

fn live_blog() -> Value {
    let image =
        json!({ "@type": "ImageObject", "url": "https://news.example.org/lead.jpg", "width": 615, "height": 409 });
    let update = |n: usize, body: &str| {
        json!({
            "@type": "BlogPosting", "headline": format!("Update {n} "), "url": format!("{ADDRESS}#u{n}"),
            "datePublished": format!("2031-05-04T1{n}:00:00.212+01:00"), "dateModified": format!("2031-05-04T1{n}:00:20+01:00"),
            "articleBody": body, "author": [{ "@type": "Person", "name": "Ann Lee" }], "image": image,
        })
    };
    json!({
        "@context": "http://schema.org", "@type": ["NewsArticle", "LiveBlogPosting"], "name": "The bridge &#39;opens&#39;",
        "description": "All day", "mainEntityOfPage": { "@id": ADDRESS }, "image": image,
        "coverageEndTime": "2031-05-05T00:00:00Z", "dateModified": "2031-05-04T13:00:00Z",
        "publisher": { "name": "Harbour News", "url": "/" },
        "liveBlogUpdate": [update(3, "One &amp; two\nthree"), update(2, "<p>A <b>bold</b> word</p>"), update(1, "Update 1\nText")],
    })
}

#[test]
fn schema_org_is_read_from_json_a_graph_a_page_and_several_scripts() {
    let live = live_blog();
    let page = |scripts: &[String]| {
        let scripts: String =
            scripts.iter().map(|json| format!("<script type=\"application/ld+json\">{json}</script>")).collect();
        format!("<!doctype html><html lang=en-GB><head>{scripts}</head><body><p>x</p></body></html>")
    };
    let empty = json!({ "@type": "LiveBlogPosting", "headline": "Another" }).to_string();
    for document in [
        live.to_string(),
        json!({ "@graph": [{ "@type": "WebSite" }, live] }).to_string(),
        page(&[live.to_string()]),
        page(&["{ broken".to_owned(), empty, json!([{ "@graph": [live] }]).to_string()]),
    ] {
        let converted = converted(&document);
        assert_eq!(converted.format, Format::SchemaOrg);
        assert_eq!(ids(&converted), ["u3", "u2", "u1"]);
        assert_eq!(converted.document["headline"], "The bridge 'opens'");
        assert_eq!(converted.document["status"], "live", "an end in the future is none");
    }
}

#[test]
fn of_a_live_blog_only_what_differs_between_posts_is_a_posts_own() {
    let converted = converted(&live_blog().to_string());
    let posts = posts(&converted);
    assert_eq!(posts[0]["body"], json!([paragraph("One & two"), paragraph("three")]));
    assert_eq!(posts[1]["body"][0]["text"], json!(["A ", { "text": "bold", "strong": true }, " word"]));
    assert_eq!(posts[2]["body"], json!([paragraph("Text")]), "the headline is not said twice");
    for post in posts {
        assert_eq!(post.get("source"), None, "one author of all posts is the page's");
        assert_eq!(post.get("dateModified"), None, "twenty seconds are no edit");
    }
}

#[test]
fn an_announced_end_counts_once_it_has_passed_and_nothing_has_changed_for_hours() {
    let status = |end: &str, changed: &str, now: &str| {
        let now_ms = chrono::DateTime::parse_from_rfc3339(now).unwrap().timestamp_millis();
        let mut live = live_blog();
        live["coverageEndTime"] = end.into();
        live["dateModified"] = changed.into();
        let given = Given { now_ms: Some(now_ms), ..Given::default() };
        convert(live.to_string().as_bytes(), given).unwrap().document["status"].as_str().unwrap().to_owned()
    };
    for (end, changed, now, expected) in [
        ("2031-05-05T00:00:00Z", "2031-05-04T13:00:00Z", "2031-05-04T13:01:00Z", "live"),
        ("2031-05-04T13:00:00Z", "2031-05-04T13:00:00Z", "2031-05-04T13:01:00Z", "live"),
        ("2031-05-04T17:00:00+01:00", "2031-05-04T13:00:00Z", "2031-05-04T16:30:00Z", "ended"),
        ("2031-05-04T13:00:00Z", "2031-05-04T13:00:00Z", "2031-05-05T13:00:00Z", "ended"),
    ] {
        assert_eq!(status(end, changed, now), expected, "{end}, {changed}, {now}");
    }
}

#[test]
fn microdata_is_read_as_json_ld_is() {
    let page = r#"<!doctype html><div itemscope itemtype="https://schema.org/LiveBlogPosting"><h1 itemprop=headline>The day</h1>
        <div itemprop=liveBlogUpdate itemscope itemtype="https://schema.org/BlogPosting" id=first>
          <meta itemprop=datePublished content="2031-05-04T10:00:00+05:30"><h2 itemprop="headline">It &amp; rains</h2>
          <div itemprop=articleBody><p>Water <a href="/map">everywhere</a>.</p></div></div>
        <div itemprop=liveBlogUpdate itemscope itemtype="https://schema.org/BlogPosting" id=second>
          <time itemprop=datePublished datetime="2031-05-04T11:00:00+05:30">11</time><span itemprop=articleBody>Sun</span></div></div>"#;
    let converted = converted(page);
    assert_eq!(ids(&converted), ["first", "second"]);
    assert_eq!(posts(&converted)[0]["headline"], "It & rains");
    let link = json!({ "text": "everywhere", "href": "https://news.example.org/map" });
    assert_eq!(posts(&converted)[0]["body"][0]["text"], json!(["Water ", link, "."]));
}

#[test]
fn automattic_records_replace_and_delete_entries_whatever_their_order() {
    let entry = |id: u32, kind: &str, at: u32, html: &str| {
        json!({ "id": id.to_string(), "type": kind, "render": html, "timestamp": at, "entry_time": 1_700_000_000, "key_event": false,
            "authors": [[]] })
    };
    let mut key =
        entry(2, "update", 1_700_000_400, "<p><span class=\"liveblog-command type-key\">key</span> Signed</p>");
    key["key_event"] = json!(true);
    let deleted =
        json!({ "id": "3", "type": "delete", "content": "", "entry_time": false, "timestamp": 1_700_000_500 });
    let entries = json!([
        entry(1, "new", 1_700_000_000, "<p>One</p>"),
        entry(2, "new", 1_700_000_100, "<p>Two</p>"),
        key,
        entry(3, "new", 1_700_000_200, "<p>Secret</p>"),
        deleted
    ]);
    let converted = converted(
        &json!({ "entries": entries, "latest_timestamp": 1_700_000_500, "refresh_interval": 10 }).to_string(),
    );
    assert_eq!(converted.format, Format::Automattic);
    assert_eq!(ids(&converted), ["3", "2", "1"]);
    let posts = posts(&converted);
    assert!(posts[0].get("withdrawn").is_some() && !converted.document.to_string().contains("Secret"));
    assert_eq!(posts[1]["body"], json!([paragraph("Signed")]));
    assert_eq!(posts[1]["keyEvent"], true);
    assert_eq!(posts[1]["dateModified"], "2023-11-14T22:20:00Z");
}

#[test]
fn sourcefabric_posts_are_read_and_private_values_are_not() {
    let item =
        |kind: &str, text: &str, meta: Value| json!({ "item": { "item_type": kind, "text": text, "meta": meta } });
    let post = |id: &str, refs: Value| {
        json!({ "_id": id, "_created": "2031-05-04T10:00:00+00:00", "published_date": "2031-05-04T10:01:00+00:00", "post_status": "open",
            "groups": [{ "id": "root", "refs": [] }, { "id": "main", "refs": refs }],
            "publisher": { "display_name": "Ben Ash", "email": "ben@example.org", "username": "b_ash" } })
    };
    let renditions = json!({ "media": { "renditions": { "original": { "href": "https://img.example.org/a.jpg", "width": 640, "height": 360 } } },
        "caption": "A bridge", "credit": "C" });
    let mut pinned = post("urn:1", json!([item("text", "<p>Hello</p>", json!({})), item("image", "", renditions)]));
    pinned["sticky"] = json!(true);
    pinned["lb_highlight"] = json!("true");
    let mut gone = post("urn:2", json!([item("text", "<p>Secret</p>", json!({}))]));
    gone["deleted"] = json!(true);
    let mut comment = post("urn:3", json!([item("text", "<p>x</p>", json!({}))]));
    comment["post_status"] = json!("submitted");
    let mut reader =
        post("urn:4", json!([{ "item": { "item_type": "comment", "text": "Well done", "commenter": "Cleo" } }]));
    reader["publisher"] = json!({ "email": "x@example.org" });
    let advert = post("urn:5", json!([item("Advertisement Local", "<p>Buy</p>", json!({}))]));
    let embed = post(
        "urn:6",
        json!([{ "item": { "item_type": "embed", "meta": {},
        "filemeta_json": "{\"original_url\": \"https://www.youtube.com/watch?v=1\", \"title\": \"Film\"}" } }]),
    );
    let document =
        json!({ "posts": { "_items": [pinned, gone, comment, reader, advert, embed], "_meta": { "total": 6 } } });
    let converted = converted(&document.to_string());
    assert_eq!(converted.format, Format::Sourcefabric);
    assert_eq!(ids(&converted), ["urn:1", "urn:2", "urn:4", "urn:6"]);
    assert_eq!(converted.document["pinned"], "urn:1");
    assert_eq!(posts(&converted)[0]["keyEvent"], true);
    assert_eq!(posts(&converted)[0]["body"][1]["caption"], "A bridge");
    assert_eq!(posts(&converted)[2]["source"]["type"], "reader");
    assert_eq!(posts(&converted)[3]["body"][0]["provider"], "YouTube");
    let all = format!("{}{:?}", converted.document, converted.faults);
    assert!(!all.contains("example.org\"") || !all.contains('@'), "{all}");
    for private in ["Secret", "b_ash", "ben@", "Buy"] {
        assert!(!all.contains(private), "{private}");
    }
}

#[test]
fn wordpress_posts_and_updates_are_read() {
    let post = json!({ "id": 7, "date": "2031-05-04T12:00:00", "date_gmt": "2031-05-04T10:00:00", "modified_gmt": "2031-05-04T10:30:00",
        "status": "publish", "title": { "rendered": "It&#8217;s open" }, "content": { "rendered": "<p>Cars</p>" }, "sticky": true,
        "_embedded": { "author": [{ "name": "Ann Lee" }] } });
    let core = converted(&json!([post]).to_string());
    assert_eq!(core.format, Format::WordPress);
    assert_eq!(posts(&core)[0]["headline"], "It’s open");
    assert_eq!(posts(&core)[0]["datePublished"], "2031-05-04T10:00:00Z");
    assert_eq!(posts(&core)[0]["source"], json!({ "type": "correspondent", "name": "Ann Lee" }));
    assert_eq!(core.document["pinned"], "7");

    let updates = json!({ "updates": [{ "id": "a", "timestamp": 1_700_000_000, "content": "<p>One</p>", "status": "publish" },
        { "id": "b", "datetime": "2031-05-04T10:00:00+02:00", "title": "T", "html": "<p>Two</p>" }], "status": "closed" });
    let updates = converted(&updates.to_string());
    assert_eq!(ids(&updates), ["a", "b"]);
    assert_eq!(updates.document["status"], "ended");
}

#[test]
fn json_feeds_of_both_versions_are_read() {
    let feed = json!({ "version": "https://jsonfeed.org/version/1", "title": "F", "home_page_url": "https://news.example.org/",
        "next_url": "?page=2", "author": { "name": "Page Owner" }, "items": [
            { "id": 1, "content_html": "<p>A</p><img src=x.jpg width=10 height=10>", "date_published": "2031-05-04T08:00", "tags": "one" },
            { "url": "https://news.example.org/b", "content_text": "B\n\nC", "date_published": "Sun, 04 May 2031 08:00:00 GMT", "author": { "name": "Cleo Day" } },
            { "id": "c", "title": "No date" },
            { "id": "d", "date_published": "2031-05-04T08:00:00Z", "attachments": [{ "url": "a.mp3", "mime_type": "audio/mpeg" }] },
        ] });
    let converted = converted(&feed.to_string());
    assert_eq!(ids(&converted), ["1", "https://news.example.org/b", "d"]);
    assert_eq!(converted.document["older"], "https://news.example.org/live/day?page=2");
    assert_eq!(posts(&converted)[0]["tags"], json!(["one"]));
    assert_eq!(posts(&converted)[1]["body"], json!([paragraph("B"), paragraph("C")]));
    assert_eq!(posts(&converted)[2]["body"][0]["type"], "audio");
    assert_eq!(converted.faults.len(), 1);
    assert_eq!(converted.faults[0].path, "/items/2");
}

#[test]
fn rss_and_atom_are_read() {
    let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>R</title><link>https://news.example.org/</link><item>
        <guid>1</guid><title>One</title><pubDate>Sun, 04 May 2031 08:00:00 GMT</pubDate><description>&lt;p&gt;Text &amp;amp; more&lt;/p&gt;</description>
        </item></channel></rss>";
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>A</title><id>x</id><updated>2031-05-04T08:00:00Z</updated><entry><id>1</id>
        <title>One</title><updated>2031-05-04T08:00:00Z</updated><content type=\"html\">&lt;p&gt;Text &amp;amp; more&lt;/p&gt;</content></entry></feed>";
    for document in [rss, atom] {
        let converted = converted(document);
        assert_eq!(converted.format, Format::Syndication);
        assert_eq!(posts(&converted)[0]["headline"], "One");
        assert_eq!(posts(&converted)[0]["body"], json!([paragraph("Text & more")]));
    }
}

#[test]
fn guardian_pages_hold_key_events_of_all_pages() {
    let element = |kind: &str, rest: Value| {
        let mut element = json!({ "_type": format!("model.dotcomrendering.pageElements.{kind}BlockElement") });
        element.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        element
    };
    let file = |width: u32| json!({ "url": format!("https://img.example.org/{width}.jpg"), "fields": { "width": width.to_string(), "height": (width / 2).to_string() } });
    let block = |id: &str, elements: Value| {
        json!({ "id": id, "blockFirstPublished": 1_702_482_111_000_i64, "blockLastUpdated": 1_702_482_110_000_i64, "elements": elements,
            "attributes": { "keyEvent": id == "k" }, "contributors": [] })
    };
    let page = json!({
        "headline": "H", "format": { "design": "DeadBlogDesign" }, "webURL": "https://news.example.org/h", "lang": "en",
        "pagination": { "older": "?page=with:block-1" }, "pinnedPost": block("a", json!([])),
        "blocks": [block("a", json!([
            element("Text", json!({ "html": "<p>Hi <a href=\"https://x.example.org/\">x</a></p>" })),
            element("Image", json!({ "media": { "allImages": [file(4000), file(1000), file(500)] }, "data": { "alt": "B", "credit": "C" } })),
            element("Youtube", json!({ "assetId": "v", "mediaTitle": "Film" })),
            element("RichLink", json!({ "url": "https://news.example.org/r", "text": "Read" })),
            element("Unknown", json!({ "x": 1 })),
        ]))],
        "keyEvents": [block("k", json!([element("Text", json!({ "html": "<p>Key</p>" }))]))],
        "linkedData": [{ "@type": "LiveBlogPosting", "headline": "H" }],
    });
    let converted = converted(&page.to_string());
    assert_eq!(converted.format, Format::GuardianPage);
    assert_eq!(ids(&converted), ["a", "k"]);
    let kinds: Vec<&str> =
        posts(&converted)[0]["body"].as_array().unwrap().iter().map(|block| block["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["paragraph", "image", "embed", "paragraph"]);
    assert_eq!(posts(&converted)[0]["body"][1]["url"], "https://img.example.org/1000.jpg");
    assert_eq!(converted.document["status"], "ended");
    assert!(converted.faults.iter().any(|fault| fault.path == "/blocks/0/elements/4"));
}

#[test]
fn the_content_api_never_gives_who_wrote_a_block_into_the_system() {
    let block = json!({ "id": "b", "bodyHtml": "<p>Text</p>", "published": true, "firstPublishedDate": "2031-05-04T10:00:00Z",
        "attributes": { "pinned": "true" }, "createdBy": { "email": "ann@example.org", "firstName": "Ann" }, "elements": [] });
    let hidden = json!({ "id": "c", "bodyHtml": "<p>Draft</p>", "published": false, "firstPublishedDate": "2031-05-04T10:00:00Z" });
    let answer = json!({ "response": { "content": { "webTitle": "T", "fields": { "liveBloggingNow": "false" },
        "blocks": { "body": [block, hidden], "requestedBodyBlocks": { "body:latest:1": [block] } } } } });
    let converted = converted(&answer.to_string());
    assert_eq!(ids(&converted), ["b"]);
    assert_eq!(converted.document["status"], "ended");
    assert_eq!(converted.document["pinned"], "b");
    assert!(!converted.document.to_string().contains("ann"));
}

#[test]
fn the_bbc_stream_is_read_by_its_fragments() {
    let fragment = |text: &str, attributes: Value| json!({ "type": "fragment", "model": { "text": text, "attributes": attributes } });
    let paragraph_of =
        |fragments: Value| json!({ "type": "paragraph", "model": { "text": "repeated", "blocks": fragments } });
    let link = json!({ "type": "urlLink", "model": { "text": "here", "locator": "https://x.example.org/", "blocks": [fragment("here", json!([]))] } });
    let image = json!({ "type": "image", "model": { "blocks": [
        { "type": "rawImage", "model": { "locator": "vivo/a.jpg", "originCode": "cps", "width": 2048, "height": 1024, "copyrightHolder": "C" } },
        { "type": "altText", "model": { "blocks": [paragraph_of(json!([fragment("A bridge", json!([]))]))] } } ] } });
    let result = json!({ "urn": "asset:1", "typeCode": "GET_INVOLVED", "options": { "isBreakingNews": true },
        "dates": { "firstPublished": "2031-05-04T10:00:00Z", "curated": "2031-05-04T10:00:01Z", "lastPublished": "2031-05-04T10:00:00Z" },
        "header": { "model": { "blocks": [{ "type": "headline", "model": { "blocks": [paragraph_of(json!([fragment("عاجل", json!([]))]))] } }] } },
        "content": { "model": { "blocks": [fragment("\n   ", json!([])), paragraph_of(json!([])),
            paragraph_of(json!([fragment("Look ", json!(["bold"])), link])), image] } } });
    let page = json!({ "data": { "title": "T", "language": "ar", "isLive": false, "liveTextStream": { "content": { "data": { "results": [result] } } } } });
    let converted = converted(&page.to_string());
    assert_eq!(converted.format, Format::Bbc);
    let post = &posts(&converted)[0];
    assert_eq!(post["headline"], "عاجل");
    assert_eq!(post["breaking"], true);
    assert_eq!(post["source"]["type"], "reader");
    assert_eq!(
        post["body"][0]["text"],
        json!([{ "text": "Look ", "strong": true }, { "text": "here", "href": "https://x.example.org/" }])
    );
    assert_eq!(post["body"][1]["url"], "https://ichef.bbci.co.uk/ace/standard/1024/cps/vivo/a.jpg");
    assert_eq!((&post["body"][1]["width"], &post["body"][1]["height"]), (&json!(1024), &json!(512)));
    assert_eq!(post["body"].as_array().unwrap().len(), 2, "blank fragments are no paragraphs");
}

#[test]
fn mastodon_statuses_are_social_posts() {
    let status = json!({ "id": "1", "created_at": "2031-05-04T10:00:00.000Z", "edited_at": "2031-05-04T10:05:00.000Z",
        "content": "<p>Hello <a href=\"https://x.example.org/\" class=\"mention\">x</a></p>", "account": { "display_name": "Harbour", "acct": "harbour" },
        "media_attachments": [{ "type": "image", "url": "https://m.example.org/a.png", "description": "A", "meta": { "original": { "width": 9, "height": 9 } } }] });
    for document in [json!([status]), json!({ "ancestors": [], "descendants": [status] })] {
        let converted = converted(&document.to_string());
        assert_eq!(converted.format, Format::Mastodon);
        assert_eq!(posts(&converted)[0]["source"], json!({ "type": "social", "name": "Harbour" }));
        assert_eq!(posts(&converted)[0]["body"][1]["alt"], "A");
    }
}

#[test]
fn what_is_no_coverage_is_refused_by_its_reason() {
    for (document, refused) in [
        ("", Refused::Empty),
        (" \u{feff} ", Refused::Unreadable),
        ("{\"a\" \"b\"}", Refused::Unreadable),
        ("<!doctype html><title>News</title><p>No live blog.", Refused::PageWithoutCoverage),
        ("<rss><channel><item>", Refused::Unreadable),
        ("{\"a\": 1}", Refused::Unknown),
        ("[1, 2]", Refused::Unknown),
        ("7", Refused::Unknown),
    ] {
        assert_eq!(read(document.as_bytes()).err(), Some(refused), "{document}");
    }
    let native = json!({ "version": 1, "id": "c", "headline": "C", "posts": [] });
    assert_eq!(read(native.to_string().as_bytes()).unwrap().document, native);
}

#[test]
fn of_a_document_that_breaks_off_the_rest_is_kept_and_the_loss_is_named() {
    let whole = live_blog().to_string();
    let end = whole.find("Update 1").unwrap();
    let converted = converted(&whole[..end]);
    assert_eq!(ids(&converted), ["u3", "u2"]);
    assert!(converted.faults.iter().any(|fault| fault.problem.starts_with("breaks off")));
}

#[test]
fn a_control_character_in_a_string_loses_nothing() {
    let feed = "{\"version\": \"1\", \"title\": \"F\", \"items\": [{\"id\": \"a\\\\\", \"date_published\": \"2031-05-04T08:00:00Z\", \"content_text\": \"one\u{1}\ntwo \\\"x\\\"\"}]}";
    let converted = converted(feed);
    assert!(posts(&converted)[0]["body"][0]["text"].as_str().unwrap().contains("two \"x\""));
}
