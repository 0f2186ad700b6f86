use super::*;
use proptest::prelude::*;

const fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

fn stage() -> Stage {
    let mut stage = Stage::default();
    stage.fit(Room { stage: point(400.0, 600.0), picture: point(400.0, 300.0), pixels: 1600.0 });
    stage
}

/// One finger from the middle by `way`, in that many milliseconds.
fn swipe(stage: &mut Stage, way: Point, ms: f64) -> Option<GestureEnd> {
    stage.press(1, point(0.0, 0.0), 0.0);
    for part in 1..=10 {
        let share = f64::from(part) / 10.0;
        stage.drag(1, point(way.x * share, way.y * share));
    }
    stage.release(1, way, ms)
}

fn tap(stage: &mut Stage, at: Point, ms: f64) -> Option<GestureEnd> {
    stage.press(1, at, ms);
    assert_eq!(stage.release(1, at, ms + 20.0), None);
    stage.click()
}

#[test]
fn a_far_or_quick_swipe_brings_the_picture_from_beyond_the_other_edge_and_one_downwards_closes() {
    for (x, y, ms, end) in [
        (-150.0, 20.0, 1000.0, Some(GestureEnd::FromRight)),
        (150.0, 20.0, 1000.0, Some(GestureEnd::FromLeft)),
        (-60.0, 0.0, 1000.0, None),
        (-60.0, 0.0, 100.0, Some(GestureEnd::FromRight)),
        (20.0, 200.0, 1000.0, Some(GestureEnd::Close)),
        (20.0, -200.0, 100.0, None),
    ] {
        assert_eq!(swipe(&mut stage(), point(x, y), ms), end, "{x} {y} in {ms} ms");
    }
}

#[test]
fn a_swipe_keeps_to_the_axis_it_began_on() {
    let mut stage = stage();
    stage.press(1, point(0.0, 0.0), 0.0);
    stage.drag(1, point(-30.0, 5.0));
    stage.drag(1, point(-40.0, 300.0));
    assert_eq!(stage.pull(), point(-40.0, 0.0));
    assert_eq!(stage.release(1, point(-40.0, 300.0), 2000.0), None);
    assert_eq!(stage.pull(), point(0.0, 0.0));
}

#[test]
fn two_taps_in_one_place_bring_that_place_close() {
    let mut stage = stage();
    assert_eq!(tap(&mut stage, point(100.0, 50.0), 0.0), None);
    assert!(stage.zoom().is_whole());
    assert_eq!(tap(&mut stage, point(104.0, 52.0), 200.0), None);
    assert!(!stage.zoom().is_whole());
    assert!(stage.zoom().shift().x < 0.0);
}

#[test]
fn two_slow_taps_are_no_double_tap() {
    let mut stage = stage();
    tap(&mut stage, point(0.0, 0.0), 0.0);
    tap(&mut stage, point(0.0, 0.0), 900.0);
    assert!(stage.zoom().is_whole());
}

#[test]
fn a_tap_beside_the_picture_closes() {
    assert_eq!(tap(&mut stage(), point(0.0, 200.0), 0.0), Some(GestureEnd::Close));
}

#[test]
fn two_fingers_that_part_bring_the_picture_close_and_do_nothing_else() {
    let mut stage = stage();
    stage.press(1, point(-50.0, 0.0), 0.0);
    stage.press(2, point(50.0, 0.0), 10.0);
    stage.drag(1, point(-100.0, 0.0));
    stage.drag(2, point(100.0, 0.0));
    assert!((stage.zoom().scale() - 2.0).abs() < 1e-9);
    assert_eq!(stage.release(2, point(100.0, 0.0), 100.0), None);
    stage.drag(1, point(100.0, 0.0));
    assert_eq!(stage.release(1, point(100.0, 0.0), 120.0), None);
    assert!((stage.zoom().scale() - 2.0).abs() < 1e-9);
    assert!(!stage.is_held());
}

#[test]
fn a_pinch_in_many_moves_ends_as_one_in_a_single_move() {
    let pinch = |moves: u32| {
        let mut stage = stage();
        // The picture is lower than the stage at first, which holds it in the middle until it is higher.
        stage.press(1, point(-130.0, 30.0), 0.0);
        stage.press(2, point(-30.0, 30.0), 10.0);
        for part in 1..=moves {
            let share = 100.0 * f64::from(part) / f64::from(moves);
            stage.drag(1, point(-130.0 - share, 30.0));
            stage.drag(2, point(-30.0 + share, 30.0));
        }
        stage.zoom()
    };
    assert_eq!(pinch(20), pinch(1));
}

#[test]
fn a_picture_that_is_close_is_moved_rather_than_left() {
    let mut stage = stage();
    stage.zoom_by(3.0, point(0.0, 0.0));
    assert_eq!(swipe(&mut stage, point(-150.0, 0.0), 100.0), None);
    assert!(stage.zoom().shift().x < -100.0);
}

#[test]
fn a_mouse_that_rests_does_not_take_the_picture_from_the_finger() {
    let mut stage = stage();
    stage.press(1, point(0.0, 0.0), 0.0);
    stage.drag(1, point(-60.0, 0.0));
    stage.lose(7);
    assert_eq!(stage.release(1, point(-60.0, 0.0), 100.0), Some(GestureEnd::FromRight));
}

#[test]
fn a_pointer_that_was_lifted_unseen_is_not_another_one() {
    let mut stage = stage();
    stage.press(1, point(0.0, 0.0), 0.0);
    stage.press(1, point(100.0, 0.0), 500.0);
    stage.drag(1, point(104.0, 0.0));
    assert!(stage.zoom().is_whole());
    assert_eq!(stage.pull(), point(0.0, 0.0));
}

#[derive(Clone, Debug)]
enum Event {
    Press(i32, Point),
    Drag(i32, Point),
    Release(i32, Point),
    Lose(i32),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let place = (-200.0..200.0, -300.0..300.0).prop_map(|(x, y)| point(x, y));
    let event = (0..10u8, 1..4i32, place).prop_map(|(kind, id, at)| match kind {
        0..3 => Event::Press(id, at),
        3..7 => Event::Drag(id, at),
        7..9 => Event::Release(id, at),
        _ => Event::Lose(id),
    });
    prop::collection::vec(event, 0..60)
}

proptest! {
    #[test]
    fn no_order_of_events_leaves_it_held_once_all_fingers_are_up(events in events()) {
        let mut stage = stage();
        let mut down = std::collections::BTreeSet::new();
        for (ms, event) in events.into_iter().enumerate() {
            match event {
                Event::Press(id, at) => {
                    if down.insert(id) {
                        stage.press(id, at, ms as f64);
                    }
                }
                Event::Drag(id, at) => stage.drag(id, at),
                Event::Release(id, at) => {
                    if down.remove(&id) {
                        stage.release(id, at, ms as f64);
                    }
                }
                Event::Lose(id) => {
                    down.remove(&id);
                    stage.lose(id);
                }
            }
            prop_assert!(stage.zoom().scale() >= 1.0);
        }
        for id in down {
            stage.release(id, point(0.0, 0.0), 1e6);
        }
        prop_assert!(!stage.is_held());
    }
}
