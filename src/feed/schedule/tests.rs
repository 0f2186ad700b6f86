use super::*;
use proptest::prelude::*;

const GOOD: Outcome = Outcome::Good { refresh: 15, ended: false };
const BAD: Outcome = Outcome::Bad { retry_after: None };

fn after(outcome: Outcome, chance: u32) -> Schedule {
    let mut schedule = Schedule::new(true, true);
    schedule.on_result(outcome, 0, chance);
    schedule
}

#[test]
fn the_wait_is_refresh_plus_or_minus_ten_percent() {
    assert_eq!(after(GOOD, 0).due_in(0), Some(13_500));
    assert_eq!(after(GOOD, 500).due_in(0), Some(15_000));
    assert_eq!(after(GOOD, 999).due_in(0), Some(16_485));
    assert_eq!(after(GOOD, 500).due_in(4_000), Some(11_000));
    assert_eq!(after(GOOD, 500).due_in(20_000), Some(0));
}

#[test]
fn a_changed_refresh_takes_effect_with_the_next_response() {
    let mut schedule = after(GOOD, 500);
    schedule.request_started();
    schedule.on_result(Outcome::Good { refresh: 60, ended: false }, 15_000, 500);
    assert_eq!(schedule.due_in(15_000), Some(60_000));
}

#[test]
fn no_second_request_starts_while_one_is_under_way() {
    let mut schedule = after(GOOD, 0);
    schedule.request_started();
    schedule.poll_soon();
    assert_eq!(schedule.due_in(1_000_000), None);
}

#[test]
fn an_ended_coverage_is_not_polled_again() {
    let mut schedule = after(Outcome::Good { refresh: 5, ended: true }, 0);
    schedule.poll_soon();
    assert_eq!(schedule.due_in(i64::MAX / 2), None);
}

#[test]
fn an_ended_coverage_is_asked_for_once_when_the_reader_returns() {
    let ended = Outcome::Good { refresh: 5, ended: true };
    let mut schedule = after(ended, 0);
    for now in [1_000, 3_600_000] {
        schedule.on_return();
        let wait = schedule.due_in(now).unwrap();
        assert_eq!(wait, if now == 1_000 { 4_000 } else { 0 }, "not within five seconds");
        schedule.request_started();
        schedule.on_result(ended, now + 4_000, 0);
        assert_eq!(schedule.due_in(i64::MAX / 2), None);
    }
}

#[test]
fn a_hidden_page_does_not_poll_and_polls_soon_on_return() {
    let mut schedule = after(GOOD, 500);
    schedule.visible = false;
    assert_eq!(schedule.due_in(100_000), None);
    schedule.visible = true;
    schedule.poll_soon();
    assert_eq!(schedule.due_in(2_000), Some(3_000), "but not within five seconds");
    assert_eq!(schedule.due_in(8_000), Some(0));
}

#[test]
fn a_device_that_believes_to_have_no_network_is_not_waited_for_longer_than_half_a_minute() {
    for (outcome, wait) in [
        (Outcome::Good { refresh: 300, ended: false }, 30_000),
        (GOOD, 15_000),
        (Outcome::Bad { retry_after: Some(90) }, 90_000),
    ] {
        let mut schedule = after(outcome, 500);
        schedule.online = false;
        assert_eq!(schedule.due_in(0), Some(wait));
    }
}

#[test]
fn retry_after_holds_even_on_return() {
    let mut schedule = after(Outcome::Bad { retry_after: Some(90) }, 500);
    assert_eq!(schedule.due_in(0), Some(94_500));
    schedule.poll_soon();
    assert_eq!(schedule.due_in(0), Some(90_000));
    assert_eq!(after(Outcome::Bad { retry_after: Some(0) }, 0).due_in(0), Some(MIN_WAIT_MS));
    assert_eq!(after(Outcome::Bad { retry_after: Some(u32::MAX) }, 0).due_in(0), Some(u32::MAX));
}

#[test]
fn each_failure_doubles_the_back_off_up_to_the_maximum() {
    let mut schedule = Schedule::new(true, true);
    let longest: Vec<_> = (0..6)
        .map(|_| {
            schedule.request_started();
            schedule.on_result(BAD, 0, 1_000);
            schedule.due_in(0).unwrap()
        })
        .collect();
    assert_eq!(longest, [10_000, 20_000, 40_000, 80_000, 120_000, 120_000]);
    assert!(schedule.is_failing());
    schedule.request_started();
    schedule.on_result(GOOD, 0, 500);
    assert!(!schedule.is_failing());
    schedule.request_started();
    schedule.on_result(BAD, 0, 1_000);
    assert_eq!(schedule.due_in(0), Some(10_000), "one success resets the back-off");
}

#[test]
fn a_clock_that_is_set_does_not_stop_polling() {
    let mut schedule = Schedule::new(true, true);
    schedule.on_result(GOOD, 86_400_000, 500);
    assert_eq!(schedule.due_in(0), Some(15_000), "a day back");
    assert_eq!(schedule.due_in(15_000), Some(0));
    assert_eq!(after(GOOD, 500).due_in(86_400_000), Some(0), "a day ahead");
}

/// Something that happens to a page.
#[derive(Clone, Debug)]
enum Event {
    Passes(u32),
    Answer(Outcome),
    Visible(bool),
    Online(bool),
    PollSoon,
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
        1 => Just(Event::PollSoon),
    ]
}

proptest! {
    #[test]
    fn any_sequence_of_events_keeps_one_request_at_a_time_and_five_seconds_between_two(
        events in prop::collection::vec((event(), 0..1_000u32), 1..80),
    ) {
        let mut schedule = Schedule::new(true, true);
        let (mut now, mut requesting, mut ended) = (0, true, false);
        let mut requested_at = 0;
        let mut retry_after_until = 0;
        for (event, chance) in events {
            match event {
                Event::Passes(ms) => now += i64::from(ms),
                Event::Answer(outcome) if requesting => {
                    schedule.on_result(outcome, now, chance);
                    requesting = false;
                    match outcome {
                        Outcome::Good { ended: over, .. } => ended = over,
                        Outcome::Bad { retry_after } => {
                            retry_after_until = now + i64::from(retry_after.unwrap_or(0)) * 1_000;
                        }
                    }
                    if let Some(wait) = schedule.due_in(now) {
                        let most = match outcome {
                            Outcome::Good { refresh, .. } => u32::from(refresh) * 1_100,
                            Outcome::Bad { retry_after: Some(seconds) } => (seconds * 1_100).max(MIN_WAIT_MS),
                            Outcome::Bad { retry_after: None } => MAX_BACKOFF_MS,
                        };
                        prop_assert!((MIN_WAIT_MS..=most).contains(&wait), "{outcome:?}: {wait}");
                    }
                }
                Event::Answer(_) => {}
                Event::Visible(visible) => {
                    schedule.visible = visible;
                    schedule.poll_soon();
                }
                Event::Online(online) => {
                    schedule.online = online;
                    schedule.poll_soon();
                }
                Event::PollSoon => schedule.poll_soon(),
            }
            let due = schedule.due_in(now);
            prop_assert!(due.is_none() || !(requesting || ended) && schedule.visible);
            if due == Some(0) {
                prop_assert!(now - requested_at >= i64::from(MIN_WAIT_MS), "{now} follows {requested_at}");
                prop_assert!(now >= retry_after_until);
                schedule.request_started();
                (requesting, requested_at) = (true, now);
            } else if due.is_none() && !requesting && !ended {
                prop_assert!(!schedule.visible, "polling stops only for a reason");
            }
        }
    }
}
