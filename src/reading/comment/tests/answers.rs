use crate::reading::comment::Control;
use crate::reading::comment::answer::{Outcome, Receipt, Refusal, ServerReply, Why, read};
use crate::reading::comment::check::{Fault, Problem};
use crate::reading::comment::letter::letter;

fn answer(status: u16, kind: &str, body: &str) -> ServerReply {
    ServerReply::Answer { status, kind: kind.to_owned(), retry_after: None, body: body.as_bytes().to_vec() }
}

#[test]
fn every_answer_has_its_own_meaning() {
    let refused = |refusal| Outcome::Refused(refusal);
    for (status, outcome) in [
        (201, Outcome::Accepted(Receipt::Published)),
        (202, Outcome::Accepted(Receipt::InReview)),
        (0, refused(Refusal::NotUnderstood)),
        (204, refused(Refusal::NotUnderstood)),
        (302, refused(Refusal::NotUnderstood)),
        (400, refused(Refusal::Faults(Vec::new(), String::new()))),
        (401, refused(Refusal::Forbidden)),
        (403, refused(Refusal::Forbidden)),
        (404, refused(Refusal::Status(404))),
        (408, Outcome::Later(Why::Trouble, None)),
        (409, refused(Refusal::Known)),
        (413, refused(Refusal::TooLarge)),
        (422, refused(Refusal::Faults(Vec::new(), String::new()))),
        (429, Outcome::Later(Why::TooMany, None)),
        (500, Outcome::Later(Why::Trouble, None)),
        (503, Outcome::Later(Why::Trouble, None)),
        (599, Outcome::Later(Why::Trouble, None)),
    ] {
        assert_eq!(read(&answer(status, "", ""), true), outcome, "{status}");
    }
    assert_eq!(read(&ServerReply::Nothing, true), Outcome::Later(Why::Trouble, None));
}

#[test]
fn a_plain_200_counts_if_it_is_json() {
    let arrived = Outcome::Accepted(Receipt::Arrived);
    let other = Outcome::Refused(Refusal::NotUnderstood);
    assert_eq!(read(&answer(200, "application/json", "{\"ok\": true}"), true), arrived);
    assert_eq!(read(&answer(200, "application/vnd.form+json; charset=utf-8", "null"), true), arrived);
    assert_eq!(read(&answer(200, "text/html", "{}"), true), other);
    assert_eq!(read(&answer(200, "application/json", "<!doctype html>"), true), other);
    assert_eq!(read(&answer(200, "application/json", "{\"ok\": tr"), true), Outcome::Later(Why::Trouble, None));
}

#[test]
fn what_isso_may_have_is_not_sent_again_by_itself() {
    let unknown = Outcome::Refused(Refusal::Unknown);
    assert_eq!(read(&ServerReply::Nothing, false), unknown);
    assert_eq!(read(&answer(500, "", ""), false), unknown);
    assert_eq!(read(&answer(502, "", ""), false), unknown);
    assert_eq!(read(&answer(200, "application/json", "{"), false), unknown);
    assert_eq!(read(&answer(503, "", ""), false), Outcome::Later(Why::Trouble, None));
    assert_eq!(read(&answer(429, "", ""), false), Outcome::Later(Why::TooMany, None));
}

#[test]
fn a_problem_document_speaks_at_the_fields_that_it_points_to() {
    let body = r##"{"title": "No", "detail": "Two things.", "errors": [
        {"pointer": "#/email", "detail": "Bounces."}, {"pointer": "/text", "detail": "Too rude."},
        {"pointer": "#/mood", "detail": "Too bad."}, {"detail": 7}, "none"]}"##;
    let told = |control, words: &str| Fault { control, problem: Problem::Told(words.to_owned()) };
    assert_eq!(
        read(&answer(422, "application/problem+json", body), true),
        Outcome::Refused(Refusal::Faults(
            vec![told(Control::Email, "Bounces."), told(Control::Text, "Too rude.")],
            "Two things. Too bad.".to_owned()
        ))
    );
    for body in ["", "[]", "{", "{\"errors\": 3, \"detail\": {}}"] {
        let nothing = Outcome::Refused(Refusal::Faults(Vec::new(), String::new()));
        assert_eq!(read(&answer(400, "application/problem+json", body), true), nothing, "{body}");
    }
}

#[test]
fn a_letter_says_everything_in_characters_that_an_address_may_have() {
    let address = letter(
        "news@news.example",
        "50 % & more?",
        "One\nتحية 👋 +",
        &[("Name", "N. #1"), ("Place", ""), ("In reply to", "https://news.example/#post-7")],
    );
    assert!(address.is_ascii());
    let read = url::Url::parse(&address).unwrap();
    assert_eq!(read.path(), "news@news.example");
    // A plus sign stands for itself in mail, unlike in forms, so it must have been escaped.
    let parts: Vec<(String, String)> = read.query_pairs().into_owned().collect();
    assert_eq!(parts[0], ("subject".to_owned(), "50 % & more?".to_owned()));
    assert_eq!(parts[1].0, "body");
    assert_eq!(parts[1].1, "One\r\nتحية 👋 +\r\n\r\nName: N. #1\r\nIn reply to: https://news.example/#post-7");
}
