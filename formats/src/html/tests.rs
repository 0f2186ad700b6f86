use serde_json::json;

use super::*;

fn read(markup: &str) -> Value {
    let base = Url::parse("https://news.example.org/live/").unwrap();
    let resolve =
        |address: &str| base.join(address).ok().filter(|url| url.scheme().starts_with("http")).map(String::from);
    blocks(markup, &resolve).blocks.into()
}

#[test]
fn markup_becomes_typed_blocks() {
    for (markup, expected) in [
        ("Plain & simple", json!([{ "type": "paragraph", "text": "Plain & simple" }])),
        (
            "<p>One</p><p>Two<br>three</p>",
            json!([{ "type": "paragraph", "text": "One" }, { "type": "paragraph", "text": "Two\nthree" }]),
        ),
        (
            "<p>A <strong>b <em>c</em></strong> <a href='/d'>d</a>&nbsp;e</p>",
            json!([{ "type": "paragraph", "text": [
                "A ", { "text": "b ", "strong": true }, { "text": "c", "strong": true, "emphasis": true }, " ",
                { "text": "d", "href": "https://news.example.org/d" }, "\u{a0}e",
            ] }]),
        ),
        ("<h2>Head</h2>text", json!([{ "type": "heading", "text": "Head" }, { "type": "paragraph", "text": "text" }])),
        (
            "<ol><li><p>a</p></li><li>b <b>c</b></li><li> </li></ol>",
            json!([{ "type": "list", "ordered": true, "items": ["a", ["b ", { "text": "c", "strong": true }]] }]),
        ),
        ("<blockquote><p>a</p><p>b</p></blockquote>", json!([{ "type": "quote", "text": "a\nb" }])),
        (
            "<table><tr><th>A<th>B</tr><tr><td>1<td>2</tr></table>",
            json!([{ "type": "table", "header": ["A", "B"], "rows": [["1", "2"]] }]),
        ),
        (
            "<figure><img src=a.jpg width=640 height='360' alt='A &amp; B'><figcaption>Seen</figcaption></figure>",
            json!([{ "type": "image", "url": "https://news.example.org/live/a.jpg", "width": 640, "height": 360, "alt": "A & B", "caption": "Seen" }]),
        ),
        (
            "<iframe src='https://www.youtube.com/embed/x' title='Film'></iframe>",
            json!([{ "type": "embed", "provider": "YouTube", "url": "https://www.youtube.com/embed/x", "title": "Film" }]),
        ),
        (
            "<blockquote class='twitter-tweet'><p>Words</p>&mdash; N (@n) <a href='https://twitter.com/n/status/1'>June</a></blockquote>",
            json!([{ "type": "embed", "provider": "X", "url": "https://twitter.com/n/status/1", "title": "Words — N (@n) June" }]),
        ),
    ] {
        assert_eq!(read(markup), expected, "{markup}");
    }
}

#[test]
fn nothing_runs_and_nothing_unknown_is_lost_but_its_element() {
    assert_eq!(read("<script>alert(1)</script><style>a{}</style><form><input></form>"), json!([]));
    assert_eq!(read("<a href='javascript:alert(1)'>x</a>"), json!([{ "type": "paragraph", "text": "x" }]));
    assert_eq!(read("<custom-thing onclick=x>text</custom-thing>"), json!([{ "type": "paragraph", "text": "text" }]));
    assert_eq!(read("<img src='https://t.example.org/p.gif' width=1 height=1>"), json!([]));
    assert_eq!(read("<p>\u{200b}&nbsp;</p>"), json!([]));
}

#[test]
fn what_is_lost_is_said() {
    let lost = |markup| blocks(markup, &|address| Some(address.to_owned())).lost;
    assert_eq!(lost("<img src=a.jpg>"), ["has a picture without a size, which is left out"]);
    assert_eq!(
        lost("<iframe src='https://x.example.org/'></iframe>"),
        ["has a frame of a site that is not known, which is left out"]
    );
}

#[test]
fn a_plain_text_has_its_entities_decoded_once() {
    assert_eq!(plain("Tom &amp; &#39;Ann&#39;\n<b>here</b>"), "Tom & 'Ann' here");
    assert_eq!(plain("1 &amp;lt; 2"), "1 &lt; 2");
    assert_eq!(plain(" as is  "), "as is");
}
