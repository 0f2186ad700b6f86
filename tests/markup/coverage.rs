//! Everything of a coverage but its posts.

use as_it_happened::markup::{discussion, footer, key_points, masthead, pinned, related};
use as_it_happened::messages::Language;
use as_it_happened::timeline::moment::Moment;
use serde_json::{Value, json};

use crate::stand::{Stand, expect, html};

fn stand(members: &Value) -> Stand {
    let mut document = json!({ "version": 1, "id": "day", "headline": "The day", "posts": [] });
    document.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    Stand::of(&document)
}

#[test]
fn a_masthead_says_whose_it_is_and_how_things_stand() {
    let publisher =
        json!({ "name": "The Courier", "url": "https://example.org/", "logo": "https://example.org/logo.png" });
    let stand = stand(&json!({
        "status": "ended", "coverageStartTime": "2014-06-12T06:00:00Z", "coverageEndTime": "2014-06-13T22:00:00Z",
        "dateModified": "2014-06-13T18:00:00Z", "publisher": publisher, "standfirst": ["All ", { "text": "day", "strong": true }],
    }));
    expect(
        "the nameplate",
        &stand.write(|context| masthead::nameplate(&stand.coverage, context)).map(html).unwrap(),
        r#"<p class="nameplate"><a href="https://example.org/" class="masthead-publisher" data-publisher="https://example.org/logo.png">The Courier</a></p>"#,
    );
    expect(
        "the headline",
        &html(stand.write(|context| masthead::headline(&stand.coverage, context))),
        r#"<div class="masthead-words" lang="en" dir="ltr"><h1>The day</h1><p class="standfirst">All <strong>day</strong></p></div>"#,
    );
    let latest = Moment::parse("2014-06-13T18:00:00Z").unwrap();
    expect(
        "the state",
        &html(stand.write(|context| masthead::state(&stand.coverage, stand.modified, latest, context))),
        r#"<div class="state"><span class="status" data-status="ended" data-start="2014-06-12T06:00:00Z" data-end="2014-06-13T22:00:00Z">Ended</span>
           <span>Last update <time datetime="2014-06-13T18:00:00Z" data-time="update">18:00</time></span>
           <span>Thursday 12 June 2014</span><span>All times UTC</span></div>"#,
    );
}

#[test]
fn a_coverage_that_says_nothing_of_its_times_has_a_zone_all_the_same() {
    let stand = stand(&json!({}));
    let state = stand.write(|context| masthead::state(&stand.coverage, None, Moment::from_utc_ms(0), context));
    assert_eq!(
        html(state),
        r#"<div class="state"><span class="status" data-status="live">Live</span><span>All times UTC</span></div>"#
    );
}

#[test]
fn a_coverage_that_has_not_begun_says_when_it_begins() {
    let start = json!("2014-06-13T12:51:00Z");
    let stand =
        stand(&json!({ "status": "upcoming", "coverageStartTime": start, "dateModified": "2014-06-12T10:00:00Z" }));
    let state =
        stand.write(|context| masthead::state(&stand.coverage, stand.modified, stand.modified.unwrap(), context));
    expect(
        "the state",
        &html(state),
        r#"<div class="state"><span class="status" data-status="upcoming" data-start="2014-06-13T12:51:00Z">Starts at <time datetime="2014-06-13T12:51:00Z" data-time="update">12:51, 13 June</time></span><span>All times UTC</span></div>"#,
    );
}

#[test]
fn a_long_headline_is_set_smaller() {
    for (letters, is_long) in [(60, false), (61, true)] {
        let stand = stand(&json!({ "headline": "m".repeat(letters) }));
        let headline = html(stand.write(|context| masthead::headline(&stand.coverage, context)));
        assert_eq!(headline.contains("<h1 data-long"), is_long, "{letters} letters");
    }
}

