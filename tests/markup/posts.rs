//! Whole posts.

use as_it_happened::markup::embed;
use as_it_happened::markup::post::copied;
use serde_json::{Value, json};

use crate::stand::{Stand, by_class, expect, html};

const PUBLISHED: &str = "2014-06-13T13:17:00+01:00";

/// A post `p` with these members.
fn stand(members: &Value) -> Stand {
    let mut post = json!({ "id": "p", "datePublished": PUBLISHED });
    post.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    Stand::with_posts(&json!([post]))
}

fn article(attributes: &str, rest: &str) -> String {
    format!(
        r##"<article class="post" tabindex="0" aria-labelledby="head-post-p{attributes} id="post-p" lang="en" dir="ltr">
            <header class="post-head" id="head-post-p"><a class="post-time" href="#post-p">
            <time datetime="{PUBLISHED}" data-time="post" title="13 June 2014 at 12:17 UTC">12:17</time></a>
            <span class="source-kind">Newsroom</span>{rest}</article>"##
    )
}

const ACTIONS: &str = r#"<div class="sharing">
    <button class="quiet-button share" type="button" data-act="share">Share</button>
    <button class="quiet-button copy-link" type="button" data-act="copy">Copy link</button></div>"#;

#[test]
fn a_post_is_written_with_all_that_marks_it_out() {
    let members = json!({
        "source": { "type": "desk", "name": "Ann" }, "headline": ["The ", { "text": "bridge", "emphasis": true }],
        "keyEvent": true, "breaking": true, "body": [{ "type": "paragraph", "text": "It is closed." }],
    });
    expect(
        "a post",
        &html(stand(&members).first()),
        &article(
            r#" by-post-p title-post-p" data-source="desk" data-key-event="" data-breaking="""#,
            &format!(
                r#"<span class="badge breaking">Breaking</span><span class="badge key-event">Key event</span></header>
                   <p class="byline" id="by-post-p"><b class="byline-name">Ann</b></p>
                   <h3 id="title-post-p">The <em>bridge</em></h3>
                   <div class="prose"><p>It is closed.</p></div>{ACTIONS}"#
            ),
        ),
    );
}

