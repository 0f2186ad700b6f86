//! Whole posts.

use as_it_happened::markup::embed;
use as_it_happened::markup::post::{copied, menu};
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
            {rest}</article>"##
    )
}

const MORE: &str = r#"<button class="more" type="button" data-act="menu" aria-label="More actions"
    popovertarget="post-menu"></button>"#;

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
            r#" title-post-p by-post-p" data-source="desk" data-key-event="" data-breaking="""#,
            &format!(
                r#"<span class="badge breaking">Breaking</span></header>{MORE}
                   <h3 id="title-post-p">The <em>bridge</em></h3>
                   <p class="byline" id="by-post-p"><b class="byline-name">Ann</b></p>
                   <div class="prose"><p>It is closed.</p></div>"#
            ),
        ),
    );
}

#[test]
fn a_post_without_a_word_is_still_a_post() {
    expect(
        "an empty post",
        &html(stand(&json!({})).first()),
        &article(r#"" data-source="desk""#, &format!(r#"</header>{MORE}<div class="prose"></div>"#)),
    );
}

#[test]
fn a_post_tells_what_became_of_it() {
    let members = json!({
        "dateModified": "2014-06-13T13:00:00Z",
        "correction": { "at": "2014-06-13T12:40:00Z", "note": "It said three." },
        "revisions": [{ "at": PUBLISHED, "body": [] }],
    });
    expect(
        "updated, corrected, with an earlier version",
        &html(stand(&members).first()),
        &article(
            r#"" data-source="desk""#,
            &format!(
                r#"</header>{MORE}<div class="prose"></div>
                   <div class="correction" role="note" data-modified="2014-06-13T13:00:00Z">
                   <b>Corrected <time datetime="2014-06-13T12:40:00Z" data-time="sentence">12:40</time></b> · <span>Updated <time datetime="2014-06-13T13:00:00Z" data-time="sentence">13:00</time></span> · <button class="quiet-button"
                   type="button" data-act="versions" aria-expanded="false">What it said before</button><p>It said three.</p>
                   <ol class="versions"><li><p class="revision-time">As published at <time datetime="{PUBLISHED}"
                   data-time="sentence">12:17</time></p><div></div></li></ol></div>"#
            ),
        ),
    );
}

#[test]
fn what_became_of_a_post_is_one_line() {
    let lines = |members: &Value| {
        let article = stand(members).first();
        ["updated", "correction"].map(|class| by_class(&article, class).map(html).unwrap_or_default())
    };
    let revision = json!([{ "at": PUBLISHED, "body": [] }]);
    let correction = json!({ "at": "2014-06-13T13:00:00Z", "note": "It said three." });
    let modified = "2014-06-13T13:00:00Z";
    let [updated, none] = lines(&json!({ "dateModified": modified, "revisions": revision }));
    assert!(updated.contains("Updated") && updated.contains("What it said before"), "{updated}");
    assert_eq!(none, "");
    let [none, corrected] = lines(&json!({ "dateModified": modified, "correction": correction }));
    assert!(corrected.contains("Corrected") && !corrected.contains("Updated"), "{corrected}");
    assert_eq!(none, "");
    assert_eq!(lines(&json!({})), ["", ""]);
}

#[test]
fn a_post_without_a_headline_is_named_by_its_first_words() {
    let article = |members: &Value| stand(members).first();
    let body = json!([
        { "type": "image", "url": "a.jpg", "width": 9, "height": 9, "alt": "" },
        { "type": "paragraph", "text": ["Lawmakers did ", { "text": "not", "strong": true }, " vote on the state of emergency."] },
    ]);
    let named = article(&json!({ "body": body }));
    assert_eq!(named.value_of("aria-label"), Some("Lawmakers did not vote on the state of"));
    assert_eq!(named.value_of("aria-labelledby"), Some("head-post-p post-p"));
    let titled = article(&json!({ "body": body, "headline": "No vote" }));
    assert_eq!(titled.value_of("aria-label"), None);
    assert_eq!(titled.value_of("aria-labelledby"), Some("head-post-p title-post-p"));
}

#[test]
fn breaking_news_needs_no_other_mark() {
    let marks = |members: &Value| html(by_class(&stand(members).first(), "post-head").unwrap());
    assert!(marks(&json!({ "keyEvent": true })).contains(r#"<span class="badge">Key event</span>"#));
    let breaking = marks(&json!({ "keyEvent": true, "breaking": true }));
    assert!(breaking.contains("Breaking") && !breaking.contains("Key event"), "{breaking}");
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
fn a_menu_closes_for_what_leads_elsewhere() {
    let closes = r#"popovertarget="post-menu" popovertargetaction="hide""#;
    expect(
        "the menu",
        &html(stand(&json!({})).write(menu)),
        &format!(
            r#"<div class="menu" id="post-menu" popover="">
               <button class="quiet-button share" type="button" data-act="share" {closes}>Share</button>
               <button class="quiet-button copy-link" type="button" data-act="copy">Copy link</button>
               <button class="quiet-button reply" type="button" data-act="reply" {closes}>Reply</button></div>"#
        ),
    );
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
        &html(by_class(&stand.first(), "versions").unwrap()),
        &format!(
            r#"<ol class="versions"><li><p class="revision-time">As published at <time datetime="{PUBLISHED}"
                   data-time="sentence">12:17</time></p>
               <div><p class="revision-headline">Bridges</p><p>Two bridges.</p><p class="revision-note">Three now.</p></div></li>
               <li><p class="revision-time">As published at <time datetime="2014-06-13T12:20:00Z"
                   data-time="sentence">12:20</time></p>
               <div><figure class="picture" data-alt="A quay"><img alt="A quay" width="640" height="360" data-ratio="640 / 360" data-widest="640" loading="lazy" decoding="async"
                src="https://news.example.org/live/day/a.jpg"></figure></div></li></ol>"#
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
