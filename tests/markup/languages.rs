//! Which language and direction is stated where.

use as_it_happened::markup::{discussion, key_points, masthead, related};
use serde_json::json;

use crate::stand::{Stand, by_class, expect, html};

/// A post and a coverage in Arabic, on a page in English.
fn arabic() -> Stand {
    let body = json!([
        { "type": "paragraph", "text": "أُغلق الجسر" },
        { "type": "image", "url": "a.jpg", "width": 9, "height": 9, "alt": "", "dateCreated": "2014-06-12", "credit": "سلمى" },
        { "type": "hologram", "text": "سفينة" },
        { "type": "audio", "url": "a.mp3", "title": "الريح" },
    ]);
    Stand::of(&json!({
        "version": 1, "id": "day", "headline": "العاصفة", "standfirst": "اليوم كله", "inLanguage": "ar-IQ",
        "dateModified": "2014-06-13T18:00:00Z",
        "posts": [{
            "id": "p", "datePublished": "2014-06-13T12:17:00Z", "headline": "الجسر", "body": body,
            "source": { "type": "press", "name": "وكالة" },
            "correction": { "at": "2014-06-13T13:00:00Z", "note": "جسران" },
        }],
    }))
}

#[test]
fn arabic_content_in_an_english_page_states_its_language_part_by_part() {
    let stand = arabic();
    expect(
        "a post",
        &html(stand.first()),
        r##"<article class="post" tabindex="0" aria-labelledby="head-post-p title-post-p by-post-p" data-source="press"
            id="post-p">
            <header class="post-head" id="head-post-p"><a class="post-time" href="#post-p">
            <time datetime="2014-06-13T12:17:00Z" data-time="post" title="13 June 2014 at 12:17 UTC">12:17</time></a>
            </header>
            <button class="more" type="button" data-act="menu" aria-label="More actions" popovertarget="post-menu"></button>
            <h3 id="title-post-p" lang="ar-IQ" dir="rtl">الجسر</h3>
            <p class="byline" lang="ar-IQ" dir="rtl" id="by-post-p"><b class="byline-name" dir="auto">وكالة</b></p>
            <div class="prose" lang="ar-IQ" dir="rtl"><p>أُغلق الجسر</p>
            <figure class="picture">
            <img alt="" width="9" height="9" data-ratio="9 / 9" data-widest="9" loading="lazy" decoding="async" src="https://news.example.org/live/day/a.jpg">
            <figcaption><span class="credit"><bdi>سلمى</bdi></span>
            <time class="credit" datetime="2014-06-12"><span lang="en" dir="ltr">12 June 2014</span></time></figcaption></figure>
            <div class="unknown-block">
            <p class="unknown-block-note" lang="en" dir="ltr">This part cannot be shown here in full.</p><p>سفينة</p></div>
            <figure class="media"><audio controls="" preload="none" aria-label="الريح">
            <source src="https://news.example.org/live/day/a.mp3"></audio>
            <figcaption><span class="media-kind" lang="en" dir="ltr">Audio</span> <bdi>الريح</bdi>
           <span class="media-file" lang="en" dir="ltr"><span>This file cannot be played here.</span> <a href="https://news.example.org/live/day/a.mp3">Open at news.example.org</a></span></figcaption></figure></div>
            <div class="correction" role="note"><b>Corrected <time
            datetime="2014-06-13T13:00:00Z" data-time="sentence">13:00</time></b><p lang="ar-IQ" dir="rtl">جسران</p></div></article>"##,
    );
}

#[test]
fn an_arabic_headline_states_its_language() {
    let stand = arabic();
    expect(
        "the masthead",
        &html(stand.write(|context| as_it_happened::markup::masthead::headline(&stand.coverage, context))),
        r#"<div class="masthead-words"><h1 lang="ar-IQ" dir="rtl">العاصفة</h1><p class="standfirst" lang="ar-IQ" dir="rtl">اليوم كله</p></div>"#,
    );
}

#[test]
fn where_the_page_speaks_the_coverages_language_it_is_stated_once() {
    let mut stand = arabic();
    stand.coverage.language = "en-GB".to_owned();
    let post = html(stand.first());
    assert_eq!(post.matches("lang=").count(), 1, "{post}");
    assert_eq!(
        by_class(&stand.first(), "post").map(|post| post.attributes.contains(&("lang", "en-GB".to_owned()))),
        Some(true)
    );
}

#[test]
fn each_text_runs_as_its_own_first_letter_does_and_names_are_isolated() {
    let english = Stand::of(&json!({
        "version": 1, "id": "day", "headline": "يوم on the river", "keyPoints": [{ "text": "الجسر", "post": "p" }],
        "publisher": { "name": "صحيفة" },
        "contact": { "sms": "+44 7700 900123", "email": "news@example.org" },
        "links": [{ "text": "خريطة", "url": "https://example.org/" }],
        "posts": [{
            "id": "p", "datePublished": "2014-06-13T12:17:00Z", "headline": "12:17 – الجسر is closed",
            "source": { "type": "reader", "name": "سلمى (Basra)", "role": "طبيبة", "place": "البصرة" },
            "body": [
                { "type": "paragraph", "text": "The bridge" },
                { "type": "paragraph", "text": ["“", { "text": "الجسر", "strong": true }, " is closed”"] },
                { "type": "list", "items": ["One", "اثنان"] },
                { "type": "quote", "text": "نعم", "cite": "سلمى" },
                { "type": "table", "header": ["الاسم", "No"], "rows": [["١٢", "جسر"]], "caption": "جدول" },
            ],
        }],
    }));
    let html_of = |stand: &Stand| html(stand.first());
    let post = html_of(&english);
    for part in [
        r#"<h3 id="title-post-p" dir="rtl">12:17"#,
        "<p>The bridge</p>",
        r#"<p dir="rtl">“<strong>"#,
        r#"<li>One</li><li dir="rtl">اثنان</li>"#,
        r#"<blockquote dir="rtl">نعم</blockquote><figcaption dir="rtl">"#,
        r#"<caption dir="rtl">"#,
        r#"<th scope="col" dir="rtl">الاسم</th><th scope="col">No</th>"#,
        r#"<td>١٢</td><td dir="rtl">جسر</td>"#,
        r#"<b class="byline-name" dir="auto">سلمى (Basra)</b> in <bdi>البصرة</bdi>, <bdi>طبيبة</bdi>"#,
    ] {
        assert!(post.contains(part), "{part}\n{post}");
    }
    english.write(|context| {
        let head = html(masthead::headline(&english.coverage, context));
        assert!(head.contains(r#"<h1 dir="rtl">"#), "{head}");
        let nameplate = html(masthead::nameplate(&english.coverage, context).unwrap());
        assert!(nameplate.contains(r#"class="masthead-publisher" dir="auto""#), "{nameplate}");
        let points = key_points::items(&english.coverage.key_points, &[], context);
        assert!(html(points[0].clone()).starts_with(r#"<li dir="rtl">"#));
        let links = html(related::related(&english.coverage.links, context).unwrap());
        assert!(links.contains(r#"<li dir="rtl">"#), "{links}");
    });
}

#[test]
fn a_number_in_a_sentence_that_runs_from_right_to_left_is_isolated() {
    let stand = Stand::of(&json!({
        "version": 1, "id": "day", "headline": "يوم", "inLanguage": "ar", "contact": { "sms": "+44 7700 900123" }, "posts": [],
    }));
    let ways = stand.write(|context| html(discussion::discussion(stand.coverage.contact.as_ref().unwrap(), context)));
    assert!(ways.contains("<bdi>+44 7700 900123</bdi>"), "{ways}");
}
