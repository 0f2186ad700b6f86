//! Keys by the names that are printed on them.

use serde_json::{Value, json};

/// The actions that press a chord such as `Control+End`.
///
/// # Panics
/// When a part of the chord is neither one character nor a known name.
pub(super) fn chord(chord: &str) -> Value {
    let keys: Vec<char> = chord.split('+').map(key).collect();
    let down = keys.iter().map(|key| stroke("keyDown", *key));
    let up = keys.iter().rev().map(|key| stroke("keyUp", *key));
    actions(&down.chain(up).collect::<Vec<_>>())
}

/// The actions that type a text.
pub(super) fn text(text: &str) -> Value {
    let strokes = text.chars().flat_map(|key| [stroke("keyDown", key), stroke("keyUp", key)]);
    actions(&strokes.collect::<Vec<_>>())
}

/// The keyboard with a key that is held while another source takes its second step.
///
/// # Panics
/// As [`chord`].
pub(super) fn held(name: &str) -> Value {
    let key = key(name);
    keyboard(&[stroke("keyDown", key), json!({"type": "pause"}), stroke("keyUp", key)])
}

fn actions(strokes: &[Value]) -> Value {
    json!({"actions": [keyboard(strokes)]})
}

fn keyboard(strokes: &[Value]) -> Value {
    json!({"type": "key", "id": "keyboard", "actions": strokes})
}

fn stroke(direction: &str, key: char) -> Value {
    json!({"type": direction, "value": key.to_string()})
}

fn key(name: &str) -> char {
    match name {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Meta" => '\u{E03D}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        _ => {
            let mut characters = name.chars();
            match (characters.next(), characters.next()) {
                (Some(key), None) => key,
                _ => panic!("no key is named {name:?}"),
            }
        }
    }
}
