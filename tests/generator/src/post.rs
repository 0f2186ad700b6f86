use serde_json::{Value, json};

use crate::body::body;
use crate::prose::{headline, sentence};
use crate::random::Random;
use crate::{clock, people};

/// The id of post `number`, counted from the oldest.
pub fn id(number: usize) -> String {
    format!("p{number}")
}

/// Post `number`. It depends on its number and the seed alone.
pub fn post(number: usize, seed: u64) -> Value {
    let random = &mut Random::new(seed, number);
    let published = 60 * number as u64 + random.below(50) as u64;
    let mut post = json!({
        "id": id(number),
        "datePublished": clock::at(published),
        "source": people::source(number, random),
    });
    let key_event = number % 20 == 7;
    if key_event || random.one_in(4) {
        post["headline"] = headline(random).into();
    }
    if key_event {
        post["keyEvent"] = true.into();
        post["breaking"] = random.one_in(2).into();
    }
    if random.one_in(3) {
        post["tags"] = json!([random.pick(&["Rain", "Rail", "Schools", "Farms"])]);
    }
    let later = clock::at(published + 240);
    if number % 90 == 31 {
        post["withdrawn"] = json!({ "at": later, "reason": sentence(random) });
        return post;
    }
    post["body"] = body(number, random).into();
    if number % 60 == 13 {
        let before = json!([{ "type": "paragraph", "text": sentence(random) }]);
        post["dateModified"] = later.clone().into();
        post["correction"] = json!({ "at": later, "note": sentence(random) });
        post["revisions"] = json!([{ "at": post["datePublished"], "body": before, "note": sentence(random) }]);
    }
    post
}
