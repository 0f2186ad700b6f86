use proptest::prelude::*;

use crate::reading::comment::answer::{Outcome, Receipt, Refusal, Why};
use crate::reading::comment::submission::{Stage, Submission};

fn begun() -> Submission {
    let mut submission = Submission::default();
    submission.begin("first".to_owned());
    submission
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Later(Why::Trouble, None)),
        (0..1_000_u32).prop_map(|seconds| Outcome::Later(Why::TooMany, Some(seconds))),
        Just(Outcome::Refused(Refusal::Known)),
        Just(Outcome::Refused(Refusal::Unknown)),
        Just(Outcome::Refused(Refusal::NotUnderstood)),
        Just(Outcome::Refused(Refusal::Forbidden)),
        Just(Outcome::Accepted(Receipt::Published)),
    ]
}

proptest! {
    #[test]
    fn a_retry_never_doubles_a_comment(outcomes in prop::collection::vec((outcome(), 0..1_000_i64, any::<bool>()), 0..30)) {
        let mut submission = begun();
        for (outcome, chance, edits) in outcomes {
            let may_have_arrived = matches!(outcome, Outcome::Later(..))
                || matches!(outcome, Outcome::Refused(Refusal::Unknown | Refusal::NotUnderstood));
            let key = submission.key().to_owned();
            submission.finish_attempt(outcome, 0, chance);
            prop_assert_eq!(submission.key() == key, may_have_arrived);
            // A page that comes later knows it by the same key.
            if may_have_arrived {
                let later = Submission::restore(submission.mark().as_deref(), true);
                prop_assert_eq!(later.key(), &key);
            }
            if edits {
                submission.edit();
                prop_assert_eq!(submission.key() == key, may_have_arrived);
            }
            submission.begin("another".to_owned());
        }
    }

    #[test]
    fn waits_grow_up_to_two_minutes_and_are_never_none(failures in 1..40_u32, chance in 0..1_000_i64) {
        let mut submission = begun();
        for _ in 0..failures {
            submission.finish_attempt(Outcome::Later(Why::Trouble, None), 5_000, chance);
        }
        let Stage::Queued(wait) = submission.stage() else { panic!("not queued") };
        let limit = (2_000 << (failures - 1).min(10)).min(120_000);
        prop_assert!((1_000..=limit.max(1_000)).contains(&(wait.until - 5_000)));
    }
}

#[test]
fn a_network_ends_a_wait_but_not_one_that_the_server_asked_for() {
    let mut submission = begun();
    submission.finish_attempt(Outcome::Later(Why::Trouble, None), 0, 999);
    assert!(!submission.is_due(1_000, false) && submission.is_due(1_000, true) && submission.is_due(2_000, false));
    submission.finish_attempt(Outcome::Later(Why::TooMany, Some(60)), 0, 0);
    assert!(!submission.is_due(59_999, true) && submission.is_due(60_000, false));
    submission.wait_for_network();
    assert!(!submission.is_due(1 << 50, false) && submission.is_due(0, true));
}

#[test]
fn a_comment_is_held_while_it_is_on_its_way() {
    let mut submission = begun();
    assert!(submission.is_held());
    submission.finish_attempt(Outcome::Later(Why::Trouble, None), 0, 0);
    assert!(submission.is_held());
    submission.edit();
    assert!(!submission.is_held());
    submission.hand_to_reader();
    assert!(submission.is_held());
}

#[test]
fn a_page_that_comes_later_goes_on_where_this_one_stopped() {
    let stage = |submission: &Submission, repeatable| {
        Submission::restore(submission.mark().as_deref(), repeatable).stage().clone()
    };
    let under_way = begun();
    assert!(matches!(stage(&under_way, true), Stage::Queued(_)));
    assert_eq!(stage(&under_way, false), Stage::Refused(Refusal::Unknown));
    let mut queued = Submission::default();
    queued.wait_for_network();
    assert!(Submission::restore(queued.mark().as_deref(), false).is_due(0, false));
    let mut asked_to_wait = begun();
    asked_to_wait.finish_attempt(Outcome::Later(Why::TooMany, Some(60)), 5_000, 0);
    let restored = Submission::restore(asked_to_wait.mark().as_deref(), true);
    assert!(!restored.is_due(64_999, true) && restored.is_due(65_000, false));
    assert_eq!(restored.key(), "first");
    let mut letter = Submission::default();
    letter.hand_to_reader();
    assert_eq!(stage(&letter, false), Stage::InLetter);
    let mut sent = begun();
    sent.finish_attempt(Outcome::Accepted(Receipt::Arrived), 0, 0);
    assert_eq!((sent.mark(), Submission::default().mark()), (None, None));
    assert_eq!(Submission::restore(None, true), Submission::default());
    for broken in ["", "x", "ß", "e", "é1"] {
        assert_eq!(*Submission::restore(Some(broken), true).stage(), Stage::Editing, "{broken}");
    }
}
