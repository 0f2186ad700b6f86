//! Mouse, wheel and fingers, by what a surface feels of them.

use e2e::browser::{Engine, Offset};
use e2e::page::{Page, Target};
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::Value;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("hovers", hovers),
    ("drags with the mouse", drags),
    ("clicks twice", clicks_twice),
    ("turns the wheel", turns_the_wheel),
    ("turns the wheel with Control held", turns_the_wheel_with_control),
    ("taps", taps),
    ("taps twice", taps_twice),
    ("swipes with a finger", swipes),
    ("creeps with a finger, and rests before it lifts", creeps),
    ("pinches with two fingers", pinches),
    ("scrolls with a finger", scrolls),
    ("drags once nothing is in front", waits_for_what_is_in_front),
];

fn hovers(_: &Site, page: &Page<'_>) {
    let pad = pad(page);
    pad.hover((-30, 20));
    page.wait("the mouse over the pad", || pad.read("return element.matches(':hover');"));
    assert_eq!(moves(&felt(page)).last(), Some(&(-30, 20)));
}

fn drags(_: &Site, page: &Page<'_>) {
    let pad = pad(page);
    pad.drag((120, -40));
    let felt = until(page, "pointerup", 1);
    let drag = one_stroke(&felt, "mouse");
    assert_eq!(drag.first(), Some(&(0, 0)));
    assert_eq!(drag.last(), Some(&(120, -40)));
    assert!(drag.len() > 5, "{drag:?}");
    assert!(lasted(&felt, "pointerdown", "pointerup") > 150.0, "{felt:?}");

    forget(page);
    pad.drag_at((0, 60), (-100, -80));
    let felt = until(page, "pointerup", 1);
    let drag = one_stroke(&felt, "mouse");
    assert_eq!(drag.first(), Some(&(-100, -80)));
    assert_eq!(drag.last(), Some(&(-100, -20)));
}

fn clicks_twice(_: &Site, page: &Page<'_>) {
    pad(page).double_click((40, 30));
    let felt = until(page, "dblclick", 1);
    assert_eq!(places(&felt, "click"), [(40, 30); 2]);
    assert_eq!(places(&felt, "dblclick"), [(40, 30)]);
    assert!(of(&felt, "pointerdown").all(|event| event["pointerType"] == "mouse"), "{felt:?}");
}

fn turns_the_wheel(_: &Site, page: &Page<'_>) {
    let pad = pad(page);
    let turns = [(0, 100), (0, 100), (0, -50), (30, 0)];
    for turn in turns {
        pad.wheel(turn, (20, 10));
    }
    pad.drag((50, 0));
    until(page, "pointerup", 1);
    pad.wheel((0, 100), (20, 10));
    let felt = until(page, "wheel", turns.len() + 1);
    let expected = [turns.as_slice(), &[(0, 100)]].concat();
    assert_eq!(deltas(&felt), expected);
    assert_eq!(places(&felt, "wheel"), vec![(20, 10); expected.len()]);
    assert!(of(&felt, "wheel").all(|event| event["ctrlKey"] == false), "{felt:?}");
}

fn turns_the_wheel_with_control(_: &Site, page: &Page<'_>) {
    let pad = pad(page);
    pad.zoom_wheel(-100, (20, 10));
    let felt = until(page, "wheel", 1);
    assert_eq!(deltas(&felt), [(0, -100)]);
    assert_eq!(places(&felt, "wheel"), [(20, 10)]);
    assert!(of(&felt, "wheel").all(|event| event["ctrlKey"] == true), "{felt:?}");
    pad.wheel((0, 100), (0, 0));
    let felt = until(page, "wheel", 2);
    assert!(of(&felt, "wheel").skip(1).all(|event| event["ctrlKey"] == false), "{felt:?}");
}

fn taps(_: &Site, page: &Page<'_>) {
    pad(page).tap((-60, 15));
    let felt = until(page, "click", 1);
    assert_eq!(one_stroke(&felt, "touch"), [(-60, 15)]);
    assert_eq!(places(&felt, "click"), [(-60, 15)]);
}

fn taps_twice(_: &Site, page: &Page<'_>) {
    pad(page).double_tap((25, -35));
    let felt = until(page, "click", 2);
    assert_eq!(places(&felt, "pointerdown"), [(25, -35); 2]);
    assert_eq!(places(&felt, "pointerup"), [(25, -35); 2]);
    assert!(of(&felt, "pointerdown").all(|event| event["pointerType"] == "touch"), "{felt:?}");
}

fn swipes(_: &Site, page: &Page<'_>) {
    let pad = pad(page);
    pad.swipe((-120, 10));
    let felt = until(page, "pointerup", 1);
    let swipe = one_stroke(&felt, "touch");
    assert_eq!(swipe.first(), Some(&(0, 0)));
    assert_eq!(swipe.last(), Some(&(-120, 10)));
    assert!(swipe.len() > 4, "{swipe:?}");

    forget(page);
    pad.swipe_at((0, -90), (10, 60));
    let felt = until(page, "pointerup", 1);
    let swipe = one_stroke(&felt, "touch");
    assert_eq!(swipe.first(), Some(&(10, 60)));
    assert_eq!(swipe.last(), Some(&(10, -30)));
}

