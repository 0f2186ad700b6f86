use super::*;
use proptest::prelude::*;

const GOOD: Outcome = Outcome::Good { refresh: 15, ended: false };
const BAD: Outcome = Outcome::Bad { retry_after: None };

fn after(outcome: Outcome, chance: u32) -> Schedule {
    let mut schedule = Schedule::new(true, true);
    schedule.hear(outcome, 0, chance);
    schedule
}

#[test]
fn the_newsroom_says_how_often_within_a_tenth() {
    assert_eq!(after(GOOD, 0).due_in(0), Some(13_500));
    assert_eq!(after(GOOD, 500).due_in(0), Some(15_000));
    assert_eq!(after(GOOD, 999).due_in(0), Some(16_485));
    assert_eq!(after(GOOD, 500).due_in(4_000), Some(11_000));
    assert_eq!(after(GOOD, 500).due_in(20_000), Some(0));
}

#[test]
fn another_wish_of_the_newsroom_is_followed_from_the_next_answer_on() {
    let mut schedule = after(GOOD, 500);
    schedule.ask();
    schedule.hear(Outcome::Good { refresh: 60, ended: false }, 15_000, 500);
    assert_eq!(schedule.due_in(15_000), Some(60_000));
}

#[test]
fn nothing_is_asked_while_a_question_is_under_way() {
    let mut schedule = after(GOOD, 0);
    schedule.ask();
    schedule.hurry();
    assert_eq!(schedule.due_in(1_000_000), None);
}

#[test]
fn a_coverage_that_has_ended_is_not_asked_for_again() {
    let mut schedule = after(Outcome::Good { refresh: 5, ended: true }, 0);
    schedule.hurry();
    assert_eq!(schedule.due_in(i64::MAX / 2), None);
}

#[test]
fn nothing_is_asked_unseen_or_without_a_network_and_at_once_on_return() {
    let mut schedule = after(GOOD, 500);
    schedule.visible = false;
    assert_eq!(schedule.due_in(100_000), None);
    schedule.visible = true;
    schedule.online = false;
    assert_eq!(schedule.due_in(100_000), None);
    schedule.online = true;
    schedule.hurry();
    assert_eq!(schedule.due_in(2_000), Some(3_000), "but not within five seconds");
    assert_eq!(schedule.due_in(8_000), Some(0));
}

#[test]
fn a_server_that_wants_to_be_left_alone_is_even_on_return() {
    let mut schedule = after(Outcome::Bad { retry_after: Some(90) }, 500);
    assert_eq!(schedule.due_in(0), Some(94_500));
    schedule.hurry();
    assert_eq!(schedule.due_in(0), Some(90_000));
    assert_eq!(after(Outcome::Bad { retry_after: Some(0) }, 0).due_in(0), Some(LEAST_MS));
    assert_eq!(after(Outcome::Bad { retry_after: Some(u32::MAX) }, 0).due_in(0), Some(u32::MAX));
}

#[test]
fn each_failure_doubles_how_long_is_waited_at_most() {
    let mut schedule = Schedule::new(true, true);
    let longest: Vec<_> = (0..6)
        .map(|_| {
            schedule.ask();
            schedule.hear(BAD, 0, 1_000);
            schedule.due_in(0).unwrap()
        })
        .collect();
    assert_eq!(longest, [10_000, 20_000, 40_000, 80_000, 120_000, 120_000]);
    assert!(schedule.is_failing());
    schedule.ask();
    schedule.hear(GOOD, 0, 500);
    assert!(!schedule.is_failing());
    schedule.ask();
    schedule.hear(BAD, 0, 1_000);
    assert_eq!(schedule.due_in(0), Some(10_000), "one good answer, and it begins anew");
}

#[test]
fn a_clock_that_is_set_does_not_stop_the_page() {
    let mut schedule = Schedule::new(true, true);
    schedule.hear(GOOD, 86_400_000, 500);
    assert_eq!(schedule.due_in(0), Some(15_000), "a day back");
    assert_eq!(schedule.due_in(15_000), Some(0));
    assert_eq!(after(GOOD, 500).due_in(86_400_000), Some(0), "a day ahead");
}

/// What may happen to a page.
#[derive(Clone, Debug)]
enum Event {
    Passes(u32),
    Answer(Outcome),
    Visible(bool),
    Online(bool),
    Hurry,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0..200_000u32).prop_map(Event::Passes),
        4 => prop_oneof![
            (5..=300u16, prop::bool::weighted(0.05)).prop_map(|(refresh, ended)| Outcome::Good { refresh, ended }),
            prop::option::of(0..4_000u32).prop_map(|retry_after| Outcome::Bad { retry_after }),
        ].prop_map(Event::Answer),
        1 => any::<bool>().prop_map(Event::Visible),
        1 => any::<bool>().prop_map(Event::Online),
        1 => Just(Event::Hurry),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_one_question_at_a_time_and_never_two_within_five_seconds(
        events in prop::collection::vec((event(), 0..1_000u32), 1..80),
    ) {
        let mut schedule = Schedule::new(true, true);
        let (mut now, mut asking, mut ended) = (0, true, false);
        let mut asked_at = 0;
        let mut left_alone_until = 0;
        for (event, chance) in events {
            match event {
                Event::Passes(ms) => now += i64::from(ms),
                Event::Answer(outcome) if asking => {
                    schedule.hear(outcome, now, chance);
                    asking = false;
                    match outcome {
                        Outcome::Good { ended: over, .. } => ended = over,
                        Outcome::Bad { retry_after } => {
                            left_alone_until = now + i64::from(retry_after.unwrap_or(0)) * 1_000;
                        }
                    }
                    if let Some(wait) = schedule.due_in(now) {
                        let most = match outcome {
                            Outcome::Good { refresh, .. } => u32::from(refresh) * 1_100,
                            Outcome::Bad { retry_after: Some(seconds) } => (seconds * 1_100).max(LEAST_MS),
                            Outcome::Bad { retry_after: None } => MOST_MS,
                        };
                        prop_assert!((LEAST_MS..=most).contains(&wait), "{outcome:?}: {wait}");
                    }
                }
                Event::Answer(_) => {}
                Event::Visible(visible) => {
                    schedule.visible = visible;
                    schedule.hurry();
                }
                Event::Online(online) => {
                    schedule.online = online;
                    schedule.hurry();
                }
                Event::Hurry => schedule.hurry(),
            }
            let due = schedule.due_in(now);
            prop_assert!(due.is_none() || !(asking || ended) && schedule.visible && schedule.online);
            if due == Some(0) {
                prop_assert!(now - asked_at >= i64::from(LEAST_MS), "{now} follows {asked_at}");
                prop_assert!(now >= left_alone_until);
                schedule.ask();
                (asking, asked_at) = (true, now);
            } else if due.is_none() && !asking && !ended {
                prop_assert!(!schedule.visible || !schedule.online, "it never stops without a reason");
            }
        }
    }
}
