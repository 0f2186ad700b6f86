//! Times, in a tree and written again.

use as_it_happened::markup::moment::{Clock, Style, in_words, rewritten, time};
use as_it_happened::markup::node::Node;
use as_it_happened::messages::format::Zone;
use as_it_happened::messages::plain::Plain;
use as_it_happened::messages::{Language, Messages};
use as_it_happened::timeline::coverage::Status;
use as_it_happened::timeline::moment::Moment;
use serde_json::json;
use std::sync::Arc;

use crate::stand::{Stand, html};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// A coverage on the clock of London in summer, a reader on that of New York.
fn messages() -> Messages {
    let language = Language::English;
    Messages { language, words: language.words(), format: Arc::new(Plain::new(60, -240)) }
}

#[test]
fn a_time_tells_its_day_where_it_is_not_the_expected_one_and_how_long_ago_while_that_is_short() {
    let messages = messages();
    let noon = at("2014-06-13T12:00:00Z");
    for (time_of, zone, post, sentence, update) in [
        ("2014-06-13T12:00:00Z", Zone::Coverage, "13:00<span class=\"time-ago\">Just now</span>", "13:00", "13:00"),
        ("2014-06-13T11:00:01Z", Zone::Coverage, "12:00<span class=\"time-ago\">59 min ago</span>", "12:00", "12:00"),
        ("2014-06-13T11:00:00Z", Zone::Coverage, "12:00", "12:00", "12:00"),
        // A clock that is behind knows no future.
        ("2014-06-13T12:01:00Z", Zone::Coverage, "13:01", "13:01", "13:01"),
        (
            "2014-06-12T22:59:00Z",
            Zone::Coverage,
            "23:59<span class=\"time-day\">12 June</span>",
            "23:59, 12 June",
            "23:59, 12 June",
        ),
        ("2014-06-12T23:00:00Z", Zone::Coverage, "00:00", "00:00", "00:00"),
        (
            "2014-06-13T03:59:00Z",
            Zone::Reader,
            "23:59<span class=\"time-day\">12 June</span>",
            "23:59, 12 June",
            "23:59, 12 June",
        ),
        // The day is told without its year, but the last update is told of in full.
        ("2013-06-13T11:00:00Z", Zone::Coverage, "12:00", "12:00", "12:00, 13 June"),
    ] {
        let clock = Clock::new(&messages, zone, noon, Some(noon));
        let of = |style| {
            let element = time(at(time_of), style, &messages, &clock);
            element.children.iter().map(Node::to_html).collect::<String>()
        };
        let written = [Style::Post, Style::Sentence, Style::Update].map(of);
        assert_eq!(written, [post, sentence, update], "{time_of} {zone:?}");
        assert_eq!(in_words(at(time_of), Style::Sentence, &messages, &clock), sentence, "{time_of}");
    }
}

#[test]
fn a_tree_tells_of_no_time_how_long_ago_it_was() {
    let messages = messages();
    let noon = at("2014-06-13T12:00:00Z");
    let clock = Clock::new(&messages, Zone::Coverage, noon, None);
    assert_eq!(time(noon, Style::Post, &messages, &clock).children, [Node::from("13:00")]);
}

#[test]
fn a_time_is_written_again_from_its_attributes_alone() {
    let messages = messages();
    let noon = at("2014-06-13T12:00:00Z");
    let before = Clock::new(&messages, Zone::Coverage, noon, None);
    let after = Clock::new(&messages, Zone::Reader, noon, Some(noon));
    for style in [Style::Post, Style::Sentence, Style::Update] {
        let written = time(at("2014-06-13T12:50:00+01:00"), style, &messages, &before);
        let value = |name| &written.attributes.iter().find(|(known, _)| *known == name).unwrap().1;
        let again = rewritten(value("datetime"), value("data-time"), &messages, &after);
        assert_eq!(again, Some(time(at("2014-06-13T12:50:00+01:00"), style, &messages, &after)));
        assert_ne!(again, Some(written));
    }
    for (datetime, style) in [("2014-06-13", "post"), ("", "post"), ("2014-06-13T12:50:00Z", "day")] {
        assert_eq!(rewritten(datetime, style, &messages, &after), None, "{datetime} {style}");
    }
}

#[test]
fn the_expected_day_is_today_until_the_coverage_has_ended() {
    let (modified, now) = (at("2014-06-13T18:00:00Z"), at("2026-01-01T00:00:00Z"));
    let end = at("2014-06-13T17:00:00Z");
    let mut coverage = Stand::with_posts(&json!([])).coverage;
    for (status, ended, expected) in
        [(Status::Live, Some(end), now), (Status::Ended, Some(end), end), (Status::Ended, None, modified)]
    {
        (coverage.status, coverage.end) = (status, ended);
        assert_eq!(coverage.expected_day(Some(modified), now), expected, "{status:?} {ended:?}");
    }
    assert_eq!(coverage.expected_day(None, now), now);
}

#[test]
fn the_words_of_a_sentence_stay_around_its_time() {
    let stand = Stand::with_posts(&json!([]));
    let line = html(
        stand.write(|context| as_it_happened::markup::masthead::staleness(true, at("2014-06-13T17:00:00Z"), context)),
    );
    let time = r#"<time datetime="2014-06-13T17:00:00Z" data-time="update">17:00</time>"#;
    assert_eq!(line, format!(r#"<p class="freshness">You are offline. The page is as it was at {time}.</p>"#));
}