#[test]
fn a_post_without_a_word_is_still_a_post() {
    expect(
        "an empty post",
        &html(stand(&json!({})).first()),
        &article(r#"" data-source="desk""#, &format!(r#"</header><div class="prose"></div>{ACTIONS}"#)),
    );
}

#[test]
fn a_post_tells_what_became_of_it() {
    let members = json!({
        "dateModified": "2014-06-13T13:00:00Z",
        "correction": { "at": "2014-06-12T09:00:00Z", "note": "It said three." },
        "revisions": [{ "at": PUBLISHED, "body": [] }],
    });
    expect(
        "updated, corrected, with an earlier version",
        &html(stand(&members).first()),
        &article(
            r#"" data-source="desk""#,
            &format!(
                r#"</header><div class="prose"></div>
                   <p class="updated" data-modified="2014-06-13T13:00:00Z">Updated <time datetime="2014-06-13T13:00:00Z"
                   data-time="sentence">13:00</time></p>
                   <div class="correction" role="note"><p class="correction-head"><b>Correction</b> <time datetime="2014-06-12T09:00:00Z"
                   data-time="sentence">09:00, 12 June</time></p>
                   <p>It said three.</p></div>
                   <div class="revisions"><button class="quiet-button" type="button" data-act="versions"
                    aria-expanded="false">Earlier versions</button><ol><li><p class="revision-time">As published at <time
                    datetime="{PUBLISHED}" data-time="sentence">12:17</time></p><div></div></li></ol></div>{ACTIONS}"#
            ),
        ),
    );
}

#[test]
fn of_a_withdrawn_post_only_that_is_told_and_why() {
    let members = json!({
        "headline": "Secret", "source": { "type": "desk", "name": "Secret" },
        "body": [{ "type": "paragraph", "text": "Secret" }],
        "withdrawn": { "at": "2014-06-13T14:00:00Z", "reason": "It was sent twice." },
    });
    let stand = stand(&members);
    expect(
        "withdrawn",
        &html(stand.first()),
        &article(
            r#"" data-source="desk" data-withdrawn="""#,
            r#"</header><div class="withdrawn"><p>This post was withdrawn at <time datetime="2014-06-13T14:00:00Z"
                   data-time="sentence">14:00</time>.</p><p>It was sent twice.</p></div>"#,
        ),
    );
}

#[test]
fn a_reply_is_offered_where_comments_are_taken() {
    let mut document = json!({
        "version": 1, "id": "day", "headline": "The day", "posts": [{ "id": "p", "datePublished": PUBLISHED }],
    });
    document["comments"] = json!({ "open": true, "protocol": "json", "action": "https://example.org/comments" });
    let sharing = by_class(&Stand::of(&document).first(), "reply").map(html);
    let reply = r#"<button class="quiet-button reply" type="button" data-act="reply">Reply</button>"#;
    assert_eq!(sharing.as_deref(), Some(reply));
}

#[test]
fn earlier_versions_are_written_oldest_first_and_their_pictures_do_not_open() {
    let image = json!({ "type": "image", "url": "a.jpg", "width": 640, "height": 360, "alt": "A quay" });
    let text = json!({ "type": "paragraph", "text": "Two bridges." });
    let members = json!({ "revisions": [
        { "at": PUBLISHED, "headline": "Bridges", "body": [text], "note": "Three now." },
        { "at": "2014-06-13T12:20:00Z", "body": [image] },
    ] });
    let stand = stand(&members);
    expect(
        "versions",
        &html(by_class(&stand.first(), "revisions").unwrap()),
        &format!(
            r#"<div class="revisions"><button class="quiet-button" type="button" data-act="versions" aria-expanded="false">Earlier versions</button>
               <ol><li><p class="revision-time">As published at <time datetime="{PUBLISHED}"
                   data-time="sentence">12:17</time></p>
               <div><p class="revision-headline">Bridges</p><p>Two bridges.</p><p class="revision-note">Three now.</p></div></li>
               <li><p class="revision-time">As published at <time datetime="2014-06-13T12:20:00Z"
                   data-time="sentence">12:20</time></p>
               <div><figure class="picture" data-alt="A quay"><img alt="A quay" width="640" height="360" data-ratio="640 / 360" data-widest="640" loading="lazy" decoding="async"
                src="https://news.example.org/live/day/a.jpg"></figure></div></li></ol></div>"#
        ),
    );
}

#[test]
fn the_place_of_a_card_tells_the_page_it_stands_for() {
    let embed = |url: &str| json!({ "type": "embed", "provider": "Clips", "url": url, "title": "A film", "height": 9 });
    let members = json!({
        "body": [embed("https://a.example/1"), { "type": "paragraph", "text": "x" }, embed("https://a.example/2")],
        "revisions": [{ "at": PUBLISHED, "body": [embed("https://a.example/3")] }],
    });
    let stand = stand(&members);
    let post = &stand.posts[0];
    let pages: Vec<&str> = embed::in_post(post).map(|embed| embed.url.as_str()).collect();
    assert_eq!(pages, ["https://a.example/1", "https://a.example/2", "https://a.example/3"]);
    let page = html(stand.first());
    let places: Vec<usize> =
        pages.iter().map(|url| page.find(&format!(r#"class="embed-open" href="{url}""#)).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_loaded_page_is_kept_in_its_sandbox() {
    let embed = json!({ "type": "embed", "provider": "C", "url": "https://a.example/1", "title": "A film", "width": 5, "height": 9 });
    let stand = stand(&json!({ "body": [embed] }));
    let embed = embed::in_post(&stand.posts[0]).next().unwrap();
    let frame = |sandbox: &str| {
        format!(
            r#"<iframe title="A film" sandbox="{sandbox}" referrerpolicy="strict-origin-when-cross-origin" allow="fullscreen" height="9"
               src="https://a.example/1"></iframe>"#
        )
    };
    let foreign = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-forms allow-same-origin";
    expect("another's page", &html(embed::frame(embed, false)), &frame(foreign));
    expect("a page of one's own", &html(embed::frame(embed, true)), &frame("allow-scripts allow-popups allow-forms"));
}

#[test]
fn what_became_of_copying_a_link_is_told() {
    let stand = stand(&json!({}));
    assert_eq!(html(copied(None, &stand.messages)), r#"<span class="copied">Link copied</span>"#);
    expect(
        "by hand",
        &html(copied(Some("https://a.example/?a&b"), &stand.messages)),
        r#"<label class="copy-by-hand">The link could not be copied. Here it is:
           <input type="text" readonly="" value="https://a.example/?a&amp;b"></label>"#,
    );
}
