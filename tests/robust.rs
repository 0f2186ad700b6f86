//! Nothing that a server can send brings the reader down.

use as_it_happened::feed::FeedError;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

mod support {
    pub mod anything;
    pub mod cases;
    pub mod documented;
    pub mod places;
    pub mod read;
    pub mod sample;
}

use support::anything::anything;
use support::cases::cases;
use support::documented::documented;
use support::places::places;
use support::read::{HEAD, read};
use support::sample::sample;

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn any_json_is_survived(document in anything()) {
        let _ = read(document.to_string().as_bytes(), HEAD);
    }

    #[test]
    fn any_bytes_are_survived(bytes in any::<Vec<u8>>()) {
        let _ = read(&bytes, HEAD);
    }

    #[test]
    fn a_document_spoilt_in_several_places_keeps_its_count_of_posts(
        spoilt in prop::collection::vec((any::<Index>(), anything()), 1..6),
    ) {
        let mut document = documented().remove(1);
        for (place, value) in spoilt {
            let places = places(&document["posts"]);
            let place = format!("/posts{}", place.get(&places[1..]));
            *document.pointer_mut(&place).unwrap() = value;
        }
        let decoded = read(document.to_string().as_bytes(), HEAD).unwrap();
        let posts = document["posts"].as_array().unwrap().len();
        prop_assert_eq!(decoded.snapshot.posts.len() + decoded.lost_posts, posts);
        for fault in decoded.faults {
            let parent = fault.path.rsplit_once('/').unwrap().0;
            let known = if fault.problem == "is missing" { parent } else { &fault.path };
            prop_assert!(document.pointer(known).is_some(), "{}", fault);
        }
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_document_cut_off_anywhere_is_no_coverage(cut in any::<Index>()) {
        let text = sample().to_string().into_bytes();
        let result = read(&text[..cut.index(text.len())], HEAD);
        prop_assert!(matches!(result, Err(FeedError::CutOff | FeedError::Empty)), "{result:?}");
    }
}

#[test]
fn a_document_nested_without_end_is_refused() {
    let text = "[".repeat(100_000);
    assert!(matches!(read(text.as_bytes(), HEAD), Err(FeedError::NotJson | FeedError::CutOff)));
}

#[test]
fn a_number_too_large_for_its_place_is_a_fault() {
    for number in ["4294967296", "1e300", "-1e300", "18446744073709551615"] {
        let mut document = documented().remove(1);
        document["posts"][4]["body"][0]["width"] = serde_json::from_str::<Value>(number).unwrap();
        let faults = read(document.to_string().as_bytes(), HEAD).unwrap().faults;
        assert_eq!(faults.len(), 1, "{number}");
    }
}
