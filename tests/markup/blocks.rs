//! Every kind of block.

use serde_json::{Value, json};

use crate::stand::{Stand, by_class, expect, html};

/// The body of a post `p` that consists of these blocks.
fn body(blocks: &Value) -> String {
    let post = json!([{ "id": "p", "datePublished": "2014-06-13T12:17:00Z", "body": blocks }]);
    html(by_class(&Stand::with_posts(&post).first(), "prose").unwrap())
}

#[test]
fn text_is_written_in_the_elements_that_it_is() {
    for (what, block, expected) in [
        ("a paragraph", json!({ "type": "paragraph", "text": "It rains." }), "<p>It rains.</p>"),
        ("a heading", json!({ "type": "heading", "text": "Rain" }), "<h4>Rain</h4>"),
        ("a list", json!({ "type": "list", "items": ["a", "b"] }), "<ul><li>a</li><li>b</li></ul>"),
        ("steps", json!({ "type": "list", "ordered": true, "items": ["a"] }), "<ol><li>a</li></ol>"),
        (
            "a quote of nobody",
            json!({ "type": "quote", "text": "No." }),
            r#"<figure class="quote"><blockquote>No.</blockquote></figure>"#,
        ),
        (
            "a quote of somebody",
            json!({ "type": "quote", "text": "No.", "cite": "The mayor" }),
            r#"<figure class="quote"><blockquote>No.</blockquote><figcaption><cite>The mayor</cite></figcaption></figure>"#,
        ),
        (
            "a quote from a page",
            json!({ "type": "quote", "text": "No.", "url": "https://www.example.org/a" }),
            r#"<figure class="quote"><blockquote>No.</blockquote>
               <figcaption><a href="https://www.example.org/a"><cite>example.org</cite></a></figcaption></figure>"#,
        ),
        (
            "looks",
            json!({ "type": "paragraph", "text": [
                "a ", { "text": "b", "strong": true, "emphasis": true, "code": true }, " ", { "text": "c", "href": "tel:+44" },
            ] }),
            r#"<p>a <strong><em><code>b</code></em></strong> <a href="tel:+44">c</a></p>"#,
        ),
        (
            "another post",
            json!({ "type": "paragraph", "text": [{ "text": "before", "post": "a b" }] }),
            r##"<p><a class="reference" href="#post-a%20b">before</a></p>"##,
        ),
    ] {
        expect(what, &body(&json!([block])), &format!(r#"<div class="prose">{expected}</div>"#));
    }
}

#[test]
fn a_time_in_the_house_style_leads_to_the_only_post_that_carries_it() {
    let post = |id: &str, minute: u8| json!({ "id": id, "datePublished": format!("2014-06-13T12:{minute}:00Z") });
    let mut first = post("a", 30);
    first["body"] = json!([{ "type": "paragraph", "text": "He adds (see 12:17 entry, see 12:18 post)." }]);
    let stand = Stand::with_posts(&json!([first, post("b", 17), post("c", 18), post("d", 18)]));
    expect(
        "a cross-reference",
        &html(by_class(&stand.first(), "prose").unwrap()),
        r##"<div class="prose"><p>He adds (see <a class="reference" href="#post-b">12:17</a> entry, see 12:18 post).</p></div>"##,
    );
}

#[test]
fn a_picture_opens_where_it_is_big_enough() {
    let picture = |more: Value| {
        let mut image = json!({ "type": "image", "url": "a.jpg", "width": 640, "height": 360, "alt": "A quay" });
        image.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        image
    };
    let opener = r#"<button class="enlarge" type="button" id="picture-1-p" data-act="enlarge" data-picture="1"
        aria-haspopup="dialog" title="Enlarge picture">"#;
    let mut without_alt = picture(json!({}));
    without_alt.as_object_mut().unwrap().remove("alt");
    let img = |alt: &str, size: &str| format!(r#"<img alt="{alt}" {size} loading="lazy" decoding="async""#);
    let big = r#"width="640" height="360" data-ratio="640 / 360" data-widest="640""#;
    let src = r#" src="https://news.example.org/live/day/a.jpg">"#;
    for (what, block, expected) in [
        ("described", picture(json!({})), format!("{opener}{}{src}</button>", img("A quay", big))),
        (
            "without a description",
            without_alt,
            format!("{opener}{}{src}</button>", img("Picture without a description", big)),
        ),
        (
            "too small to open",
            picture(json!({ "width": 200, "height": 200 })),
            format!("{}{src}", img("A quay", r#"width="200" height="200" data-ratio="200 / 200" data-widest="200""#)),
        ),
        (
            "decorative",
            picture(json!({ "alt": "" })),
            format!(
                "{}{}{src}</button>",
                opener.replace("picture\">", "picture\" aria-label=\"Enlarge picture\">"),
                img("", big)
            ),
        ),
        (
            "in several sizes, with all that can be said of it",
            picture(json!({
                "sizes": [{ "url": "a-480.webp", "width": 480 }], "placeholder": "#d9cfc0",
                "caption": ["At ", { "text": "five", "emphasis": true }], "credit": "Ana", "dateCreated": "2014-06-12",
            })),
            format!(
                r##"{opener}{} sizes="(min-width: 62rem) 40rem, (min-width: 40rem) calc(100vw - 10rem), calc(100vw - 2rem)"
                    srcset="https://news.example.org/live/day/a-480.webp 480w, https://news.example.org/live/day/a.jpg 640w" data-placeholder="#d9cfc0"{src}</button>
                    <figcaption>At <em>five</em><br><span class="credit">Ana</span>
                    <time class="credit" datetime="2014-06-12">12 June 2014</time></figcaption>"##,
                img("A quay", big)
            ),
        ),
        (
            "made at an instant",
            picture(json!({ "dateCreated": "2014-06-12T23:30:00+01:00" })),
            format!(
                r#"{opener}{}{src}</button><figcaption>
                   <time class="credit" datetime="2014-06-12T23:30:00+01:00">12 June</time></figcaption>"#,
                img("A quay", big)
            ),
        ),
    ] {
        let alt = expected.split(" alt=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let alt = if alt.is_empty() { String::new() } else { format!(" data-alt=\"{alt}\"") };
        expect(
            what,
            &body(&json!([block])),
            &format!(r#"<div class="prose"><figure class="picture"{alt}>{expected}</figure></div>"#),
        );
    }
}

#[test]
fn a_strip_says_that_it_has_to_be_opened() {
    let image = |width: u32, height: u32, more: Value| {
        let mut image = json!({ "type": "image", "url": "a.jpg", "width": width, "height": height, "alt": "A list" });
        image.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body(&json!([image]))
    };
    let wider = json!({ "sizes": [{ "url": "b.jpg", "width": 1080 }] });
    for (what, body, is_tall) in [
        ("a chart for phones", image(1080, 12_000, json!({})), true),
        ("a strip too narrow for the lightbox otherwise", image(200, 3_000, json!({})), true),
        ("a strip with a wider file", image(108, 720, wider), true),
        ("a picture of a phone", image(1080, 1920, json!({})), false),
        ("a small strip", image(100, 600, json!({})), false),
        ("a panorama", image(12_000, 1080, json!({})), false),
    ] {
        assert_eq!(
            body.contains(r#"<figure class="picture" data-alt="A list" data-tall=""><button"#),
            is_tall,
            "{what}: {body}"
        );
        assert_eq!(body.contains("data-tall"), is_tall, "{what}");
    }
}

#[test]
fn pictures_are_counted_through_the_post_whether_they_open_or_not() {
    let image =
        |width: u32| json!({ "type": "image", "url": "a.jpg", "width": width, "height": width, "alt": "A quay" });
    let body = body(&json!([image(640), { "type": "gallery", "images": [image(8), image(640)] }, image(640)]));
    let numbers: Vec<&str> =
        body.split("data-picture=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(numbers, ["1", "3", "4"]);
    assert!(body.contains(r#"</figure><div class="gallery"><figure class="picture" data-alt="A quay"><img"#), "{body}");
}

#[test]
fn a_film_or_a_recording_loads_nothing_before_it_is_played() {
    let captions = json!([{ "url": "a.vtt", "lang": "fr", "label": "Français" }]);
    expect(
        "a film",
        &body(&json!([{
            "type": "video", "url": "a.mp4", "mimeType": "video/mp4", "poster": "a.jpg", "width": 1280, "height": 720,
            "title": "The wave", "captions": captions,
        }])),
        r#"<div class="prose"><figure class="media"><video controls="" preload="none" playsinline="" aria-label="The wave"
           data-poster="https://news.example.org/live/day/a.jpg" width="1280" height="720">
           <source src="https://news.example.org/live/day/a.mp4" type="video/mp4">
           <track kind="captions" src="https://news.example.org/live/day/a.vtt" srclang="fr" label="Français"></video>
           <figcaption><span class="media-kind">Video</span> The wave
           <span class="media-file"><span>This file cannot be played here.</span> <a href="https://news.example.org/live/day/a.mp4">Open at news.example.org</a></span></figcaption></figure></div>"#,
    );
    expect(
        "a recording",
        &body(&json!([{ "type": "audio", "url": "a.mp3", "title": "The wind" }])),
        r#"<div class="prose"><figure class="media"><audio controls="" preload="none" aria-label="The wind">
           <source src="https://news.example.org/live/day/a.mp3"></audio>
           <figcaption><span class="media-kind">Audio</span> The wind
           <span class="media-file"><span>This file cannot be played here.</span> <a href="https://news.example.org/live/day/a.mp3">Open at news.example.org</a></span></figcaption></figure></div>"#,
    );
}

#[test]
fn somebody_elses_page_is_a_card() {
    expect(
        "an embed",
        &body(&json!([{
            "type": "embed", "provider": "Clips", "url": "https://www.clips.example/1", "title": "A film",
            "text": "The roof flies off.",
        }])),
        r#"<div class="prose"><section class="embed"
           data-embed="https://www.clips.example/1" aria-label="Clips, A film"><p class="embed-provider">Clips</p>
           <p class="embed-title">A film</p><p class="embed-text">The roof flies off.</p>
           <div class="embed-ask"><button class="button" type="button" data-act="embed">Show content from clips.example</button>
           <p class="embed-notice">May set cookies</p></div>
           <a class="embed-open" href="https://www.clips.example/1">Open at clips.example</a></section></div>"#,
    );
}

#[test]
fn a_table_has_a_name_and_heads() {
    let rows = json!([["North", "2"], ["South"]]);
    expect(
        "a table",
        &body(&json!([{ "type": "table", "header": ["Line", "Delay"], "rows": rows, "caption": "Delays" }])),
        r#"<div class="prose"><div class="table" role="group" tabindex="0" aria-label="Delays"><table>
           <caption>Delays</caption><thead><tr><th scope="col">Line</th><th scope="col">Delay</th></tr></thead>
           <tbody><tr><td>North</td><td>2</td></tr><tr><td>South</td></tr></tbody></table></div></div>"#,
    );
    expect(
        "a bare table",
        &body(&json!([{ "type": "table", "rows": [["North"]] }])),
        r#"<div class="prose"><div class="table" role="group" tabindex="0" aria-label="Table, scrolls sideways"><table>
           <tbody><tr><td>North</td></tr></tbody></table></div></div>"#,
    );
}

#[test]
fn what_is_not_known_is_told_as_plainly_as_possible() {
    expect(
        "a hologram",
        &body(&json!([{ "type": "hologram", "text": "A ship", "url": "https://example.org/ship" }])),
        r#"<div class="prose"><div class="unknown-block">
           <p class="unknown-block-note">This part cannot be shown here in full.</p><p>A ship</p>
           <a href="https://example.org/ship">Open at example.org</a></div></div>"#,
    );
}