fn creeps(_: &Site, page: &Page<'_>) {
    pad(page).creep((100, 0));
    let felt = until(page, "pointerup", 1);
    assert_eq!(one_stroke(&felt, "touch").last(), Some(&(100, 0)));
    assert!(lasted(&felt, "pointerdown", "pointerup") > 600.0, "{felt:?}");
    assert!(lasted(&felt, "pointermove", "pointerup") > 150.0, "{felt:?}");
}

fn pinches(_: &Site, page: &Page<'_>) {
    let pad = pad(page);
    for (from, to, at) in [(60, 200, (0, 0)), (181, 40, (20, -30))] {
        forget(page);
        pad.pinch_at(from, to, at);
        let felt = until(page, "pointerup", 2);
        assert!(felt.iter().all(|event| event["pointerType"] == "touch"), "{felt:?}");
        assert_eq!(of(&felt, "pointercancel").count(), 0, "{felt:?}");
        let first_move = felt.iter().position(|event| event["type"] == "pointermove");
        let downs = of(&felt[..first_move.unwrap_or_default()], "pointerdown").collect::<Vec<_>>();
        let [left, right] = downs[..] else { panic!("not two fingers at a time: {felt:?}") };
        let apart = |left: Offset, right: Offset| {
            assert_eq!((left.1, right.1), (at.1, at.1));
            u32::try_from(right.0 - left.0).unwrap_or_default()
        };
        assert_eq!(apart(place(left), place(right)), from);
        let of_finger = |finger: &Value| {
            let id = finger["pointerId"].clone();
            of(&felt, "pointermove").filter(|event| event["pointerId"] == id).map(place).collect::<Vec<_>>()
        };
        let [left, right] = [of_finger(left), of_finger(right)];
        assert!(left.len() > 5 && right.len() > 5, "{felt:?}");
        assert_eq!(apart(*left.last().unwrap(), *right.last().unwrap()), to);
    }
}

fn scrolls(_: &Site, page: &Page<'_>) {
    if page.engine() != Engine::Chromium {
        page.skip("only Chromium lets a driver's finger scroll");
    }
    page.read("");
    page.css(".tall").swipe((0, -200));
    page.wait("a page further down", || page.look::<f64>("return scrollY;", &[]) > 1_500.0);
}

fn waits_for_what_is_in_front(_: &Site, page: &Page<'_>) {
    let pad = pad(page);
    let () = pad.read(
        "const veil = document.createElement('div');
         veil.style.cssText = 'position: fixed; inset: 0';
         document.body.append(veil);
         setTimeout(() => veil.remove(), 500);",
    );
    pad.drag((40, 0));
    let felt = until(page, "pointerup", 1);
    assert_eq!(one_stroke(&felt, "mouse").last(), Some(&(40, 0)));
}

fn pad<'p>(page: &'p Page<'p>) -> Target<'p> {
    page.read("");
    page.css("#pad")
}

/// What the pad has felt, once it has felt so many of a type.
fn until(page: &Page<'_>, kind: &str, times: usize) -> Vec<Value> {
    page.becomes(&format!("how often the pad felt {kind}"), times, || of(&felt(page), kind).count());
    felt(page)
}

fn felt(page: &Page<'_>) -> Vec<Value> {
    page.look("return felt;", &[])
}

fn forget(page: &Page<'_>) {
    let () = page.look("felt.length = 0;", &[]);
}

fn of<'f>(felt: &'f [Value], kind: &str) -> impl Iterator<Item = &'f Value> {
    felt.iter().filter(move |event| event["type"] == kind)
}

fn place(event: &Value) -> Offset {
    serde_json::from_value(event["at"].clone()).unwrap()
}

fn places(felt: &[Value], kind: &str) -> Vec<Offset> {
    of(felt, kind).map(place).collect()
}

fn moves(felt: &[Value]) -> Vec<Offset> {
    places(felt, "pointermove")
}

fn deltas(felt: &[Value]) -> Vec<Offset> {
    of(felt, "wheel").map(|event| serde_json::from_value(event["delta"].clone()).unwrap()).collect()
}

/// From the last event of one type to the last of another, in milliseconds.
fn lasted(felt: &[Value], from: &str, to: &str) -> f64 {
    let at = |kind| of(felt, kind).last().and_then(|event| event["timeStamp"].as_f64()).unwrap();
    at(to) - at(from)
}

/// The way of the one pointer that pressed, after making sure that it was of this type and never cancelled.
fn one_stroke(felt: &[Value], pointer: &str) -> Vec<Offset> {
    let down = felt.iter().position(|event| event["type"] == "pointerdown").unwrap();
    let pressed: Vec<&Value> =
        felt[down..].iter().filter(|event| event["type"] == "pointerdown" || event["buttons"] == 1).collect();
    assert!(felt.iter().all(|event| event["type"] != "pointercancel"), "{felt:?}");
    let first = pressed[0];
    let is_the_one = |event: &&Value| {
        event["pointerType"] == pointer && event["pointerId"] == first["pointerId"] && event["buttons"] == 1
    };
    assert!(pressed.iter().all(is_the_one), "{felt:?}");
    pressed.into_iter().map(place).collect()
}
