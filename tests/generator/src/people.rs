use serde_json::{Value, json};

use crate::prose::TOWNS;
use crate::random::Random;

const GIVEN: [&str; 18] = [
    "Ada",
    "Björn",
    "Chloé",
    "Dov",
    "Esra",
    "Fatima",
    "Grégoire",
    "Hashim",
    "Ingrid",
    "João",
    "Kateřina",
    "ليلى",
    "Miloš",
    "Nour",
    "Odile",
    "Paweł",
    "Rúna",
    "Søren",
];

const FAMILY: [&str; 12] = [
    "Abbot",
    "Brandt",
    "Çelik",
    "Dufour",
    "Eriksen",
    "Fenn",
    "Güneş",
    "Haddad",
    "Ibsen",
    "Jovanović",
    "Kowalski",
    "Lund",
];

const ROLES: [&str; 6] =
    ["Weather editor", "Rivers correspondent", "Political editor", "Farming correspondent", "Reporter", "Data editor"];

const PAPERS: [&str; 6] =
    ["Lowland Press Agency", "The Fen Gazette", "Radio Osier", "Canal 4", "Abendblatt", "صحيفة النهر"];

const OFFICES: [&str; 6] =
    ["The water board", "The interior ministry", "The river police", "The county council", "The army", "Aune Railways"];

/// In turn, so that any dozen posts in a row hold every kind of voice.
const VOICES: [&str; 12] = [
    "desk",
    "press",
    "official",
    "reader",
    "desk",
    "correspondent",
    "social",
    "press",
    "desk",
    "reader",
    "official",
    "correspondent",
];

/// Whose words post `number` carries.
pub fn source(number: usize, random: &mut Random) -> Value {
    let kind = VOICES[number % VOICES.len()];
    let given = random.pick(&GIVEN);
    let full = format!("{given} {}", random.pick(&FAMILY));
    match kind {
        "correspondent" => {
            json!({ "type": kind, "name": full, "role": random.pick(&ROLES), "place": random.pick(&TOWNS) })
        }
        "reader" => {
            json!({ "type": kind, "name": given, "place": random.pick(&TOWNS), "channel": random.pick(&["email", "sms", "comment"]) })
        }
        "social" => {
            let handle = format!("@{}{}", random.pick(&["fen", "aune", "weir", "dyke"]), random.below(100));
            json!({ "type": kind, "name": full, "handle": handle, "channel": "post" })
        }
        "press" => {
            json!({ "type": kind, "name": random.pick(&PAPERS), "channel": random.pick(&["report", "broadcast"]) })
        }
        "official" => json!({ "type": kind, "name": full, "organisation": random.pick(&OFFICES) }),
        _ => json!({ "type": kind }),
    }
}