#[test]
fn a_key_point_leads_to_its_post_or_where_its_words_lead() {
    let link = json!(["See ", { "text": "here", "href": "https://example.org/" }]);
    let stand = stand(&json!({ "keyPoints": [{ "text": link, "post": "p" }, { "text": link }] }));
    let items = stand.write(|context| key_points::items(&stand.coverage.key_points, &[], context));
    assert!(items[0].key.is_some() && items[0].key != items[1].key);
    let items: Vec<String> = items.into_iter().map(html).collect();
    assert_eq!(
        items,
        [r##"<li><a href="#post-p">See here</a></li>"##, r#"<li>See <a href="https://example.org/">here</a></li>"#]
    );
}

#[test]
fn a_pinned_post_is_one_row() {
    let pinned = |members: Value| {
        let mut post = json!({ "id": "p", "datePublished": "2014-06-13T12:17:00Z" });
        post.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let stand = stand(&json!({ "posts": [post] }));
        stand.write(|context| pinned::pinned(&stand.posts[0], context)).map(html)
    };
    let body = json!([{ "type": "heading", "text": "h" }, { "type": "paragraph", "text": "First." }, { "type": "paragraph", "text": "Second." }]);
    let section = |words: &str| {
        format!(
            r##"<section class="pinned" aria-labelledby="pinned-heading" lang="en" dir="ltr"><h2 id="pinned-heading">Pinned</h2>
                <time datetime="2014-06-13T12:17:00Z" data-time="sentence">12:17</time><a href="#post-p">{words}</a></section>"##
        )
    };
    expect("first words", &pinned(json!({ "body": body })).unwrap(), &section("First."));
    expect("headline", &pinned(json!({ "headline": "Head", "body": body })).unwrap(), &section("Head"));
    assert_eq!(pinned(json!({})), None);
}

#[test]
fn related_pages_say_what_they_are() {
    let links = json!([{ "text": "Map", "url": "https://example.org/m", "kind": "map" }, { "text": "More", "url": "https://example.org/" }]);
    let stand = stand(&json!({ "links": links }));
    let related = |links: &[_]| stand.write(|context| related::related(links, context)).map(html);
    expect(
        "links",
        &related(&stand.coverage.links).unwrap(),
        r#"<nav class="related" aria-labelledby="related-heading" lang="en" dir="ltr"><h2 id="related-heading">Related</h2><ul>
           <li><span class="link-kind">map</span><a href="https://example.org/m">Map</a></li>
           <li><a href="https://example.org/">More</a></li></ul></nav>"#,
    );
    assert_eq!(related(&[]), None);
}

#[test]
fn the_ways_into_the_discussion_are_links() {
    let stand = stand(&json!({ "contact": {
        "sms": "+44 7700 900123", "email": "news@example.org", "notice": "We read all.",
        "social": { "label": "@news", "url": "https://example.org/@news" },
    } }));
    let contact = stand.coverage.contact.as_ref().unwrap();
    expect(
        "the discussion",
        &html(stand.write(|context| discussion::discussion(contact, context))),
        r#"<section class="discussion" id="discussion" aria-labelledby="discussion-heading" lang="en" dir="ltr">
           <h2 id="discussion-heading">Join the discussion</h2><ul>
           <li><a href="sms:+447700900123">Text us: +44 7700 900123</a></li>
           <li><a href="https://example.org/@news">@news</a></li>
           <li><a href="mailto:news@example.org">E-mail us: news@example.org</a></li></ul><p class="small">We read all.</p></section>"#,
    );
}

#[test]
fn the_footer_leads_to_the_coverage_and_to_the_pages_other_languages() {
    let stand = stand(&json!({ "url": "https://www.example.org/day" }));
    let address = |language: Language| format!("?q=a&lang={}", language.tag());
    expect(
        "the footer",
        &html(footer::footer(stand.coverage.url.as_ref(), &stand.messages, &address)),
        r#"<footer class="footer"><p><a href="https://www.example.org/day">Original: example.org</a></p>
           <nav aria-label="Language of the page"><ul class="languages">
           <li><a href="?q=a&amp;lang=en" lang="en" hreflang="en" dir="ltr" aria-current="true">English</a></li>
           <li><a href="?q=a&amp;lang=ar" lang="ar" hreflang="ar" dir="rtl">العربية</a></li>
           <li><a href="?q=a&amp;lang=fr" lang="fr" hreflang="fr" dir="ltr">Français</a></li></ul></nav></footer>"#,
    );
}
