use serde_json::{Value, json};

use crate::prose::{TOWNS, fact, headline, paragraph, sentence};
use crate::random::Random;

/// Names of the sample coverage's pictures, each there in three widths.
const PICTURES: [&str; 16] = [
    "airport-baghdad",
    "ankara-press",
    "baghdad-volunteers",
    "camp-nineveh",
    "chart-figures",
    "chart-tomatoes",
    "irbil-aid",
    "kirkuk-patrol",
    "map-diyala",
    "map-region",
    "map-samarra-karbala",
    "mosul-streets",
    "najaf-bus",
    "najaf-rally",
    "sadr-city",
    "white-house-lawn",
];

/// In turn, so that any two dozen posts in a row hold every kind of block.
const KINDS: [&str; 24] = [
    "", "", "image", "", "list", "", "quote", "", "", "heading", "image", "", "embed", "", "gallery", "", "list",
    "table", "", "video", "quote", "", "audio", "",
];

/// The blocks of post `number`.
pub fn body(number: usize, random: &mut Random) -> Vec<Value> {
    let mut blocks = vec![json!({ "type": "paragraph", "text": linked(number, random) })];
    let kind = KINDS[number % KINDS.len()];
    blocks.extend(match kind {
        "image" => Some(image(random)),
        "gallery" => Some(json!({ "type": kind, "images": [image(random), image(random), image(random)] })),
        "list" => {
            let items: Vec<String> = (0..3 + random.below(4)).map(|_| fact(random)).collect();
            Some(json!({ "type": kind, "ordered": random.one_in(3), "items": items }))
        }
        "quote" => Some(json!({ "type": kind, "text": sentence(random), "cite": random.pick(&TOWNS) })),
        "heading" => Some(json!({ "type": kind, "text": headline(random) })),
        "embed" => Some(json!({
            "type": kind, "provider": "Social", "title": headline(random), "text": sentence(random),
            "url": format!("https://social.example.org/aune/{number}"), "width": 550, "height": 420,
        })),
        "table" => {
            let rows: Vec<[String; 2]> =
                (0..4).map(|_| [random.pick(&TOWNS).to_owned(), (200 + random.below(400)).to_string()]).collect();
            Some(json!({ "type": kind, "header": ["Town", "Centimetres"], "rows": rows, "caption": headline(random) }))
        }
        "video" => Some(json!({
            "type": kind, "title": headline(random), "url": format!("media/{number}.mp4"), "mimeType": "video/mp4",
            "poster": file(random.pick(&PICTURES), "960.jpg"), "width": 1600, "height": 1067,
        })),
        "audio" => {
            Some(json!({ "type": kind, "title": headline(random), "url": format!("media/{number}.mp3"), "mimeType": "audio/mpeg" }))
        }
        _ => None,
    });
    if kind == "heading" || random.one_in(3) {
        blocks.push(json!({ "type": "paragraph", "text": paragraph(random) }));
    }
    blocks
}

/// A paragraph, now and then with a link in it, or with the way to an earlier post.
fn linked(number: usize, random: &mut Random) -> Value {
    let text = paragraph(random);
    match random.below(8) {
        0 => json!([text, " More on ", { "text": "the gauges", "href": "https://example.org/gauges" }, "."]),
        1 if number > 0 => {
            let earlier = crate::post::id(random.below(number));
            json!([text, " We had ", { "text": "the beginning of this", "post": earlier }, " earlier."])
        }
        _ => text.into(),
    }
}

fn image(random: &mut Random) -> Value {
    let name = random.pick(&PICTURES);
    let sizes = [480, 960, 1600].map(|width| json!({ "url": file(name, &format!("{width}.webp")), "width": width }));
    json!({
        "type": "image",
        "url": file(name, "960.jpg"),
        "width": 1600,
        "height": 1067,
        "alt": "A picture borrowed from the sample coverage.",
        "caption": sentence(random),
        "credit": "Illustration: As It Happened",
        "sizes": sizes,
        "placeholder": "#d9cfc0",
        "allow": ["link"],
    })
}

fn file(name: &str, end: &str) -> String {
    format!("pictures/{name}-{end}")
}
